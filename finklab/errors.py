"""What can go wrong, said so that the reader knows what to do."""

from __future__ import annotations


class FinkError(Exception):
    """A question to Fink that could not be answered.

    Attributes
    ----------
    code:
        One of ``invalid, unknown, missing, ambiguous, unsupported, unavailable, timeout, cancelled, internal``.
    remedy:
        What to do about it, or an empty string.
    """

    def __init__(self, message: str, *, code: str = "internal", remedy: str = "") -> None:
        self.code = code
        self.remedy = remedy
        super().__init__(f"{message}\n{remedy}" if remedy else message)


class FinkIncomplete(UserWarning):
    """The table holds less than was asked for; the message says why."""
