"""A Jupyter server with our extension on a fake gateway, and ways to talk to it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Protocol

import pytest
from jupyter_server.serverapp import ServerApp
from tornado.httpclient import HTTPClientError, HTTPResponse

from jupyterlab_fink.app import FinkExtension
from jupyterlab_fink.gateway_process import GatewayProcess

FAKE = Path(__file__).parent / "fake_gateway.cjs"

Fetch = Callable[..., Awaitable[HTTPResponse]]


class Ask(Protocol):
    """GET or POST a route under fink/; gives the answer whatever its status."""

    def __call__(self, *parts: str, **options: Any) -> Awaitable[HTTPResponse]: ...


@pytest.fixture
def extension_config() -> dict[str, Any]:
    """Settings of the extension; tests override what they are about."""
    return {}


@pytest.fixture
def jp_server_config(tmp_path: Path, extension_config: dict[str, Any]) -> dict[str, Any]:
    return {
        "ServerApp": {
            "jpserver_extensions": {"jupyterlab_fink": True},
            "allow_unauthenticated_access": False,
        },
        "FinkExtension": {
            "gateway_main": str(FAKE),
            "data_dir": str(tmp_path / "store"),
            **extension_config,
        },
    }


@pytest.fixture
def extension(jp_serverapp: ServerApp) -> FinkExtension:
    (app,) = jp_serverapp.extension_manager.extension_apps["jupyterlab_fink"]
    assert isinstance(app, FinkExtension)
    return app


@pytest.fixture
def gateway(extension: FinkExtension) -> GatewayProcess:
    assert isinstance(extension.gateway, GatewayProcess)
    return extension.gateway


@pytest.fixture
def ask(jp_fetch: Fetch) -> Ask:
    async def fetch(*parts: str, **options: Any) -> HTTPResponse:
        try:
            return await jp_fetch("fink", *parts, **options)
        except HTTPClientError as error:
            if error.response is None:
                raise
            return error.response

    return fetch


def body(answer: HTTPResponse) -> Any:
    """The body of an answer as JSON."""
    return json.loads(answer.body)


class RawClient:
    """A connection on which a test reads as little as it likes, and which it can drop."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def head(self) -> bytes:
        return await self.reader.readuntil(b"\r\n\r\n")

    def leave(self) -> None:
        self.writer.transport.abort()


@pytest.fixture
def raw(
    jp_serverapp: ServerApp, http_server: object, jp_http_port: int, jp_base_url: str
) -> Callable[[str], Awaitable[RawClient]]:
    async def open_client(target: str) -> RawClient:
        reader, writer = await asyncio.open_connection("127.0.0.1", jp_http_port)
        token = jp_serverapp.identity_provider.token
        writer.write(
            f"GET {jp_base_url}fink/{target} HTTP/1.1\r\nHost: 127.0.0.1:{jp_http_port}\r\n"
            f"Authorization: token {token}\r\nConnection: close\r\n\r\n".encode()
        )
        await writer.drain()
        return RawClient(reader, writer)

    return open_client
