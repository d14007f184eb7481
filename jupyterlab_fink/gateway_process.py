"""Start, watch and stop the Node child that serves the data.

The child gets its address by environment variable, says ``{"ready": true}`` on stdout when it
listens, and ends when its stdin closes: so it ends with the server, however the server ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import logging
import math
import os
import secrets
import sys
from asyncio.subprocess import PIPE
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import paths
from .backoff import Backoff
from .child import Child, read_ready
from .endpoint import Endpoint, endpoint_of_url
from .environment import child_environment, telemetry_wanted
from .errors import GatewayUnavailable
from .node import find_node
from .proxy import Streams
from .socketdir import NAME, clean_stale_socket_dirs, make_socket_dir, remove_socket_dir


@dataclass
class Launch:
    """How to start the gateway."""

    node: str = ""
    """Node executable; empty: find one."""
    main: Path = paths.MAIN
    data_dir: str = ""
    config_file: str = ""
    timeout: float = 10.0
    """Seconds until the child must be ready."""
    tcp: bool = sys.platform == "win32"
    """Loopback and a secret instead of a Unix socket."""

    def environment(self) -> dict[str, str]:
        """Variables that tell the child its configuration and its data."""
        config = paths.config_file(self.config_file)
        chosen = {"FINK_DATA": str(paths.data_dir(self.data_dir, config))}
        if config is not None:
            chosen["FINK_CONFIG"] = str(config)
        return chosen


@dataclass
class GatewayProcess:
    """At most one running child, started by the first request that needs it."""

    launch: Launch
    log: logging.Logger | logging.LoggerAdapter[Any] = field(default_factory=lambda: logging.getLogger(__name__))
    backoff: Backoff = field(default_factory=Backoff)
    starts: int = 0
    """Children started so far."""
    shared: bool = False
    _child: Child | None = None
    _starting: asyncio.Task[Child] | None = None
    _stopped: bool = False
    _last_words: str = ""

    @property
    def pid(self) -> int | None:
        """Process id of the running child."""
        return self._child.process.pid if self._child and self._child.alive else None

    async def connect(self) -> tuple[Endpoint, Streams]:
        """Open a connection for one request; starts or restarts the child if needed."""
        child = await self._running()
        try:
            return child.endpoint, await child.endpoint.connect()
        except OSError:
            # It may just have died: nothing was sent yet, so one more try is safe.
            await child.wait_gone()
        child = await self._running()
        try:
            return child.endpoint, await child.endpoint.connect()
        except OSError as error:
            raise GatewayUnavailable(
                f"The Fink gateway runs but takes no connection: {error}.", "Try again."
            ) from error

    async def ended(self, endpoint: Endpoint) -> bool:
        """Whether the child at this endpoint has ended; waits a moment for the news of it."""
        child = self._child
        if child is not None and child.endpoint is endpoint:
            await child.wait_gone(0.5)
            return not child.alive
        return True

    async def _running(self) -> Child:
        if self._stopped:
            raise GatewayUnavailable("The Jupyter server is shutting down.")
        if self._child is not None and self._child.alive:
            return self._child
        if self._starting is None:
            self._starting = asyncio.create_task(self._start())
            self._starting.add_done_callback(self._started)
        # Shielded: a client that leaves must not take the start away from the others.
        return await asyncio.shield(self._starting)

    def _started(self, task: asyncio.Task[Child]) -> None:
        self._starting = None
        if not task.cancelled():
            # Looked at here, since those who asked for it may all have left.
            task.exception()

    async def _start(self) -> Child:
        if self._child is not None:
            # Its end must be counted before the next one begins.
            await self._child.wait_gone()
        self._refuse_while_waiting()
        node = await asyncio.to_thread(find_node, self.launch.node)
        if not self.launch.main.is_file():
            raise GatewayUnavailable(
                f"missing gateway: {self.launch.main} is not there.",
                "Install the package again; in a source tree run: npm run build:gateway",
            )
        await asyncio.to_thread(clean_stale_socket_dirs)
        folder = None if self.launch.tcp else make_socket_dir()
        try:
            return await self._spawn(node, folder)
        except BaseException:
            if folder is not None:
                remove_socket_dir(folder)
            raise

    async def _spawn(self, node: str, folder: Path | None) -> Child:
        secret = secrets.token_urlsafe(32)
        chosen = self.launch.environment()
        if folder is None:
            chosen |= {"FINK_HOST": "127.0.0.1", "FINK_PORT": "0", "FINK_SECRET": secret}
        else:
            chosen["FINK_SOCKET"] = str(folder / NAME)
        self.backoff.started()
        try:
            process = await asyncio.create_subprocess_exec(
                node,
                str(self.launch.main),
                "gateway",
                "--supervised",
                env=child_environment(os.environ, chosen),
                stdin=PIPE,
                stdout=PIPE,
                stderr=PIPE,
                # Ctrl-C in the terminal is for the server, which then stops the child.
                **_own_group(),
            )
        except OSError as error:
            raise GatewayUnavailable(f"Node.js cannot be run: {error}.", "Correct FinkExtension.node.") from error
        self.starts += 1
        child = Child(process, self.log, folder, tell=telemetry_wanted(os.environ))
        try:
            async with asyncio.timeout(self.launch.timeout):
                ready = await read_ready(process)
            child.endpoint = (
                endpoint_of_url(str(ready.get("address")), secret)
                if folder is None
                else Endpoint(socket=str(folder / NAME))
            )
        except (TimeoutError, ValueError) as error:
            late = isinstance(error, TimeoutError)
            await child.stop(patience=0 if late else 1)
            self.backoff.crashed()
            self._last_words = child.last_words
            what = f"was not ready within {self.launch.timeout:g} s" if late else "did not start"
            raise GatewayUnavailable(
                f"The Fink gateway {what}.{_quoted(self._last_words)}",
                "See the server's log; if the machine is slow, raise FinkExtension.start_timeout.",
            ) from error
        except BaseException:
            await child.stop(patience=0)
            raise
        self.log.info("Fink gateway started: pid %d, %s", process.pid, node)
        self._child = child
        child.watch(self._ended)
        return child

    def _ended(self, child: Child) -> None:
        """The child ended by itself."""
        self.backoff.crashed()
        self._last_words = child.last_words
        self.log.warning(
            "Fink gateway (pid %d) ended with %s; the next request starts it again",
            child.process.pid,
            child.process.returncode,
        )

    def _refuse_while_waiting(self) -> None:
        wait = math.ceil(self.backoff.wait)
        if wait <= 0:
            return
        again = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=wait)
        raise GatewayUnavailable(
            f"The Fink gateway ended {self.backoff.crashes} times in a row.{_quoted(self._last_words)}",
            f"It is tried again in {wait} s (from {again:%H:%M:%S} UTC on).",
            retry_after=wait,
        )

    async def stop(self) -> None:
        """End the child; nothing is started any more."""
        self._stopped = True
        if self._starting is not None:
            self._starting.cancel()
            with contextlib.suppress(asyncio.CancelledError, GatewayUnavailable):
                await self._starting
        child, self._child = self._child, None
        if child is not None:
            await child.stop()


def _quoted(words: str) -> str:
    return f" It said last: {words}" if words else ""


def _own_group() -> dict[str, Any]:
    if sys.platform == "win32":
        import subprocess

        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}
