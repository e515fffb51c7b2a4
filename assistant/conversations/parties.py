"""The two sides of a conversation: the freelancer it is with, and the client who began it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from assistant.database.tables import clients, conversations, freelancers
from assistant.errors import NotFound
from assistant.orders import records
from assistant.orders.catalogue import Profile

Conversation = Row[*tuple[Any, ...]]
"""A row of `conversations`."""


@dataclass(frozen=True, slots=True)
class Client:
    """`returning` is True from the second conversation with the same freelancer on."""

    id: str
    name: str | None
    timezone: str | None
    returning: bool


# Statements on the path of every message are built once: building one costs more than running it.
_ROW = select(conversations).where(conversations.c.id == bindparam("conversation"))
_CLIENT = select(clients).where(clients.c.freelancer == bindparam("freelancer"), clients.c.id == bindparam("client"))
_EARLIER = (
    select(conversations.c.id)
    .where(conversations.c.freelancer == bindparam("freelancer"), conversations.c.client == bindparam("client"))
    .where(conversations.c.id != bindparam("conversation"), conversations.c.created_at <= bindparam("began"))
    .limit(1)
)


def conversation_row(connection: Connection, conversation: str) -> Conversation:
    row = connection.execute(_ROW, {"conversation": conversation}).one_or_none()
    if row is None:
        raise NotFound("There is no such conversation.", code="unknown_conversation")
    return row


def seller(connection: Connection, handle: str) -> Profile:
    body = connection.scalar(select(freelancers.c.profile).where(freelancers.c.handle == handle))
    if body is None:
        raise NotFound(f"There is no freelancer {handle!r} here.", code="unknown_freelancer")
    return records.profile(body)


def client_of(connection: Connection, talk: Conversation) -> Client:
    who = {"freelancer": talk.freelancer, "client": talk.client}
    row = connection.execute(_CLIENT, who).one()
    earlier = connection.scalar(_EARLIER, {**who, "conversation": talk.id, "began": talk.created_at})
    return Client(row.id, row.name, talk.timezone or row.timezone, earlier is not None)


def spoken_to_owner(profile: Profile) -> str:
    """The language in which the freelancer is written to: French or English, whichever comes first among theirs."""
    return next((code for code in profile.languages if code in ("fr", "en")), "en")
