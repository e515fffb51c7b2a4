"""The two sides of a conversation: the freelancer it is with, and the client who began it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

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


def conversation_row(connection: Connection, conversation: str) -> Conversation:
    row = connection.execute(select(conversations).where(conversations.c.id == conversation)).one_or_none()
    if row is None:
        raise NotFound("There is no such conversation.", code="unknown_conversation")
    return row


def seller(connection: Connection, handle: str) -> Profile:
    body = connection.scalar(select(freelancers.c.profile).where(freelancers.c.handle == handle))
    if body is None:
        raise NotFound(f"There is no freelancer {handle!r} here.", code="unknown_freelancer")
    return records.profile(body)


def client_of(connection: Connection, talk: Conversation) -> Client:
    mine = clients.c.freelancer == talk.freelancer, clients.c.id == talk.client
    row = connection.execute(select(clients).where(*mine)).one()
    same = conversations.c.freelancer == talk.freelancer, conversations.c.client == talk.client
    others = select(conversations.c.id).where(*same, conversations.c.id != talk.id, conversations.c.created_at <= talk.created_at).limit(1)
    return Client(row.id, row.name, talk.timezone or row.timezone, connection.scalar(others) is not None)


def spoken_to_owner(profile: Profile) -> str:
    """The language in which the freelancer is written to: French or English, whichever comes first among theirs."""
    return next((code for code in profile.languages if code in ("fr", "en")), "en")
