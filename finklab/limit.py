"""Outputs that a notebook can carry: at most 300 000 characters each, and what is left out is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

#: Characters of JSON in one output, at most; of them a picture may take two thirds.
MAX_OUTPUT = 300_000
_MAX_PICTURE = MAX_OUTPUT * 2 // 3
#: MIME names, keys, and what a note adds.
_OVERHEAD = 2000

Json = dict[str, Any]


def fitting(whole: Json, make: Callable[[int], Json], points: int, beside: int) -> Json:
    """A figure or scene that fits into an output: the whole one, or one with fewer points.

    Parameters
    ----------
    whole:
        As it should be shown.
    make:
        Makes it with at most so many points; notes in it what it leaves out.
    points:
        Points of the whole.
    beside:
        Characters that the other parts of the output take.
    """
    room = MAX_OUTPUT - beside - _OVERHEAD
    made = whole
    while (size := size_of(made)) > room and points > 0:
        points = int(points * max(0.0, min(0.95, room / size)))
        made = make(points)
    return made


def size_of(value: object) -> int:
    """Characters of the compact JSON of a value."""
    return len(json.dumps(value, separators=(",", ":"), ensure_ascii=False))


def picture_or_none(png: str) -> tuple[Json, str]:
    """The entry of a picture (base64 PNG) in a bundle; where it is too big, none and a sentence."""
    if len(png) > _MAX_PICTURE:
        return {}, " The picture was left out: it is too big for an output."
    return {"image/png": png}, ""
