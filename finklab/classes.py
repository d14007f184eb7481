"""Classes of alerts by name."""

from __future__ import annotations

import difflib

from .addresses import Source
from .client import read
from .errors import FinkError

#: The lists of Fink name SIMBAD's classes so; they are asked for with and without it.
_SIMBAD = "(SIMBAD) "


def check_class(source: Source, name: str) -> None:
    """See whether a class without alerts is one at all.

    Parameters
    ----------
    source:
        Whose list of classes counts. A source that cannot say which classes it has is believed.
    name:
        As given to `finklab.latests`.

    Raises
    ------
    FinkError
        ``unknown``, with the nearest name that there is.
    """
    try:
        lists = read(source, "classes")
    except FinkError:
        return
    if not isinstance(lists, dict) or not lists:
        return
    known = {str(label).removeprefix(_SIMBAD) for labels in lists.values() for label in labels}
    wanted = name.removeprefix(_SIMBAD)
    if wanted in known or wanted in ("Unknown", "SLSN"):
        return
    folded = {label.casefold(): label for label in sorted(known)}
    near = difflib.get_close_matches(wanted.casefold(), folded, n=1)
    hint = f"Did you mean {folded[near[0]]!r}? " if near else ""
    raise FinkError(
        f"unknown class: {name!a}",
        code="unknown",
        remedy=f"{hint}The route api/v1/classes of {source.url} lists all of them.",
    )
