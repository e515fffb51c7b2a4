"""The calendar: consultations that never overlap, days off, blocked hours, busy time elsewhere, reminders, commands and events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from assistant.database.apart import joining, parting
from assistant.database.columns import Number
from assistant.database.frozen import freezing, thawing

revision = "0005"
down_revision = "0004"

INSTANT = sa.DateTime(timezone=True)
KEPT_APART = ("waiting_approval", "held", "confirmed")
FROZEN = ("freelancer", "id", "client", "conversation", "calendar", "minutes", "price", "currency", "policy", "created_at")
TABLES = (
    *("calendar_events", "calendar_commands", "consultation_reminders", "busy_times", "busy_sources"),
    *("blocked_hours", "days_off", "consultations", "calendars"),
)


def upgrade() -> None:
    _consultations()
    _other_time()
    _busy()
    _by_the_clock()
    _commands_and_events()
    dialect = op.get_bind().dialect.name
    for statement in (*parting(dialect, "consultations", KEPT_APART), *freezing(dialect, "consultations", FROZEN)):
        op.execute(statement)


def _consultations() -> None:
    op.create_table(
        "calendars",
        sa.Column("number", Number, autoincrement=True, nullable=False),
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("feed_hash", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_calendars"),
        sa.UniqueConstraint("feed_hash", name="uq_calendars_feed_hash"),
        sa.UniqueConstraint("freelancer", name="uq_calendars_freelancer"),
    )
    op.create_table(
        "consultations",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("client", sa.String(length=40), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("calendar", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.Column("blocked_from", sa.BigInteger(), nullable=False),
        sa.Column("blocked_until", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("client_timezone", sa.String(length=64), nullable=False),
        sa.Column("policy", sa.JSON(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("hold_until", INSTANT, nullable=True),
        sa.Column("held_at", INSTANT, nullable=True),
        sa.Column("paid_at", INSTANT, nullable=True),
        sa.Column("refunded_at", INSTANT, nullable=True),
        sa.Column("meeting_link", sa.Text(), nullable=True),
        sa.Column("moved_by", sa.String(length=16), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.CheckConstraint("blocked_from < blocked_until", name="ck_consultations_blocked"),
        sa.ForeignKeyConstraint(["calendar"], ["calendars.number"], name="fk_consultations_calendar"),
        sa.PrimaryKeyConstraint("freelancer", "id", name="pk_consultations"),
    )
    op.create_index("ix_consultations_calendar_blocked_from", "consultations", ["calendar", "blocked_from"], unique=False)
    op.create_index("ix_consultations_freelancer_client", "consultations", ["freelancer", "client"], unique=False)
    op.create_index("ix_consultations_freelancer_starts_at", "consultations", ["freelancer", "starts_at"], unique=False)
    op.create_index("ix_consultations_status_hold_until", "consultations", ["status", "hold_until"], unique=False)
    op.create_index("ix_consultations_status_starts_at", "consultations", ["status", "starts_at"], unique=False)


def _other_time() -> None:
    op.create_table(
        "days_off",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("lifts", sa.Boolean(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("freelancer", "id", name="pk_days_off"),
    )
    op.create_index("ix_days_off_freelancer_last", "days_off", ["freelancer", "last"], unique=False)
    op.create_table(
        "blocked_hours",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("freelancer", "id", name="pk_blocked_hours"),
    )
    op.create_index("ix_blocked_hours_freelancer_ends_at", "blocked_hours", ["freelancer", "ends_at"], unique=False)


def _busy() -> None:
    op.create_table(
        "busy_sources",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("source", sa.String(length=400), nullable=False),
        sa.Column("read_until", INSTANT, nullable=True),
        sa.Column("fetched_at", INSTANT, nullable=True),
        sa.Column("tried_at", INSTANT, nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("freelancer", "source", name="pk_busy_sources"),
    )
    op.create_table(
        "busy_times",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("source", sa.String(length=400), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("freelancer", "source", "starts_at", name="pk_busy_times"),
    )
    op.create_index("ix_busy_times_freelancer_ends_at", "busy_times", ["freelancer", "ends_at"], unique=False)


def _by_the_clock() -> None:
    op.create_table(
        "consultation_reminders",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("consultation", sa.String(length=40), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("lead", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("freelancer", "consultation", "starts_at", "lead", name="pk_consultation_reminders"),
    )


def _commands_and_events() -> None:
    op.create_table(
        "calendar_commands",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("principal", sa.String(length=100), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("params_hash", sa.String(length=64), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("freelancer", "principal", "key", name="pk_calendar_commands"),
    )
    op.create_table(
        "calendar_events",
        sa.Column("seq", Number, autoincrement=True, nullable=False),
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_calendar_events"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    dialect = op.get_bind().dialect.name
    for statement in (*thawing(dialect, "consultations"), *joining(dialect, "consultations")):
        op.execute(statement)
    for table in TABLES:
        op.drop_table(table)
