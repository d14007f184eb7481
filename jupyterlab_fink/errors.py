"""What can go wrong between a browser and the gateway, and the answer it is given."""

from __future__ import annotations

from typing import Any, ClassVar


class GatewayError(Exception):
    """The gateway could not answer. ``message`` says what is wrong, ``remedy`` what to do."""

    status: ClassVar[int] = 502
    reason: ClassVar[str] = "Bad gateway"
    code: ClassVar[str] = "unavailable"

    def __init__(self, message: str, remedy: str = "", retry_after: int | None = None) -> None:
        """``retry_after``: whole seconds until a new attempt makes sense, if known."""
        super().__init__(f"{message} {remedy}".strip())
        self.message = message
        self.remedy = remedy
        self.retry_after = retry_after

    def body(self) -> dict[str, Any]:
        """The error in the shape of every error of the gateway (``errorBody`` of the wire)."""
        error = {"code": self.code, "message": self.message}
        if self.remedy:
            error["remedy"] = self.remedy
        return {"status": "error", "text": str(self), "error": error}


class GatewayUnavailable(GatewayError):
    """There is no gateway to ask: 503."""

    status = 503
    reason = "Gateway unavailable"


class GatewayBroken(GatewayError):
    """The gateway broke off or answered something that is not HTTP: 502."""


class GatewayTimeout(GatewayError):
    """The gateway did not answer in time: 504."""

    status = 504
    reason = "Gateway timeout"


class BodyTooLarge(GatewayError):
    """The request is larger than ``FinkExtension.max_body``: 413."""

    status = 413
    reason = "Request too large"
    code = "invalid"
