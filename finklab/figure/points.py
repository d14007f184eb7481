"""Rows of alerts → points of a light curve."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from .numbers import finite, rounded

Row = Mapping[str, Any]

#: Kinds in the order in which they are drawn and, from the end, left out.
KINDS = ("valid", "badquality", "upperlim")

_NAMES = {
    "valid": ("detection", "detections"),
    "badquality": ("low-quality point", "low-quality points"),
    "upperlim": ("upper limit", "upper limits"),
}
_EPOCH = datetime(1970, 1, 1)


@dataclass(frozen=True)
class Band:
    """Told apart by colour and by marker."""

    fid: int
    name: str
    color: str
    symbol: str


BANDS = (
    Band(1, "g", "#15284F", "circle"),
    Band(2, "r", "#F5622E", "square"),
    Band(3, "i", "#7A5195", "diamond"),
)


@dataclass(frozen=True)
class Point:
    """One measurement: JD UTC unrounded, date text UTC, MJD, difference (or limiting) magnitude, its 1σ error."""

    kind: str
    band: Band
    jd: float
    date: str
    mjd: float
    magnitude: float
    error: float | None
    negative: bool


def points_of(rows: Sequence[Row]) -> tuple[list[Point], int]:
    """Points in order of time, and the number of rows that cannot be drawn."""
    points = [p for p in map(_point, rows) if p is not None]
    points.sort(key=lambda p: p.jd)
    return points, len(rows) - len(points)


def object_of(rows: Sequence[Row]) -> str:
    """The id in the first row that has one."""
    return next(
        (r["i:objectId"] for r in rows if isinstance(r.get("i:objectId"), str) and r["i:objectId"]),
        "",
    )


def most_telling(points: Sequence[Point], most: int) -> list[Point]:
    """At most so many: detections before low-quality points before limits, the newest first; in order of time."""
    if len(points) <= most:
        return list(points)
    order = sorted(range(len(points)), key=lambda i: (KINDS.index(points[i].kind), -points[i].jd, i))
    return [points[i] for i in sorted(order[: max(0, most)])]


def count_of(kind: str, n: int) -> str:
    """``1 upper limit``, ``3 detections``."""
    return f"{n} {_NAMES[kind][0 if n == 1 else 1]}"


def left_out(all_points: Sequence[Point], kept: Sequence[Point], unusable: int) -> str:
    """One sentence about what a figure does not hold, or an empty text."""
    parts = []
    for kind in KINDS:
        missing = sum(p.kind == kind for p in all_points) - sum(p.kind == kind for p in kept)
        if missing > 0:
            parts.append(count_of(kind, missing))
    if unusable > 0:
        parts.append(f"{unusable} {'row' if unusable == 1 else 'rows'} without date, magnitude or known band")
    return f"Left out: {', '.join(parts)}." if parts else ""


def _point(row: Row) -> Point | None:
    kind = _kind(row.get("d:tag"))
    fid = finite(row.get("i:fid"))
    band = next((b for b in BANDS if b.fid == fid), None)
    jd = _usable(row.get("i:jd"))
    magnitude = _usable(row.get("i:diffmaglim" if kind == "upperlim" else "i:magpsf"))
    if kind is None or band is None or jd is None or magnitude is None:
        return None
    date = _date(jd)
    if date == "":
        return None
    error = None if kind == "upperlim" else _usable(row.get("i:sigmapsf"))
    return Point(
        kind=kind,
        band=band,
        jd=jd,
        date=date,
        mjd=rounded(jd - 2400000.5, 6),
        magnitude=rounded(magnitude, 4),
        error=None if error is None or error < 0 else rounded(error, 4),
        negative=kind != "upperlim" and row.get("i:isdiffpos") in ("f", "0", False, 0),
    )


def _kind(tag: object) -> str | None:
    """Rows of routes that only give detections have no tag."""
    if tag is None or tag != tag:
        return "valid"
    return tag if isinstance(tag, str) and tag in KINDS else None


def _usable(value: object) -> float | None:
    number = finite(value)
    return number if number is not None and number > -99 else None


def _date(jd: float) -> str:
    milliseconds = math.floor((jd - 2440587.5) * 86400000 + 0.5)
    try:
        when = _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return ""
    return when.strftime("%Y-%m-%d %H:%M:%S.").rjust(20, "0") + f"{when.microsecond // 1000:03d}"
