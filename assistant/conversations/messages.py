"""Everything said, from either side, numbered by one sequence per conversation."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, update

from assistant.conversations.record import Author
from assistant.database.tables import conversations, messages
from assistant.errors import NotFound


@dataclass(frozen=True, slots=True)
class Message:
    conversation: str
    author: Author
    text: str
    at: datetime
    reply: dict[str, Any] | None = None
    turn: str | None = None


_NEXT = (
    update(conversations)
    .where(conversations.c.id == bindparam("in_conversation"))
    .values(last_seq=conversations.c.last_seq + 1, updated_at=bindparam("now"))
    .returning(conversations.c.last_seq)
)
_SAY = insert(messages)
# `asdict` would copy the whole reply.
_COLUMNS = tuple(field.name for field in fields(Message))


def say(connection: Connection, message: Message) -> int:
    """Appends it and returns its number. NotFound if there is no such conversation."""
    seq = connection.scalar(_NEXT, {"in_conversation": message.conversation, "now": message.at})
    if seq is None:
        raise NotFound("There is no such conversation.", code="unknown_conversation")
    connection.execute(_SAY, {**{name: getattr(message, name) for name in _COLUMNS}, "seq": seq})
    return int(seq)
