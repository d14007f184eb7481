"""Ids by which a request is found in the logs of browser, Jupyter server, gateway and drivers."""

from __future__ import annotations

import re
import uuid

HEADER = "X-Request-Id"

_WELL_FORMED = re.compile(r"[A-Za-z0-9._:-]{1,64}")
"""The same as in the gateway: nothing that could end a line or steer a terminal."""


def request_id(given: str | None) -> str:
    """The id that a request brings; a new one where it brings none, or one that is no plain short word."""
    return given if given and _WELL_FORMED.fullmatch(given) else str(uuid.uuid4())
