"""Fink alerts in JupyterLab: the server extension and the ``jupyter fink`` command.

Importing this package is cheap: Jupyter Server is imported only when it asks for the extension.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any

try:
    __version__ = version("jupyterlab-fink")
except PackageNotFoundError:  # a source tree that was not installed
    __version__ = "0+unknown"


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Tell JupyterLab where the front end is."""
    return [{"src": "labextension", "dest": "jupyterlab-fink"}]


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    """Tell Jupyter Server which class is the extension."""
    from .app import FinkExtension

    return [{"module": "jupyterlab_fink", "app": FinkExtension}]
