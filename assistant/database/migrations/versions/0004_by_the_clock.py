"""What happens by the clock and by events: how far they were taken in, open offers, reminders that were given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from assistant.database.columns import Number

revision = "0004"
down_revision = "0003"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_index("ix_conversations_state_updated_at", "conversations", ["state", "updated_at"], unique=False)
    op.create_table(
        "cursors",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("seq", Number, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_cursors"),
    )
    op.create_table(
        "open_offers",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("offer", sa.String(length=40), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], name="fk_open_offers_conversation", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("freelancer", "offer", name="pk_open_offers"),
    )
    op.create_index("ix_open_offers_conversation", "open_offers", ["conversation"], unique=False)
    op.create_index("ix_open_offers_expires_at", "open_offers", ["expires_at"], unique=False)
    op.create_table(
        "reminders",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], name="fk_reminders_conversation", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("kind", "subject", name="pk_reminders"),
    )
    op.create_index("ix_reminders_conversation_kind_at", "reminders", ["conversation", "kind", "at"], unique=False)


def downgrade() -> None:
    op.drop_table("reminders")
    op.drop_table("open_offers")
    op.drop_table("cursors")
    op.drop_index("ix_conversations_state_updated_at", "conversations")
