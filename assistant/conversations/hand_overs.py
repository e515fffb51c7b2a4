"""Passing a conversation to its freelancer: the state, the summary, the note and the notices, all in the caller's one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from assistant.conversations.messages import Message, say
from assistant.conversations.notices import Notice, notify
from assistant.conversations.parties import Conversation, client_of, conversation_row, seller, spoken_to_owner
from assistant.conversations.summary import gather, summarise, worded
from assistant.database.columns import new_id
from assistant.database.tables import conversations, hand_overs
from assistant.errors import Conflict

LONGEST_SUMMARY = 8_000


@dataclass(frozen=True, slots=True)
class HandOver:
    """`added` is True when the matter was open already and this reason joined it."""

    id: str
    freelancer: str
    reason: str
    summary: str
    added: bool


def hand_over(connection: Connection, *, freelancer: str, conversation: str, reason: str, now: datetime) -> HandOver:
    """Conflict if the conversation is paused or closed. While the freelancer has it there is nothing left to pass on but a note."""
    talk = conversation_row(connection, conversation)
    if talk.state in ("paused", "closed"):
        raise Conflict(f"This conversation is {talk.state}.", code=talk.state)
    profile = seller(connection, freelancer)
    why = worded(reason, spoken_to_owner(profile))
    if talk.state == "assistant":
        connection.execute(update(conversations).where(conversations.c.id == conversation).values(state="waiting", unknowns=0))
    matter = open_matter(connection, conversation)
    if matter is not None:
        summary = add(connection, conversation, why, now) or matter.summary
        return HandOver(matter.id, profile.name, why, summary, added=True)
    if talk.state == "freelancer":
        say(connection, Message(conversation, "note", why, now))
        return HandOver("", profile.name, why, why, added=True)
    return _open(connection, talk, why, now)


def open_matter(connection: Connection, conversation: str) -> Conversation | None:
    """The row of what waits for the freelancer in this conversation, if something does."""
    mine = hand_overs.c.conversation == conversation, hand_overs.c.state == "open"
    return connection.execute(select(hand_overs).where(*mine)).one_or_none()


def add(connection: Connection, conversation: str, line: str, now: datetime) -> str | None:
    """Adds a line to the open matter, once; returns its summary, or None where nothing is open."""
    matter = open_matter(connection, conversation)
    if matter is None:
        return None
    if line in matter.summary.splitlines() or line == matter.reason:
        return str(matter.summary)
    summary: str = f"{matter.summary}\n{line}"[:LONGEST_SUMMARY]
    connection.execute(update(hand_overs).where(hand_overs.c.id == matter.id).values(summary=summary))
    say(connection, Message(conversation, "note", line, now))
    return summary


def _open(connection: Connection, talk: Conversation, why: str, now: datetime) -> HandOver:
    profile = seller(connection, talk.freelancer)
    language = spoken_to_owner(profile)
    client = client_of(connection, talk)
    summary = summarise(gather(connection, talk, client), why, language)[:LONGEST_SUMMARY]
    row: dict[str, Any] = {"id": new_id(), "freelancer": talk.freelancer, "conversation": talk.id, "reason": why, "summary": summary}
    connection.execute(insert(hand_overs).values(**row, brief=talk.brief, state="open", created_at=now))
    say(connection, Message(talk.id, "note", summary, now))
    data = {"conversation": talk.id, "client": client.name, "reason": why, "brief": talk.brief}
    subject = f"{client.name or 'Client'}: {why}"
    notify(connection, Notice(f"hand_over:{row['id']}", "hand_over", talk.freelancer, talk.id, subject, summary, data), now)
    return HandOver(row["id"], profile.name, why, summary, added=False)
