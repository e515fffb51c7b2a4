"""Who a token speaks for: the client of one conversation, or the owner of one freelancer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from assistant.conversations.tokens import new_token, token_hash
from assistant.database.tables import conversations, freelancers, owner_tokens
from assistant.errors import NotFound, Unauthenticated


@dataclass(frozen=True, slots=True)
class Principal:
    """`client` and `conversation` are None for an owner, whose reach is everything of `freelancer`."""

    kind: Literal["client", "owner"]
    freelancer: str
    client: str | None = None
    conversation: str | None = None


@dataclass(frozen=True, slots=True)
class OwnerToken:
    """`id` is the start of the token's hash: enough to name it, useless to use it."""

    id: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


# Every call begins with it, so it is built once.
_TALK = select(conversations.c.id, conversations.c.freelancer, conversations.c.client, conversations.c.token_expires).where(
    conversations.c.token_hash == bindparam("hashed")
)


def principal(connection: Connection, token: str | None, now: datetime) -> Principal:
    if not token:
        raise Unauthenticated
    hashed = token_hash(token)
    talk = connection.execute(_TALK, {"hashed": hashed}).one_or_none()
    if talk is not None:
        if talk.token_expires <= now:
            raise Unauthenticated("This conversation's token has expired: start a new conversation.", code="token_expired")
        return Principal("client", talk.freelancer, talk.client, talk.id)
    owner = connection.execute(select(owner_tokens).where(owner_tokens.c.token_hash == hashed)).one_or_none()
    if owner is None or owner.revoked_at is not None:
        raise Unauthenticated("This token is not known here.")
    if owner.expires_at <= now:
        raise Unauthenticated("This owner token has expired: make a new one with `assistant token`.", code="token_expired")
    return Principal("owner", owner.freelancer)


def issue_owner_token(connection: Connection, handle: str, *, days: int, now: datetime) -> str:
    if connection.scalar(select(freelancers.c.handle).where(freelancers.c.handle == handle)) is None:
        raise NotFound(f"There is no freelancer {handle!r}.", code="unknown_freelancer")
    token = new_token("own")
    row = {"token_hash": token_hash(token), "freelancer": handle, "created_at": now, "expires_at": now + timedelta(days=days)}
    connection.execute(insert(owner_tokens).values(row))
    return token


def list_owner_tokens(connection: Connection, handle: str) -> tuple[OwnerToken, ...]:
    statement = select(owner_tokens).where(owner_tokens.c.freelancer == handle).order_by(owner_tokens.c.created_at)
    return tuple(OwnerToken(r.token_hash[:12], r.created_at, r.expires_at, r.revoked_at) for r in connection.execute(statement))


def revoke_owner_token(connection: Connection, handle: str, token: str, now: datetime) -> None:
    """`token` is the token itself or its id from the list. NotFound if the freelancer has no such token in use."""
    mine = owner_tokens.c.freelancer == handle, owner_tokens.c.revoked_at.is_(None)
    named = or_(owner_tokens.c.token_hash == token_hash(token), owner_tokens.c.token_hash.startswith(token, autoescape=True))
    found = connection.scalars(select(owner_tokens.c.token_hash).where(*mine, named)).all()
    if len(found) != 1 or not token:
        raise NotFound(f"{handle} has no token {token[:12]!r} in use.", code="unknown_token")
    connection.execute(update(owner_tokens).where(owner_tokens.c.token_hash == found[0]).values(revoked_at=now))


def forget_old_tokens(connection: Connection, before: datetime) -> int:
    """Drops owner tokens that ended before that instant; returns how many."""
    ended = or_(owner_tokens.c.expires_at < before, owner_tokens.c.revoked_at < before)
    return connection.execute(delete(owner_tokens).where(ended)).rowcount
