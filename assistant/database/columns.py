"""Column types and ids that mean the same on every database."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, Dialect, Integer, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeDecorator

Number = BigInteger().with_variant(Integer(), "sqlite")
"""A number that grows for as long as the database lives. SQLite's INTEGER has 64 bits by itself, and only that counts on by itself."""


@compiles(String, "postgresql")
def _text(_type: String, _compiler: Any, **about: Any) -> str:
    """As on SQLite: ordered by code points, whatever the database's language, and as long as the edges let it be."""
    return 'TEXT COLLATE "C"' if isinstance(about.get("type_expression"), Column) else "TEXT"


class Instant(TypeDecorator[datetime]):
    """A UTC instant: aware going in and coming out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def new_id() -> str:
    """128 bits that sort by time of making (48 bits of milliseconds) and cannot be guessed (80 random bits)."""
    return f"{int(time.time() * 1000):012x}{secrets.token_hex(10)}"
