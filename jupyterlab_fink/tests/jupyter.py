"""A real Jupyter server in a process of its own, for what cannot be tried inside the test's."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[2]


@dataclass
class Jupyter:
    """A server that runs."""

    process: subprocess.Popen[str]
    url: str
    token: str

    def get(self, route: str) -> Any:
        """A route under fink/ as JSON."""
        request = Request(f"{self.url}fink/{route}", headers={"Authorization": f"token {self.token}"})
        with urlopen(request, timeout=60) as answer:
            return json.load(answer)


def wait_for_port(process: subprocess.Popen[str], port: int) -> None:
    """Jupyter announces itself a moment before it listens."""
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=60).close()
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("the server ended before it listened")


@contextmanager
def jupyter_server(home: Path, **settings: str) -> Iterator[Jupyter]:
    """Start one with our extension and ``settings`` of it; its files are in ``home``."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FINK_")}
    environment |= {
        "PYTHONPATH": str(ROOT),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        # The server of a developer's environment has extensions that are not our matter.
        "JUPYTER_NO_CONFIG": "1",
    }
    config = {
        "ServerApp": {
            "jpserver_extensions": {"jupyterlab_fink": True},
            "ip": "127.0.0.1",
            "port": 0,
            "open_browser": False,
            "allow_root": True,
            "root_dir": str(home),
        },
        "FinkExtension": settings,
    }
    file = home / "server.json"
    file.write_text(json.dumps(config))
    with subprocess.Popen(
        [sys.executable, "-m", "jupyter_server", f"--config={file}"],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=home,
    ) as process:
        try:
            assert process.stderr is not None
            said = []
            for line in process.stderr:
                said.append(line)
                if "To access the server" in line:
                    break
            else:
                raise AssertionError(f"the server did not start: {''.join(said)}")
            about = json.loads((home / "runtime" / f"jpserver-{process.pid}.json").read_text())
            wait_for_port(process, about["port"])
            yield Jupyter(process, about["url"], about["token"])
        finally:
            process.kill()
