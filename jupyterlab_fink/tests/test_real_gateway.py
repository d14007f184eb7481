"""The bundled gateway itself, on a simulated sky: command line, server, search, death in mid-stream."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from jupyterlab_fink import paths
from jupyterlab_fink.gateway_process import GatewayProcess

from .conftest import Ask, RawClient, body
from .jupyter import ROOT

pytestmark = pytest.mark.skipif(not paths.MAIN.is_file(), reason="the gateway is not built: run npm run build:gateway")

SEARCH = ("api", "v1", "search")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a simulated sky, made by `jupyter fink simulate` where it looks by itself."""
    home = tmp_path_factory.mktemp("jupyter")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FINK_")}
    environment |= {"JUPYTER_DATA_DIR": str(home), "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, "-m", "jupyterlab_fink", "simulate", "--if-empty"],
        check=True,
        env=environment,
        cwd=home,
        timeout=300,
    )
    return home / "fink"


@pytest.fixture
def extension_config(store: Path) -> dict[str, Any]:
    return {"gateway_main": "", "data_dir": str(store), "start_timeout": 60}


async def test_health_and_version(ask: Ask) -> None:
    health = body(await ask("health"))
    assert health["status"] == "ok"
    assert health["simulated"] is True
    assert health["alerts"] > 1000
    assert body(await ask("version"))["name"] == "jupyterlab-fink"


def frames(text: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


async def test_metrics_count_what_was_asked(ask: Ask) -> None:
    await ask(*SEARCH, params={"query": "ZTF26sim"})
    said = (await ask("metrics")).body.decode()
    assert 'fink_requests_total{route="/api/v1/search",source="embedded",status="200"} 1' in said
    assert "ZTF26sim" not in said


def test_the_doctor_finds_the_store_well(store: Path) -> None:
    command = [sys.executable, "-m", "jupyterlab_fink", "doctor", "--data", str(store), "--json"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=300, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    findings = json.loads(done.stdout)["findings"]
    ours = [each for each in findings if each["check"] in ("gateway", "configuration", "source embedded")]
    assert len(ours) > 5
    assert [each for each in ours if each["grade"] != "ok"] == []


async def test_a_search_ends_with_its_trailer(ask: Ask) -> None:
    classes = body(await ask("api", "v1", "classes"))
    assert classes
    query = 'class="Early SN Ia candidate" last=5'
    got = frames((await ask(*SEARCH, params={"query": query})).body)
    assert "start" in got[0]
    assert got[-1]["end"]["complete"] is True
    rows = [frame["row"] for frame in got[1:-1]]
    assert len(rows) == got[-1]["end"]["rows"] == 5
    assert all("sim" in row["i:objectId"] for row in rows)

    posted = await ask(
        *SEARCH,
        method="POST",
        body=json.dumps({"query": query}),
        headers={"Content-Type": "application/json"},
    )
    assert [frame["row"] for frame in frames(posted.body)[1:-1]] == rows


async def test_a_faulty_query_names_the_place(ask: Ask) -> None:
    answer = await ask(*SEARCH, params={"query": "class="})
    assert answer.code == 400
    said = body(answer)
    assert said["status"] == "error"
    assert said["error"]["problems"][0]["message"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
async def test_a_gateway_killed_at_work_is_replaced(
    ask: Ask, raw: Callable[[str], Awaitable[RawClient]], gateway: GatewayProcess
) -> None:
    await ask("health")
    first = gateway.pid
    assert first is not None
    # Stopped, it takes the request and can not answer it before it is killed.
    os.kill(first, signal.SIGSTOP)
    client = await raw("api/v1/search?query=class%3D%22Early%20SN%20Ia%20candidate%22%20last%3D5")
    os.kill(first, signal.SIGKILL)
    assert b" 200 " in await client.head()
    assert b'"complete":true' in await client.reader.read()
    assert gateway.pid != first


async def test_the_store_can_be_dumped(store: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "jupyterlab_fink", "dump", "--data", str(store)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=300,
    )
    assert b"sim" in done.stdout


def test_a_plan_is_explained() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "jupyterlab_fink", "explain", 'class="Early SN Ia candidate" last=5'],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    assert "ztf" in done.stdout
