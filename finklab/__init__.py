"""Fink alerts in a Jupyter kernel: search, light curves, cones, plots. One line each.

>>> import finklab
>>> lc = finklab.light_curve("ZTF20abfcszi")
>>> finklab.plot(lc)

Tables are pandas DataFrames. Their columns have Fink's names (``i:`` survey, ``d:`` Fink, ``v:`` computed);
``finklab.columns()`` tells the meaning and unit of each, ``df.attrs["units"]`` those of one table.
"""

from __future__ import annotations

from .addresses import Source, source
from .columns import columns
from .errors import FinkError, FinkIncomplete
from .offered import sources
from .plots import LightCurvePlot, SkyMap, plot, sky_map
from .queries import cone_search, latests, light_curve, search
from .version import __version__

__all__ = [
    "FinkError",
    "FinkIncomplete",
    "LightCurvePlot",
    "SkyMap",
    "Source",
    "__version__",
    "columns",
    "cone_search",
    "latests",
    "light_curve",
    "plot",
    "search",
    "sky_map",
    "source",
    "sources",
]
