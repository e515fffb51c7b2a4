"""Why a chat model gave no usable answer, as one word for the log and the trace."""

from __future__ import annotations

import json

from langchain_core.exceptions import ModelConnectionError, ModelRateLimitError, ModelTimeoutError, OutputParserException


class ModelFailed(Exception):
    """The model cannot speak in this turn; `reason` is for the log and the owner, never for the client."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason}: {detail}" if detail else reason)


def why(error: BaseException) -> str:
    """Providers raise errors of their own libraries; what they share is a status code or a place in LangChain's tree."""
    if isinstance(error, ModelFailed):
        return error.reason
    if isinstance(error, (TimeoutError, ModelTimeoutError)):
        return "timeout"
    if isinstance(error, ModelRateLimitError):
        return "http_429"
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return f"http_{status}"
    if isinstance(error, (ConnectionError, ModelConnectionError)) or "Protocol" in type(error).__name__:
        return "connection"
    if isinstance(error, (json.JSONDecodeError, OutputParserException, ValueError, TypeError, KeyError, AttributeError, IndexError)):
        return "garbage"
    return f"error_{type(error).__name__}"
