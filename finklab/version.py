"""Version of the installed package."""

from __future__ import annotations

from importlib import metadata

try:
    __version__ = metadata.version("jupyterlab-fink")
except metadata.PackageNotFoundError:  # the folder is used without being installed
    __version__ = "0+unknown"
