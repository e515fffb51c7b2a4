"""The freelancer's calls: the inbox, taking over and handing back, the gaps, and why a turn went as it did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.concurrency import run_in_threadpool

from assistant.conversations import control, gaps, read
from assistant.conversations.record import State
from assistant.errors import NotFound
from assistant.orders.catalogue import Faq
from assistant.turns import answers
from assistant.web.asked import GapAnswer, clean, readable
from assistant.web.callers import Caller, Ready, require_owner
from assistant.web.documented import problems
from assistant.web.parts import Parts
from assistant.web.reach import InsideAsOwner, Visit
from assistant.web.shapes import Answered, Gap, Listed, StateShape, Turn

router = APIRouter(tags=["owner"])

Change = Callable[[Any, str, datetime], None]
"""A change of who speaks: (connection, conversation, now)."""


@router.get(
    "/api/freelancers/{handle}/conversations",
    operation_id="list_conversations",
    summary="The freelancer's conversations, newest first",
    response_model=list[Listed],
    responses=problems(401, 403, 422),
)
async def conversations(
    handle: str, parts: Ready, who: Caller, state: Annotated[State | None, Query(description="Only those in this state.")] = None
) -> list[dict[str, Any]]:
    require_owner(who, handle)
    return await run_in_threadpool(_listing, parts, handle, state)


@router.post(
    "/api/conversations/{conversation}/take-over",
    operation_id="take_over",
    summary="Speak instead of the assistant",
    response_model=StateShape,
    responses=problems(401, 403, 404, 409, 422),
)
async def take_over(visit: InsideAsOwner) -> dict[str, str]:
    """The assistant is silent from now on, until handed back."""
    return await run_in_threadpool(_change, visit, control.take_over)


@router.post(
    "/api/conversations/{conversation}/hand-back",
    operation_id="hand_back",
    summary="Let the assistant speak again",
    response_model=StateShape,
    responses=problems(401, 403, 404, 409, 422),
)
async def hand_back(visit: InsideAsOwner) -> dict[str, str]:
    return await run_in_threadpool(_change, visit, control.hand_back)


@router.get(
    "/api/freelancers/{handle}/gaps",
    operation_id="list_gaps",
    summary="Questions that nobody could answer",
    response_model=list[Gap],
    responses=problems(401, 403, 422),
)
async def open_gaps(handle: str, parts: Ready, who: Caller) -> list[dict[str, Any]]:
    require_owner(who, handle)
    return await run_in_threadpool(_gaps, parts, handle)


@router.post(
    "/api/gaps/{gap}/answer",
    operation_id="answer_gap",
    summary="Answer an open question",
    response_model=Answered,
    responses=problems(400, 401, 403, 404, 409, 413, 422),
)
async def answer(gap: str, body: GapAnswer, parts: Ready, who: Caller) -> dict[str, Any]:
    """The text goes to the clients who asked; only what stands in `learn` becomes knowledge."""
    require_owner(who)
    return await run_in_threadpool(_answer, parts, who.freelancer, gap, body)


@router.get(
    "/api/turns/{turn}",
    operation_id="read_turn",
    summary="How a reply came about",
    response_model=Turn,
    responses=problems(401, 403, 404, 422),
)
async def turn(turn: str, parts: Ready, who: Caller) -> dict[str, Any]:
    require_owner(who)
    trace = await run_in_threadpool(_trace, parts, turn)
    if trace["freelancer"] != who.freelancer:
        raise NotFound("There is no such turn.", code="unknown_turn")
    return trace


def _listing(parts: Parts, handle: str, state: State | None) -> list[dict[str, Any]]:
    with parts.database.snapshot() as connection:
        return read.listing(connection, handle, state)


def _change(visit: Visit, change: Change) -> dict[str, str]:
    with visit.parts.database.transaction("conversation", visit.conversation) as connection:
        change(connection, visit.conversation, datetime.now(UTC))
        state = control.state_of(connection, visit.conversation)
    visit.parts.news.tell(visit.conversation)
    return {"state": state}


def _gaps(parts: Parts, handle: str) -> list[dict[str, Any]]:
    with parts.database.snapshot() as connection:
        return gaps.open_gaps(connection, handle)


def _trace(parts: Parts, turn: str) -> dict[str, Any]:
    with parts.database.snapshot() as connection:
        return read.turn_trace(connection, turn)


def _answer(parts: Parts, handle: str, gap: str, body: GapAnswer) -> dict[str, Any]:
    learn = Faq(clean(body.learn.q).strip(), clean(body.learn.a).strip()) if body.learn else None
    answer = answers.GapAnswer(handle, gap, readable(body.text, parts.settings.message_limit), learn)
    with parts.database.transaction() as connection:
        told = answers.answer_gap(connection, parts.embedder, answer, datetime.now(UTC))
    for conversation in told:
        parts.news.tell(conversation)
    return {"id": gap, "told": len(told), "learned": learn is not None}
