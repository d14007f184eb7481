"""Who asks, said to the gateway so that it shares its places fairly, and so that nobody can be known by it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Any

from jupyter_server.base.handlers import JupyterHandler

HEADER = "X-Fink-User"
"""Set here for each request; never taken from a browser."""


class Asker:
    """Ids of users that cannot be turned back into their names."""

    def __init__(self, key: str = "") -> None:
        """``key``: a secret that the servers of a site share, so that a user has one id there. Empty: a new one."""
        self._key = key.encode() or secrets.token_bytes(32)

    def id_of(self, handler: JupyterHandler) -> str:
        """Id of the user of a request.

        Whoever shows the token of this server without a cookie, as kernels do, gets a new made-up user for each request
        from Jupyter Server. All of them are the owner of the token, and have one id.
        """
        user: Any = handler.current_user
        username = str(getattr(user, "username", ""))
        nobody = handler.token_authenticated and str(getattr(user, "name", "")).startswith("Anonymous ")
        return self._digest("token" if nobody or not username else f"user {username}")

    def _digest(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()[:32]
