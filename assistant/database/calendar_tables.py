"""The calendar's tables: consultations, what takes a freelancer's time besides, commands and events.

Like the order service's they point at no conversation, and know conversations by name only.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, CheckConstraint, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from assistant.database.apart import keep_apart
from assistant.database.columns import Instant, Number
from assistant.database.frozen import freeze
from assistant.database.metadata import metadata

# One row per freelancer: who books locks it, and its number stands for the freelancer where a database compares numbers only.
calendars = Table(
    "calendars",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("freelancer", String(80), nullable=False, unique=True),
    # Of the secret in the address of the private feed.
    Column("feed_hash", String(64), unique=True),
)

consultations = Table(
    "consultations",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("client", String(40), nullable=False),
    Column("conversation", String(40), nullable=False),
    Column("calendar", BigInteger, ForeignKey("calendars.number"), nullable=False),
    Column("status", String(24), nullable=False),
    # Grows with every change; a change names the version it was made from.
    Column("version", Integer, nullable=False),
    # Grows with every change that a client's own calendar has to hear of.
    Column("sequence", Integer, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    # Minutes since 1970: the meeting, and the time kept free after it.
    Column("blocked_from", BigInteger, nullable=False),
    Column("blocked_until", BigInteger, nullable=False),
    Column("minutes", Integer, nullable=False),
    # Minor units of the currency.
    Column("price", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("client_timezone", String(64), nullable=False),
    Column("policy", JSON, nullable=False),
    Column("about", Text, nullable=False),
    Column("hold_until", Instant),
    # When it was first held for payment: only then can a payment that comes late still be meant for it.
    Column("held_at", Instant),
    Column("paid_at", Instant),
    Column("refunded_at", Instant),
    Column("meeting_link", Text),
    # The role of who moved it last.
    Column("moved_by", String(16)),
    Column("created_at", Instant, nullable=False),
    # Without length it would overlap nothing.
    CheckConstraint("blocked_from < blocked_until", name="ck_consultations_blocked"),
    Index("ix_consultations_freelancer_starts_at", "freelancer", "starts_at"),
    Index("ix_consultations_freelancer_client", "freelancer", "client"),
    Index("ix_consultations_calendar_blocked_from", "calendar", "blocked_from"),
    Index("ix_consultations_status_hold_until", "status", "hold_until"),
    Index("ix_consultations_status_starts_at", "status", "starts_at"),
)

# Days off made in the product. One that `lifts` takes away the days off of the imported profile with the same dates.
days_off = Table(
    "days_off",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("note", Text, nullable=False),
    Column("lifts", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index("ix_days_off_freelancer_last", "freelancer", "last"),
)

blocked_hours = Table(
    "blocked_hours",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("note", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index("ix_blocked_hours_freelancer_ends_at", "freelancer", "ends_at"),
)

# A calendar elsewhere, as it was last read. Nothing of it but when its owner is busy is kept.
busy_sources = Table(
    "busy_sources",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("source", String(400), primary_key=True),
    # What its times hold for: until then the source was read.
    Column("read_until", Instant),
    Column("fetched_at", Instant),
    Column("tried_at", Instant, nullable=False),
    # Why the last try failed; the times of the one before still hold.
    Column("problem", Text),
)

busy_times = Table(
    "busy_times",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("source", String(400), primary_key=True),
    Column("starts_at", Instant, primary_key=True),
    Column("ends_at", Instant, nullable=False),
    Index("ix_busy_times_freelancer_ends_at", "freelancer", "ends_at"),
)

# A reminder that was given, `lead` minutes before this start: who writes the row says it.
consultation_reminders = Table(
    "consultation_reminders",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("consultation", String(40), primary_key=True),
    Column("starts_at", Instant, primary_key=True),
    Column("lead", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
)

# Who wants to be told when a start opens: `wanted` says which would suit, `until` when that has passed. Told once, or left before.
waiting_list = Table(
    "waiting_list",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("client", String(40), nullable=False),
    Column("conversation", String(40), nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("wanted", JSON, nullable=False),
    Column("said", Text, nullable=False),
    Column("client_timezone", String(64), nullable=False),
    Column("until", Instant),
    Column("created_at", Instant, nullable=False),
    Column("told_at", Instant),
    Column("left_at", Instant),
    Index("ix_waiting_list_freelancer_conversation", "freelancer", "conversation"),
    Index("ix_waiting_list_told_at_left_at", "told_at", "left_at"),
)

# A command and its first result: `principal` is who sent it, so that nobody meets another's key.
calendar_commands = Table(
    "calendar_commands",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("principal", String(100), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("params_hash", String(64), nullable=False),
    Column("result", JSON, nullable=False),
    Column("at", Instant, nullable=False),
)

# What happened, for whoever follows it by `seq`; a number is never given twice.
calendar_events = Table(
    "calendar_events",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=True),
    Column("freelancer", String(80), nullable=False),
    # Empty: it is of no conversation, as are days off.
    Column("conversation", String(40), nullable=False),
    Column("type", String(40), nullable=False),
    Column("body", JSON, nullable=False),
    Column("at", Instant, nullable=False),
    sqlite_autoincrement=True,
)

KEPT_APART = ("waiting_approval", "held", "confirmed")
"""The statuses of a consultation that has a place nothing else may have."""

FROZEN_OF_A_CONSULTATION = (
    *("freelancer", "id", "client", "conversation", "calendar", "minutes"),
    *("price", "currency", "policy", "created_at"),
)
"""What never changes once a consultation was asked for."""

keep_apart(consultations, KEPT_APART)
freeze(consultations, FROZEN_OF_A_CONSULTATION)
