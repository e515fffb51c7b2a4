"""Files of a conversation: sent as they are, given back to its client and its owner only, and never shown by the browser."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import FileResponse

from assistant.conversations import files
from assistant.conversations.access import Principal
from assistant.conversations.files import Attached, Sent, examined
from assistant.errors import NotFound
from assistant.web.callers import Caller, Ready
from assistant.web.documented import problems
from assistant.web.limits import limit_address, limits
from assistant.web.offer_shapes import FileShape
from assistant.web.parts import Parts
from assistant.web.reach import Inside, Visit, enter

router = APIRouter(tags=["files"])

UPLOADS = (re.compile("/api/conversations/[^/]+/files"), files.LARGEST)

BINARY = {"schema": {"type": "string", "format": "binary", "maxLength": files.LARGEST}}
BODY = {"required": True, "description": "The file itself, at most 10 MB.", "content": dict.fromkeys(files.TYPES, BINARY)}
# No page of ours shows it: whatever is in it, it may do nothing.
GIVEN_HEADERS = {"Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "private, no-store"}


@router.post(
    "/api/conversations/{conversation}/files",
    operation_id="attach_file",
    summary="Attach a file",
    status_code=201,
    response_model=FileShape,
    responses=problems(401, 404, 409, 413, 422, 429),
    dependencies=[Depends(limit_address)],
    openapi_extra={"requestBody": BODY},
)
async def attach(
    visit: Inside,
    request: Request,
    filename: Annotated[str, Query(max_length=500, description="What to call it.", examples=["sketch.png"])],
    content_type: Annotated[str, Header(include_in_schema=False)] = "",
) -> dict[str, Any]:
    """The body is the file, `Content-Type` its kind: PNG, JPEG, WebP, GIF, PDF or plain text in UTF-8, and what is in it must be that.

    At most 10 MB each and 10 in a conversation; the same file under the same name is there once. Say afterwards that it is there:
    a message with its name is what the assistant reads.
    """
    content = await request.body()
    await limits(request).upload(request, len(content))
    sent = Sent(visit.conversation, "freelancer" if visit.owner else "client", filename, content_type, content)
    return _told(await run_in_threadpool(_keep, visit, sent))


@router.get(
    "/api/conversations/{conversation}/files",
    operation_id="list_files",
    summary="The files of a conversation, oldest first",
    response_model=list[FileShape],
    responses=problems(401, 404, 422),
)
async def listed(visit: Inside) -> list[dict[str, Any]]:
    return await run_in_threadpool(_all, visit)


@router.get(
    "/api/files/{file}",
    operation_id="read_file",
    summary="Fetch a file",
    response_class=FileResponse,
    responses={**problems(401, 404, 422), 200: {"description": "The file.", "content": dict.fromkeys(files.TYPES, BINARY)}},
)
async def given(file: str, parts: Ready, who: Caller) -> FileResponse:
    """For the client and the owner of its conversation: as something to save, never to be shown."""
    found, path = await run_in_threadpool(_found, parts, file)
    await _allowed(found, parts, who)
    headers = {**GIVEN_HEADERS, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}"}
    return FileResponse(path, media_type=found.type, headers=headers)


async def _allowed(found: Attached, parts: Parts, who: Principal) -> None:
    try:
        await enter(found.conversation, parts, who)
    except NotFound as error:
        raise files.no_such_file() from error


def _keep(visit: Visit, sent: Sent) -> Attached:
    good = examined(sent)
    return files.keep(visit.parts.database, _folder(visit.parts), good, datetime.now(UTC))


def _all(visit: Visit) -> list[dict[str, Any]]:
    with visit.parts.database.snapshot() as connection:
        return [_told(file) for file in files.all_attached(connection, visit.conversation)]


def _found(parts: Parts, file: str) -> tuple[Attached, Path]:
    with parts.database.snapshot() as connection:
        found = files.attached(connection, file)
    path = files.path_of(_folder(parts), found)
    if not path.is_file():
        raise files.no_such_file()
    return found, path


def _folder(parts: Parts) -> Path:
    return parts.settings.home / "files"


def _told(file: Attached) -> dict[str, Any]:
    return {"id": file.id, "name": file.name, "type": file.type, "bytes": file.bytes}
