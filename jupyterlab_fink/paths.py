"""Where the gateway, its configuration and its data are."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from jupyter_core.paths import jupyter_data_dir

PACKAGE = Path(__file__).resolve().parent

MAIN = PACKAGE / "gateway" / "main.cjs"
"""The gateway: one bundled file."""


def default_data_dir() -> Path:
    """Folder of the embedded store when nobody names another."""
    return Path(jupyter_data_dir()) / "fink"


def config_file(configured: str = "", environ: Mapping[str, str] = os.environ) -> Path | None:
    """The gateway's configuration: ``configured``, else FINK_CONFIG, else the one that came along.

    None when there is none; the gateway then uses its defaults.
    """
    named = configured or environ.get("FINK_CONFIG", "")
    if named:
        return Path(named).expanduser().resolve()
    # Beside the bundle in a wheel; at the top of a source tree.
    for folder in (MAIN.parent, PACKAGE.parent):
        if (folder / "config.yml").is_file():
            return folder / "config.yml"
    return None


def data_dir(configured: str = "", config: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path | None:
    """Folder of the embedded store to tell the gateway: ``configured``, FINK_DATA, or the default.

    None when the configuration file names one itself: the gateway then reads it from there.
    """
    named = configured or environ.get("FINK_DATA", "")
    if named:
        return Path(named).expanduser().resolve()
    if config is not None and names_data(config):
        return None
    return default_data_dir()


def names_data(config: Path) -> bool:
    """Whether a configuration file sets the folder of the embedded store (top-level ``DATA``)."""
    try:
        text = config.read_text(encoding="utf-8")
    except OSError:
        # The gateway reads the file too, and its message names the place.
        return False
    found = re.search(r"^DATA[ \t]*:[ \t]*(.*)$", text, re.MULTILINE)
    value = found[1].split(" #")[0].strip() if found else ""
    return bool(value) and not value.startswith("#") and value not in ("''", '""', "null", "~")
