"""Prove that the installed wheel works where there is neither npm nor Node.js on the PATH."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

BIN = Path(sys.executable).parent


def jupyter(*args: str) -> str:
    """Run a `jupyter` command of this environment and return all it says."""
    done = subprocess.run(
        [str(BIN / "jupyter"), *args], check=False, capture_output=True, text=True, timeout=180
    )
    said = done.stdout + done.stderr
    if done.returncode != 0:
        sys.exit(f"jupyter {' '.join(args)} ended with {done.returncode}:\n{said}")
    return said


def wait_for(url: str, child: subprocess.Popen[str]) -> dict[str, object]:
    """Ask until the gateway answers."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if child.poll() is not None:
            sys.exit(f"the gateway ended with {child.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                health: dict[str, object] = json.load(answer)
                return health
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    sys.exit("the gateway did not answer within 30 s")


def main() -> None:
    """List, ingest, serve, ask."""
    for tool in ("npm", "node"):
        if shutil.which(tool):
            sys.exit(f"{tool} is on the PATH: this check would prove nothing")
    listed = jupyter("labextension", "list")
    if "jupyterlab-fink" not in listed or "OK" not in listed:
        sys.exit(f"JupyterLab does not list the extension:\n{listed}")
    if "jupyterlab_fink" not in (servers := jupyter("server", "extension", "list")):
        sys.exit(f"Jupyter Server does not list the extension:\n{servers}")
    with tempfile.TemporaryDirectory() as data:
        alerts = os.environ.get("FINK_ALERTS")
        if alerts:
            jupyter("fink", "ingest", alerts, "--data", data)
        else:
            jupyter("fink", "simulate", "--data", data)
        port = "38917"
        child = subprocess.Popen(
            [str(BIN / "jupyter"), "fink", "gateway", "--port", port, "--data", data], text=True
        )
        try:
            health = wait_for(f"http://127.0.0.1:{port}/health", child)
        finally:
            child.terminate()
            child.wait(10)
    if not health.get("alerts"):
        sys.exit(f"the gateway serves no alerts: {health}")
    import finklab

    if not callable(finklab.light_curve):
        sys.exit("finklab has no light_curve")
    print(f"wheel works without npm and Node.js on the PATH: {health['alerts']} alerts served")


if __name__ == "__main__":
    main()
