"""The package itself: its gateway, and the Node.js that runs it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

from .. import __version__, paths
from ..errors import GatewayUnavailable
from ..node import find_node, node_version
from .finding import Finding


def check_package() -> Iterator[Finding]:
    """Version of the package, and whether the gateway came along."""
    if not paths.MAIN.is_file():
        yield Finding(
            "package",
            "fault",
            f"missing gateway: {paths.MAIN} is not there",
            "Install the package again; in a source tree run: npm run build:gateway",
        )
        return
    try:
        bundled = json.loads((paths.MAIN.parent / "package.json").read_text(encoding="utf-8"))["version"]
    except (OSError, ValueError, KeyError):
        bundled = "unknown"
    if bundled != __version__ and not __version__.startswith("0+"):
        yield Finding(
            "package",
            "warning",
            f"jupyterlab-fink {__version__} with a gateway of version {bundled}",
            "Install the package again; in a source tree run: npm run build",
        )
    else:
        yield Finding("package", "ok", f"jupyterlab-fink {__version__} in {paths.PACKAGE}")


def check_node(configured: str) -> Iterator[Finding]:
    """Node.js as the command and as the Jupyter server find it. ``configured``: ``FinkExtension.node``."""
    for said, name in ((os.environ.get("FINK_NODE", ""), "FINK_NODE"), (configured, "FinkExtension.node")):
        if name != "FINK_NODE" and not said:
            continue
        try:
            node = find_node(said)
        except GatewayUnavailable as error:
            remedy = f"Correct {name}, or leave it out" if said else error.remedy
            yield Finding("Node.js", "fault", error.message.rstrip("."), remedy)
        else:
            version = ".".join(map(str, node_version(node) or ()))
            yield Finding("Node.js", "ok", f"v{version} at {node}{f' ({name})' if said else ''}")
