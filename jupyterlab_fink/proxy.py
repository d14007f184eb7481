"""A small HTTP/1.1 client that passes an answer on block by block, with back-pressure.

One connection carries one request. A block is read only when the one before it was taken, so a slow
client slows the gateway down instead of filling the memory of the Jupyter server.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from .endpoint import BLOCK
from .errors import GatewayBroken, GatewayTimeout

MAX_HEADERS = 100

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass
class Answer:
    """The head of an answer, and its body still to be read."""

    status: int
    headers: dict[str, str]
    """By lower-case name; of several with one name, the last."""
    _reader: asyncio.StreamReader
    _writer: asyncio.StreamWriter

    @property
    def length(self) -> int | None:
        """Bytes of the body, if the gateway said so; None: known only at the end."""
        if self.status in (204, 304):
            return 0
        text = self.headers.get("content-length", "")
        if text and not text.isdecimal():
            raise GatewayBroken(f"invalid answer of the gateway: content-length {text!r}.")
        return int(text) if text else None

    async def blocks(self) -> AsyncIterator[bytes]:
        """The body. Raises GatewayBroken when it ends before its end."""
        try:
            if "chunked" in self.headers.get("transfer-encoding", "").lower():
                async for block in self._chunked():
                    yield block
            else:
                async for block in self._plain(self.length):
                    yield block
        except (OSError, ValueError, asyncio.IncompleteReadError) as error:
            raise _broken_off() from error

    async def _chunked(self) -> AsyncIterator[bytes]:
        while left := _chunk_size(await self._reader.readline()):
            while left:
                block = await self._reader.read(min(left, BLOCK))
                if not block:
                    raise _broken_off()
                left -= len(block)
                yield block
            await self._reader.readexactly(2)
        while (line := await self._reader.readline()) != b"\r\n":
            if not line:
                raise _broken_off()

    async def _plain(self, left: int | None) -> AsyncIterator[bytes]:
        while left is None or left > 0:
            block = await self._reader.read(BLOCK if left is None else min(left, BLOCK))
            if not block:
                if left is None:
                    return
                raise _broken_off()
            left = None if left is None else left - len(block)
            yield block

    def close(self) -> None:
        """Let go of the connection; a gateway that is still sending sees it and stops its work."""
        self._writer.transport.abort()


async def request(
    streams: Streams,
    method: str,
    target: str,
    headers: Mapping[str, str],
    body: bytes = b"",
    seconds: float = 60.0,
) -> Answer:
    """Send one request and read the head of its answer within ``seconds``.

    The connection is closed when this raises: GatewayBroken, GatewayTimeout, or on cancellation.
    """
    reader, writer = streams
    try:
        async with asyncio.timeout(seconds):
            head = [f"{method} {target} HTTP/1.1", "Connection: close"]
            head += [f"{name}: {value}" for name, value in headers.items()]
            if body or method != "GET":
                head.append(f"Content-Length: {len(body)}")
            writer.write("\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + body)
            await writer.drain()
            status, answer = await _read_head(reader)
        return Answer(status, answer, reader, writer)
    except TimeoutError as error:
        writer.transport.abort()
        raise GatewayTimeout(
            f"The Fink gateway did not answer within {seconds:g} s.",
            "Ask for less, or raise FinkExtension.answer_timeout.",
        ) from error
    except (OSError, ValueError, asyncio.IncompleteReadError) as error:
        writer.transport.abort()
        raise GatewayBroken("The Fink gateway ended the connection before it answered.", "Try again.") from error
    except BaseException:
        writer.transport.abort()
        raise


async def _read_head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    status = 100
    headers: dict[str, str] = {}
    # Interim answers (1xx) precede the one that counts.
    while status < 200:
        words = (await _line(reader)).split(" ", 2)
        if len(words) < 2 or not words[0].startswith("HTTP/1.") or not words[1].isdecimal():
            raise ValueError("not an HTTP answer")
        status = int(words[1])
        headers = {}
        while line := await _line(reader):
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
            if len(headers) > MAX_HEADERS:
                raise ValueError("too many headers")
    return status, headers


async def _line(reader: asyncio.StreamReader) -> str:
    line = await reader.readline()
    if not line.endswith(b"\n"):
        raise ValueError("the connection ended within the head of the answer")
    return line.decode("latin-1").rstrip("\r\n")


def _chunk_size(line: bytes) -> int:
    size = int(line.split(b";")[0], 16)
    if size < 0:
        raise ValueError("invalid chunk")
    return size


def _broken_off() -> GatewayBroken:
    return GatewayBroken("The Fink gateway broke off in the middle of its answer.", "Try again.")
