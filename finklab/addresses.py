"""Where the alerts come from: the Jupyter server that runs this kernel, a named address, or the public Fink."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

PUBLIC = "https://api.ztf.fink-portal.org/"


@dataclass(frozen=True)
class Source:
    """An address that speaks the Fink REST API.

    Attributes
    ----------
    url:
        Base address, ends with ``/``; routes are ``<url>api/v1/<name>``.
    name:
        ``jupyter`` (the server of this kernel), ``address`` (named by FINK_API_URL or by argument) or ``public``.
    headers:
        Sent with each request. Never shown: they may hold a token.
    """

    url: str
    name: str
    headers: dict[str, str] = field(default_factory=dict, repr=False)


def source(url: str | None = None) -> Source:
    """Find where to ask.

    In this order: the argument, the environment variable ``FINK_API_URL`` (with ``FINK_API_TOKEN``), the Jupyter
    server that started this kernel, the public Fink API.
    """
    if url:
        return Source(_folder(url), "address")
    named = os.environ.get("FINK_API_URL")
    if named:
        token = os.environ.get("FINK_API_TOKEN", "")
        return Source(_folder(named), "address", {"Authorization": f"Bearer {token}"} if token else {})
    return _jupyter() or Source(PUBLIC, "public")


def _folder(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"


def _jupyter() -> Source | None:
    """The server whose process started this kernel, found by the file it leaves for its own user to read.

    `jupyter_server.serverapp.list_running_servers` does the same, but its import costs a kernel seconds.
    """
    try:
        from jupyter_core.paths import jupyter_runtime_dir
    except ImportError:
        return None
    for variable in ("JPY_PARENT_PID", "FINK_SERVER_PID"):
        pid = os.environ.get(variable, "")
        if not pid.isdigit():
            continue
        try:
            server = json.loads((Path(jupyter_runtime_dir()) / f"jpserver-{pid}.json").read_text())
        except (OSError, ValueError):
            continue
        token = server.get("token", "")
        headers = {"Authorization": f"token {token}"} if token else {}
        return Source(f"{_folder(server['url'])}fink/", "jupyter", headers)
    return None
