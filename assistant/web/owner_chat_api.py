"""The freelancer's own chat over HTTP: what is said is read back, then confirmed; every change is listed, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.concurrency import run_in_threadpool

from assistant.owner.messages import LONGEST_THREAD, OwnerMessage
from assistant.web.asked import readable
from assistant.web.callers import Caller, Ready, require_owner
from assistant.web.documented import problems
from assistant.web.limits import limit_address
from assistant.web.owner_chat_shapes import MadeShape, OwnerReplyShape, OwnerSaidShape, OwnerSay
from assistant.web.owner_chat_view import of_made, of_reply, of_said
from assistant.web.parts import Parts

if TYPE_CHECKING:
    from assistant.owner.chat import OwnerChat

router = APIRouter(tags=["owner"])


@router.post(
    "/api/freelancers/{handle}/chat",
    operation_id="tell_assistant",
    summary="Say what to change, or ask what is on",
    response_model=OwnerReplyShape,
    responses=problems(400, 401, 403, 409, 413, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def chat(handle: str, body: OwnerSay, parts: Ready, who: Caller) -> dict[str, Any]:
    """Nothing is changed before it was read back and answered with a yes. The same id and text again return the same reply."""
    require_owner(who, handle)
    message = OwnerMessage(who.freelancer, body.id, readable(body.text, parts.settings.message_limit), body.thread)
    return of_reply(await run_in_threadpool(_chat(parts).receive, message))


@router.get(
    "/api/freelancers/{handle}/chat",
    operation_id="read_owner_chat",
    summary="What was said last in the freelancer's own chat",
    response_model=list[OwnerSaidShape],
    responses=problems(401, 403, 422),
)
async def said(
    handle: str, parts: Ready, who: Caller, thread: Annotated[str, Query(max_length=LONGEST_THREAD)] = ""
) -> list[dict[str, Any]]:
    """The last 50 messages of a thread, oldest first."""
    require_owner(who, handle)
    return [of_said(one) for one in await run_in_threadpool(_chat(parts).said, who.freelancer, thread)]


@router.get(
    "/api/freelancers/{handle}/changes",
    operation_id="list_changes",
    summary="What was changed of the calendar, newest first",
    response_model=list[MadeShape],
    responses=problems(401, 403, 422),
)
async def changes(handle: str, parts: Ready, who: Caller) -> list[dict[str, Any]]:
    """By chat, terminal or API; at most 200."""
    require_owner(who, handle)
    return await run_in_threadpool(_changes, parts, who.freelancer)


@router.post(
    "/api/changes/{change}/confirm",
    operation_id="confirm_change",
    summary="Yes to exactly this change",
    response_model=OwnerReplyShape,
    responses=problems(401, 403, 404, 409, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def confirm(change: str, parts: Ready, who: Caller) -> dict[str, Any]:
    """Once, however often it is pressed. What comes to something else by now is read back again (`asked`) and not done.

    409 `expired`, or `dropped` where another change took its place.
    """
    require_owner(who)
    return of_reply(await run_in_threadpool(_chat(parts).confirm, who.freelancer, change))


@router.post(
    "/api/changes/{change}/drop",
    operation_id="drop_change",
    summary="No to exactly this change",
    response_model=OwnerReplyShape,
    responses=problems(401, 403, 404, 409, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def drop(change: str, parts: Ready, who: Caller) -> dict[str, Any]:
    require_owner(who)
    return of_reply(await run_in_threadpool(_chat(parts).drop, who.freelancer, change))


@router.post(
    "/api/changes/{change}/undo",
    operation_id="undo_change",
    summary="Put back what was there before",
    response_model=MadeShape,
    responses=problems(401, 403, 404, 409, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def undo(change: str, parts: Ready, who: Caller) -> dict[str, Any]:
    """Exactly; undone again it stays as it is. 409 `moved_on` where that was changed again since."""
    require_owner(who)
    return await run_in_threadpool(_undo, parts, who.freelancer, change)


def _chat(parts: Parts) -> OwnerChat:
    # All that understands and applies a freelancer's words is loaded for the first of them, not for a client's first answer.
    from assistant.owner.chat import OwnerChat

    return OwnerChat(parts.office)


def _changes(parts: Parts, freelancer: str) -> list[dict[str, Any]]:
    chat = _chat(parts)
    desk = chat.desk(freelancer)
    return [of_made(made, desk) for made in chat.changes(freelancer)]


def _undo(parts: Parts, freelancer: str, change: str) -> dict[str, Any]:
    chat = _chat(parts)
    return of_made(chat.undo(freelancer, change), chat.desk(freelancer))
