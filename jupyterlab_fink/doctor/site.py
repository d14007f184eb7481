"""The gateway that the site runs, where the Jupyter server is told to use one."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..endpoint import Endpoint, endpoint_of_url
from ..proxy import request
from .finding import Finding

PATIENCE = 10.0
"""Seconds for the connection, and again for the answer."""


def check_site_gateway(url: str, token_file: str) -> Iterator[Finding]:
    """``url``: ``FinkExtension.gateway_url``; with none there is nothing to look at."""
    if not url:
        return
    try:
        token = Path(token_file).expanduser().read_text(encoding="utf-8").strip() if token_file else ""
        endpoint = endpoint_of_url(url, token or os.environ.get("FINK_GATEWAY_TOKEN", ""))
    except (OSError, ValueError) as error:
        yield Finding("site gateway", "fault", str(error), "Correct FinkExtension.gateway_url or gateway_token_file")
        return
    try:
        status, said = asyncio.run(_ask(endpoint))
    except Exception as error:
        remedy = "Correct FinkExtension.gateway_url, or tell the people who run it"
        yield Finding("site gateway", "fault", f"{endpoint.host}:{endpoint.port} does not answer: {error}", remedy)
        return
    if status == 401:
        remedy = "Name the right FinkExtension.gateway_token_file, or set FINK_GATEWAY_TOKEN"
        yield Finding("site gateway", "fault", f"{endpoint.host}:{endpoint.port} refuses the token", remedy)
    elif status != 200:
        remedy = "Is it a Fink gateway? Correct FinkExtension.gateway_url"
        yield Finding("site gateway", "fault", f"{endpoint.host}:{endpoint.port} answers HTTP {status}", remedy)
    else:
        yield Finding("site gateway", "ok", f"{endpoint.host}:{endpoint.port} answers: {said.get('status')}")
        for source in said.get("sources", []):
            if source.get("state") == "down":
                text = f"its source {source.get('name')} is down: {source.get('message', '')}"
                yield Finding("site gateway", "warning", text, "Tell the people who run it")


async def _ask(endpoint: Endpoint) -> tuple[int, dict[str, Any]]:
    async with asyncio.timeout(PATIENCE):
        streams = await endpoint.connect()
    answer = await request(streams, "GET", f"{endpoint.prefix}/health", endpoint.head(), seconds=PATIENCE)
    try:
        body = b"".join([block async for block in answer.blocks()])
    finally:
        answer.close()
    if answer.status != 200:
        return answer.status, {}
    said = json.loads(body)
    return answer.status, said if isinstance(said, dict) else {}
