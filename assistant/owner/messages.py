"""What was said in the owner's chat, each message once, with its answer."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from assistant.database.owner_tables import owner_messages
from assistant.errors import Invalid
from assistant.owner.reply import OwnerReply

LONGEST_THREAD = 120


@dataclass(frozen=True, slots=True)
class OwnerMessage:
    """`id` is the sender's own. `thread` is one of the freelancer's chats: what was read back in it waits for a yes there."""

    freelancer: str
    id: str
    text: str
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A message with its answer."""

    id: str
    text: str
    reply: OwnerReply
    at: datetime


def answer_of(connection: Connection, message: OwnerMessage) -> OwnerReply | None:
    """The answer to a message that came before. Invalid (message_id_reused) where its id came with other words."""
    this = owner_messages.c.freelancer == message.freelancer, owner_messages.c.id == message.id
    row = connection.execute(select(owner_messages.c.text_hash, owner_messages.c.reply).where(*this)).one_or_none()
    if row is None:
        return None
    if row.text_hash != _hash(message):
        raise Invalid("This message id was used for another text: take a new one.", code="message_id_reused")
    return OwnerReply.from_json(row.reply)


def store(connection: Connection, message: OwnerMessage, reply: OwnerReply, now: datetime) -> None:
    """IntegrityError if somebody stored that id meanwhile."""
    whose = {"freelancer": message.freelancer, "id": message.id, "thread": message.thread}
    values = {"text": message.text, "text_hash": _hash(message), "language": reply.language, "reply": reply.to_json(), "at": now}
    connection.execute(insert(owner_messages).values(**whose, **values))


def last_said(connection: Connection, freelancer: str, thread: str, most: int = 1) -> tuple[Said, ...]:
    """Oldest first."""
    theirs = owner_messages.c.freelancer == freelancer, owner_messages.c.thread == thread
    query = select(owner_messages).where(*theirs).order_by(owner_messages.c.at.desc(), owner_messages.c.id.desc()).limit(most)
    rows = connection.execute(query).all()
    return tuple(Said(row.id, row.text, OwnerReply.from_json(row.reply), row.at) for row in reversed(rows))


def _hash(message: OwnerMessage) -> str:
    return hashlib.sha256(f"{message.thread}\0{message.text}".encode()).hexdigest()
