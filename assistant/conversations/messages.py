"""Everything said, from either side, numbered by one sequence per conversation."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, update

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


def say(connection: Connection, message: Message) -> int:
    """Appends it and returns its number. NotFound if there is no such conversation."""
    statement = (
        update(conversations)
        .where(conversations.c.id == message.conversation)
        .values(last_seq=conversations.c.last_seq + 1, updated_at=message.at)
        .returning(conversations.c.last_seq)
    )
    seq = connection.scalar(statement)
    if seq is None:
        raise NotFound("There is no such conversation.", code="unknown_conversation")
    connection.execute(insert(messages).values(**asdict(message), seq=seq))
    return int(seq)
