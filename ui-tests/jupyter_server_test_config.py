"""Server for the UI tests only: Galata's helper turns authentication off."""

import os

from jupyterlab.galata import configure_jupyter_server

configure_jupyter_server(c)  # noqa: F821
c.ServerApp.ip = "127.0.0.1"  # noqa: F821
c.ServerApp.port = int(os.environ["FINK_UI_PORT"])  # noqa: F821
c.Application.log_level = "ERROR"  # noqa: F821
c.FinkExtension.data_dir = os.environ["FINK_UI_DATA"]  # noqa: F821
