"""Plug-ins of pytest must be named at the top of the tree."""

pytest_plugins = ("pytest_jupyter.jupyter_server",)
