"""Every error that leaves over HTTP, as problem+json (RFC 9457) with a stable code; translated here and nowhere else."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import AssistantError, KnowledgeError, TooMany, Unavailable

log = logging.getLogger(__name__)

CODES = {400: "bad_request", 404: "not_found", 405: "method_not_allowed", 413: "too_large", 415: "unsupported_media_type"}


class ProblemResponse(JSONResponse):
    media_type = "application/problem+json"


def problem(status: int, code: str, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any) -> ProblemResponse:
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, "code": code, **more}
    return ProblemResponse(body, status, headers=dict(headers or {}))


def of_error(error: AssistantError) -> ProblemResponse:
    headers: dict[str, str] = {}
    more: dict[str, Any] = {}
    if isinstance(error, TooMany):
        headers["Retry-After"] = str(error.retry_after)
    elif isinstance(error, Unavailable):
        headers["Retry-After"] = "1"
    elif isinstance(error, KnowledgeError):
        more["errors"] = [{"where": "", "what": line} for line in error.problems]
    elif error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return problem(error.status, error.code, error.message, headers=headers, **more)


def of_validation(error: RequestValidationError) -> ProblemResponse:
    """Says where and what, and never repeats what was sent: it may be large, secret or no Unicode."""
    found = error.errors()
    if any(e["type"] == "json_invalid" for e in found):
        return problem(400, "malformed_json", f"The body is not JSON: {found[0]['ctx']['error']} at character {found[0]['loc'][-1]}.")
    errors = [{"where": ".".join(str(place) for place in e["loc"]), "what": _what(e)} for e in found]
    detail = "; ".join(f"{e['where']}: {e['what']}" for e in errors)
    return problem(422, "invalid", detail, errors=errors)


def _what(error: Mapping[str, Any]) -> str:
    if error["type"] == "model_attributes_type":
        return "must be a JSON object, sent with Content-Type: application/json"
    return str(error["msg"]).removeprefix("Value error, ")


def of_unexpected(where: str) -> ProblemResponse:
    """For the exception being handled: it is logged with an id, and only the id leaves."""
    error_id = uuid.uuid4().hex[:12]
    log.exception("unexpected error %s at %s", error_id, where)
    return problem(500, "internal", f"Something went wrong on the server. If it stays, report error {error_id}.", error=error_id)


def install(app: FastAPI) -> None:
    @app.exception_handler(AssistantError)
    async def ours(_request: Request, error: AssistantError) -> Response:
        return of_error(error)

    @app.exception_handler(RequestValidationError)
    async def invalid(_request: Request, error: RequestValidationError) -> Response:
        return of_validation(error)

    @app.exception_handler(HTTPException)
    async def http(_request: Request, error: HTTPException) -> Response:
        code = CODES.get(error.status_code, "error")
        detail = "There is nothing at this address." if error.status_code == 404 else str(error.detail)
        return problem(error.status_code, code, detail, headers=error.headers)


class Unexpected:
    """The last net, for whatever else goes wrong."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception:
            answer = of_unexpected(f"{scope['method']} {scope['path']}")
            if started:
                raise
            await answer(scope, receive, send)
