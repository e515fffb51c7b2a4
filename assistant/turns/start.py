"""A new conversation: the client made or recognised, the token, and the greeting, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection, insert, select, update

from assistant.conversations.messages import Message, say
from assistant.conversations.record import Brief, Reply
from assistant.conversations.tokens import CLIENT_KEY_LIFE, CONVERSATION_LIFE, new_token, token_hash
from assistant.database.columns import new_id
from assistant.database.tables import clients, conversations, turns
from assistant.orders.catalogue import Catalogue, Gig
from assistant.scheduling.calendar import Calendar
from assistant.turns.greeting import Visitor, greet

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Intro:
    """What a client says of itself; `key` is the client key of an earlier conversation."""

    name: str | None = None
    locale: str | None = None
    timezone: str | None = None
    key: str | None = None
    channel: str = "web"


@dataclass(frozen=True, slots=True)
class Opened:
    """`token` and `client_key` are readable here and nowhere else."""

    conversation: str
    token: str
    client_key: str
    reply: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Whose door was opened, and at which gig."""

    catalogue: Catalogue
    calendar: Calendar
    gig: Gig | None


def start(connection: Connection, intro: Intro, place: Place, now: datetime) -> Opened:
    """An unknown or expired client key makes a new client; it is no error."""
    profile = place.catalogue.profile
    client, key, returning = _client(connection, profile.handle, intro, now)
    language = "fr" if (intro.locale or "").lower().startswith("fr") else "en"
    conversation, token, turn = new_id(), new_token("cnv"), new_id()
    row = {"id": conversation, "freelancer": profile.handle, "client": client.id, "channel": intro.channel}
    access = {"timezone": _zone(intro.timezone), "token_hash": token_hash(token), "token_expires": now + CONVERSATION_LIFE}
    standing = {"state": "assistant", "epoch": 0, "language": language, "unknowns": 0, "last_seq": 0, "fence": 0}
    record = {"brief": Brief(place.gig.slug if place.gig else None).to_json(), "dialogue": {}, "created_at": now, "updated_at": now}
    connection.execute(insert(conversations).values(**row, **access, **standing, **record))
    today = now.astimezone(ZoneInfo(profile.timezone)).date()
    said = greet(profile, Visitor(client.name, language, returning), place.gig, place.calendar, today)
    reply = Reply(new_id(), turn, said.text, language, "answered", said.sources, said.choices, promises=said.promises).to_json()
    span = {"first_seq": 0, "last_seq": 0, "started_at": now, "ended_at": now}
    done = {"state": "done", "epoch": 0, "outcome": "answered", "reply": reply, "trace": {"greeting": True}}
    connection.execute(insert(turns).values(id=turn, conversation=conversation, **span, **done))
    say(connection, Message(conversation, "assistant", said.text, now, reply, turn))
    return Opened(conversation, token, key, reply)


@dataclass(frozen=True, slots=True)
class _Known:
    id: str
    name: str | None


def _client(connection: Connection, handle: str, intro: Intro, now: datetime) -> tuple[_Known, str, bool]:
    """The client, its key, and whether it was here before."""
    given: dict[str, Any] = {"name": _name(intro.name), "locale": (intro.locale or "")[:16] or None, "timezone": _zone(intro.timezone)}
    if intro.key:
        mine = clients.c.freelancer == handle, clients.c.key_hash == token_hash(intro.key), clients.c.key_expires > now
        row = connection.execute(select(clients).where(*mine)).one_or_none()
        if row is not None:
            news = {field: value for field, value in given.items() if value is not None}
            connection.execute(update(clients).where(*mine).values(**news, key_expires=now + CLIENT_KEY_LIFE))
            return _Known(row.id, given["name"] or row.name), intro.key, True
    client, key = new_id(), new_token("cli")
    record = {"id": client, "freelancer": handle, "key_hash": token_hash(key), "key_expires": now + CLIENT_KEY_LIFE, "created_at": now}
    connection.execute(insert(clients).values(**record, **given))
    return _Known(client, given["name"]), key, False


def _name(name: str | None) -> str | None:
    """One line of printable text."""
    plain = "".join(letter if letter.isprintable() else " " for letter in name or "")
    return " ".join(plain.split())[:LONGEST_NAME] or None


def _zone(name: str | None) -> str | None:
    """A zone that is not known here is as good as none."""
    try:
        return ZoneInfo(name).key if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
