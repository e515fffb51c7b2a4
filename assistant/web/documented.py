"""What the API's description says of every call: each status it can answer with, problems included."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from assistant.web.shapes import Problem

WHEN = {
    400: ("malformed_json", "The body is not JSON."),
    401: ("unauthenticated", "No token, or one that is unknown, revoked or has run out."),
    403: ("forbidden", "The token is good, but not for this."),
    404: ("not_found", "There is no such thing here, or it is somebody else's."),
    409: ("conflict", "Something else happened first."),
    413: ("too_large", "The body or the text is too large."),
    422: ("invalid", "What was sent cannot be used; `errors` says where and why."),
    429: ("too_many_requests", "Too many requests from this address or client, or to this freelancer."),
    500: ("internal", "An error of the server; `error` is its id in the log."),
    503: ("not_ready", "The server is still loading."),
}
RETRY_AFTER = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 1}}}

Responses = dict[int | str, dict[str, Any]]


def problems(*statuses: int) -> Responses:
    """The `responses` of a route: these, and those that every call can meet."""
    return {status: _problem(status) for status in sorted({*statuses, 500, 503})}


def _problem(status: int) -> dict[str, Any]:
    code, when = WHEN[status]
    example = {"type": "about:blank", "title": code.replace("_", " "), "status": status, "detail": when, "code": code}
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}}
    return {"description": when, "content": content, **({"headers": RETRY_AFTER} if status in (429, 503) else {})}


def describe(app: FastAPI) -> None:
    """The app's own description, made once it is asked for."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            app.openapi_schema = _with_problems(schema)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def version_here() -> str:
    try:
        return version("freelance-assistant")
    except PackageNotFoundError:
        return "0"


def _with_problems(schema: dict[str, Any]) -> dict[str, Any]:
    """Adds what problems refer to, which no route returns as its own model."""
    body = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    parts = body.pop("$defs", {})
    schema.setdefault("components", {}).setdefault("schemas", {}).update({**parts, "Problem": body})
    return schema
