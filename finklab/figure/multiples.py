"""Light curves of several objects as small multiples in one plotly figure."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .lightcurve import CONFIG, MAX_POINTS, X_LABEL, Y_LABEL, Figure, look, note_annotation, title
from .numbers import rounded
from .points import BANDS, Point, Row, left_out, most_telling, object_of, points_of
from .text import plain, shown
from .traces import legend_once, traces_of

PANELS = 6
_COLUMNS = 2
_PANEL_HEIGHT = 230
_GAP_X = 0.09
_GAP_Y = 66
_MARGIN = {"l": 60, "r": 20, "t": 92, "b": 56}


def small_multiples(objects: Sequence[Sequence[Row]], *, max_points: int = MAX_POINTS) -> Figure:
    """One panel an object, at most 6; ``objects`` holds the rows of one object each."""
    chosen = objects[:PANELS]
    share = max_points // max(1, len(chosen))
    panels = [_Panel(rows, share) for rows in chosen]
    grid = _Grid(len(panels))
    note = _note(panels, len(objects))
    layout: Figure = {
        "title": title(f"Light curves of {len(panels)} {'object' if len(panels) == 1 else 'objects'}"),
        "height": grid.height,
        "margin": dict(_MARGIN),
        **look(),
        "annotations": [
            *(_panel_title(p.text(), grid.x(i)[0], grid.y(i)[1]) for i, p in enumerate(panels)),
            *([note_annotation(note, _MARGIN["b"])] if note else []),
        ],
    }
    layout["legend"]["y"] = rounded(1 + 26 / grid.inner, 4)
    for index in range(len(panels)):
        layout |= _axes(index, grid, len(panels))
    return {
        "data": legend_once(
            [
                trace
                for index, panel in enumerate(panels)
                for trace in traces_of(panel.kept, panel.name, panel=index + 1, counts=False)
            ]
        ),
        "layout": layout,
        "config": CONFIG,
    }


class _Panel:
    def __init__(self, rows: Sequence[Row], share: int) -> None:
        self.name = object_of(rows)
        self.points, self.unusable = points_of(rows)
        self.kept: list[Point] = most_telling(self.points, share)

    def text(self) -> str:
        """``ZTF21abfmbix: g 32, r 21``: counts of the detections shown."""
        if not self.name:
            return "no rows"
        counts = []
        for band in BANDS:
            n = sum(p.band is band and p.kind == "valid" for p in self.kept)
            if n:
                counts.append(f"{band.name} {n}")
        return plain(shown(self.name)) + (f": {', '.join(counts)}" if counts else ": no detections")


def _note(panels: Sequence[_Panel], objects: int) -> str:
    points = left_out(
        [p for panel in panels for p in panel.points],
        [p for panel in panels for p in panel.kept],
        sum(panel.unusable for panel in panels),
    )
    more = objects - len(panels)
    others = f"Not shown: {more} further {'object' if more == 1 else 'objects'}." if more > 0 else ""
    return " ".join(part for part in (others, points) if part)


class _Grid:
    """Domains of the panels, row by row from the top, as parts of the plot area."""

    def __init__(self, count: int) -> None:
        self.columns = 1 if count <= 1 else _COLUMNS
        rows = max(1, math.ceil(count / self.columns))
        self.inner = rows * _PANEL_HEIGHT + (rows - 1) * _GAP_Y
        self.height = self.inner + _MARGIN["t"] + _MARGIN["b"]
        self._width = (1 - (self.columns - 1) * _GAP_X) / self.columns

    def x(self, index: int) -> list[float]:
        start = (index % self.columns) * (self._width + _GAP_X)
        return [rounded(start, 4), rounded(start + self._width, 4)]

    def y(self, index: int) -> list[float]:
        top = 1 - (index // self.columns) * ((_PANEL_HEIGHT + _GAP_Y) / self.inner)
        return [rounded(top - _PANEL_HEIGHT / self.inner, 4), rounded(top, 4)]


def _axes(index: int, grid: _Grid, count: int) -> Figure:
    number = "" if index == 0 else str(index + 1)
    x: Figure = {
        "type": "date",
        "zeroline": False,
        "nticks": 5,
        "domain": grid.x(index),
        "anchor": f"y{number}",
    }
    y: Figure = {
        "type": "linear",
        "autorange": "reversed",
        "zeroline": False,
        "domain": grid.y(index),
        "anchor": f"x{number}",
    }
    if index + grid.columns >= count:
        x["title"] = {"text": X_LABEL}
    if index % grid.columns == 0:
        y["title"] = {"text": Y_LABEL}
    return {f"xaxis{number}": x, f"yaxis{number}": y}


def _panel_title(text: str, x: float, y: float) -> Figure:
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": x,
        "y": y,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 2,
        "showarrow": False,
        "font": {"size": 12},
    }
