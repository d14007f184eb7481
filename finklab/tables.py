"""Records of the gateway → DataFrames with right types, units and provenance."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from .columns import catalogue
from .errors import FinkIncomplete
from .figure.numbers import finite

_DTYPES = {
    "double": "float64",
    "float": "float64",
    "integer": "Int64",
    "long": "Int64",
    "boolean": "boolean",
    "string": "str",
}


def table(
    records: Iterable[Mapping[str, Any]],
    *,
    query: str,
    source: str,
    complete: bool,
    reason: str = "",
    expected: Sequence[str] = (),
) -> pd.DataFrame:
    """Make a DataFrame: 64-bit ids stay exact (``Int64``), missing values are missing, units are in ``attrs``.

    Parameters
    ----------
    records:
        Rows as the gateway sent them; a key that a row does not have is a missing value.
    query, source, complete:
        Kept in ``attrs["fink"]``, with the time (UTC).
    reason:
        Why the answer is not complete.
    expected:
        Columns that the table has even where no row has a value, in their order and before all others.

    Returns
    -------
    pandas.DataFrame
        Float columns are ``float64``, integers ``Int64``, truth values ``boolean``, text ``str``.

    Warns
    -----
    FinkIncomplete
        If the answer is not complete.
    """
    # As objects: pandas would make floats of integers where one is missing, and lose digits of 64-bit ids.
    frame = pd.DataFrame(list(records), dtype=object)
    missing = [name for name in expected if name not in frame.columns]
    if missing:
        frame[missing] = None
    first = list(dict.fromkeys(expected))
    frame = frame[first + [name for name in frame.columns if name not in first]]
    known = catalogue()
    for name in frame.columns:
        dtype = _DTYPES.get(known.get(name, {}).get("type", ""))
        frame[name] = _typed(frame[name], dtype) if dtype else frame[name].infer_objects()
    frame.attrs["units"] = {c: known[c]["unit"] for c in frame.columns if known.get(c, {}).get("unit")}
    frame.attrs["fink"] = {
        "query": query,
        "source": source,
        "retrieved": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "complete": complete,
    }
    if not complete:
        warnings.warn(
            f"The answer was cut ({reason or 'reason not given'}): narrow the search to get all of it.",
            FinkIncomplete,
            stacklevel=3,
        )
    return frame


def _typed(values: pd.Series[Any], dtype: str) -> pd.Series[Any]:
    """Numbers may come as text (the public API does so for some rows)."""
    if dtype == "float64":
        return pd.to_numeric(values, errors="coerce").astype("float64")
    if dtype == "Int64":
        return pd.Series([_integer(v) for v in values], index=values.index, dtype="Int64")
    if dtype == "boolean":
        words = {"true": True, "false": False, "1": True, "0": False}
        return pd.Series([words.get(str(v).lower()) for v in values], index=values.index, dtype="boolean")
    return values.astype("str").where(values.notna())


def _integer(value: object) -> int | None:
    """An exact integer of a number or a text; None for what is missing or none."""
    if isinstance(value, str) and value.strip().removeprefix("-").isdecimal():
        return int(value)
    number = finite(value)
    if number is None or number != int(number):
        return None
    # Not by way of the float: it would lose digits of a 64-bit id.
    return value if isinstance(value, int) else int(number)
