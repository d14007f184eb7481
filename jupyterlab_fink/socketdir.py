"""Private folders for the gateway's Unix socket, and removal of those left by a crash."""

from __future__ import annotations

import os
import re
import socket
import stat
import sys
import tempfile
import time
from pathlib import Path

NAME = "gateway.sock"
PATTERN = re.compile(r"fink-(\d+)-[a-z0-9_]+")

YOUNG = 60.0
"""Seconds in which a folder is never taken for a left-over: its gateway may be starting."""

LONGEST = 100
"""Bytes that fit into the address of a Unix socket everywhere (104 on macOS, 108 on Linux)."""


def make_socket_dir() -> Path:
    """Make a folder that only this user can enter (mode 0700)."""
    prefix = f"fink-{os.getpid()}-"
    base = tempfile.gettempdir()
    if len(os.fsencode(base)) + len(prefix) + 10 + len(NAME) > LONGEST:
        base = "/tmp"
    return Path(tempfile.mkdtemp(prefix=prefix, dir=base))


def remove_socket_dir(folder: Path) -> None:
    """Remove the socket and its folder; anything unknown in it is left alone."""
    try:
        (folder / NAME).unlink(missing_ok=True)
        folder.rmdir()
    except OSError:
        # Not empty or already gone: what we did not make is never deleted.
        return


def clean_stale_socket_dirs(base: Path | None = None) -> list[Path]:
    """Remove folders of servers that ended without cleaning up; return those removed."""
    removed = []
    for folder in (base or Path(tempfile.gettempdir())).glob("fink-*"):
        if _is_stale(folder):
            remove_socket_dir(folder)
            removed.append(folder)
    return removed


def _is_stale(folder: Path) -> bool:
    found = PATTERN.fullmatch(folder.name)
    if not found or sys.platform == "win32":
        return False
    try:
        about = folder.lstat()
    except OSError:
        return False
    ours = stat.S_ISDIR(about.st_mode) and about.st_uid == os.getuid()
    if not ours or time.time() - about.st_mtime < YOUNG:
        return False
    # The process id may be one of another container that shares the folder: ask the socket too.
    return not _alive(int(found[1])) and not _answers(folder / NAME)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(1)
        try:
            probe.connect(str(path))
        except (ConnectionRefusedError, FileNotFoundError):
            return False
        except OSError:
            return True
    return True
