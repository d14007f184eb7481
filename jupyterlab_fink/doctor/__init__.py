"""``jupyter fink doctor``: look at everything that Fink in JupyterLab needs, and say what to mend."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Sequence

from .. import paths
from ..errors import GatewayUnavailable
from ..node import find_node
from .finding import GRADES, Finding, as_json, secrets_of, summary, worst
from .gateway import check_gateway
from .kernels import check_kernels
from .package import check_node, check_package
from .server import check_labextension, check_server_extension
from .settings import extension_settings
from .site import check_site_gateway

ABOUT = "Look at everything that Fink needs, and say what to mend. Nothing is written, made or repaired."
EPILOG = "Each line is ok, warning or fault. Ends with 0 when all is well, 1 with warnings, 2 with faults."


def main(arguments: Sequence[str]) -> int:
    """Run the command; the exit code."""
    parser = argparse.ArgumentParser(prog="jupyter fink doctor", description=ABOUT, epilog=EPILOG)
    parser.add_argument("--config", metavar="FILE", default="", help="configuration of the gateway")
    parser.add_argument("--data", metavar="DIR", default="", help="folder of the embedded store")
    parser.add_argument("--json", action="store_true", help="all findings as JSON")
    given = parser.parse_args(arguments)
    secrets = secrets_of()
    findings = []
    for each in examine(given.config, given.data):
        finding = each.without(secrets)
        findings.append(finding)
        if not given.json:
            print(finding.lines(), flush=True)
    print(as_json(findings) if given.json else f"\n{summary(findings)}")
    return GRADES.index(worst(findings))


def examine(config: str = "", data: str = "") -> Iterator[Finding]:
    """All findings, as they come. A check that raises is a fault of what it looks at, and the others go on."""
    settings: dict[str, str] = {}
    try:
        settings = extension_settings()
    except Exception as error:
        yield Finding(
            "settings", "fault", f"a configuration file of Jupyter cannot be read: {error}", "Correct this file"
        )
    yield from _guarded("package", check_package)
    yield from _guarded("Node.js", lambda: check_node(settings.get("node", "")))
    yield from _guarded("server", check_server_extension)
    yield from _guarded("JupyterLab", check_labextension)
    yield from _guarded("kernels", check_kernels)
    url, token_file = settings.get("gateway_url", ""), settings.get("gateway_token_file", "")
    yield from _guarded("site gateway", lambda: check_site_gateway(url, token_file))
    yield from _guarded("gateway", lambda: _gateway(config, data, settings))


def _gateway(config: str, data: str, settings: dict[str, str]) -> Iterator[Finding]:
    """The gateway's own checks, on the configuration and the data that the Jupyter server would use."""
    if not paths.MAIN.is_file():
        return
    try:
        node = find_node(os.environ.get("FINK_NODE", ""))
    except GatewayUnavailable:
        return
    file = paths.config_file(config or settings.get("config_file", ""))
    folder = paths.data_dir(data or settings.get("data_dir", ""), file)
    named = [] if file is None else ["--config", str(file)]
    # The version of Node.js has been said.
    own = check_gateway(node, paths.MAIN, [*named, "--data", str(folder)])
    yield from (finding for finding in own if (finding.check, finding.grade) != ("Node.js", "ok"))


def _guarded(check: str, look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from look()
    except Exception as error:
        text = f"it could not be looked at: {type(error).__name__}: {error}"
        yield Finding(
            check, "fault", text, "All else was looked at. If this stays so, tell whoever maintains the package"
        )
