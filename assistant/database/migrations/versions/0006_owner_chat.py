"""The freelancer's own chat: messages, what was read back, and every change with what was there before and after."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

INSTANT = sa.DateTime(timezone=True)
TABLES = ("changes", "read_backs", "owner_messages")


def upgrade() -> None:
    op.create_table(
        "owner_messages",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("thread", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("reply", sa.JSON(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("freelancer", "id", name="pk_owner_messages"),
    )
    op.create_index("ix_owner_messages_freelancer_thread", "owner_messages", ["freelancer", "thread", "at"], unique=False)
    op.create_table(
        "read_backs",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("thread", sa.String(length=120), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("meets", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("displaced", sa.Boolean(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("freelancer", "id", name="pk_read_backs"),
    )
    op.create_index("ix_read_backs_freelancer_state", "read_backs", ["freelancer", "state"], unique=False)
    op.create_table(
        "changes",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("undone_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("freelancer", "id", name="pk_changes"),
    )
    op.create_index("ix_changes_freelancer_at", "changes", ["freelancer", "at"], unique=False)


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
