"""The one place that speaks HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx

from .addresses import Source
from .errors import FinkError
from .version import __version__

#: Seconds: to connect; and between two pieces of an answer (a wide cone may take a while before its first row).
TIMEOUT = httpx.Timeout(120.0, connect=10.0)

Json = Any  # what json.loads gives


def ask(source: Source, route: str, arguments: dict[str, object]) -> tuple[list[dict[str, Json]], dict[str, str]]:
    """Ask a route of the Fink REST API; return its records and the headers of the answer."""
    with _client(source) as client, _faults(source):
        answer = client.post(f"api/v1/{route}", json=arguments)
        _check(answer)
        records = answer.json()
    if not isinstance(records, list):
        raise FinkError(f"invalid answer from {source.url}: a list of records was expected")
    return records, dict(answer.headers)


def read(source: Source, route: str) -> Json:
    """Read a route that takes no arguments."""
    with _client(source) as client, _faults(source):
        answer = client.get(f"api/v1/{route}")
        _check(answer)
        return answer.json()


def health(source: Source) -> Json:
    """Ask a gateway what it serves."""
    with _client(source) as client, _faults(source):
        answer = client.get("health")
        _check(answer)
        return answer.json()


def stream(source: Source, arguments: dict[str, str]) -> Iterator[dict[str, Json]]:
    """Send a query to the search route; yield the frames `start`, `row` and `end` as they come."""
    frame: dict[str, Json] = {}
    with (
        _client(source) as client,
        _faults(source),
        client.stream("GET", "api/v1/search", params=arguments) as answer,
    ):
        if answer.is_error:
            answer.read()
            _check(answer)
        for line in answer.iter_lines():
            if line:
                frame = json.loads(line)
                yield frame
    if "end" not in frame:
        raise FinkError(
            "unavailable: the answer was broken off before its end",
            code="unavailable",
            remedy="Run the cell again; the rows that came are not all of them.",
        )


def _client(source: Source) -> httpx.Client:
    headers = {"User-Agent": f"finklab/{__version__}", **source.headers}
    return httpx.Client(base_url=source.url, headers=headers, timeout=TIMEOUT, follow_redirects=False)


class _faults:
    """Turn what httpx raises into words of ours."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def __enter__(self) -> None:
        return None

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, httpx.TimeoutException):
            raise FinkError(
                f"timeout: {self._source.url} did not answer in time",
                code="timeout",
                remedy="Ask for less (a smaller radius, fewer objects), or run the cell again.",
            ) from error
        if isinstance(error, (httpx.HTTPError, json.JSONDecodeError)):
            raise FinkError(
                f"unavailable: {self._source.url} cannot be read: {error}",
                code="unavailable",
                remedy=_REMEDY[self._source.name],
            ) from error


_REMEDY = {
    "jupyter": "Is the Fink extension enabled on this Jupyter server? `jupyter server extension list` tells.",
    "address": "Check FINK_API_URL (and FINK_API_TOKEN), and that the gateway runs: `jupyter fink gateway --port P`.",
    "public": (
        "No Jupyter server with the Fink extension was found, so the public Fink API was asked, and it cannot be "
        "reached. Start the notebook from a JupyterLab with jupyterlab-fink, or set FINK_API_URL to a gateway "
        "(`jupyter fink gateway --port P` starts one)."
    ),
}


def _check(answer: httpx.Response) -> None:
    if not answer.is_error and not answer.is_redirect:
        return
    if answer.status_code in (302, 401, 403):
        raise FinkError(
            f"unavailable: the server refused this kernel ({answer.status_code})",
            code="unavailable",
            remedy="Set FINK_API_URL and FINK_API_TOKEN, or start the kernel from the JupyterLab that serves Fink.",
        )
    try:
        body = answer.json()
    except ValueError:
        body = {}
    error = body.get("error") if isinstance(body, dict) else None
    if isinstance(error, dict):
        problems = "".join(
            f"\n  at {p.get('from')}–{p.get('to')}: {p.get('message')}"
            + (f" ({p['remedy']})" if p.get("remedy") else "")
            for p in error.get("problems") or []
        )
        raise FinkError(
            f"{error.get('message', 'unknown error')}{problems}",
            code=str(error.get("code", "internal")),
            remedy=str(error.get("remedy") or ""),
        )
    text = body.get("text") if isinstance(body, dict) else None
    raise FinkError(text or f"HTTP {answer.status_code}: {answer.text[:300]}", code="unavailable")
