"""A kernel that a Jupyter server started finds Fink there by itself, and never shows the server's token."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from websocket import create_connection

TOKEN = "a-token-that-nobody-may-see-4711"
CODE = """
import finklab
lc = finklab.light_curve("ZTF26sim0001")
print(finklab.source().name, finklab.source(), lc.attrs)
display(finklab.plot(lc))
print(len(finklab.search('class="SN candidate" last=3')))
try:
    finklab.light_curve("ZTF26simnothere")
except finklab.FinkError as error:
    print(error, error.code)
"""


@pytest.fixture
def server(store: Path, clean_environment: dict[str, str], tmp_path: Path) -> Iterator[httpx.Client]:
    """A Jupyter server with a token, below /user/x/, that serves Fink from the simulated sky."""
    config = {
        "ServerApp": {
            "jpserver_extensions": {"jupyterlab_fink": True},
            "ip": "127.0.0.1",
            "port": 0,
            "base_url": "/user/x/",
            "open_browser": False,
            "allow_root": True,
            "root_dir": str(tmp_path),
        },
        "FinkExtension": {"data_dir": str(store), "start_timeout": 60},
    }
    file = tmp_path / "server.json"
    file.write_text(json.dumps(config))
    runtime = Path(clean_environment["JUPYTER_RUNTIME_DIR"])
    with (
        open(tmp_path / "server.log", "w") as log,
        subprocess.Popen(
            [sys.executable, "-m", "jupyter_server", f"--config={file}"],
            env={**clean_environment, "JUPYTER_TOKEN": TOKEN, "JUPYTER_NO_CONFIG": "1"},
            cwd=tmp_path,
            stdout=log,
            stderr=log,
        ) as process,
    ):
        try:
            url = address(process, runtime / f"jpserver-{process.pid}.json")
            headers = {"Authorization": f"token {TOKEN}"}
            with httpx.Client(base_url=url, headers=headers, timeout=120) as client:
                yield client
        finally:
            process.terminate()
            process.wait(60)


def address(process: subprocess.Popen[bytes], file: Path) -> str:
    """The address in the file that a server leaves, once it answers there."""
    while process.poll() is None:
        try:
            url = str(json.loads(file.read_text())["url"])
            httpx.get(f"{url}api", timeout=60)
        except (OSError, ValueError, httpx.TransportError):
            time.sleep(0.05)
        else:
            return url
    raise AssertionError("the Jupyter server ended before it answered")


def execute(server: httpx.Client, code: str) -> list[dict[str, Any]]:
    """Run code in a new kernel of the server; everything that it published."""
    kernel = server.post("api/kernels", json={"name": "python3"}).raise_for_status().json()["id"]
    url = str(server.base_url).replace("http", "ws", 1)
    socket = create_connection(f"{url}api/kernels/{kernel}/channels", header=[f"Authorization: token {TOKEN}"])
    socket.settimeout(300)
    message = uuid.uuid4().hex
    header = {"msg_id": message, "msg_type": "execute_request", "username": "", "session": "s", "version": "5.3"}
    content = {"code": code, "silent": False, "store_history": False, "allow_stdin": False}
    request = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
    try:
        socket.send(json.dumps(request))
        published: list[dict[str, Any]] = []
        while True:
            said = json.loads(socket.recv())
            if said["channel"] != "iopub" or said["parent_header"].get("msg_id") != message:
                continue
            published.append(said)
            if said["msg_type"] == "status" and said["content"]["execution_state"] == "idle":
                return published
    finally:
        socket.close()
        server.delete(f"api/kernels/{kernel}")


def test_kernel_finds_its_server_and_keeps_its_secret(server: httpx.Client) -> None:
    published = execute(server, CODE)
    kinds = [said["msg_type"] for said in published]
    assert "error" not in kinds, published
    printed = "".join(said["content"]["text"] for said in published if said["msg_type"] == "stream")
    assert printed.startswith("jupyter Source(")
    assert "/user/x/fink/" in printed
    assert "\n3\n" in printed
    assert "unknown object: ZTF26simnothere" in printed
    (plot,) = (said["content"] for said in published if said["msg_type"] == "display_data")
    assert {"application/vnd.plotly.v1+json", "image/png"} <= set(plot["data"])
    assert plot["metadata"]["fink"]["objects"] == ["ZTF26sim0001"]
    assert TOKEN not in json.dumps(published)


def test_token_is_no_secret_of_the_environment_of_the_gateway(server: httpx.Client) -> None:
    """What the kernel asks goes through the server; the gateway behind it gets no token of Jupyter's."""
    assert server.get("fink/health").raise_for_status().json()["simulated"] is True
    if not Path("/proc/self/environ").exists():
        pytest.skip("the environment of a process can be read on Linux only")
    gateways = [
        environ
        for path in Path("/proc").glob("[0-9]*/environ")
        if (environ := read_bytes(path)) and re.search(rb"FINK_SOCKET=", environ)
    ]
    assert gateways
    assert not [e for e in gateways if TOKEN.encode() in e]


def read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # a process of somebody else, or one that has ended
        return b""
