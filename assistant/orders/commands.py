"""A command takes effect once: its key, its effect and its result are committed together, and a repeat gets the first result."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Table, insert, select

from assistant.database.order_tables import order_commands
from assistant.errors import Conflict, Invalid
from assistant.orders.caller import Caller
from assistant.orders.wire import from_json, to_json

T = TypeVar("T")

LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Command:
    """`params` is everything that the command was given, beside its key."""

    key: str
    name: str
    params: tuple[Any, ...]


class Work(Protocol):
    """A transaction, who asked for it, and when."""

    @property
    def connection(self) -> Connection: ...

    @property
    def caller(self) -> Caller: ...

    @property
    def now(self) -> datetime: ...


def once(work: Work, command: Command, kind: type[T], act: Callable[[], T], table: Table = order_commands) -> T:
    """Conflict (key_reused) if the caller used this key for something else. What raises is not kept: it may be tried again.

    `table` keeps the keys of one service. Two at the same time: SQLite has one writer; elsewhere the second meets the primary key, and
    is a repeat when tried again.
    """
    if not 1 <= len(command.key) <= LONGEST_KEY:
        raise Invalid(f"An idempotency key has 1 to {LONGEST_KEY} characters.", code="bad_key")
    whose = {"freelancer": work.caller.freelancer, "principal": _principal(work.caller), "key": command.key}
    asked = _hash(command)
    query = select(table.c.params_hash, table.c.result).where(*(table.c[name] == value for name, value in whose.items()))
    before = work.connection.execute(query).one_or_none()
    if before is not None:
        if before.params_hash != asked:
            raise Conflict("This key was used for another command: take a new one.", code="key_reused")
        return from_json(kind, before.result)
    result = act()
    work.connection.execute(insert(table).values(**whose, params_hash=asked, result=to_json(result), at=work.now))
    return result


def _principal(caller: Caller) -> str:
    """Who it is to whom a key belongs: one client never meets another's."""
    return ":".join(filter(None, (caller.role, caller.client, caller.conversation)))


def _hash(command: Command) -> str:
    said = json.dumps([command.name, *map(to_json, command.params)], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()
