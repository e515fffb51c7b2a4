"""The order service's tables. They point at no conversation: the service may run by itself, and knows conversations by name only."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKeyConstraint, Index, Integer, String, Table, Text, UniqueConstraint, text

from assistant.database.columns import Instant, Number
from assistant.database.frozen import freeze
from assistant.database.metadata import metadata

# A client has at most one offer of a gig to accept, and a freelancer at most one of it to decide on, per conversation.
_OPEN = text("status IN ('sent', 'viewed')")
_WAITING = text("status = 'waiting_approval'")

offers = Table(
    "offers",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("client", String(40), nullable=False),
    Column("conversation", String(40), nullable=False),
    Column("gig", String(120), nullable=False),
    Column("status", String(24), nullable=False),
    # Grows with every change of status; a change names the version it was made from.
    Column("version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("replaces", String(40)),
    Column("wanted", JSON, nullable=False),
    Column("terms", JSON, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("requirements", JSON, nullable=False),
    # Minor units of the currency.
    Column("client_pays", BigInteger, nullable=False),
    Column("net", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("mandate_version", Integer, nullable=False),
    # How long it stays open from the moment it is sent; until then `expires_at` is what it would be.
    Column("open_days", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("expires_at", Instant, nullable=False),
    Index("ix_offers_freelancer_conversation_gig", "freelancer", "conversation", "gig"),
    Index("ix_offers_freelancer_created_at", "freelancer", "created_at"),
    Index("ix_offers_status_expires_at", "status", "expires_at"),
    Index("uq_offers_open", "freelancer", "conversation", "gig", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index("uq_offers_waiting", "freelancer", "conversation", "gig", unique=True, sqlite_where=_WAITING, postgresql_where=_WAITING),
)

approvals = Table(
    "approvals",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("conversation", String(40), nullable=False),
    Column("offer", String(40), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("question", Text),
    Column("status", String(24), nullable=False),
    Column("version", Integer, nullable=False),
    Column("requested_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("decided_at", Instant),
    Column("note", Text),
    # The offer that the yes opened: the one asked for, or the freelancer's edit of it.
    Column("opened", String(40)),
    ForeignKeyConstraint(["freelancer", "offer"], ["offers.freelancer", "offers.id"], name="fk_approvals_offer"),
    # One question about one offer.
    UniqueConstraint("freelancer", "offer"),
    Index("ix_approvals_freelancer_status", "freelancer", "status"),
    Index("ix_approvals_status_expires_at", "status", "expires_at"),
)

orders = Table(
    "orders",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("client", String(40), nullable=False),
    Column("conversation", String(40), nullable=False),
    Column("offer", String(40), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("gig", String(120), nullable=False),
    Column("title", Text, nullable=False),
    Column("status", String(24), nullable=False),
    # Where it was when a cancellation was proposed.
    Column("status_before", String(24)),
    Column("version", Integer, nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("wanted", JSON, nullable=False),
    Column("requirements", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    ForeignKeyConstraint(["freelancer", "offer"], ["offers.freelancer", "offers.id"], name="fk_orders_offer"),
    # An offer is accepted once.
    UniqueConstraint("freelancer", "offer"),
    Index("ix_orders_freelancer_client", "freelancer", "client"),
)

# A command and its first result: `principal` is who sent it, so that nobody meets another's key.
order_commands = Table(
    "order_commands",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("principal", String(100), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("params_hash", String(64), nullable=False),
    Column("result", JSON, nullable=False),
    Column("at", Instant, nullable=False),
)

# What happened, for whoever follows it by `seq`; a number is never given twice.
order_events = Table(
    "order_events",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=True),
    Column("freelancer", String(80), nullable=False),
    Column("conversation", String(40), nullable=False),
    Column("type", String(40), nullable=False),
    Column("body", JSON, nullable=False),
    Column("at", Instant, nullable=False),
    sqlite_autoincrement=True,
)

FROZEN = {
    "offers": (
        *("freelancer", "id", "client", "conversation", "gig", "revision", "replaces", "wanted"),
        *("terms", "hash", "requirements", "client_pays", "net", "currency", "mandate_version", "created_at"),
    ),
    "approvals": ("freelancer", "id", "conversation", "offer", "hash", "reasons", "question", "requested_at", "expires_at"),
    "orders": ("freelancer", "id", "client", "conversation", "offer", "hash", "gig", "title", "total", "currency", "wanted", "created_at"),
}
"""What never changes once the row was written: what was offered, asked and agreed. Another offer is a new revision."""

for _table in (offers, approvals, orders):
    freeze(_table, FROZEN[_table.name])
