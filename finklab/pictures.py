"""PNG pictures of figures, for viewers that draw nothing themselves. Light background, whatever the theme."""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MARKERS = {
    "circle": "o",
    "square": "s",
    "diamond": "D",
    "triangle-up": "^",
    "triangle-down": "v",
    "triangle-down-open": "v",
    "cross": "P",
    "x": "X",
    "star": "*",
}
_DPI = 110
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&#37;": "%", "&#36;": "$", "&amp;": "&"}


def light_curve_png(figure: Mapping[str, Any]) -> str:
    """Base64 PNG of a light-curve figure (one panel or small multiples)."""
    import matplotlib.dates as mdates

    layout = figure["layout"]
    canvas = _canvas(760, layout["height"])
    left, right = 0.085, 0.975
    bottom, top = 62 / layout["height"], 1 - (layout["margin"]["t"] + 4) / layout["height"]
    titles = [a for a in layout["annotations"] if a["xanchor"] == "left"]
    axes: dict[str, Axes] = {}
    names = [""] + [str(i) for i in range(2, 7)]
    for position, number in enumerate(n for n in names if f"xaxis{n}" in layout):
        x = layout[f"xaxis{number}"].get("domain", [0, 1])
        y = layout[f"yaxis{number}"].get("domain", [0, 1])
        ax = canvas.add_axes(
            (
                left + x[0] * (right - left),
                bottom + y[0] * (top - bottom),
                (x[1] - x[0]) * (right - left),
                (y[1] - y[0]) * (top - bottom),
            )
        )
        ax.invert_yaxis()
        ax.grid(True, color="#e5e5e5", linewidth=0.7)
        ax.set_axisbelow(True)
        ax.set_xlabel(layout[f"xaxis{number}"].get("title", {}).get("text", ""), fontsize=9)
        ax.set_ylabel(layout[f"yaxis{number}"].get("title", {}).get("text", ""), fontsize=9)
        ax.tick_params(labelsize=8)
        ax.xaxis.get_offset_text().set_fontsize(8)
        locator = mdates.AutoDateLocator(maxticks=6)  # type: ignore[no-untyped-call]  # matplotlib has no types there
        ax.xaxis.set_major_locator(locator)
        ax.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]  # as above
        if titles:
            ax.set_title(_words(titles[position]["text"]), fontsize=9, loc="left")
        axes[f"x{number}"] = ax
    for trace in figure["data"]:
        _draw(axes[trace.get("xaxis", "x")], trace)
    for ax in axes.values():
        _widen(ax)
    shown = [(h, t) for ax in axes.values() for h, t in zip(*ax.get_legend_handles_labels(), strict=True)]
    canvas.text(left, 1 - 22 / layout["height"], _words(layout["title"]["text"]), fontsize=11, weight="bold")
    if shown:
        canvas.legend(
            [h for h, _ in shown],
            [t for _, t in shown],
            loc="upper left",
            bbox_to_anchor=(left - 0.01, 1 - 28 / layout["height"]),
            ncols=6,
            fontsize=8,
            frameon=False,
            columnspacing=1.2,
            handletextpad=0.3,
        )
    for note in (a for a in layout["annotations"] if a["xanchor"] == "right"):
        canvas.text(
            right,
            6 / layout["height"],
            _words(note["text"]),
            fontsize=7,
            ha="right",
            color="#555555",
        )
    return _png(canvas)


def _widen(ax: Axes) -> None:
    """At least two days: left alone, matplotlib shows a single night as years, and warns."""
    first, last = ax.dataLim.intervalx
    if 0 <= last - first < 1:  # without points it is minus infinity
        middle = (first + last) / 2
        ax.set_xlim(middle - 1, middle + 1)


def _draw(ax: Axes, trace: Mapping[str, Any]) -> None:
    from datetime import datetime

    marker = trace["marker"]
    hollow = marker["symbol"].endswith("-open")
    x = [datetime.fromisoformat(date) for date in trace["x"]]
    errors = [math.nan if e is None else e for e in trace.get("error_y", {}).get("array", [])]
    ax.errorbar(
        x,  # type: ignore[arg-type]  # matplotlib converts dates; its stubs say numbers only
        trace["y"],
        yerr=errors or None,
        fmt=_MARKERS.get(marker["symbol"], "o"),
        markersize=marker["size"] * 0.6,
        color=marker["color"],
        markerfacecolor="none" if hollow else marker["color"],
        alpha=marker["opacity"],
        elinewidth=0.8,
        linestyle="none",
        label=trace["name"] if trace["showlegend"] else None,
    )


def sky_map_png(scene: Mapping[str, Any]) -> str:
    """Base64 PNG of a sky map: the whole sky in Mollweide projection, right ascension to the left."""
    canvas = _canvas(760, 440)
    ax = canvas.add_axes((0.03, 0.14, 0.94, 0.72), projection="mollweide")
    ax.grid(True, color="#d5d5d5", linewidth=0.6)
    ax.set_axisbelow(True)
    hours = [22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2]
    ax.set_xticks(
        [math.radians(180 - (360 - h * 15)) for h in hours],
        labels=[f"{h}h" for h in hours],
        fontsize=7,
    )
    ax.tick_params(axis="y", labelsize=7)
    for position, kind in enumerate(scene["classes"]):
        own = [p for p in scene["points"] if p["class"] == position]
        ax.scatter(
            [_longitude(p["ra"]) for p in own],
            [math.radians(p["dec"]) for p in own],
            s=22,
            marker=_MARKERS[kind["marker"]],
            color=kind["color"],
            linewidths=0.4,
            edgecolors="white",
            label=f"{kind['name']} ({kind['count']})",
        )
    cone = scene.get("cone")
    if cone:
        ax.plot(
            *zip(*_circle(cone), strict=True),
            color="#333333",
            linewidth=0.8,
        )
    title = f"{scene['title']}{' – simulated' if scene['simulated'] else ''}"
    canvas.text(0.03, 0.94, title, fontsize=11, weight="bold")
    if scene["classes"]:
        canvas.legend(loc="lower center", ncols=4, fontsize=8, frameon=False)
    if scene.get("note"):
        canvas.text(0.97, 0.01, scene["note"], fontsize=7, ha="right", color="#555555")
    return _png(canvas)


def _longitude(ra: float) -> float:
    """12h is in the middle, right ascension grows to the left."""
    return math.radians(180 - ra)


def _circle(cone: Mapping[str, float]) -> list[tuple[float, float]]:
    ra, dec = math.radians(cone["ra"]), math.radians(cone["dec"])
    radius = math.radians(cone["radius"] / 3600)
    points = []
    for step in range(73):
        bearing = math.radians(step * 5)
        d = math.asin(math.sin(dec) * math.cos(radius) + math.cos(dec) * math.sin(radius) * math.cos(bearing))
        a = ra + math.atan2(
            math.sin(bearing) * math.sin(radius) * math.cos(dec),
            math.cos(radius) - math.sin(dec) * math.sin(d),
        )
        points.append((_longitude(math.degrees(a) % 360), d))
    return points


def _canvas(width: int, height: int) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / 100, height / 100), dpi=_DPI, facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def _png(figure: Figure) -> str:
    with io.BytesIO() as buffer:
        figure.savefig(buffer, format="png")
        return base64.b64encode(buffer.getvalue()).decode("ascii")


def _words(text: str) -> str:
    """Plotly's entities back to characters; a dollar sign is no TeX here."""
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text.replace("$", r"\$")
