"""One running Node child: its pipes, its end."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import re
from asyncio.subprocess import Process
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .endpoint import Endpoint
from .socketdir import remove_socket_dir

LINES = 5
"""Lines of stderr that are remembered for an error message."""

WIDTH = 300
"""Characters of such a line."""

PATIENCE = 3.0
"""Seconds a child may take to end after its stdin was closed."""


LEVEL = re.compile(r'\{"level":(\d\d),')
"""Beginning of a line of the gateway's log; those of Python are ten less, and 10 is trace."""


def level_of(line: str) -> int:
    """Level at which a line that the child wrote to stderr is logged here: its own, or as information."""
    found = LEVEL.match(line)
    return logging.INFO if found is None else max(logging.DEBUG, int(found[1]) - 10)


async def read_ready(process: Process) -> dict[str, Any]:
    """The child's line ``{"ready": true, …}``. Raises ValueError when its output ends before."""
    assert process.stdout is not None
    while line := await process.stdout.readline():
        with contextlib.suppress(ValueError):
            said = json.loads(line)
            if isinstance(said, dict) and said.get("ready") is True:
                return said
    raise ValueError("the child ended before it was ready")


class Child:
    """A child whose stderr is read all the time, so that it never blocks on a full pipe."""

    def __init__(
        self,
        process: Process,
        log: logging.Logger | logging.LoggerAdapter[Any],
        folder: Path | None,
        tell: bool = False,
    ) -> None:
        """``folder``: the private folder of its socket, removed with the child.

        ``tell``: print what the child writes to stdout once it is ready, instead of logging it.
        """
        self.process = process
        self.endpoint = Endpoint()
        self._log = log
        self._folder = folder
        self._tell = tell
        self._said: deque[str] = deque(maxlen=LINES)
        self._stopping = False
        self._pipes = [asyncio.create_task(self._read(process.stderr, remember=True))]
        self._watch: asyncio.Task[None] | None = None

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self.process.returncode is None and not self._stopping

    @property
    def last_words(self) -> str:
        """The last lines it wrote to stderr, on one line."""
        return " | ".join(self._said)

    def watch(self, ended: Callable[[Child], None]) -> None:
        """Call ``ended`` once if the process ends without being asked to."""
        self._pipes.append(asyncio.create_task(self._read(self.process.stdout, remember=False)))
        self._watch = asyncio.create_task(self._wait(ended))

    async def wait_gone(self, seconds: float = 2.0) -> None:
        """Wait until the end of the process was noticed, but not for ever."""
        if self._watch is not None:
            await asyncio.wait([self._watch], timeout=seconds)

    async def stop(self, patience: float = PATIENCE) -> None:
        """Close stdin, wait, and only then use force."""
        self._stopping = True
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            async with asyncio.timeout(patience):
                await self.process.wait()
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
            await self.process.wait()
        await self._close()

    async def _wait(self, ended: Callable[[Child], None]) -> None:
        await self.process.wait()
        if not self._stopping:
            await self._close()
            ended(self)

    async def _close(self) -> None:
        # What it said last is still in the pipe. A grandchild could hold it open: do not wait long.
        _, late = await asyncio.wait(self._pipes, timeout=1)
        for task in late:
            task.cancel()
        if self._folder is not None:
            remove_socket_dir(self._folder)

    async def _read(self, pipe: asyncio.StreamReader | None, remember: bool) -> None:
        assert pipe is not None
        while True:
            try:
                line = await pipe.readline()
            except ValueError:
                continue  # A line longer than the limit: the reader has dropped it.
            if not line:
                return
            text = line.decode("utf-8", "replace").rstrip()
            if not text:
                continue
            if remember:
                self._log.log(level_of(text), "Fink gateway: %s", text)
                self._said.append(text.strip()[:WIDTH])
            elif self._tell:
                # Telemetry: its readers expect the lines as they are, on the standard output.
                print(text, flush=True)
            else:
                self._log.debug("Fink gateway: %s", text)
