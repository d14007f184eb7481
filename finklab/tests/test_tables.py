"""Tables: types, missing values, attributes."""

from __future__ import annotations

import pandas as pd
import pytest

import finklab
from finklab.tables import table

BIG = 2890466950515015016


def made(*records: dict[str, object], expected: tuple[str, ...] = ()) -> pd.DataFrame:
    return table(records, query="q", source="address", complete=True, expected=expected)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [(0, 0), ("0", 0), ("-999", -999), (2.0, 2), ("2.0", 2), (BIG, BIG), (str(BIG), BIG), (-BIG, -BIG)],
)
def test_integers_are_exact_whatever_they_come_as(given: object, wanted: int) -> None:
    frame = made({"i:candid": given}, {"i:candid": None})
    assert frame["i:candid"].tolist()[0] == wanted
    assert frame["i:candid"].isna().tolist() == [False, True]
    assert made({"i:candid": given}, {"i:jd": 1.0})["i:candid"].tolist()[0] == wanted
    assert str(frame["i:candid"].dtype) == "Int64"


@pytest.mark.parametrize("given", ["", "nan", "NaN", "inf", "null", None, float("nan"), "2.5"])
def test_what_is_no_integer_is_missing(given: object) -> None:
    assert made({"i:fid": given}, {"i:fid": 1})["i:fid"].isna().tolist() == [True, False]


def test_floats_and_truth_values_may_be_text() -> None:
    frame = made({"i:magpsf": "0", "d:from_upper": "false"}, {"i:magpsf": "nan", "d:from_upper": "1"})
    assert frame["i:magpsf"].tolist()[0] == 0.0
    assert frame["i:magpsf"].isna().tolist() == [False, True]
    assert frame["d:from_upper"].tolist() == [False, True]


def test_text_stays_text_also_when_it_looks_like_a_number() -> None:
    frame = made({"i:ssnamenr": "0"}, {"i:ssnamenr": None})
    assert frame["i:ssnamenr"].tolist()[0] == "0"
    assert frame["i:ssnamenr"].isna().tolist() == [False, True]


def test_columns_expected_are_there_without_any_row() -> None:
    frame = made(expected=("i:objectId", "i:jd", "i:candid"))
    assert frame.columns.tolist() == ["i:objectId", "i:jd", "i:candid"]
    assert [str(t) for t in frame.dtypes] == ["str", "float64", "Int64"]
    assert frame.attrs["units"] == {"i:jd": "d"}


def test_columns_expected_come_first_and_once() -> None:
    frame = made({"v:lapse": 1.0, "i:jd": 2.0}, expected=("i:jd", "i:fid", "i:jd"))
    assert frame.columns.tolist() == ["i:jd", "i:fid", "v:lapse"]


def test_origin_survives_sorting_and_choosing() -> None:
    frame = made({"i:jd": 2.0}, {"i:jd": 1.0})
    for derived in (frame.sort_values("i:jd"), frame[frame["i:jd"] > 1], frame.head(1), frame.copy()):
        assert derived.attrs["fink"]["query"] == "q"
        assert derived.attrs["units"] == {"i:jd": "d"}


def test_everything_that_is_exported_is_there_and_documented() -> None:
    for name in finklab.__all__:
        assert name == "__version__" or getattr(finklab, name).__doc__
