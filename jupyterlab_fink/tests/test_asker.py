"""The gateway learns that two requests are of one user, and not who that is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from jupyter_server.auth import User
from jupyter_server.base.handlers import JupyterHandler

from jupyterlab_fink.asker import Asker

from .conftest import Ask, body

SEARCH = ("api", "v1", "search")


def of(user: User | None, *, token: bool = False) -> JupyterHandler:
    """A handler as far as it is looked at."""
    return cast(JupyterHandler, cast(Any, SimpleNamespace(current_user=user, token_authenticated=token)))


async def test_a_browser_cannot_say_who_asks(ask: Ask, jp_auth_header: dict[str, str]) -> None:
    said = [
        body(await ask(*SEARCH, headers={**jp_auth_header, "X-Fink-User": claim}))["headers"]["x-fink-user"]
        for claim in ("somebody", "somebody-else")
    ]
    # Both show the same token: they are one user, whatever they claim.
    assert said[0] == said[1]
    assert "somebody" not in said[0]


def test_one_user_has_one_id_and_others_have_others() -> None:
    asker = Asker()
    ids = {asker.id_of(of(User(username=name, name=name))) for name in ("ada", "ada", "bea")}
    assert len(ids) == 2
    assert not any("ada" in said or "bea" in said for said in ids)


def test_the_owner_of_the_token_has_one_id_though_each_request_gets_a_new_user() -> None:
    asker = Asker()
    first = of(User(username="1f", name="Anonymous Io"), token=True)
    second = of(User(username="2e", name="Anonymous Europa"), token=True)
    assert asker.id_of(first) == asker.id_of(second)
    # A browser with a cookie is known by it.
    assert asker.id_of(of(User(username="1f", name="Anonymous Io"))) != asker.id_of(first)


@pytest.mark.parametrize("key", ["", "token-of-the-site"])
def test_servers_agree_on_a_user_only_when_they_share_a_secret(key: str) -> None:
    ada = of(User(username="ada"))
    assert (Asker(key).id_of(ada) == Asker(key).id_of(ada)) == bool(key)
