"""Folders of sockets: private, short enough, and removed only when nobody uses them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from jupyterlab_fink.socketdir import (
    LONGEST,
    NAME,
    YOUNG,
    clean_stale_socket_dirs,
    make_socket_dir,
    remove_socket_dir,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no Unix sockets")


@pytest.fixture
def dead_pid() -> int:
    """Number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def leave(base: Path, name: str, age: float = YOUNG + 1) -> Path:
    """A folder as a server leaves it that was killed ``age`` seconds ago."""
    folder = base / name
    folder.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(folder / NAME))
    then = folder.stat().st_mtime - age
    os.utime(folder, (then, then))
    return folder


def test_a_folder_left_by_a_dead_server_is_removed(tmp_path: Path, dead_pid: int) -> None:
    folder = leave(tmp_path, f"fink-{dead_pid}-abc")
    assert clean_stale_socket_dirs(tmp_path) == [folder]
    assert not folder.exists()


def test_everything_else_stays(tmp_path: Path, dead_pid: int) -> None:
    leave(tmp_path, f"fink-{os.getpid()}-abc")
    leave(tmp_path, f"fink-{dead_pid}-young", age=0)
    leave(tmp_path, "fink-notes")
    (tmp_path / f"fink-{dead_pid}-link").symlink_to(tmp_path)
    (tmp_path / f"fink-{dead_pid}-file").write_text("mine")
    assert clean_stale_socket_dirs(tmp_path) == []
    assert len(list(tmp_path.iterdir())) == 5


def test_a_socket_that_answers_is_in_use(tmp_path: Path, dead_pid: int) -> None:
    # The process id belongs to another container, and means nothing here.
    folder = leave(tmp_path, f"fink-{dead_pid}-abc")
    (folder / NAME).unlink()
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(str(folder / NAME))
        other.listen()
        then = folder.stat().st_mtime - YOUNG - 1
        os.utime(folder, (then, then))
        assert clean_stale_socket_dirs(tmp_path) == []


def test_unknown_files_are_never_deleted(tmp_path: Path) -> None:
    folder = leave(tmp_path, "fink-1-abc")
    (folder / "notes.txt").write_text("mine")
    remove_socket_dir(folder)
    assert (folder / "notes.txt").exists()


def test_a_long_temporary_folder_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = tmp_path / ("x" * LONGEST)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    folder = make_socket_dir()
    try:
        assert len(os.fsencode(folder / NAME)) <= LONGEST
    finally:
        remove_socket_dir(folder)
    assert not folder.exists()
