"""A sky map as a scene of plain JSON."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from .numbers import finite, rounded
from .text import simulated

Scene = dict[str, Any]

MAX_POINTS = 5000
_CLASSES = 12
MARKERS = ("circle", "square", "triangle-up", "triangle-down", "diamond", "cross", "x", "star")
_FINK = {
    "Early SN Ia candidate": ("#E03131", "star"),
    "SN candidate": ("#F76707", "circle"),
    "Kilonova candidate": ("#343A40", "diamond"),
    "Microlensing candidate": ("#5C940D", "square"),
    "Solar System MPC": ("#C98A00", "triangle-up"),
    "Solar System candidate": ("#3B5BDB", "triangle-down"),
    "Tracklet": ("#7048E8", "cross"),
    "Ambiguous": ("#AE3EC9", "x"),
    "Unknown": ("#868E96", "circle"),
}
_OTHERS = ("#1C7ED6", "#0B7285", "#0CA678")


def sky_scene(
    points: Sequence[Mapping[str, Any]],
    *,
    title: str = "Sky map",
    cone: Mapping[str, float] | None = None,
    max_points: int = MAX_POINTS,
) -> Scene:
    """A map of points ``{id, ra, dec, label?, magnitude?}`` (ICRS degrees); ``cone`` is ``{ra, dec, radius ″}``."""
    placed = [p for p in points if _placed(p)]
    shown = placed[: max(0, max_points)]
    labels = [p.get("label") or "Unknown" for p in shown]
    classes, index = _classes(labels)
    scene: Scene = {
        "version": 1,
        "projection": "mollweide",
        "title": title,
        "simulated": any(simulated(p["id"]) for p in shown),
        "classes": classes,
        "points": [_point(p, index.get(label, len(index))) for p, label in zip(shown, labels, strict=True)],
    }
    if cone is not None:
        scene["cone"] = {
            "ra": _ra(cone["ra"]),
            "dec": rounded(cone["dec"], 7),
            "radius": rounded(cone["radius"], 4),
        }
    note = _note(len(placed) - len(shown), len(points) - len(placed))
    if note:
        scene["note"] = note
    return scene


def _placed(point: Mapping[str, Any]) -> bool:
    ra, dec = finite(point.get("ra")), finite(point.get("dec"))
    return ra is not None and dec is not None and abs(dec) <= 90


def _point(point: Mapping[str, Any], index: int) -> Scene:
    made: Scene = {
        "id": point["id"],
        "ra": _ra(point["ra"]),
        "dec": rounded(point["dec"], 7),
        "class": index,
    }
    magnitude = finite(point.get("magnitude"))
    if magnitude is not None:
        made["magnitude"] = rounded(magnitude, 4)
    return made


def _ra(ra: float) -> float:
    return math.fmod(rounded(math.fmod(math.fmod(ra, 360) + 360, 360), 7), 360)


def _classes(labels: Sequence[str]) -> tuple[list[Scene], dict[str, int]]:
    # UTF-16 code units, as the browser compares.
    counts = sorted(Counter(labels).items(), key=lambda item: (-item[1], item[0].encode("utf-16-be")))
    own = counts if len(counts) <= _CLASSES else counts[: _CLASSES - 1]
    rest = counts[len(own) :]
    named = list(own)
    if rest:
        named.append((f"other ({len(rest)} classes)", sum(n for _, n in rest)))
    others = 0
    classes = []
    for name, count in named:
        if name in _FINK:
            color, marker = _FINK[name]
        else:
            color = _OTHERS[others // len(MARKERS) % len(_OTHERS)]
            marker = MARKERS[others % len(MARKERS)]
            others += 1
        classes.append({"name": name, "color": color, "marker": marker, "count": count})
    return classes, {name: position for position, (name, _) in enumerate(own)}


def _note(beyond: int, unplaced: int) -> str:
    parts = []
    if beyond > 0:
        parts.append(f"{beyond} {'point' if beyond == 1 else 'points'} beyond the limit of the figure")
    if unplaced > 0:
        parts.append(f"{unplaced} {'point' if unplaced == 1 else 'points'} without a position")
    return f"Left out: {', '.join(parts)}." if parts else ""
