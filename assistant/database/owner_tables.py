"""The freelancer's own side: what was said in the owner's chat, what was read back, and every change of the calendar."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, String, Table, Text

from assistant.database.columns import Instant
from assistant.database.metadata import metadata

# What the freelancer said and what was answered. A message that comes again under its id finds its row, and its answer.
owner_messages = Table(
    "owner_messages",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("id", String(200), primary_key=True),
    # Which of the freelancer's chats: one device's, one messenger's. A "yes" is about what was read back there.
    Column("thread", String(120), nullable=False),
    Column("text", Text, nullable=False),
    Column("text_hash", String(64), nullable=False),
    Column("language", String(8), nullable=False),
    Column("reply", JSON, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_owner_messages_freelancer_thread", "freelancer", "thread", "at"),
)

# A change that was read back and waits for a yes; `edits` is what it came to then.
read_backs = Table(
    "read_backs",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("thread", String(120), nullable=False),
    Column("body", JSON, nullable=False),
    Column("edits", JSON, nullable=False),
    Column("meets", JSON, nullable=False),
    Column("language", String(8), nullable=False),
    Column("state", String(16), nullable=False),
    # It took the place of another one that waited: a bare "yes" may be meant for that one.
    Column("displaced", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Index("ix_read_backs_freelancer_state", "freelancer", "state"),
)

# Every change of the calendar, by whichever door it was made, with what was there before and after: so it can be undone exactly.
changes = Table(
    "changes",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("body", JSON, nullable=False),
    Column("edits", JSON, nullable=False),
    Column("origin", String(16), nullable=False),
    Column("at", Instant, nullable=False),
    Column("undone_at", Instant),
    Index("ix_changes_freelancer_at", "freelancer", "at"),
)
