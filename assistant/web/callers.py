"""Who is calling: the bearer token, and what it may reach."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from assistant.conversations import access
from assistant.errors import Forbidden, Unauthenticated
from assistant.web.parts import Parts, parts

bearer = HTTPBearer(
    scheme_name="token",
    description="A conversation's token (its client) or an owner token (`assistant token HANDLE`). Never in an address.",
    auto_error=False,
)

Ready = Annotated[Parts, Depends(parts)]
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]


def identify(parts: Parts, token: str) -> access.Principal:
    with parts.database.snapshot() as connection:
        return access.principal(connection, token, datetime.now(UTC))


async def caller(parts: Ready, credentials: Credentials) -> access.Principal:
    if credentials is None or not credentials.credentials:
        raise Unauthenticated
    return await run_in_threadpool(identify, parts, credentials.credentials)


Caller = Annotated[access.Principal, Depends(caller)]


def require_owner(who: access.Principal, handle: str | None = None) -> None:
    """Of that freelancer, or of any where no handle is given."""
    if who.kind != "owner" or handle not in (None, who.freelancer):
        raise Forbidden("Only the freelancer's own token may do this.")
