"""Rounding that gives the same double as the browser's."""

from __future__ import annotations

import math


def rounded(value: float, decimals: int) -> float:
    """Half up: ``floor(x * 10^n + 0.5) / 10^n``."""
    scale: int = 10**decimals
    return math.floor(value * scale + 0.5) / scale


def fixed(value: float, decimals: int) -> str:
    """Text with a fixed number of decimals, rounded as `rounded` does."""
    return f"{rounded(value, decimals):.{decimals}f}"


def finite(value: object) -> float | None:
    """A finite float, or None for what is missing or no number (pandas' NA, None, NaN, text)."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        number = float(value)  # type: ignore[arg-type]  # whatever numpy or pandas number it is
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def shortest(value: float) -> str:
    """The shortest text of a number: ``1800``, not ``1800.0``."""
    return str(int(value)) if value == int(value) else repr(value)
