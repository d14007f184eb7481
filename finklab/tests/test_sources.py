"""Questions that name their source."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

import finklab
from finklab import FinkError, addresses, offered, queries

ANY = 'class="SN candidate" last=3'


def test_the_sources_that_a_gateway_offers(choice: str) -> None:
    table = finklab.sources(url=choice)
    assert list(table["name"]) == ["sky", "nothing"]
    assert list(table["default"]) == [True, False]
    assert list(table["state"]) == ["up", "up"]


def test_a_gateway_without_a_choice(sky: str) -> None:
    assert finklab.sources(url=sky).to_dict("records") == [
        {"name": "embedded", "driver": "embedded", "default": True, "state": "up", "message": ""}
    ]


QUESTIONS: dict[str, Callable[..., pd.DataFrame]] = {
    "search": lambda **options: finklab.search(ANY, **options),
    "latests": lambda **options: finklab.latests("SN candidate", n=3, **options),
    "cone_search": lambda **options: finklab.cone_search(180, 0, 5, **options),
    "light_curve": lambda **options: finklab.light_curve("ZTF26sim0042", **options),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_asks_the_source_that_is_named(choice: str, name: str) -> None:
    with pytest.raises(FinkError, match="holds none"):
        QUESTIONS[name](source="nothing", url=choice)


def test_the_table_knows_its_source(choice: str) -> None:
    by_default = finklab.search(ANY, url=choice)
    named = finklab.search(ANY, source="sky", url=choice)
    pd.testing.assert_frame_equal(by_default, named)
    assert named.attrs["fink"]["source"] == "sky"
    assert finklab.latests("SN candidate", source="sky", url=choice).attrs["fink"]["source"] == "sky"


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_unknown_source_is_named_with_those_that_there_are(choice: str, name: str) -> None:
    with pytest.raises(FinkError, match="unknown source: skye") as caught:
        QUESTIONS[name](source="skye", url=choice)
    assert "Did you mean sky? This gateway offers: sky, nothing" in caught.value.remedy


def test_the_public_api_has_no_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    public = addresses.Source(addresses.PUBLIC, "public")
    monkeypatch.setattr(queries, "address", lambda _url: public)
    monkeypatch.setattr(offered, "address", lambda _url: public)
    for name in ("latests", "cone_search", "light_curve"):
        with pytest.raises(FinkError, match="unsupported source"):
            QUESTIONS[name](source="sky")
    with pytest.raises(FinkError, match="unsupported sources"):
        finklab.sources()
