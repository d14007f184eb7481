"""Where the gateway, its configuration and its data are."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import yaml  # type: ignore[import-untyped]  # its stubs are not worth a dependency
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


def data_dir(configured: str = "", config: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """Folder of the store: ``configured``, else FINK_DATA, else DATA of the configuration, else the default."""
    named = configured or environ.get("FINK_DATA", "") or (data_of_config(config) if config else "")
    return Path(named).expanduser().resolve() if named else default_data_dir()


def data_of_config(config: Path) -> str:
    """What a configuration file says under ``DATA``; empty when it says nothing that can be used.

    Faults of the file are left to the gateway, which reads it too and names the line.
    """
    try:
        said = yaml.safe_load(config.read_text(encoding="utf-8"))
    except (OSError, UnicodeError, yaml.YAMLError):
        return ""
    value = said.get("DATA") if isinstance(said, dict) else None
    return value if isinstance(value, str) else ""
