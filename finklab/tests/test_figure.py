"""The kernel's figures are the browser's figures: the same golden pairs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from finklab.figure import (
    describe_light_curve,
    describe_sky_map,
    light_curve_figure,
    sky_scene,
    small_multiples,
)

FOLDER = Path(__file__).parents[2] / "tests" / "data" / "figure"
#: Those of sparklines are for the sidebar alone.
PAIRS = [p for p in sorted(FOLDER.glob("*.in.json")) if json.loads(p.read_text())["kind"] != "sparkline"]


def made(given: dict[str, Any]) -> dict[str, Any]:
    options = given.get("options", {})
    most = {"max_points": options["maxPoints"]} if "maxPoints" in options else {}
    match given["kind"]:
        case "lightcurve":
            name = options.get("object")
            return {
                "figure": light_curve_figure(given["rows"], object_id=name, **most),
                "text": describe_light_curve(given["rows"], object_id=name, source=options.get("source")),
            }
        case "smallmultiples":
            return {"figure": small_multiples(given["objects"], **most)}
        case "skymap":
            named = {key: options[key] for key in ("title", "cone") if key in options}
            scene = sky_scene(given["points"], **named, **most)
            return {"scene": scene, "text": describe_sky_map(scene)}
    raise AssertionError(f"unknown kind of golden pair: {given['kind']}")


def test_pairs_are_there() -> None:
    assert len(PAIRS) >= 10


@pytest.mark.parametrize("path", PAIRS, ids=lambda p: p.name.removesuffix(".in.json"))
def test_golden(path: Path) -> None:
    given = json.loads(path.read_text())
    wanted = json.loads(path.with_name(path.name.replace(".in.", ".out.")).read_text())
    assert json.loads(json.dumps(made(given))) == wanted
