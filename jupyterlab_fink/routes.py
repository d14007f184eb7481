"""Handlers under <base_url>fink/: a fixed list of routes, nothing else."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any, cast

import tornado.web
from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado.iostream import StreamClosedError

from .asker import HEADER, Asker
from .errors import BodyTooLarge, GatewayBroken, GatewayError
from .gateway import Gateway
from .proxy import Answer, request
from .requestid import HEADER as REQUEST_ID
from .requestid import request_id

API = (
    "search",
    "objects",
    "conesearch",
    "latests",
    "anomaly",
    "tracklet",
    "sso",
    "ssocand",
    "daterange",
    "random",
    "resolver",
    "statistics",
    "metadata",
    "cutouts",
    "schema",
    "classes",
    "explain",
)
ROUTES = (*(f"api/v1/{name}" for name in API), "health", "version", "metrics")
OWN_ONLY = ("metrics",)
"""Routes of a gateway of one's own: what is counted at the site's is of all its users, and asked for there."""

UP = ("Accept", "Content-Type", "If-None-Match")
"""Headers that go to the gateway as they are. Never Cookie, never Authorization."""

DOWN = (
    "cache-control",
    "content-disposition",
    "content-type",
    "etag",
    "last-modified",
    "retry-after",
    "x-fink-candid",
    "x-fink-complete",
    "x-fink-reason",
    "x-fink-seed",
    "x-fink-simulated",
)
"""Headers that come back."""

SMALL = 64 * 1024
"""Bytes of an answer that is collected and sent at once, which is faster."""

CLIENT_LEFT = 499


Verb = Callable[[Any, str], Awaitable[None]]


def reads(method: Verb) -> Verb:
    """Authorize as ``read``, whatever the verb: queries too long for an address are posted."""
    return cast(Verb, cast(Any, authorized)(action="read")(method))


class GatewayHandler(APIHandler):
    """Pass a request on to the gateway and its answer back, block by block."""

    auth_resource = "fink"

    def initialize(self, gateway: Gateway, asker: Asker, max_body: int, answer_timeout: float) -> None:
        """``max_body`` in bytes; ``answer_timeout``: seconds until an answer must begin."""
        self.gateway = gateway
        self.asker = asker
        self.max_body = max_body
        self.answer_timeout = answer_timeout
        self._work: asyncio.Task[None] | None = None
        self._left = False

    @tornado.web.authenticated
    @reads
    async def get(self, route: str) -> None:
        """Read."""
        await self._relay(route)

    @tornado.web.authenticated
    @reads
    async def post(self, route: str) -> None:
        """Read, with the arguments in the body."""
        await self._relay(route)

    def set_default_headers(self) -> None:
        """Every answer, a refusal too, says by which id the logs know its request."""
        super().set_default_headers()
        self.request_id = request_id(self.request.headers.get(REQUEST_ID))
        # It stays the same when the headers are set again, for an error.
        self.request.headers[REQUEST_ID] = self.request_id
        self.set_header(REQUEST_ID, self.request_id)

    def _log(self) -> None:
        """Jupyter's line for this request, with its id and without what it asked for, which only ``debug`` tells."""
        arguments = self.request.query if self.log.isEnabledFor(logging.DEBUG) else ""
        self.request.uri = f"{self.request.path}{'?' if arguments else ''}{arguments} [{self.request_id}]"
        if not arguments:
            # A link to a search holds its text.
            self.request.headers.pop("Referer", None)
        super()._log()

    def on_connection_close(self) -> None:
        """The client left: cancel, which closes the connection to the gateway."""
        self._left = True
        if self._work is not None:
            self._work.cancel()

    def compute_etag(self) -> str | None:
        """The gateway's own ETag counts, not one of the bytes."""
        return None

    async def _relay(self, route: str) -> None:
        self._work = asyncio.create_task(self._pass_on(route))
        try:
            await self._work
        except GatewayError as error:
            self._fail(route, error)
        except (StreamClosedError, asyncio.CancelledError):
            if not self._left:
                raise
            self.log.debug("client left fink/%s [%s]", route, self.request_id)
            if not self._headers_written:
                self.set_status(CLIENT_LEFT, "Client closed request")

    async def _pass_on(self, route: str) -> None:
        body = self.request.body
        if len(body) > self.max_body:
            raise BodyTooLarge(
                f"invalid request: {len(body)} bytes, at most {self.max_body} are taken.",
                "Ask in parts, or raise FinkExtension.max_body.",
            )
        answer = await self._ask(route)
        try:
            await self._send(answer)
        finally:
            answer.close()

    async def _ask(self, route: str, again: bool = True) -> Answer:
        endpoint, streams = await self.gateway.connect()
        given = self.request.headers
        headers = endpoint.head() | {name: given[name] for name in UP if name in given}
        headers[HEADER] = self.asker.id_of(self)
        headers[REQUEST_ID] = self.request_id
        query = f"?{self.request.query}" if self.request.query else ""
        target = f"{endpoint.prefix}/{route}{query}"
        method = self.request.method or "GET"
        try:
            return await request(streams, method, target, headers, self.request.body, self.answer_timeout)
        except GatewayBroken:
            # A dying gateway still takes connections for a moment. Requests only read, so one more
            # try is safe; a request that itself kills the gateway gets no third.
            if again and await self.gateway.ended(endpoint):
                return await self._ask(route, again=False)
            raise

    async def _send(self, answer: Answer) -> None:
        length = answer.length
        small = length is not None and length <= SMALL
        # Collected before the first byte goes out, so that a break still becomes a proper error.
        collected = b"".join([block async for block in answer.blocks()]) if small else b""
        self.set_status(answer.status)
        for name in DOWN:
            if name in answer.headers:
                self.set_header(name, answer.headers[name])
        kind = answer.headers.get("content-type")
        if small:
            if answer.status in (204, 304):
                self.clear_header("Content-Type")
                await self.finish(set_content_type=kind or "application/json")
                return
            self.write(collected)
        else:
            if length is not None:
                self.set_header("Content-Length", str(length))
            # The head goes out now: the first block may be long in coming.
            await self.flush()
            async for block in answer.blocks():
                self.write(block)
                await self.flush()
        await self.finish(set_content_type=kind or "application/octet-stream")

    def _fail(self, route: str, error: GatewayError) -> None:
        self.log.warning("fink/%s [%s]: %s", route, self.request_id, error)
        if self._headers_written:
            # A clean end would make a part look like the whole: drop the connection instead.
            self.detach().close()
            return
        self.set_status(error.status, error.reason)
        if error.retry_after is not None:
            self.set_header("Retry-After", str(error.retry_after))
        self.finish(json.dumps({**error.body(), "requestId": self.request_id}))


def setup_handlers(
    web_app: tornado.web.Application, gateway: Gateway, asker: Asker, max_body: int, answer_timeout: float
) -> None:
    """Add the routes to a Jupyter server."""
    base = url_path_join(web_app.settings["base_url"], "fink")
    routes = [route for route in ROUTES if not (gateway.shared and route in OWN_ONLY)]
    pattern = url_path_join(base, f"({'|'.join(routes)})")
    arguments = {"gateway": gateway, "asker": asker, "max_body": max_body, "answer_timeout": answer_timeout}
    web_app.add_handlers(".*$", [(pattern, GatewayHandler, arguments)])
