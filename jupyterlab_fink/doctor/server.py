"""The extensions: of the Jupyter server, and of JupyterLab."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_config_path, jupyter_path

from .. import __version__
from .finding import Finding

NAME = "jupyterlab-fink"
ENABLE = "Run: jupyter server extension enable jupyterlab_fink"


def check_server_extension() -> Iterator[Finding]:
    """Whether the extension of the Jupyter server is enabled, and can be loaded."""
    from jupyter_server.extension.config import ExtensionConfigManager

    manager = ExtensionConfigManager(read_config_path=jupyter_config_path())
    # Jupyter Server has no types for this method; what it gives is stated here.
    known: dict[str, bool] = manager.get_jpserver_extensions()  # type: ignore[no-untyped-call]
    enabled = known.get("jupyterlab_fink")
    if enabled:
        from ..app import FinkExtension

        server = version("jupyter_server")
        yield Finding("server", "ok", f"extension {FinkExtension.name} is enabled, Jupyter Server {server}")
    elif enabled is None:
        yield Finding("server", "fault", "the server extension is in no configuration of Jupyter", ENABLE)
    else:
        yield Finding("server", "fault", "the server extension is disabled", ENABLE)


def check_labextension() -> Iterator[Finding]:
    """Whether JupyterLab finds the extension, of this version, and does not leave it out."""
    try:
        lab = version("jupyterlab")
    except PackageNotFoundError:
        yield Finding(
            "JupyterLab", "warning", "JupyterLab is not installed here", 'Run: pip install "jupyterlab>=4.6,<4.7"'
        )
        return
    folder = next((path for path in _folders() if (path / "package.json").is_file()), None)
    if folder is None:
        yield Finding(
            "JupyterLab",
            "fault",
            f"JupyterLab {lab} does not find the extension {NAME}",
            "Install the package again; in a source tree run: npm run setup",
        )
        return
    found = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    remote = found.get("jupyterlab", {}).get("_build", {}).get("load", "")
    if remote and not (folder / remote).is_file():
        yield Finding("JupyterLab", "fault", f"missing file: {folder / remote}", "Install the package again")
    elif found.get("version") != __version__ and not __version__.startswith("0+"):
        yield Finding(
            "JupyterLab",
            "warning",
            f"the extension in {folder} has version {found.get('version')}, the package {__version__}",
            "Install the package again, and reload the pages of JupyterLab",
        )
    else:
        yield Finding("JupyterLab", "ok", f"JupyterLab {lab} finds version {found.get('version')} in {folder}")
    for file, name in _disabled():
        yield Finding(
            "JupyterLab", "fault", f"{name} is disabled in {file}", f"Run: jupyter labextension enable {name}"
        )


def _folders() -> list[Path]:
    return [Path(path) / NAME for path in jupyter_path("labextensions")]


def _disabled() -> Iterator[tuple[Path, str]]:
    """Files that switch the extension, or a plugin of it, off."""
    for base in jupyter_config_path():
        file = Path(base) / "labconfig" / "page_config.json"
        try:
            said: Any = json.loads(file.read_text(encoding="utf-8")).get("disabledExtensions", {})
        except (OSError, ValueError, AttributeError):
            continue
        names = [name for name, off in said.items() if off] if isinstance(said, dict) else said
        yield from ((file, name) for name in names if isinstance(name, str) and name.split(":")[0] == NAME)
