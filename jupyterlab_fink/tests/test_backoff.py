"""How long a gateway that crashes is left alone."""

from __future__ import annotations

from jupyterlab_fink.backoff import LONGEST, STABLE, Backoff


def test_waits_double_up_to_a_limit() -> None:
    now = 0.0
    backoff = Backoff(lambda: now)
    waits = []
    for _ in range(12):
        backoff.started()
        backoff.crashed()
        waits.append(backoff.wait)
        now += backoff.wait
    assert waits == [0, 0, 2, 4, 8, 16, 32, LONGEST, LONGEST, LONGEST, LONGEST, LONGEST]
    assert backoff.wait == 0


def test_a_child_that_worked_for_a_while_starts_the_count_anew() -> None:
    now = 0.0
    backoff = Backoff(lambda: now)
    for _ in range(5):
        backoff.started()
        backoff.crashed()
    backoff.started()
    now += STABLE
    backoff.crashed()
    assert (backoff.crashes, backoff.wait) == (1, 0)
