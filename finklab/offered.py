"""The sources that a gateway offers."""

from __future__ import annotations

from typing import Any

import pandas as pd

from .addresses import source as address
from .client import health
from .errors import FinkError

_COLUMNS = ("name", "driver", "default", "state", "message")


def sources(*, url: str | None = None) -> pd.DataFrame:
    """List the sources that ``source=`` of `light_curve`, `cone_search`, `latests` and `search` can name.

    Parameters
    ----------
    url:
        Address of a gateway; by default the Jupyter server of this kernel, see `finklab.source`.

    Returns
    -------
    pandas.DataFrame
        One row per source: ``name``; ``driver`` (``embedded``, ``hbase-rest``, ``hbase-thrift2``, ``fink-api``);
        ``default``, true for the one that is asked when none is named; ``state``, ``up``, ``down`` or ``unknown`` (a
        service outside that nobody has asked yet); ``message``, why it is down, or what it says that it is.

    Raises
    ------
    FinkError
        ``unsupported`` where only the public Fink API was found: it has no others.
    """
    where = address(url)
    if where.name == "public":
        raise FinkError(
            "unsupported sources: the public Fink API has only its own",
            code="unsupported",
            remedy="Start the kernel from a JupyterLab with jupyterlab-fink, or set FINK_API_URL to a gateway.",
        )
    told: Any = health(where)
    # A gateway of an older version has one, and tells no more than its name.
    listed = told.get("sources") or [
        {"name": told.get("source", ""), "driver": "embedded", "default": True, "state": "up"}
    ]
    rows = [{column: each.get(column, "") for column in _COLUMNS} for each in listed]
    return pd.DataFrame(rows, columns=list(_COLUMNS))
