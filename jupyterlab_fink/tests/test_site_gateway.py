"""A gateway that the site runs: nothing is started, its token stays with us."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_server.serverapp import ServerApp
from traitlets import TraitError

from jupyterlab_fink.app import FinkExtension
from jupyterlab_fink.endpoint import endpoint_of_url
from jupyterlab_fink.gateway import SiteGateway
from jupyterlab_fink.node import find_node

from .conftest import FAKE, Ask, body

TOKEN = "token-of-the-site"


@pytest.fixture
def site() -> Iterator[str]:
    """Address of a running gateway that asks for the token."""
    environment = {**os.environ, "FINK_PORT": "0", "FINK_SECRET": TOKEN}
    environment.pop("FINK_SOCKET", None)
    with subprocess.Popen(
        [find_node(), str(FAKE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        yield process.stdout.readline().split('"address":"')[1].split('"')[0]
        process.stdin.close()


@pytest.fixture
def extension_config(site: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setenv("FINK_GATEWAY_TOKEN", TOKEN)
    return {"gateway_url": f"{site}/prefix/"}


async def test_requests_go_to_the_site(ask: Ask, extension: FinkExtension) -> None:
    assert isinstance(extension.gateway, SiteGateway)
    said = body(await ask("api", "v1", "search", params={"query": "x"}))
    assert said["url"] == "/prefix/api/v1/search?query=x"
    assert said["headers"]["authorization"] == f"Bearer {TOKEN}"


async def test_metrics_of_a_site_are_asked_for_at_the_site(ask: Ask) -> None:
    assert (await ask("metrics")).code == 404


async def test_kernels_do_not_inherit_the_token(jp_serverapp: ServerApp, extension: FinkExtension) -> None:
    assert TOKEN not in os.environ.values()
    assert TOKEN not in repr(extension.gateway)
    assert TOKEN not in str(extension.config)


class TestTokenFile:
    @pytest.fixture
    def extension_config(self, site: str, tmp_path: Path) -> dict[str, Any]:
        (tmp_path / "token").write_text(f"{TOKEN}\n")
        return {"gateway_url": site, "gateway_token_file": str(tmp_path / "token")}

    async def test_the_token_is_read_from_the_file(self, ask: Ask) -> None:
        assert (await ask("health")).code == 200


class TestNobodyThere:
    @pytest.fixture
    def extension_config(self) -> dict[str, Any]:
        return {"gateway_url": "http://127.0.0.1:1"}

    async def test_a_site_gateway_that_is_down_is_a_503(self, ask: Ask) -> None:
        answer = await ask("health")
        assert answer.code == 503
        error = body(answer)["error"]
        assert error["message"].startswith("The Fink gateway of this site (127.0.0.1:1) cannot be reached")
        assert "FinkExtension.gateway_url" in error["remedy"]


def test_addresses() -> None:
    plain = endpoint_of_url("http://fink.example.org:8080/a/b/")
    assert (plain.host, plain.port, plain.tls, plain.prefix) == ("fink.example.org", 8080, False, "/a/b")
    secure = endpoint_of_url("https://fink.example.org")
    assert (secure.port, secure.tls, secure.prefix) == (443, True, "")
    assert endpoint_of_url("http://[::1]:5").head() == {"Host": "[::1]:5"}


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("fink.example.org", "invalid gateway address: fink.example.org"),
        ("ftp://fink.example.org", "invalid gateway address"),
        ("http://user:secret@fink.example.org", "unsupported gateway address"),
        ("http://fink.example.org/?a=b", "invalid gateway address"),
        ("http://fink.example.org:99999", "Port out of range"),
    ],
)
def test_addresses_that_cannot_be(url: str, message: str) -> None:
    with pytest.raises(TraitError, match=message) as refused:
        FinkExtension(gateway_url=url)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("setting", ["start_timeout", "answer_timeout", "max_body"])
def test_limits_are_above_zero(setting: str) -> None:
    with pytest.raises(TraitError, match=f"invalid {setting}: 0"):
        FinkExtension(**{setting: 0})


def test_every_setting_is_explained() -> None:
    own = FinkExtension.class_own_traits(config=True)
    ours = {name: trait for name, trait in own.items() if name not in ("default_url",)}
    assert {"node", "gateway_url", "gateway_token_file", "data_dir", "config_file"} <= set(ours)
    assert all(trait.help for trait in ours.values())


def test_a_token_file_with_more_than_a_token(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("one\ntwo\n")
    extension = FinkExtension(gateway_url="http://localhost:1", gateway_token_file=str(file))
    with pytest.raises(ValueError, match="invalid token file"):
        extension._token_of_file()
