"""The light curve of one object as plotly JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .points import Row, left_out, most_telling, object_of, points_of
from .text import plain, shown
from .traces import traces_of

Figure = dict[str, Any]

MAX_POINTS = 5000
X_LABEL = "Date (UTC)"
Y_LABEL = "Difference magnitude"
_MARGIN = {"l": 60, "r": 20, "t": 72, "b": 56}
_CLEAR = "rgba(0,0,0,0)"

CONFIG = {
    "displaylogo": False,
    "showSendToCloud": False,
    "responsive": True,
    "modeBarButtonsToRemove": [
        "sendChartToCloud",
        "sendDataToCloud",
        "editInChartStudio",
        "select2d",
        "lasso2d",
        "autoScale2d",
    ],
}


def look() -> Figure:
    """What all light curves share; no colour of a theme."""
    return {
        "paper_bgcolor": _CLEAR,
        "plot_bgcolor": _CLEAR,
        "hovermode": "closest",
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1.02,
            "yanchor": "bottom",
            "groupclick": "toggleitem",
        },
    }


def title(text: str) -> Figure:
    """A title at the upper left."""
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "pad": {"t": 8},
        "font": {"size": 15},
    }


def note_annotation(text: str, bottom: int) -> Figure:
    """A small line at the lower right."""
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 0,
        "xanchor": "right",
        "yanchor": "bottom",
        "yshift": 2 - bottom,
        "showarrow": False,
        "font": {"size": 11},
    }


def light_curve_figure(rows: Sequence[Row], *, object_id: str | None = None, max_points: int = MAX_POINTS) -> Figure:
    """Difference magnitude (``i:magpsf``) against UTC, bright at the top; what is left out is said in it."""
    name = object_of(rows) if object_id is None else object_id
    points, unusable = points_of(rows)
    kept = most_telling(points, max_points)
    note = left_out(points, kept, unusable) if points else "No points to draw."
    return {
        "data": traces_of(kept, name),
        "layout": {
            "title": title(plain(shown(name))),
            "height": 400,
            "margin": dict(_MARGIN),
            **look(),
            "annotations": [note_annotation(note, _MARGIN["b"])] if note else [],
            "xaxis": {"title": {"text": X_LABEL}, "type": "date", "zeroline": False},
            "yaxis": {
                "title": {"text": Y_LABEL},
                "type": "linear",
                "autorange": "reversed",
                "zeroline": False,
            },
        },
        "config": CONFIG,
    }
