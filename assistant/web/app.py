"""The web application: its routes, what surrounds them, and what happens when it starts and stops."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from assistant.settings import Settings
from assistant.web import (
    approvals_api,
    calendar_files_api,
    consultations_api,
    conversation_api,
    documented,
    event_stream,
    files_api,
    health,
    offers_api,
    owner_api,
    owner_chat_api,
    pages,
    problems,
    search_api,
    slots_api,
    waiting_api,
)
from assistant.web.body_limit import BodyLimit
from assistant.web.limits import Limits
from assistant.web.parts import Opening, Parts
from assistant.web.security_headers import SecurityHeaders

DESCRIPTION = """Answers clients in a freelancer's name, from the freelancer's records.

Errors are `application/problem+json` (RFC 9457) with a stable `code`; `429` and `503` carry `Retry-After`. Times are ISO 8601 in UTC.
Money is `{"amount": "120.00", "currency": "EUR"}`. Tokens travel in `Authorization: Bearer` only."""

ROUTES = (
    *(conversation_api, event_stream, files_api, search_api, offers_api, approvals_api),
    *(consultations_api, slots_api, waiting_api, calendar_files_api, owner_api, owner_chat_api, health, pages),
)

PROGRAMS = ("/api/", "/calendars/", "/static/", "/healthz", "/readyz", "/openapi.json")
"""Where a problem is answered as JSON whatever the caller would like to read."""


def create_app(settings: Settings, open_parts: Callable[[], Parts]) -> FastAPI:
    """Answers /healthz at once; `open_parts` runs in a thread as soon as the server has started."""
    opening = Opening(open_parts)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        task = asyncio.create_task(opening.run())
        yield
        opening.closing.set()
        await asyncio.gather(task, return_exceptions=True)
        await opening.close()

    app = FastAPI(
        title="Freelance assistant",
        version=documented.version_here(),
        description=DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.opening = opening
    app.state.limits = Limits(settings, opening)
    problems.install(app)
    for routes in ROUTES:
        app.include_router(routes.router)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    documented.describe(app)
    _missing_page(app)
    app.add_middleware(BodyLimit, limit=settings.body_limit, wider=files_api.UPLOADS)
    app.add_middleware(problems.Unexpected)
    app.add_middleware(SecurityHeaders)
    return app


def _missing_page(app: FastAPI) -> None:
    """A person who follows a dead link gets a page, a program gets a problem."""
    as_problem = app.exception_handlers[HTTPException]

    @app.exception_handler(HTTPException)
    async def missing(request: Request, error: HTTPException) -> Response:
        person = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(PROGRAMS)
        if error.status_code == 404 and person:
            return pages.render(request, "missing.html", 404)
        answer: Response = await as_problem(request, error)  # type: ignore[misc]
        return answer
