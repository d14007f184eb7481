"""Figures as plain JSON: the same ones, key by key, that the browser draws (``tests/data/figure`` holds the pairs)."""

from __future__ import annotations

from .describe import describe_light_curve, describe_sky_map
from .lightcurve import light_curve_figure
from .multiples import small_multiples
from .skymap import sky_scene

__all__ = [
    "describe_light_curve",
    "describe_sky_map",
    "light_curve_figure",
    "sky_scene",
    "small_multiples",
]
