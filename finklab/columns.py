"""Meaning, type and unit of every column."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

import pandas as pd


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Column name → ``{type, unit, doc}``, generated from the gateway's own tables."""
    text = resources.files("finklab").joinpath("generated/columns.json").read_text(encoding="utf-8")
    known: dict[str, dict[str, str]] = json.loads(text)
    return known


def columns(pattern: str = "") -> pd.DataFrame:
    """Columns whose name or meaning contains ``pattern`` (any case), one row each: type, unit, doc.

    >>> finklab.columns("magnitude")
    """
    wanted = pattern.lower()
    found = {
        name: info for name, info in catalogue().items() if wanted in name.lower() or wanted in info["doc"].lower()
    }
    frame = pd.DataFrame.from_dict(found, orient="index", columns=["type", "unit", "doc"]).fillna("")
    frame.index.name = "column"
    return frame
