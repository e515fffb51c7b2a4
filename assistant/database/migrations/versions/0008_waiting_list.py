"""Who wants to be told when a start opens in a freelancer's calendar."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "waiting_list",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("client", sa.String(length=40), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("client_timezone", sa.String(length=64), nullable=False),
        sa.Column("until", INSTANT, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("told_at", INSTANT, nullable=True),
        sa.Column("left_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("freelancer", "id", name="pk_waiting_list"),
    )
    op.create_index("ix_waiting_list_freelancer_conversation", "waiting_list", ["freelancer", "conversation"])
    op.create_index("ix_waiting_list_told_at_left_at", "waiting_list", ["told_at", "left_at"])


def downgrade() -> None:
    op.drop_table("waiting_list")
