"""``jupyter fink``: which program is run, with which arguments."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from jupyterlab_fink import cli, paths

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("FINK_DATA", "FINK_CONFIG", "FINK_NODE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    monkeypatch.setattr(paths, "config_file", lambda configured="": Path(configured or "/none"))


def test_the_folder_of_the_data_is_added(tmp_path: Path) -> None:
    line = cli.command_line(["ingest", "night.parquet", "--quiet"])
    assert line == ["ingest", "--data", str(tmp_path / "jupyter" / "fink"), "night.parquet", "--quiet"]


@pytest.mark.parametrize(
    "given",
    [
        ["ingest", "--data", "/mine", "x"],
        ["ingest", "--data=/mine", "x"],
        ["ingest", "--help"],
        ["gateway", "-h"],
    ],
)
def test_a_folder_that_is_given_stays(given: list[str]) -> None:
    assert cli.command_line(given) == given


def test_a_file_named_like_the_option(tmp_path: Path) -> None:
    line = cli.command_line(["ingest", "--", "--data"])
    assert line == ["ingest", "--data", str(tmp_path / "jupyter" / "fink"), "--", "--data"]


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINK_DATA", "/there")
    assert cli.command_line(["simulate"]) == ["simulate", "--data", "/there"]


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("DATA: /store\n", "/store"),
        ("PORT: 1\nDATA: '/the store' # ours\n", "/the store"),
        ("DATA: ''\n", None),
        ("DATA:\n", None),
        ("# DATA: /store\nOTHER:\n  DATA: /store\n", None),
        ("DATA: [broken", None),
    ],
)
def test_the_configuration_names_the_folder(tmp_path: Path, text: str, folder: str | None) -> None:
    config = tmp_path / "config.yml"
    config.write_text(text)
    line = cli.command_line(["simulate", "--config", str(config)])
    assert line[:3] == ["simulate", "--data", folder or str(tmp_path / "jupyter" / "fink")]


def test_help_describes_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    said = capsys.readouterr().out
    for command, about in cli.COMMANDS.items():
        assert command in said
        assert about in said


def test_an_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["digest"]) == 2
    assert capsys.readouterr().err == (
        "unknown command: digest."
        " Commands are ingest, simulate, gateway, explain, backup, check, verify, doctor, dump.\n"
    )


def test_no_command_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert "Usage" in capsys.readouterr().out


def test_a_missing_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(paths, "MAIN", tmp_path / "main.cjs")
    assert cli.main(["dump"]) == 1
    assert "npm run build:gateway" in capsys.readouterr().err


ECHO = """
import sys
from pathlib import Path
from jupyterlab_fink import paths
paths.MAIN = Path(sys.argv.pop(1))
from jupyterlab_fink.cli import main
raise SystemExit(main())
"""


def start(tmp_path: Path, script: str, *arguments: str) -> subprocess.Popen[str]:
    """Run the command line on a program of the test instead of the gateway."""
    main = tmp_path / "main.cjs"
    main.write_text(script)
    return subprocess.Popen(
        [sys.executable, "-c", ECHO, str(main), *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_arguments_and_exit_code_pass_through(tmp_path: Path) -> None:
    script = "console.log(JSON.stringify(process.argv.slice(2))); process.exit(7)"
    with start(tmp_path, script, "explain", "--data", "/d", 'class="SN candidate"') as process:
        out, _ = process.communicate(timeout=60)
    assert out == '["explain","--data","/d","class=\\"SN candidate\\""]\n'
    assert process.returncode == 7


@pytest.mark.skipif(sys.platform == "win32", reason="there the command is a child")
def test_the_process_becomes_the_command(tmp_path: Path) -> None:
    # So that a signal, kill -9 too, acts on the one process there is.
    script = "console.log(process.pid); setInterval(() => {}, 1000)"
    with start(tmp_path, script, "gateway") as process:
        assert process.stdout is not None
        assert int(process.stdout.readline()) == process.pid
        process.send_signal(signal.SIGKILL)
        assert process.wait(timeout=60) == -signal.SIGKILL


def test_the_module_runs_the_same() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "jupyterlab_fink", "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert "Usage: jupyter fink COMMAND" in done.stdout
