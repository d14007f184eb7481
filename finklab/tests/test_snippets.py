"""Every piece of code that the sidebar can put into a notebook runs, and draws what the sidebar drew."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from nbformat import NotebookNode
from PIL import Image

import finklab

from .conftest import Cells, Run, facts

PLOTLY = "application/vnd.plotly.v1+json"
LIGHT_CURVE = "application/x-fink-lightcurve.v1+json"
SKY_MAP = "application/x-fink-skymap.v1+json"
PICTURE = {"image/png", "text/plain"}

HOSTILE = ['x"); import os; os.system("id") #', "it's \\\" 'quoted'\n\tlines", "\u202egnp.\U0001f600", "{ids} %s $HOME"]

#: Told after a snippet: the ids in a table, in their order, and whether its values have their types.
TELL = """
import json
import pandas as pd
def tell(table):
    print(json.dumps({
        "rows": len(table),
        "ids": list(dict.fromkeys(table["i:objectId"])),
        "candid": str(table["i:candid"].dtype),
        "jd": str(table["i:jd"].dtype),
        "units": table.attrs["units"].get("i:jd"),
        "complete": table.attrs["fink"]["complete"],
    }))
tell(%s)
"""


def shown(notebook: NotebookNode) -> list[dict[str, Any]]:
    """Outputs of the first cell, none of them an error or a message."""
    outputs: list[dict[str, Any]] = notebook.cells[0].outputs
    assert {output["output_type"] for output in outputs} <= {"display_data", "execute_result"}
    return outputs


def picture(output: dict[str, Any]) -> Image.Image:
    image = Image.open(io.BytesIO(base64.b64decode(output["data"]["image/png"])))
    image.load()
    return image


def check_light_curve(output: dict[str, Any], ids: list[str]) -> None:
    assert set(output["data"]) == {PLOTLY, LIGHT_CURVE} | PICTURE
    assert output["data"][LIGHT_CURVE]["objects"] == ids
    check_picture_and_origin(output, ids)


def check_sky_map(output: dict[str, Any], ids: list[str]) -> None:
    assert set(output["data"]) == {SKY_MAP} | PICTURE
    assert [point["id"] for point in output["data"][SKY_MAP]["points"]] == ids
    assert output["data"][SKY_MAP]["simulated"] is True
    check_picture_and_origin(output, ids)


def check_picture_and_origin(output: dict[str, Any], ids: list[str]) -> None:
    assert min(picture(output).size) > 300
    assert "simulated" in output["data"]["text/plain"]
    origin = output["metadata"]["fink"]
    assert origin["objects"] == ids
    assert origin["complete"] is True
    assert origin["generator"].startswith("jupyterlab-fink ")
    assert origin["retrieved"].endswith("Z")
    assert origin["rows"] >= len(ids)
    assert "trusted" not in output["metadata"]


def drawn(outputs: list[dict[str, Any]]) -> list[Any]:
    """The figures and scenes of outputs, without pictures and words."""
    return [output["data"].get(PLOTLY) or output["data"][SKY_MAP] for output in outputs]


@pytest.fixture(scope="session")
def names(sky: str) -> list[str]:
    """Eight objects of the simulated sky, not in the order of their names."""
    found = sorted(finklab.latests("SN candidate", n=200, url=sky)["i:objectId"].unique())[:8]
    assert len(found) == 8
    return [*found[4:], *found[:4]]


@pytest.mark.parametrize("count", [1, 3])
def test_few_objects(count: int, names: list[str], cells: Cells, run: Run, sky: str) -> None:
    ids = names[-count:]
    (cell,) = cells({"kind": "objects", "ids": ids}, url=sky)
    done = run(cell["code"], TELL % ("lc" if len(ids) == 1 else "lcs"))
    outputs = shown(done)
    check_light_curve(outputs[0], ids)
    if len(ids) > 1:
        check_sky_map(outputs[1], ids)
    assert drawn(outputs) == drawn(cell["outputs"])
    told = facts(done)
    assert told.pop("rows") >= len(ids)
    assert told == {"ids": ids, "candid": "Int64", "jd": "float64", "units": "d", "complete": True}


def test_many_objects_are_mapped_only(names: list[str], cells: Cells, run: Run, sky: str) -> None:
    (cell,) = cells({"kind": "objects", "ids": names}, url=sky)
    done = run(cell["code"], TELL % "lcs")
    (output,) = shown(done)
    check_sky_map(output, names)
    assert drawn([output]) == drawn(cell["outputs"])
    assert facts(done)["ids"] == names


def test_cone(names: list[str], cells: Cells, run: Run, sky: str) -> None:
    place = finklab.light_curve(names[0], url=sky)[["i:ra", "i:dec"]].median().round(3)
    ra, dec = float(place["i:ra"]), float(place["i:dec"])
    wanted = {"kind": "cone", "ra": ra, "dec": dec, "radius": 18000}
    (cell,) = cells(wanted, url=sky)
    done = run(cell["code"], TELL % "objects")
    (output,) = shown(done)
    told = facts(done)
    assert told["rows"] == len(told["ids"])
    assert names[0] in told["ids"]
    check_sky_map(output, told["ids"])
    assert output["data"][SKY_MAP]["cone"] == {"ra": ra, "dec": dec, "radius": 18000}
    assert sorted(drawn([output])[0]["points"], key=lambda p: p["id"]) == sorted(
        drawn(cell["outputs"])[0]["points"], key=lambda p: p["id"]
    )
    assert drawn([output])[0]["title"] == drawn(cell["outputs"])[0]["title"]


def test_cone_without_objects_is_an_empty_map(cells: Cells, run: Run, sky: str) -> None:
    (cell,) = cells({"kind": "cone", "ra": 180.0, "dec": -89.0, "radius": 1.5}, url=sky)
    (output,) = shown(run(cell["code"]))
    assert drawn([output]) == drawn(cell["outputs"])
    assert output["data"][SKY_MAP]["points"] == []
    assert "0 points" in output["data"]["text/plain"]
    picture(output)


def test_latest(cells: Cells, run: Run) -> None:
    (cell,) = cells({"kind": "latest", "class": "SN candidate", "n": 10})
    done = run(cell["code"], TELL % "alerts")
    (output,) = shown(done)
    assert "text/html" in output["data"]
    told = facts(done)
    assert told["rows"] == 10
    assert all("sim" in name for name in told["ids"])


def test_hostile_names_are_names_and_nothing_else(cells: Cells, run: Run) -> None:
    """No object and no class has such a name; what is said is that, not what the name says."""
    objects = [{"kind": "objects", "ids": ids} for ids in (*([text] for text in HOSTILE), HOSTILE)]
    made = cells(*objects, *({"kind": "latest", "class": text, "n": 3} for text in HOSTILE))
    done = run(*(cell["code"] for cell in made), allow_errors=True)
    for cell in done.cells:
        (output,) = (output for output in cell.outputs if output["output_type"] != "stream")
        assert (output["output_type"], output["ename"]) == ("error", "FinkError")
        assert output["evalue"].startswith(("invalid object id: ", "unknown class: "))
