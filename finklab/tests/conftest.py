"""A real gateway on a simulated sky, and kernels that are fresh."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from jupyterlab_fink.errors import GatewayUnavailable
from jupyterlab_fink.node import find_node

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "jupyterlab_fink" / "gateway" / "main.cjs"

Cells = Callable[..., list[dict[str, Any]]]
Run = Callable[..., NotebookNode]


@pytest.fixture(scope="session")
def node() -> str:
    """Node.js; without it, or without the bundled gateway, there is nothing to ask."""
    if not MAIN.is_file():
        pytest.skip("the gateway is not built: run npm run build:gateway")
    try:
        return find_node(os.environ.get("FINK_NODE", ""))
    except GatewayUnavailable as error:
        pytest.skip(f"no Node.js for the gateway: {error}")


@pytest.fixture(scope="session")
def clean_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment without anything of a Jupyter or a Fink that runs already, and with folders of its own."""
    home = tmp_path_factory.mktemp("jupyter")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FINK_", "JUPYTER_", "JPY_"))}
    return kept | {
        "PYTHONPATH": str(ROOT),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
    }


@pytest.fixture(scope="session")
def store(node: str, clean_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the simulated sky that `npm start` makes."""
    folder = tmp_path_factory.mktemp("fink") / "store"
    command = [node, str(MAIN), "simulate", "--data", str(folder)]
    subprocess.run(command, check=True, env=clean_environment, capture_output=True, timeout=600)
    return folder


@pytest.fixture(scope="session")
def sky(node: str, store: Path, clean_environment: dict[str, str]) -> Iterator[str]:
    """The address of a gateway on that store."""
    command = [node, str(MAIN), "gateway", "--port", "0", "--data", str(store)]
    with serving(command, clean_environment) as url:
        yield url


@pytest.fixture(scope="session")
def choice(
    node: str, store: Path, clean_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a gateway with two sources: `sky`, the default, on that store, and `nothing`, on an empty one."""
    folder = tmp_path_factory.mktemp("choice")
    sources = {
        "sky": {"DRIVER": "embedded", "DATA": str(store)},
        "nothing": {"DRIVER": "embedded", "DATA": str(folder / "empty")},
    }
    config = folder / "config.yml"
    # JSON is YAML.
    config.write_text(json.dumps({"SOURCES": sources}), encoding="utf-8")
    command = [node, str(MAIN), "gateway", "--port", "0", "--config", str(config)]
    with serving(command, clean_environment) as url:
        yield url


@contextlib.contextmanager
def serving(command: list[str], environment: dict[str, str]) -> Iterator[str]:
    """Run a gateway; give its address."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert "http://" in line, f"the gateway did not start: {line}"
            yield line[line.index("http://") :].strip()
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def cells(node: str) -> Cells:
    """Cells as the sidebar makes them: code, and the outputs that it draws from the alerts of a gateway."""
    if not (ROOT / "node_modules" / "esbuild").is_dir():
        pytest.skip("the packages of Node.js are not installed: run npm ci")

    def printed(*wanted: dict[str, Any], url: str | None = None) -> list[dict[str, Any]]:
        given = {"cells": wanted} | ({} if url is None else {"url": url})
        command = [node, "tests/snippets/print.mjs"]
        done = subprocess.run(command, input=json.dumps(given), cwd=ROOT, check=True, capture_output=True, text=True)
        made: list[dict[str, Any]] = json.loads(done.stdout)
        return made

    return printed


@pytest.fixture
def run(sky: str, clean_environment: dict[str, str], tmp_path: Path) -> Run:
    """Execute cells, or a notebook, in a kernel of their own that asks the gateway on the simulated sky."""

    def executed(*code: str, notebook: NotebookNode | None = None, allow_errors: bool = False) -> NotebookNode:
        made = [nbformat.v4.new_code_cell(text) for text in code]  # type: ignore[no-untyped-call]  # it has no types
        given = notebook or nbformat.v4.new_notebook(cells=made)  # type: ignore[no-untyped-call]  # as above
        client = NotebookClient(
            given,
            timeout=300,
            kernel_name="python3",
            allow_errors=allow_errors,
            resources={"metadata": {"path": str(tmp_path)}},
        )
        done: NotebookNode = client.execute(env={**clean_environment, "FINK_API_URL": sky})
        return done

    return executed


def facts(notebook: NotebookNode) -> Any:
    """What the last cell printed, read as JSON."""
    return json.loads("".join(output["text"] for output in notebook.cells[-1].outputs if output.name == "stdout"))
