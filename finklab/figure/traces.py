"""Traces of plotly JSON: one per kind of point and band."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .points import BANDS, KINDS, Band, Point

Trace = dict[str, Any]

#: What follows the band in the legend.
_NAMES = {"valid": "", "badquality": " low quality", "upperlim": " upper limits"}
_LOOK: dict[str, Trace] = {
    "valid": {"size": 9, "opacity": 1, "symbol": None},
    "badquality": {"size": 6, "opacity": 1, "symbol": "triangle-up"},
    "upperlim": {"size": 7, "opacity": 0.7, "symbol": "triangle-down-open"},
}
_QUALITY = {"valid": "", "badquality": ", low quality"}
_WHEN = "%{x|%Y-%m-%d %H:%M:%S.%L} UTC<br>MJD %{customdata[0]:.6f}<extra></extra>"
_LIMIT = f"fainter than %{{y:.3f}} mag<br>{_WHEN}"


def traces_of(points: Sequence[Point], object_id: str, *, panel: int = 1, counts: bool = True) -> list[Trace]:
    """The traces of one object in one panel (numbered from 1)."""
    traces = []
    for kind in KINDS:
        for band in BANDS:
            own = [p for p in points if p.kind == kind and p.band is band]
            if own:
                traces.append(_trace(own, band, kind, object_id, panel, counts))
    return traces


def legend_once(traces: Sequence[Trace]) -> list[Trace]:
    """Each band and kind once in the legend, however many panels show it."""
    seen: set[str] = set()
    once = []
    for trace in traces:
        once.append({**trace, "showlegend": trace["legendgroup"] not in seen})
        seen.add(trace["legendgroup"])
    return once


def _trace(points: Sequence[Point], band: Band, kind: str, object_id: str, panel: int, counts: bool) -> Trace:
    look = _LOOK[kind]
    name = f"{band.name}{_NAMES[kind]}"
    errors = [p.error for p in points]
    trace: Trace = {
        "type": "scatter",
        "mode": "markers",
        "name": f"{name} ({len(points)})" if counts else name,
        "legendgroup": f"{band.name} {kind}",
        "showlegend": True,
        "x": [p.date for p in points],
        "y": [p.magnitude for p in points],
        "customdata": [[p.mjd, " (-)" if p.negative else ""] for p in points],
        "marker": {
            "color": band.color,
            "symbol": look["symbol"] or band.symbol,
            "size": look["size"],
            "opacity": look["opacity"],
        },
        "hovertemplate": _hover(kind, errors),
        "meta": {"object": object_id, "band": band.name, "kind": kind},
    }
    if panel > 1:
        trace |= {"xaxis": f"x{panel}", "yaxis": f"y{panel}"}
    if kind != "upperlim":
        trace["error_y"] = {"type": "data", "array": errors, "thickness": 1, "width": 0}
    return trace


def _hover(kind: str, errors: Sequence[float | None]) -> str | list[str]:
    """One template, or one per point where some errors are not known (plotly would write 0.000)."""
    if kind == "upperlim":
        return _LIMIT
    tail = f"%{{customdata[1]}}{_QUALITY[kind]}"
    known = f"%{{y:.3f}} ± %{{error_y.array:.3f}} mag{tail}<br>{_WHEN}"
    unknown = f"%{{y:.3f}} mag{tail}, error unknown<br>{_WHEN}"
    return [unknown if e is None else known for e in errors] if None in errors else known
