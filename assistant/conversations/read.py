"""What a conversation looks like from outside: to its client, and with notes to its freelancer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.sql import Select

from assistant.conversations.record import Brief
from assistant.database.tables import clients, conversations, hand_overs, messages, turn_steps, turns
from assistant.errors import NotFound

EVENTS_AT_ONCE = 500
LISTED = 200


def view(connection: Connection, conversation: str, *, owner: bool) -> dict[str, Any]:
    row = connection.execute(select(conversations).where(conversations.c.id == conversation)).one_or_none()
    if row is None:
        raise NotFound("There is no such conversation.", code="unknown_conversation")
    said = [_message(m) for m in connection.execute(_said(conversation, owner=owner))]
    promises = [p for m in said if m["reply"] for p in m["reply"]["promises"]]
    body = {"id": row.id, "freelancer": row.freelancer, "state": row.state, "messages": said}
    body |= {"brief": Brief.from_json(row.brief).to_json(), "promises": promises}
    if owner:
        body["hand_overs"] = [_hand_over(h) for h in connection.execute(_hand_overs(conversation))]
    return body


def events(connection: Connection, conversation: str, *, after: int, owner: bool) -> list[dict[str, Any]]:
    """What was said since message number `after`, oldest first, at most 500 at once."""
    statement = _said(conversation, owner=owner).where(messages.c.seq > after).limit(EVENTS_AT_ONCE)
    return [_message(m) for m in connection.execute(statement)]


def listing(connection: Connection, handle: str, state: str | None = None) -> list[dict[str, Any]]:
    """A freelancer's conversations, newest first."""
    last = select(messages.c.text).where(messages.c.conversation == conversations.c.id, messages.c.author != "note")
    latest = last.order_by(messages.c.seq.desc()).limit(1).scalar_subquery()
    reason = select(hand_overs.c.reason).where(hand_overs.c.conversation == conversations.c.id, hand_overs.c.state == "open")
    waits_for = reason.order_by(hand_overs.c.created_at.desc()).limit(1).scalar_subquery()
    columns = conversations.c.id, conversations.c.state, conversations.c.updated_at, clients.c.name
    joined = conversations.join(clients, (clients.c.freelancer == conversations.c.freelancer) & (clients.c.id == conversations.c.client))
    statement = select(*columns, latest.label("last"), waits_for.label("waits_for")).select_from(joined)
    statement = statement.where(conversations.c.freelancer == handle)
    if state is not None:
        statement = statement.where(conversations.c.state == state)
    rows = connection.execute(statement.order_by(conversations.c.updated_at.desc(), conversations.c.id.desc()).limit(LISTED))
    return [_listed(row) for row in rows]


def turn_trace(connection: Connection, turn: str) -> dict[str, Any]:
    """What happened in a turn, for its owner: `freelancer` says whose it is."""
    statement = select(turns, conversations.c.freelancer).join(conversations, conversations.c.id == turns.c.conversation)
    row = connection.execute(statement.where(turns.c.id == turn)).one_or_none()
    if row is None:
        raise NotFound("There is no such turn.", code="unknown_turn")
    steps = connection.scalars(select(turn_steps.c.body).where(turn_steps.c.turn == turn).order_by(turn_steps.c.n))
    return {
        "id": row.id,
        "freelancer": row.freelancer,
        "conversation": row.conversation,
        "state": row.state,
        "outcome": row.outcome,
        "reply": row.reply,
        "started_at": row.started_at.isoformat(),
        "ended_at": row.ended_at.isoformat() if row.ended_at else None,
        "steps": list(steps),
        **(row.trace or {}),
    }


def _said(conversation: str, *, owner: bool) -> Select[Any]:
    statement = select(messages).where(messages.c.conversation == conversation).order_by(messages.c.seq)
    return statement if owner else statement.where(messages.c.author != "note")


def _message(row: Row[Any]) -> dict[str, Any]:
    return {"seq": row.seq, "author": row.author, "text": row.text, "at": row.at.isoformat(), "reply": row.reply}


def _hand_overs(conversation: str) -> Select[Any]:
    return select(hand_overs).where(hand_overs.c.conversation == conversation).order_by(hand_overs.c.created_at)


def _hand_over(row: Row[Any]) -> dict[str, Any]:
    times = {"created_at": row.created_at.isoformat(), "ended_at": row.ended_at.isoformat() if row.ended_at else None}
    return {"id": row.id, "reason": row.reason, "summary": row.summary, "brief": row.brief, "state": row.state, **times}


def _listed(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    return {
        "id": row.id,
        "state": row.state,
        "client": row.name,
        "last_message": row.last,
        "waits_for": row.waits_for,
        "updated_at": row.updated_at.isoformat(),
    }
