"""What passes through the routes, and what does not."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import signal
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from jupyter_server.serverapp import ServerApp
from tornado.httpclient import HTTPResponse

from jupyterlab_fink.gateway_process import GatewayProcess
from jupyterlab_fink.routes import ROUTES

from .conftest import Ask, RawClient, body

SEARCH = ("api", "v1", "search")


@pytest.mark.parametrize("route", ROUTES)
async def test_each_route_reaches_the_gateway(ask: Ask, route: str) -> None:
    said = body(await ask(*route.split("/"), params={"query": "ZTF21abcd & x", "n": "5"}))
    assert said["method"] == "GET"
    assert said["url"] == f"/{route}?query=ZTF21abcd+%26+x&n=5"
    assert said["arguments"] == ["gateway", "--supervised"]


@pytest.mark.parametrize("route", ["stats", "api/v1", "api/v1/search/more", "api/v1/searchx", ""])
async def test_other_paths_do_not_exist(ask: Ask, gateway: GatewayProcess, route: str) -> None:
    assert (await ask(*route.split("/"))).code == 404
    assert gateway.starts == 0


async def test_a_post_carries_its_body_and_type(ask: Ask) -> None:
    sent = json.dumps({"query": "été"})
    answer = await ask(*SEARCH, method="POST", body=sent, headers={"Content-Type": "application/json"})
    said = body(answer)
    assert said["method"] == "POST"
    assert said["body"] == sent
    assert said["headers"]["content-type"] == "application/json"


async def test_only_listed_headers_pass(ask: Ask, jp_auth_header: dict[str, str]) -> None:
    headers = {
        **jp_auth_header,
        "Cookie": "_xsrf=2|secret; username-localhost=secret",
        "X-XSRFToken": "secret",
        "X-Forwarded-For": "secret",
        "Accept": "application/x-ndjson",
        "X-Request-Id": "abc",
    }
    answer = await ask(*SEARCH, headers=headers)
    seen = body(answer)["headers"]
    assert set(seen) == {"host", "connection", "accept", "x-request-id", "x-fink-user"}
    assert seen["x-request-id"] == "abc"
    assert answer.headers["X-Request-Id"] == "abc"
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers.get("Server") != "fake"
    assert "theirs" not in str((await ask(*SEARCH, params={"do": "refused"})).headers)


async def test_the_child_sees_no_token_of_the_server(
    ask: Ask, jp_serverapp: ServerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "secret")
    monkeypatch.setenv("JUPYTER_TOKEN", "secret")
    monkeypatch.setenv("FINK_API_TOKEN", "secret")
    monkeypatch.setenv("FINK_TNS_TOKEN_FILE", "/tns")
    environment: dict[str, str] = body(await ask("health"))["environment"]
    assert "secret" not in environment.values()
    assert jp_serverapp.identity_provider.token not in environment.values()
    assert environment["FINK_TNS_TOKEN_FILE"] == "/tns"
    assert environment["FINK_DATA"].endswith("store")


async def test_kernels_learn_the_process_but_not_the_token(jp_serverapp: ServerApp) -> None:
    assert os.environ["FINK_SERVER_PID"] == str(os.getpid())
    assert jp_serverapp.identity_provider.token not in os.environ.values()


async def test_errors_of_the_gateway_pass_as_they_are(ask: Ask) -> None:
    answer = await ask(*SEARCH, params={"do": "refused"})
    assert answer.code == 400
    assert body(answer)["error"] == {"code": "invalid", "message": "invalid query: x"}


async def test_an_unchanged_answer_has_no_body(ask: Ask) -> None:
    params = {"do": "unchanged"}
    first = await ask("api", "v1", "schema", params=params)
    assert (first.code, first.headers["Etag"]) == (200, '"a"')
    headers = {"If-None-Match": '"a"'}
    again = await ask("api", "v1", "schema", params=params, headers=headers)
    assert (again.code, again.body) == (304, b"")


async def test_blocks_arrive_before_the_answer_is_complete(ask: Ask) -> None:
    came: asyncio.Queue[bytes] = asyncio.Queue()
    request: asyncio.Future[HTTPResponse] = asyncio.ensure_future(
        ask(*SEARCH, params={"do": "slow"}, streaming_callback=came.put_nowait)
    )
    assert await came.get() == b"one\n"
    # The second line does not exist yet: the gateway writes it only now.
    await ask(*SEARCH, params={"do": "release"})
    assert await came.get() == b"two\n"
    assert (await request).headers["Content-Type"] == "application/x-ndjson"


async def test_a_slow_client_slows_the_gateway_down(ask: Ask, raw: Callable[[str], Awaitable[RawClient]]) -> None:
    client = await raw("api/v1/search?do=endless")
    await client.head()
    # Without back-pressure the gateway would fill hundreds of megabytes meanwhile.
    for _ in range(200):
        await ask("health")
    assert body(await ask(*SEARCH, params={"do": "produced"}))["produced"] < 24 * 2**20
    client.leave()
    assert body(await ask(*SEARCH, params={"do": "aborted"}))["aborted"] == 1


@pytest.mark.parametrize("order", ["silent", "mute"])
async def test_a_client_that_leaves_cancels_the_work(
    ask: Ask, raw: Callable[[str], Awaitable[RawClient]], order: str
) -> None:
    await ask("health")
    client = await raw(f"api/v1/search?do={order}")
    if order == "silent":
        await client.head()
    else:
        await ask(*SEARCH, params={"do": "begun"})
    client.leave()
    said = body(await ask(*SEARCH, params={"do": "aborted"}))
    assert said["aborted"] == 1


async def test_a_broken_stream_is_not_a_clean_end(
    raw: Callable[[str], Awaitable[RawClient]],
) -> None:
    client = await raw("api/v1/search?do=broken")
    assert b" 200 " in await client.head()
    rest = await client.reader.read()
    assert b"one\n" in rest
    # The last chunk of a complete answer is empty.
    assert not rest.endswith(b"0\r\n\r\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
async def test_the_death_of_the_gateway_is_a_broken_stream(
    ask: Ask, raw: Callable[[str], Awaitable[RawClient]], gateway: GatewayProcess
) -> None:
    client = await raw("api/v1/search?do=endless")
    await client.head()
    assert gateway.pid is not None
    os.kill(gateway.pid, signal.SIGKILL)
    rest = await client.reader.read()
    # Not the bytes themselves: there are too many for a failure's message.
    assert rest.count(b"x") > 1000
    assert rest[-5:] != b"0\r\n\r\n"
    assert (await ask("health")).code == 200
    assert gateway.starts == 2


@pytest.mark.parametrize("order", ["short", "gibberish"])
async def test_an_answer_that_is_none_is_a_502(ask: Ask, order: str) -> None:
    answer = await ask(*SEARCH, params={"do": order})
    assert answer.code == 502
    said = body(answer)
    assert said["status"] == "error"
    assert said["error"]["code"] == "unavailable"
    assert said["error"]["remedy"] == "Try again."
    assert said["text"] == f"{said['error']['message']} Try again."


class TestLimits:
    @pytest.fixture
    def extension_config(self) -> dict[str, Any]:
        return {"max_body": 100, "answer_timeout": 0.2}

    async def test_a_large_body_is_refused(self, ask: Ask, gateway: GatewayProcess) -> None:
        answer = await ask(*SEARCH, method="POST", body="x" * 101)
        assert answer.code == 413
        assert body(answer)["error"]["message"].startswith("invalid request: 101 bytes, at most 100")
        assert gateway.starts == 0

    async def test_an_answer_that_does_not_begin_is_a_504(self, ask: Ask) -> None:
        answer = await ask(*SEARCH, params={"do": "mute"})
        assert answer.code == 504
        assert body(answer)["error"]["code"] == "unavailable"


@pytest.mark.parametrize("hostile", ["", "a b", "x" * 65, "<script>", "a;b", '{"level":60}'])
async def test_an_id_that_could_do_harm_is_replaced(ask: Ask, jp_auth_header: dict[str, str], hostile: str) -> None:
    answer = await ask("health", headers={**jp_auth_header, "X-Request-Id": hostile})
    given = answer.headers["X-Request-Id"]
    assert re.fullmatch(r"[0-9a-f-]{36}", given)
    assert body(answer)["headers"]["x-request-id"] == given


async def test_refusals_and_failures_say_their_id(
    ask: Ask, jp_auth_header: dict[str, str], caplog: pytest.LogCaptureFixture, jp_serverapp: ServerApp
) -> None:
    refused = await ask("health", headers={"Authorization": "", "X-Request-Id": "mine"})
    assert (refused.code, refused.headers["X-Request-Id"]) == (403, "mine")
    headers = {**jp_auth_header, "X-Request-Id": "mine-2", "Referer": "http://x/lab?fink=ZTF21secret"}
    params = {"do": "short", "query": "ZTF21secret"}
    jp_serverapp.log.propagate = True
    with caplog.at_level(logging.INFO, logger=jp_serverapp.log.name):
        failed = await ask(*SEARCH, params=params, headers=headers)
    assert (failed.code, body(failed)["requestId"]) == (502, "mine-2")
    said = [line for line in caplog.messages if "mine-2" in line]
    # One line says what went wrong, one is Jupyter's own for each request.
    assert any("ended the connection" in line or "broke off" in line for line in said)
    assert any("/fink/api/v1/search [mine-2]" in line for line in said)
    assert "ZTF21secret" not in caplog.text


async def test_metrics_are_for_those_who_may_read(ask: Ask) -> None:
    assert (await ask("metrics", headers={"Authorization": ""})).code == 403
    assert body(await ask("metrics"))["url"] == "/metrics"
