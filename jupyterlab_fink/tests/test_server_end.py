"""However the Jupyter server ends, the gateway ends with it."""

from __future__ import annotations

import contextlib
import signal
import socket
import sys
from pathlib import Path

import pytest

from .conftest import FAKE
from .jupyter import jupyter_server

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and Unix sockets")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_the_end_of_the_server_is_the_end_of_the_gateway(tmp_path: Path, number: signal.Signals) -> None:
    with jupyter_server(tmp_path, gateway_main=str(FAKE)) as jupyter:
        environment = jupyter.get("health")["environment"]
        assert jupyter.token not in environment.values()
        with socket.socket(socket.AF_UNIX) as watch:
            watch.connect(environment["FINK_SOCKET"])
            watch.settimeout(60)
            jupyter.process.send_signal(number)
            # Its connections are closed when the process has ended, whoever its parent is by then.
            with contextlib.suppress(ConnectionResetError):
                assert watch.recv(1) == b""
        if number == signal.SIGTERM:
            jupyter.process.wait(timeout=60)
            assert not Path(environment["FINK_SOCKET"]).parent.exists()
