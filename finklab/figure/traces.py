"""Traces of plotly JSON: one per kind of point and band."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .points import BANDS, KINDS, Band, Point, count_of

_LOOK: dict[str, dict[str, Any]] = {
    "valid": {"size": 9, "opacity": 1, "symbol": None},
    "badquality": {"size": 6, "opacity": 1, "symbol": "triangle-up"},
    "upperlim": {"size": 7, "opacity": 0.5, "symbol": "triangle-down-open"},
}
_WHEN = "%{x|%Y-%m-%d %H:%M:%S.%L} UTC<br>MJD %{customdata[0]:.6f}"
_HOVER = {
    "valid": f"%{{y:.3f}} ± %{{error_y.array:.3f}} mag %{{customdata[1]}}<br>{_WHEN}<extra></extra>",
    "badquality": f"%{{y:.3f}} ± %{{error_y.array:.3f}} mag %{{customdata[1]}}, low quality<br>{_WHEN}<extra></extra>",
    "upperlim": f"fainter than %{{y:.3f}} mag<br>{_WHEN}<extra></extra>",
}


def traces_of(
    points: Sequence[Point],
    object_id: str,
    *,
    panel: int = 1,
    counts: bool = True,
    in_legend: Callable[[Band, str], bool] = lambda _band, _kind: True,
) -> list[dict[str, Any]]:
    """The traces of one object in one panel (numbered from 1)."""
    traces = []
    for kind in KINDS:
        for band in BANDS:
            own = [p for p in points if p.kind == kind and p.band is band]
            if own:
                traces.append(_trace(own, band, kind, object_id, panel, counts, in_legend(band, kind)))
    return traces


def _trace(
    points: Sequence[Point],
    band: Band,
    kind: str,
    object_id: str,
    panel: int,
    counts: bool,
    shown: bool,
) -> dict[str, Any]:
    look = _LOOK[kind]
    name = band.name if kind == "valid" else f"{band.name} {count_of(kind, 2)[2:]}"
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "name": f"{name} ({len(points)})" if counts else name,
        "legendgroup": f"{band.name} {kind}",
        "showlegend": shown,
        "x": [p.date for p in points],
        "y": [p.magnitude for p in points],
        "customdata": [[p.mjd, "(-)" if p.negative else ""] for p in points],
        "marker": {
            "color": band.color,
            "symbol": look["symbol"] or band.symbol,
            "size": look["size"],
            "opacity": look["opacity"],
        },
        "hovertemplate": _HOVER[kind],
        "meta": {"object": object_id, "band": band.name, "kind": kind},
    }
    if panel > 1:
        trace |= {"xaxis": f"x{panel}", "yaxis": f"y{panel}"}
    if kind != "upperlim":
        trace["error_y"] = {
            "type": "data",
            "array": [p.error for p in points],
            "thickness": 1,
            "width": 0,
        }
    return trace
