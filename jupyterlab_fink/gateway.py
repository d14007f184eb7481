"""What the routes need of a gateway, and the one that somebody else runs."""

from __future__ import annotations

import asyncio
from typing import Protocol

from .endpoint import Endpoint
from .errors import GatewayTimeout, GatewayUnavailable
from .proxy import Streams


class Gateway(Protocol):
    """A gateway that can be connected to."""

    shared: bool
    """Whether it serves others too."""

    async def connect(self) -> tuple[Endpoint, Streams]:
        """Open a connection for one request. Raises GatewayError."""

    async def ended(self, endpoint: Endpoint) -> bool:
        """Whether the gateway at this endpoint has ended, so that another try finds a new one."""

    async def stop(self) -> None:
        """Let go of it when the server ends."""


class SiteGateway:
    """A gateway that the site runs, named by its address; it is never started or stopped here."""

    shared = True

    def __init__(self, endpoint: Endpoint, timeout: float) -> None:
        """``timeout``: seconds to wait for a connection."""
        self.endpoint = endpoint
        self.timeout = timeout

    async def connect(self) -> tuple[Endpoint, Streams]:
        """Open a connection for one request."""
        at = f"{self.endpoint.host}:{self.endpoint.port}"
        try:
            async with asyncio.timeout(self.timeout):
                return self.endpoint, await self.endpoint.connect()
        except TimeoutError as error:
            raise GatewayTimeout(
                f"The Fink gateway of this site ({at}) did not take the connection.",
                "Try again, or tell the people who run it.",
            ) from error
        except OSError as error:
            raise GatewayUnavailable(
                f"The Fink gateway of this site ({at}) cannot be reached: {error}.",
                "Check FinkExtension.gateway_url, or tell the people who run it.",
            ) from error

    async def ended(self, endpoint: Endpoint) -> bool:
        """Not ours to know."""
        return False

    async def stop(self) -> None:
        """Nothing to do."""
