"""The questions: each returns one DataFrame."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from .addresses import Source
from .addresses import source as address
from .classes import check_class
from .client import ask, stream
from .errors import FinkError, FinkIncomplete
from .tables import table

#: What a light curve needs: identity, time, photometry, reference, position, class.
LIGHT_CURVE = (
    "i:objectId",
    "i:candid",
    "i:jd",
    "i:fid",
    "i:magpsf",
    "i:sigmapsf",
    "i:diffmaglim",
    "i:isdiffpos",
    "i:magnr",
    "i:sigmagnr",
    "i:distnr",
    "i:rb",
    "i:drb",
    "i:ra",
    "i:dec",
    "d:cdsxmatch",
    "d:tag",
    "v:classification",
)

#: Columns that a table of alerts has, also one without rows, so that it can be mapped and joined.
_ALWAYS = ("i:objectId", "i:candid", "i:jd", "i:fid", "i:magpsf", "i:sigmapsf", "i:ra", "i:dec")


def search(text: str, *, source: str | None = None, url: str | None = None) -> pd.DataFrame:
    """Send a query as typed in the search box of the Fink sidebar.

    Parameters
    ----------
    text:
        E.g. ``ZTF20abfcszi``, ``246.0422 25.669 30``, ``class="Early SN Ia candidate" last=50``.
    source:
        Name of the source to ask, of those that `finklab.sources` lists; by default the gateway's default one.
    url:
        Address of a gateway; by default the Jupyter server of this kernel, see `finklab.source`.

    Returns
    -------
    pandas.DataFrame
        One row per alert, or per object for a cone; times ``i:jd`` are JD UTC, positions ICRS degrees, 64-bit ids exact
        integers. Units of the columns are in ``.attrs["units"]``, query, source and time in ``.attrs["fink"]``.

    Raises
    ------
    FinkError
        With the place and the remedy where the text is not understood.

    Warns
    -----
    FinkIncomplete
        If the answer was cut.
    """
    where = address(url)
    if where.name == "public":
        raise FinkError(
            "unavailable: the query language needs a gateway, and none was found",
            code="unavailable",
            remedy=(
                "Start the kernel from a JupyterLab with jupyterlab-fink, or run `jupyter fink gateway --port P` and "
                "set FINK_API_URL=http://127.0.0.1:P. `light_curve`, `cone_search` and `latests` work without one."
            ),
        )
    end: dict[str, Any] = {}
    start: dict[str, Any] = {}

    def rows() -> Iterator[dict[str, Any]]:
        for frame in stream(where, {"query": text, **_named(where, source)}):
            if "row" in frame:
                yield frame["row"]
            start.update(frame.get("start", {}))
            end.update(frame.get("end", {}))

    records = list(rows())
    if end.get("error"):
        error = end["error"]
        raise FinkError(error["message"], code=error["code"], remedy=error.get("remedy") or "")
    return table(
        records,
        query=start.get("query", text),
        source=source or where.name,
        complete=bool(end.get("complete")),
        reason=str(end.get("reason") or ""),
        expected=[column["name"] for column in start.get("columns", [])],
    )


def light_curve(
    object_id: str | Iterable[str],
    *,
    upper_limits: bool = True,
    columns: Sequence[str] | None = None,
    source: str | None = None,
    url: str | None = None,
) -> pd.DataFrame:
    """All alerts of one object or of several, in order of time.

    Parameters
    ----------
    object_id:
        ``"ZTF20abfcszi"``, or a list of ids.
    upper_limits:
        Also the 5σ upper limits (``d:tag == "upperlim"``) and the low-quality detections (``"badquality"``) that
        came with the alerts. Alerts are ``"valid"``.
    columns:
        Columns wanted, e.g. ``["i:jd", "i:magpsf"]``; by default those that a light curve needs.
    source:
        Name of the source to ask, of those that `finklab.sources` lists; by default the gateway's default one.
    url:
        Address of a gateway; by default the Jupyter server of this kernel, see `finklab.source`.

    Returns
    -------
    pandas.DataFrame
        One row per point: ``i:jd`` (JD UTC), ``i:fid`` (1 = g, 2 = r, 3 = i), ``i:magpsf`` ± ``i:sigmapsf`` (difference
        magnitude), ``i:diffmaglim`` (limiting magnitude) and more; see ``finklab.columns()``. Objects come in the order
        of the list.

    Raises
    ------
    FinkError
        ``unknown`` if none of the objects has an alert, ``invalid`` for a text that is no id.

    Warns
    -----
    FinkIncomplete
        If the answer was cut, or some of the objects have no alert.
    """
    ids = _ids(object_id)
    place = address(url).url if source is None else f"source {source}"
    # Alerts alone have no tag: all of them are valid.
    wanted = [name for name in LIGHT_CURVE if upper_limits or name != "d:tag"] if columns is None else list(columns)
    asked: dict[str, object] = {
        "objectId": ",".join(ids),
        "columns": ",".join(wanted),
        "withupperlim": upper_limits,
        "output-format": "json",
    }
    frame = _asked("objects", asked, source, url, expected=wanted)
    if frame.empty:
        raise FinkError(
            f"unknown object: {', '.join(ids[:3])}{' …' if len(ids) > 3 else ''}",
            code="unknown",
            remedy=f"No alert of that id is in {place}. Is the id complete, and has its night been loaded?",
        )
    absent = [name for name in ids if name not in set(frame["i:objectId"])] if "i:objectId" in frame else []
    if absent and frame.attrs["fink"]["complete"]:
        warnings.warn(
            f"No alert of {', '.join(absent[:3])}{' …' if len(absent) > 3 else ''} is in {place}.",
            FinkIncomplete,
            stacklevel=2,
        )
    return _in_order(frame, ids)


def cone_search(
    ra: float | str,
    dec: float | str,
    radius: float,
    *,
    columns: Sequence[str] | None = None,
    source: str | None = None,
    url: str | None = None,
) -> pd.DataFrame:
    """Objects within a circle, the nearest first; the latest alert of each.

    Parameters
    ----------
    ra, dec:
        ICRS, decimal degrees, or sexagesimal text (then ``ra`` is in hours).
    radius:
        Arcseconds, at most 18 000 (5°).
    columns:
        Columns wanted; by default Fink's for a cone search.
    source:
        Name of the source to ask, of those that `finklab.sources` lists; by default the gateway's default one.
    url:
        Address of a gateway; by default the Jupyter server of this kernel, see `finklab.source`.

    Returns
    -------
    pandas.DataFrame
        One row per object, its latest alert (``i:jd`` is JD UTC), with ``v:separation_degree`` (degrees) and
        ``d:classification``. No rows where there is no object.

    Raises
    ------
    FinkError
        ``invalid`` for a position or radius that is none.

    Warns
    -----
    FinkIncomplete
        If the answer was cut.
    """
    asked: dict[str, object] = {"ra": ra, "dec": dec, "radius": radius, "output-format": "json"}
    if columns is not None:
        asked["columns"] = ",".join(columns)
    wanted = (*_ALWAYS, "d:classification", "v:separation_degree") if columns is None else columns
    frame = _asked("conesearch", asked, source, url, expected=wanted)
    if not isinstance(ra, str) and not isinstance(dec, str):
        frame.attrs["fink"]["cone"] = {"ra": float(ra), "dec": float(dec), "radius": float(radius)}
    return frame


def latests(
    class_name: str,
    n: int = 100,
    *,
    columns: Sequence[str] | None = None,
    source: str | None = None,
    url: str | None = None,
) -> pd.DataFrame:
    """The last ``n`` alerts of a class, newest first.

    Parameters
    ----------
    class_name:
        A class of Fink (``"Early SN Ia candidate"``), of SIMBAD (``"RRLyr"``) or of TNS (``"(TNS) SN Ia"``).
    n:
        Number of alerts (not of objects).
    columns:
        Columns wanted; by default Fink's.
    source:
        Name of the source to ask, of those that `finklab.sources` lists; by default the gateway's default one.
    url:
        Address of a gateway; by default the Jupyter server of this kernel, see `finklab.source`.

    Returns
    -------
    pandas.DataFrame
        One row per alert; ``i:jd`` is JD UTC. No rows for a known class without alerts.

    Raises
    ------
    FinkError
        ``unknown`` for a class that Fink does not have, with the nearest that it has.

    Warns
    -----
    FinkIncomplete
        If the answer was cut.
    """
    asked: dict[str, object] = {"class": class_name, "n": n, "output-format": "json"}
    if columns is not None:
        asked["columns"] = ",".join(columns)
    wanted = (*_ALWAYS, "v:classification") if columns is None else columns
    frame = _asked("latests", asked, source, url, expected=wanted)
    if frame.empty:
        check_class(address(url), class_name)
    return frame


def _ids(object_id: str | Iterable[str]) -> list[str]:
    ids = [object_id] if isinstance(object_id, str) else list(dict.fromkeys(object_id))
    if not ids:
        raise FinkError("missing object id: the list is empty", code="missing", remedy="Give at least one.")
    for name in ids:
        # A comma or a blank in an id would make two of it on the way.
        if not isinstance(name, str) or not name.isalnum():
            raise FinkError(
                f"invalid object id: {name!a}",
                code="invalid",
                remedy="An id has letters and digits only, e.g. ZTF20abfcszi.",
            )
    return ids


def _in_order(frame: pd.DataFrame, ids: Sequence[str]) -> pd.DataFrame:
    """Objects as they were asked for, each in order of time. The attributes stay."""
    if "i:jd" not in frame or "i:objectId" not in frame:
        return frame
    attrs = frame.attrs
    place = {name: position for position, name in enumerate(ids)}
    position = frame["i:objectId"].map(lambda name: place.get(name, len(place)))
    order = pd.DataFrame({"p": position, "o": frame["i:objectId"], "t": frame["i:jd"]})
    frame = frame.loc[order.sort_values(["p", "o", "t"], kind="stable").index].reset_index(drop=True)
    frame.attrs = attrs
    return frame


def _asked(
    route: str,
    arguments: dict[str, object],
    source: str | None,
    url: str | None,
    *,
    expected: Sequence[str],
) -> pd.DataFrame:
    where = address(url)
    records, headers = ask(where, route, {**arguments, **_named(where, source)})
    return table(
        records,
        query=f"{route} {json.dumps({k: v for k, v in arguments.items() if k != 'output-format'})}",
        source=source or where.name,
        complete=headers.get("x-fink-complete", "true") != "false",
        reason=headers.get("x-fink-reason", ""),
        expected=expected,
    )


def _named(where: Source, source: str | None) -> dict[str, str]:
    """The argument that names a source. The public API would ignore it, and answer from another one."""
    if source is None:
        return {}
    if where.name == "public":
        raise FinkError(
            f"unsupported source: {source!a}: the public Fink API has only its own",
            code="unsupported",
            remedy="Leave it out, or start the kernel from a JupyterLab whose gateway offers it (see finklab.source).",
        )
    return {"source": source}
