"""The client's calls: start a conversation, say something, read it back. The owner speaks through the same ones."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request
from fastapi.concurrency import run_in_threadpool

from assistant.conversations import read
from assistant.conversations.record import Incoming
from assistant.turns.start import Intro
from assistant.web import answer_stream
from assistant.web.asked import Say, Start, readable
from assistant.web.callers import Ready
from assistant.web.documented import problems
from assistant.web.limits import limit_address, limits
from assistant.web.reach import Inside, Visit
from assistant.web.shapes import ConversationShape, Opened, Said

router = APIRouter(tags=["conversations"])

SSE = {
    "text/event-stream": {
        "schema": {"type": "string"},
        "example": 'event: delta\ndata: {"text": "A label is "}\n\nevent: reply\ndata: {…}\n\n',
    }
}


@router.post(
    "/api/freelancers/{handle}/conversations",
    operation_id="start_conversation",
    summary="Start a conversation with a freelancer's assistant",
    status_code=201,
    response_model=Opened,
    responses=problems(400, 404, 413, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def start(handle: str, body: Start, request: Request, parts: Ready) -> dict[str, Any]:
    """Open to everyone. The reply is the greeting, which says that an AI assistant is speaking."""
    await run_in_threadpool(parts.shelf.catalogue, handle)
    await limits(request).freelancer(handle)
    intro = Intro(name=body.client.name, locale=body.client.locale, timezone=body.client.timezone, key=body.client.key)
    opened = await parts.engine.open(handle, intro, body.gig)
    return {"conversation": opened.conversation, "token": opened.token, "client_key": opened.client_key, "reply": opened.reply}


@router.post(
    "/api/conversations/{conversation}/messages",
    operation_id="send_message",
    summary="Say something",
    response_model=Said,
    responses={**problems(400, 401, 404, 409, 413, 422, 429), 200: {"content": SSE}},
    dependencies=[Depends(limit_address)],
)
async def say(
    visit: Inside,
    body: Say,
    request: Request,
    accept: Annotated[str, Header(description="`text/event-stream` streams the answer.")] = "application/json",
) -> Any:
    """By the client's token the client speaks, by the owner's the freelancer.

    The same `id` and text again return the same reply and do nothing twice. With `Accept: text/event-stream`: events `progress`
    (`{"stage"}`), `delta` (`{"text"}`, checked text only), then `reply` (`{"state", "reply"}`), or `error` (a problem).
    """
    who, engine = visit.who, visit.parts.engine
    text = readable(body.text, visit.parts.settings.message_limit)
    await limits(request).client(f"{who.kind}:{who.client or who.freelancer}")
    await limits(request).freelancer(who.freelancer)
    incoming = Incoming(visit.conversation, body.id, text, "freelancer" if visit.owner else "client")
    if "text/event-stream" in accept:
        return await answer_stream.respond(engine, incoming)
    answer = await engine.receive(incoming)
    return {"state": answer.state, "reply": answer.reply}


@router.get(
    "/api/conversations/{conversation}",
    operation_id="read_conversation",
    summary="Read a conversation",
    response_model=ConversationShape,
    responses=problems(401, 404, 422),
)
async def show(visit: Inside) -> dict[str, Any]:
    """Notes and hand-overs appear for the owner only."""
    return await run_in_threadpool(_view, visit)


def _view(visit: Visit) -> dict[str, Any]:
    with visit.parts.database.snapshot() as connection:
        return read.view(connection, visit.conversation, owner=visit.owner)
