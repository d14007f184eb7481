"""What is shown at the end of a cell: the same bundles that the sidebar puts into a notebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from .errors import FinkError
from .figure import (
    describe_light_curve,
    describe_sky_map,
    light_curve_figure,
    sky_scene,
    small_multiples,
)
from .figure.lightcurve import MAX_POINTS
from .figure.multiples import PANELS
from .figure.numbers import finite
from .figure.text import cone_title, count_title
from .limit import fitting, picture_or_none, size_of
from .pictures import light_curve_png, sky_map_png
from .version import __version__

_LIGHT_CURVE = "application/x-fink-lightcurve.v1+json"
_SKY_MAP = "application/x-fink-skymap.v1+json"
_PLOTLY = "application/vnd.plotly.v1+json"

#: Columns that name the class of an alert, the best first.
_LABELS = ("v:classification", "d:classification", "d:cdsxmatch")

Bundle = tuple[dict[str, Any], dict[str, Any]]
#: Makes a figure or a scene with at most so many points.
Draw = Callable[[int], dict[str, Any]]


class LightCurvePlot:
    """A light curve, or several as small multiples. Shown by Jupyter; ``.figure`` is its plotly JSON."""

    def __init__(self, draw: Draw, text: str, provenance: dict[str, Any]) -> None:
        self.figure = draw(MAX_POINTS)
        self.text = text
        self._draw = draw
        self._provenance = provenance

    def __repr__(self) -> str:
        """One sentence for each object."""
        return self.text

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        state = {
            "version": 1,
            "objects": self._provenance["objects"],
            "unit": "difference-magnitude",
            "hidden": [],
        }
        picture, missing = picture_or_none(light_curve_png(self.figure))
        count = sum(len(trace["x"]) for trace in self.figure["data"])
        figure = fitting(self.figure, self._draw, count, size_of([picture, state, self.text]))
        notes = "" if figure == self.figure else "".join(f" {text}" for text in _notes(figure))
        data = {_PLOTLY: figure, _LIGHT_CURVE: state, **picture, "text/plain": f"{self.text}{notes}{missing}"}
        return data, _metadata(self._provenance, picture, self.figure["layout"]["height"])


class SkyMap:
    """Objects on the sky. Shown by Jupyter; ``.scene`` is its plain JSON."""

    def __init__(self, draw: Draw, provenance: dict[str, Any]) -> None:
        self.scene = draw(MAX_POINTS)
        self.text = describe_sky_map(self.scene)
        self._draw = draw
        self._provenance = provenance

    def __repr__(self) -> str:
        """One sentence."""
        return self.text

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        picture, missing = picture_or_none(sky_map_png(self.scene))
        # The sentence names what is left out, so it is made of what is shown.
        scene = fitting(self.scene, self._draw, len(self.scene["points"]), size_of([picture, self.text]))
        data = {_SKY_MAP: scene, **picture, "text/plain": f"{describe_sky_map(scene)}{missing}"}
        return data, _metadata(self._provenance, picture, 440)


def _notes(figure: dict[str, Any]) -> list[str]:
    return [annotation["text"] for annotation in figure["layout"]["annotations"] if annotation["xanchor"] == "right"]


def _metadata(provenance: dict[str, Any], picture: dict[str, Any], height: int) -> dict[str, Any]:
    size = {"image/png": {"width": 760, "height": height}} if picture else {}
    return {"fink": provenance, **size}


def plot(alerts: pd.DataFrame) -> LightCurvePlot:
    """Draw the light curve of one object, or those of up to 6 as small multiples.

    Parameters
    ----------
    alerts:
        As `light_curve` gives them: ``i:objectId``, ``i:jd``, ``i:fid``, ``i:magpsf``, ``i:sigmapsf``, and for limits
        ``i:diffmaglim`` and ``d:tag``. Times are JD UTC, magnitudes difference magnitudes.

    Returns
    -------
    LightCurvePlot
        Shown by Jupyter; ``.figure`` is its plotly JSON, with dates in UTC.

    Raises
    ------
    FinkError
        ``missing`` if the table has no rows, or lacks a column.
    """
    _need(alerts, "i:objectId", "i:jd", "i:fid", "i:magpsf")
    objects = [(str(name), _records(rows)) for name, rows in alerts.groupby("i:objectId", sort=False, dropna=True)]
    if not objects:
        raise FinkError("missing alerts: the table is empty", code="missing")
    provenance = _provenance(alerts, [name for name, _ in objects])
    if len(objects) == 1:
        name, rows = objects[0]
        return LightCurvePlot(
            lambda most: light_curve_figure(rows, object_id=name, max_points=most),
            describe_light_curve(rows),
            provenance,
        )
    text = "\n".join(describe_light_curve(rows) for _, rows in objects[:PANELS])
    lists = [rows for _, rows in objects]
    return LightCurvePlot(lambda most: small_multiples(lists, max_points=most), text, provenance)


def sky_map(alerts: pd.DataFrame, *, title: str | None = None) -> SkyMap:
    """Show where objects are: one point per object, at its latest alert.

    Parameters
    ----------
    alerts:
        Any table with ``i:objectId``, ``i:ra``, ``i:dec`` (ICRS degrees); a class column gives colours and markers. A
        table of `cone_search` is shown with its circle.
    title:
        Title of the map; by default the number of objects, or the circle.

    Returns
    -------
    SkyMap
        Shown by Jupyter; ``.scene`` is its plain JSON. Objects without a place are counted in its note.

    Raises
    ------
    FinkError
        ``missing`` if the table lacks a column.
    """
    _need(alerts, "i:objectId", "i:ra", "i:dec")
    points = _sky_points(alerts)
    cone = alerts.attrs.get("fink", {}).get("cone")
    named = title if title is not None else cone_title(cone) if cone else count_title(len(points))
    return SkyMap(
        lambda most: sky_scene(points, title=named, cone=cone, max_points=most),
        _provenance(alerts, [p["id"] for p in points]),
    )


def _sky_points(alerts: pd.DataFrame) -> list[dict[str, Any]]:
    """The place of each object at its latest alert that has one; without any, only its id."""
    placed = alerts.dropna(subset=["i:ra", "i:dec"])
    if "i:jd" in placed:
        placed = placed.sort_values("i:jd", kind="stable", ascending=False)
    rows = {str(row["i:objectId"]): row for row in _records(placed.drop_duplicates("i:objectId"))}
    return [_sky_point(str(name), rows.get(str(name), {})) for name in alerts["i:objectId"].dropna().unique()]


def _sky_point(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    point = {"id": name} | {key: row[f"i:{key}"] for key in ("ra", "dec") if f"i:{key}" in row}
    label = next((row[column] for column in _LABELS if isinstance(row.get(column), str)), None)
    if label:
        point["label"] = label
    magnitude = finite(row.get("i:magpsf"))
    return point if magnitude is None else {**point, "magnitude": magnitude}


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Plain Python values, None for what is missing."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(k): v for k, v in row.items()} for row in plain.to_dict("records")]


def _provenance(frame: pd.DataFrame, objects: list[str]) -> dict[str, Any]:
    known = frame.attrs.get("fink", {})
    return {
        "generator": f"jupyterlab-fink {__version__}",
        "query": known.get("query", ""),
        "source": known.get("source", "kernel"),
        "retrieved": known.get("retrieved", ""),
        "objects": objects,
        "rows": len(frame),
        "complete": known.get("complete", True),
    }


def _need(frame: pd.DataFrame, *names: str) -> None:
    missing = [name for name in names if name not in frame]
    if missing:
        raise FinkError(
            f"missing columns: {', '.join(missing)}",
            code="missing",
            remedy="Ask for them: light_curve(..., columns=[...]); finklab.columns() lists what there is.",
        )
