"""Every verb of every route asks who is there and whether it is allowed."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from jupyter_server.auth import Authorizer
from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler, JupyterHandler
from jupyter_server.serverapp import ServerApp
from tornado.httpclient import HTTPClientError
from tornado.web import RequestHandler, authenticated

from jupyterlab_fink.gateway_process import GatewayProcess
from jupyterlab_fink.routes import ROUTES, GatewayHandler

from .conftest import Ask, Fetch

VERBS = ("get", "head", "post", "put", "patch", "delete")


def our_handlers(app: ServerApp) -> set[type[Any]]:
    """Handlers that the extension has added, found by walking the rules of the server."""
    assert app.web_app is not None
    found = set()

    def walk(rules: list[Any]) -> None:
        for rule in rules:
            if hasattr(rule.target, "rules"):
                walk(rule.target.rules)
            elif inspect.isclass(rule.target) and rule.target.__module__.startswith("jupyterlab_fink"):
                found.add(rule.target)

    walk(app.web_app.default_router.rules)
    return found


async def test_every_verb_is_authenticated_and_authorized(jp_serverapp: ServerApp) -> None:
    handlers = our_handlers(jp_serverapp)
    assert handlers == {GatewayHandler}
    for handler in handlers:
        assert issubclass(handler, JupyterHandler)
        assert vars(handler)["auth_resource"] == "fink"
        for verb in VERBS:
            method = getattr(handler, verb)
            if method is RequestHandler._unimplemented_method:
                continue
            # Both decorators leave a trace of themselves: one wrapper inside the other.
            assert method.__code__ is authenticated(method).__code__, verb
            assert method.__wrapped__.__code__.co_filename == authorized.__code__.co_filename, verb
            assert not getattr(method, "__allow_unauthenticated", False), verb
        # Jupyter's own answer to a preflight request; it gives nothing away.
        assert handler.options is APIHandler.options
    implemented = {verb for verb in VERBS if verb in vars(GatewayHandler)}
    assert implemented == {"get", "post"}


@pytest.mark.parametrize("verb", [verb.upper() for verb in VERBS])
@pytest.mark.parametrize("route", [*ROUTES])
async def test_nobody_gets_in_without_a_token(jp_fetch: Fetch, gateway: GatewayProcess, route: str, verb: str) -> None:
    options: dict[str, Any] = {"body": "{}"} if verb in ("POST", "PUT", "PATCH") else {}
    with pytest.raises(HTTPClientError) as refused:
        await jp_fetch("fink", *route.split("/"), method=verb, headers={"Authorization": ""}, **options)
    assert refused.value.code == 403
    assert gateway.starts == 0


class TestCookie:
    """A browser is known by a cookie, and so can be led astray by another site."""

    async def test_a_post_by_cookie_needs_the_xsrf_token(
        self, jp_serverapp: ServerApp, jp_fetch: Fetch, gateway: GatewayProcess
    ) -> None:
        cookie = await self._log_in(jp_serverapp, jp_fetch)
        headers = {"Authorization": "", "Cookie": cookie}
        known = await jp_fetch("fink", "health", headers=headers)
        assert known.code == 200
        with pytest.raises(HTTPClientError) as refused:
            await jp_fetch("fink", "api/v1/search", method="POST", body="{}", headers=headers)
        assert refused.value.code == 403
        (token,) = (part[6:] for part in cookie.split("; ") if part.startswith("_xsrf="))
        headers["X-XSRFToken"] = token
        done = await jp_fetch("fink", "api/v1/search", method="POST", body="{}", headers=headers)
        assert done.code == 200
        assert b"_xsrf" not in done.body
        assert gateway.starts == 1

    async def _log_in(self, app: ServerApp, jp_fetch: Fetch) -> str:
        """Cookies of a browser: that of the login page, and that of the session."""
        page = await jp_fetch("login", headers={"Authorization": ""})
        with pytest.raises(HTTPClientError) as redirect:
            await jp_fetch(
                "login",
                headers={"Authorization": ""},
                params={"token": app.identity_provider.token},
                follow_redirects=False,
            )
        answers = (page, redirect.value.response)
        cookies = [
            text.split(";")[0]
            for answer in answers
            if answer is not None
            for text in answer.headers.get_list("Set-Cookie")
        ]
        return "; ".join(dict.fromkeys(cookies))


class ReadersOnly(Authorizer):
    """Lets everybody read, and nobody do anything else."""

    def is_authorized(self, handler: Any, user: Any, action: str, resource: str) -> bool:
        return action == "read" and resource == "fink"


class Nobody(Authorizer):
    def is_authorized(self, handler: Any, user: Any, action: str, resource: str) -> bool:
        return False


class TestReaders:
    @pytest.fixture
    def jp_server_config(self, jp_server_config: dict[str, Any]) -> dict[str, Any]:
        jp_server_config["ServerApp"]["authorizer_class"] = ReadersOnly
        return jp_server_config

    async def test_a_posted_query_counts_as_reading(self, ask: Ask) -> None:
        assert (await ask("api/v1/search", method="POST", body="{}")).code == 200


class TestNobody:
    @pytest.fixture
    def jp_server_config(self, jp_server_config: dict[str, Any]) -> dict[str, Any]:
        jp_server_config["ServerApp"]["authorizer_class"] = Nobody
        return jp_server_config

    @pytest.mark.parametrize("verb", ["GET", "POST"])
    async def test_who_is_not_allowed_gets_403(self, ask: Ask, gateway: GatewayProcess, verb: str) -> None:
        options = {"body": "{}"} if verb == "POST" else {}
        assert (await ask("api/v1/search", method=verb, **options)).code == 403
        assert gateway.starts == 0
