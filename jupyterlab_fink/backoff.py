"""When a gateway that keeps crashing may be started again."""

from __future__ import annotations

import time
from collections.abc import Callable

STABLE = 30.0
"""Seconds after which a child counts as having worked."""

FREE = 2
"""Crashes in a row that cost no wait."""

LONGEST = 60.0
"""Seconds of the longest wait."""


class Backoff:
    """Counts quick crashes in a row; each one after the first two doubles the wait."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` gives seconds and never goes back."""
        self._clock = clock
        self._not_before = 0.0
        self._started = 0.0
        self.crashes = 0

    def started(self) -> None:
        """A child is being started."""
        self._started = self._clock()

    def crashed(self) -> None:
        """The child ended by itself, or did not come up."""
        now = self._clock()
        self.crashes = 1 if now - self._started >= STABLE else self.crashes + 1
        over = self.crashes - FREE
        # The exponent is bounded: a float overflows long after the wait stopped growing.
        wait = min(LONGEST, 2.0 ** min(over, 10)) if over > 0 else 0.0
        self._not_before = now + wait

    @property
    def wait(self) -> float:
        """Seconds until the next start is allowed; 0 when it is allowed now."""
        return max(0.0, self._not_before - self._clock())
