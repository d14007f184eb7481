"""Lines of the gateway in the log of the Jupyter server."""

from __future__ import annotations

import logging

import pytest

from jupyterlab_fink.child import level_of


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ('{"level":20,"time":1,"msg":"x"}', logging.DEBUG),
        ('{"level":30,"time":1,"msg":"x"}', logging.INFO),
        ('{"level":40,"time":1,"reqId":"a","msg":"x"}', logging.WARNING),
        ('{"level":50,"time":1,"msg":"x"}', logging.ERROR),
        ('{"level":60,"time":1,"msg":"x"}', logging.CRITICAL),
        ("unsupported store format: need 2, have 1", logging.INFO),
        ('{"levels":40}', logging.INFO),
    ],
)
def test_warnings_of_the_gateway_are_warnings_here(line: str, level: int) -> None:
    assert level_of(line) == level
