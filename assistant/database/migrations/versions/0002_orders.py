"""The order service: offers that never change, what the freelancer is asked, orders, commands and events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from assistant.database.columns import Number
from assistant.database.frozen import freezing, thawing

revision = "0002"
down_revision = "0001"

INSTANT = sa.DateTime(timezone=True)
OPEN = sa.text("status IN ('sent', 'viewed')")
WAITING = sa.text("status = 'waiting_approval'")
FROZEN = {
    "offers": (
        *("freelancer", "id", "client", "conversation", "gig", "revision", "replaces", "wanted"),
        *("terms", "hash", "requirements", "client_pays", "net", "currency", "mandate_version", "created_at"),
    ),
    "approvals": ("freelancer", "id", "conversation", "offer", "hash", "reasons", "question", "requested_at", "expires_at"),
    "orders": ("freelancer", "id", "client", "conversation", "offer", "hash", "gig", "title", "total", "currency", "wanted", "created_at"),
}


def upgrade() -> None:
    _offers()
    _approvals()
    _orders()
    _commands_and_events()
    for table, columns in FROZEN.items():
        for statement in freezing(op.get_bind().dialect.name, table, columns):
            op.execute(statement)


def _offers() -> None:
    op.create_table(
        "offers",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("client", sa.String(length=40), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("gig", sa.String(length=120), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("replaces", sa.String(length=40), nullable=True),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("requirements", sa.JSON(), nullable=False),
        sa.Column("client_pays", sa.BigInteger(), nullable=False),
        sa.Column("net", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("mandate_version", sa.Integer(), nullable=False),
        sa.Column("open_days", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("freelancer", "id", name="pk_offers"),
    )
    of_a_gig = ["freelancer", "conversation", "gig"]
    op.create_index("ix_offers_freelancer_conversation_gig", "offers", of_a_gig, unique=False)
    op.create_index("ix_offers_freelancer_created_at", "offers", ["freelancer", "created_at"], unique=False)
    op.create_index("ix_offers_status_expires_at", "offers", ["status", "expires_at"], unique=False)
    op.create_index("uq_offers_open", "offers", of_a_gig, unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("uq_offers_waiting", "offers", of_a_gig, unique=True, sqlite_where=WAITING, postgresql_where=WAITING)


def _approvals() -> None:
    op.create_table(
        "approvals",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("offer", sa.String(length=40), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("question", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("requested_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("opened", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["freelancer", "offer"], ["offers.freelancer", "offers.id"], name="fk_approvals_offer"),
        sa.PrimaryKeyConstraint("freelancer", "id", name="pk_approvals"),
        sa.UniqueConstraint("freelancer", "offer", name="uq_approvals_freelancer_offer"),
    )
    op.create_index("ix_approvals_freelancer_status", "approvals", ["freelancer", "status"], unique=False)
    op.create_index("ix_approvals_status_expires_at", "approvals", ["status", "expires_at"], unique=False)


def _orders() -> None:
    op.create_table(
        "orders",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("client", sa.String(length=40), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("offer", sa.String(length=40), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("gig", sa.String(length=120), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("status_before", sa.String(length=24), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("requirements", sa.JSON(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["freelancer", "offer"], ["offers.freelancer", "offers.id"], name="fk_orders_offer"),
        sa.PrimaryKeyConstraint("freelancer", "id", name="pk_orders"),
        sa.UniqueConstraint("freelancer", "offer", name="uq_orders_freelancer_offer"),
    )
    op.create_index("ix_orders_freelancer_client", "orders", ["freelancer", "client"], unique=False)


def _commands_and_events() -> None:
    op.create_table(
        "order_commands",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("principal", sa.String(length=100), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("params_hash", sa.String(length=64), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("freelancer", "principal", "key", name="pk_order_commands"),
    )
    op.create_table(
        "order_events",
        sa.Column("seq", Number, autoincrement=True, nullable=False),
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_order_events"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    for table in FROZEN:
        for statement in thawing(op.get_bind().dialect.name, table):
            op.execute(statement)
    for table in ("order_events", "order_commands", "orders", "approvals", "offers"):
        op.drop_table(table)
