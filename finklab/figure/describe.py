"""One honest sentence about a figure, for terminals and screen readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .numbers import fixed, shortest
from .points import BANDS, Row, count_of, object_of, points_of
from .text import shown


def describe_light_curve(rows: Sequence[Row], *, object_id: str | None = None, source: str | None = None) -> str:
    """Object, number of points per band and kind, dates, range of magnitudes, source."""
    name = f"Light curve of {shown(object_of(rows) if object_id is None else object_id)} (ZTF)"
    origin = "" if source is None else f" Source: {source}."
    points, _ = points_of(rows)
    detections = [p for p in points if p.kind == "valid"]
    counts = []
    for band in BANDS:
        n = sum(p.band is band for p in detections)
        if n:
            counts.append(f"{n} {band.name} {'detection' if n == 1 else 'detections'}")
    for kind in ("badquality", "upperlim"):
        n = sum(p.kind == kind for p in points)
        if n:
            counts.append(count_of(kind, n))
    if not counts:
        return f"{name}: no points.{origin}"
    first, last = points[0].date[:10], points[-1].date[:10]
    dates = f"on {first} UTC" if first == last else f"{first} to {last} UTC"
    magnitudes = ""
    if detections:
        bright = fixed(min(p.magnitude for p in detections), 2)
        faint = fixed(max(p.magnitude for p in detections), 2)
        span = bright if bright == faint else f"{bright} to {faint}"
        magnitudes = f", difference magnitude {span}"
    return f"{name}: {', '.join(counts)}, {dates}{magnitudes}.{origin}"


def describe_sky_map(scene: Mapping[str, Any]) -> str:
    """Title, number of points per class, the circle, what was left out."""
    n = len(scene["points"])
    classes = ", ".join(f"{c['count']} {c['name']}" for c in scene["classes"])
    cone = scene.get("cone")
    circle = (
        f" Circle of {shortest(cone['radius'])} arcsec around {fixed(cone['ra'], 5)}, {fixed(cone['dec'], 5)} deg."
        if cone
        else ""
    )
    return (
        f"{scene['title']}{' (simulated)' if scene['simulated'] else ''}: {n} {'point' if n == 1 else 'points'}"
        f"{f' ({classes})' if n else ''}.{circle}{' ' + scene['note'] if scene.get('note') else ''}"
    )
