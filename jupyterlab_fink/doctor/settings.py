"""What the Jupyter server of this user is told about the extension, without starting a server."""

from __future__ import annotations

from typing import Any

from jupyter_core.application import JupyterApp

FILES = ("jupyter_server_config", "jupyterlab_fink_config")
"""Configuration files of Jupyter in which ``c.FinkExtension`` may stand; the last wins."""


class _Reader(JupyterApp):
    """Reads the configuration files of Jupyter and does nothing else."""

    name = "jupyter-fink-doctor"


def extension_settings() -> dict[str, str]:
    """Settings of ``FinkExtension`` that are not empty. Raises whatever a configuration file raises."""
    found: dict[str, str] = {}
    for file in FILES:
        reader = _Reader(config_file_name=file, log_level="CRITICAL", raise_config_file_errors=True)
        reader.load_config_file(suppress_errors=False)
        section: dict[str, Any] = reader.config.get("FinkExtension", {})
        found |= {name: value for name, value in section.items() if isinstance(value, str) and value}
    return found
