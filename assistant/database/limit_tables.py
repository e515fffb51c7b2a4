"""The table of how often somebody called, where several processes count together; one process counts in its memory."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from assistant.database.columns import Instant
from assistant.database.metadata import metadata

# `key` is the hash of who, which limit, and which of its windows.
hits = Table(
    "hits",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
    # When the window counts no more.
    Column("until", Instant, nullable=False),
    Index(None, "until"),
)
