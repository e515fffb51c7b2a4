"""The tables of what happens by the clock and by events: each thing once, however many processes look."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from assistant.database.columns import Instant, Number
from assistant.database.metadata import metadata

# How far somebody else's events were taken in; `tries` counts how often the next one could not be.
cursors = Table(
    "cursors",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("seq", Number, nullable=False),
    Column("tries", Integer, nullable=False),
)

# Offers that a client can accept, as far as their events were taken in: where a reminder may be due.
open_offers = Table(
    "open_offers",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("offer", String(40), primary_key=True),
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Index(None, "conversation"),
    Index(None, "expires_at"),
)

# A reminder that was given: who writes the row says it.
reminders = Table(
    "reminders",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("subject", String(80), primary_key=True),
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "conversation", "kind", "at"),
)
