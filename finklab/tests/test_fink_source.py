"""The Fink API as one of the sources of a gateway: every question gets the same table as from the store behind it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

import finklab
from finklab import FinkError

from .conftest import MAIN, serving


@pytest.fixture(scope="module")
def both(
    node: str,
    store: Path,
    sky: str,
    clean_environment: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The address of a gateway with the simulated sky as a store, and as a Fink API: another gateway of ours."""
    config = tmp_path_factory.mktemp("both") / "config.yml"
    sources = {
        "sky": {"DRIVER": "embedded", "DATA": str(store)},
        "fink": {"DRIVER": "fink-api", "API": sky},
    }
    config.write_text(json.dumps({"SOURCES": sources}), encoding="utf-8")
    command = [node, str(MAIN), "gateway", "--port", "0", "--config", str(config)]
    with serving(command, clean_environment) as url:
        yield url


def test_it_is_not_asked_before_somebody_does(both: str) -> None:
    table = finklab.sources(url=both).set_index("name")
    assert table.loc["fink", "driver"] == "fink-api"
    assert table.loc["fink", "state"] == "unknown"


QUESTIONS: dict[str, Callable[..., pd.DataFrame]] = {
    "search": lambda **options: finklab.search('class="SN candidate" last=3', **options),
    "latests": lambda **options: finklab.latests("Solar System MPC", n=5, **options),
    "cone_search": lambda **options: finklab.cone_search(180, 10, 18000, **options),
    "light_curve": lambda **options: finklab.light_curve("ZTF26sim0042", **options),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_gets_the_same_table(both: str, name: str) -> None:
    expected = QUESTIONS[name](source="sky", url=both)
    table = QUESTIONS[name](source="fink", url=both)
    pd.testing.assert_frame_equal(table, expected)
    assert table.attrs["fink"]["source"] == "fink"
    assert table.attrs["fink"]["complete"]


def test_what_is_wrong_is_told_as_by_every_source(both: str) -> None:
    with pytest.raises(FinkError, match="unknown column"):
        finklab.latests("SN candidate", columns=["i:magpfs"], source="fink", url=both)
