"""What is shown at the end of a cell."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import finklab
from finklab.limit import MAX_OUTPUT, size_of
from finklab.tables import table

PLOTLY = "application/vnd.plotly.v1+json"
SKY_MAP = "application/x-fink-skymap.v1+json"


def alerts(count: int, *, limits: int = 0) -> pd.DataFrame:
    """Detections and upper limits of one object, every other one in r."""
    rows: list[dict[str, Any]] = [
        {
            "i:objectId": "ZTF26sim0042",
            "i:jd": 2459540.123456 + index * 1.01,
            "i:fid": 1 + index % 2,
            "i:magpsf": 18 + (index % 97) / 31,
            "i:sigmapsf": 0.0123,
            "i:diffmaglim": 20.1234,
            "d:tag": "valid" if index < count else "upperlim",
        }
        for index in range(count + limits)
    ]
    return table(rows, query="q", source="address", complete=True)


def objects(count: int) -> pd.DataFrame:
    rows = [
        {"i:objectId": f"ZTF26sim{i:04d}", "i:ra": i / 30, "i:dec": i / 90, "i:jd": 2459540.5, "i:magpsf": 18.123456}
        for i in range(count)
    ]
    return table(rows, query="q", source="address", complete=True)


def test_light_curve_stays_within_the_size_of_an_output_and_says_what_it_left_out() -> None:
    shown = finklab.plot(alerts(4000, limits=1500))
    assert sum(len(trace["x"]) for trace in shown.figure["data"]) == 5000
    data, metadata = shown._repr_mimebundle_()
    assert MAX_OUTPUT * 0.8 < size_of(data) <= MAX_OUTPUT
    assert {trace["meta"]["kind"] for trace in data[PLOTLY]["data"]} == {"valid"}
    (note,) = [a["text"] for a in data[PLOTLY]["layout"]["annotations"] if a["xanchor"] == "right"]
    assert note.endswith("1500 upper limits.")
    assert data["text/plain"].endswith(note)
    assert metadata["fink"]["rows"] == 5500


def test_sky_map_stays_within_the_size_of_an_output_and_says_what_it_left_out() -> None:
    data, _ = finklab.sky_map(objects(6000))._repr_mimebundle_()
    assert MAX_OUTPUT * 0.8 < size_of(data) <= MAX_OUTPUT
    left = 6000 - len(data[SKY_MAP]["points"])
    assert f"Left out: {left} points beyond the limit" in data["text/plain"]


@pytest.mark.parametrize("several", [False, True])
def test_small_figure_is_shown_whole(several: bool) -> None:
    one = alerts(10, limits=3)
    other = alerts(1).assign(**{"i:objectId": "ZTF26sim0043"})
    shown = finklab.plot(pd.concat([one, other]) if several else one)
    data, _ = shown._repr_mimebundle_()
    assert data[PLOTLY] == shown.figure
    assert data["text/plain"] == repr(shown)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("count", [1, 2, 40])
def test_pictures_are_drawn_without_a_word_in_the_cell(count: int) -> None:
    finklab.plot(alerts(count))._repr_mimebundle_()
    finklab.sky_map(objects(count))._repr_mimebundle_()
    finklab.sky_map(objects(count).head(0))._repr_mimebundle_()
    finklab.plot(alerts(count).assign(**{"i:magpsf": float("nan")}))._repr_mimebundle_()


def test_objects_without_a_place_are_counted() -> None:
    frame = objects(3)
    frame.loc[1, "i:ra"] = None
    scene = finklab.sky_map(frame).scene
    assert [p["id"] for p in scene["points"]] == ["ZTF26sim0000", "ZTF26sim0002"]
    assert scene["note"] == "Left out: 1 point without a position."
    assert scene["title"] == "3 objects"


@pytest.mark.parametrize(
    ("cone", "title"),
    [
        ({"ra": 180.0, "dec": -20.5, "radius": 30.0}, "Objects within 30″ of 180.00000 \N{MINUS SIGN}20.50000"),
        ({"ra": 1.5, "dec": 0.0, "radius": 90.0}, "Objects within 1.5\N{PRIME} of 1.50000 +0.00000"),
        ({"ra": 1.5, "dec": 0.0, "radius": 18000.0}, "Objects within 5° of 1.50000 +0.00000"),
    ],
)
def test_title_of_a_circle(cone: dict[str, float], title: str) -> None:
    frame = objects(1)
    frame.attrs["fink"]["cone"] = cone
    assert finklab.sky_map(frame).scene["title"] == title
    assert finklab.sky_map(frame, title="Mine").scene["title"] == "Mine"


def test_what_is_missing_is_named() -> None:
    with pytest.raises(finklab.FinkError, match="missing columns: i:ra, i:dec"):
        finklab.sky_map(alerts(1))
    with pytest.raises(finklab.FinkError, match="missing alerts"):
        finklab.plot(alerts(1).head(0))
