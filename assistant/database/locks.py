"""Locks by name, held until the transaction ends: what SQLite's one writer gives by itself, PostgreSQL gives by these.

A transaction that names what it is about goes on beside those about something else; one that names nothing waits until nobody else
writes, and keeps everybody from it. So whoever has not thought about it is right, only slower.

The order is always the same, so that no two wait for each other: everything, then what the transaction is about, then what `hold` names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection

EVERYTHING = 0
WAITS = "30s"
"""How long one waits for another, as on SQLite."""
IDLES = "60s"
"""A process that hangs in the middle of a transaction, or whose machine is gone, keeps others waiting no longer than this."""

_BEGUN = "SELECT set_config('lock_timeout', %s, true), set_config('idle_in_transaction_session_timeout', %s, true), "
_ALONE = f"{_BEGUN} pg_advisory_xact_lock(%s)"
_BESIDE = f"{_BEGUN} pg_advisory_xact_lock_shared(%s), pg_advisory_xact_lock(%s)"


def take(connection: Connection, about: Sequence[str]) -> None:
    """At the beginning of a transaction, before it reads anything."""
    if connection.dialect.name != "postgresql":
        return
    if about:
        connection.exec_driver_sql(_BESIDE, (WAITS, IDLES, EVERYTHING, _number(about)))
    else:
        connection.exec_driver_sql(_ALONE, (WAITS, IDLES, EVERYTHING))


def hold(connection: Connection, *name: str) -> None:
    """In a transaction that is about something else: from here to its end nobody else has `name`.

    As late as can be: who holds it waits for nobody any more, or two could wait for each other.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_number(name),))


def _number(name: Sequence[str]) -> int:
    """64 bits: two names that share a number would only wait for each other."""
    return int.from_bytes(hashlib.sha256("\0".join(name).encode()).digest()[:8], "big", signed=True)
