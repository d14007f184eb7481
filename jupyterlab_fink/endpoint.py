"""An address at which a gateway answers: a Unix socket, or a host and port."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass, field
from urllib.parse import urlsplit

BLOCK = 256 * 1024
"""Bytes read ahead at most from a gateway, and largest block passed on."""


@dataclass(frozen=True)
class Endpoint:
    """Where to connect, and what to say there. The secret is in no repr."""

    socket: str = ""
    """Path of a Unix socket; empty: TCP."""
    host: str = "gateway"
    port: int = 0
    tls: bool = False
    prefix: str = ""
    """Path before the routes, without a slash at its end."""
    secret: str = field(default="", repr=False)
    """Sent as ``Authorization: Bearer``; empty: not sent."""

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Open a connection. Raises OSError."""
        if self.socket:
            return await asyncio.open_unix_connection(self.socket, limit=BLOCK)
        context = ssl.create_default_context() if self.tls else None
        return await asyncio.open_connection(self.host, self.port, ssl=context, limit=BLOCK)

    def head(self) -> dict[str, str]:
        """Headers that belong to the address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        head = {"Host": f"{host}:{self.port}" if self.port else host}
        if self.secret:
            head["Authorization"] = f"Bearer {self.secret}"
        return head


def endpoint_of_url(url: str, secret: str = "") -> Endpoint:
    """The endpoint of ``http://host[:port][/prefix]`` or ``https://…``.

    Raises ValueError for anything else; a password in the address is refused, for it would be
    written into logs.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"invalid gateway address: {url}. Write http://host:port or https://host")
    if parts.username or parts.password:
        raise ValueError(
            "unsupported gateway address: it holds a user name or password."
            " Use FinkExtension.gateway_token_file or FINK_GATEWAY_TOKEN."
        )
    if parts.query or parts.fragment:
        raise ValueError(f"invalid gateway address: {url}. It must end with a path, if any")
    tls = parts.scheme == "https"
    return Endpoint(
        host=parts.hostname,
        port=parts.port or (443 if tls else 80),
        tls=tls,
        prefix=parts.path.rstrip("/"),
        secret=secret,
    )
