"""The first tables: knowledge, and conversations about it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _records()
    _passages()
    _parties()
    _what_was_said()
    _turns()
    _what_waits()


def _records() -> None:
    op.create_table(
        "owners",
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("owner", name="pk_owners"),
    )
    op.create_table(
        "freelancers",
        sa.Column("handle", sa.String(length=80), nullable=False),
        sa.Column("profile", sa.JSON(), nullable=False),
        sa.Column("calendar", sa.JSON(), nullable=False),
        sa.Column("mandate", sa.JSON(), nullable=True),
        sa.Column("mandate_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("handle", name="pk_freelancers"),
    )
    op.create_table(
        "gigs",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["freelancer"], ["freelancers.handle"], name="fk_gigs_freelancer", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("freelancer", "slug", name="pk_gigs"),
    )
    op.create_table(
        "policies",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", "valid_from", name="pk_policies"),
    )
    op.create_table(
        "overrides",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.Column("imported", sa.JSON(), nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("freelancer", "path", name="pk_overrides"),
    )
    op.create_table(
        "documents",
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "path", name="pk_documents"),
    )


def _passages() -> None:
    op.create_table(
        "passages",
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.Column("model", sa.String(length=64), nullable=True),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("owner", "id", name="pk_passages"),
    )
    op.create_index("ix_passages_kind_owner_id", "passages", ["kind", "owner", "id"], unique=False)
    op.create_index("ix_passages_model_owner", "passages", ["model", "owner"], unique=False)


def _parties() -> None:
    op.create_table(
        "clients",
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("key_expires", INSTANT, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=True),
        sa.Column("locale", sa.String(length=16), nullable=True),
        sa.Column("timezone", sa.String(length=64), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("freelancer", "id", name="pk_clients"),
        sa.UniqueConstraint("key_hash", name="uq_clients_key_hash"),
    )
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("client", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=24), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("token_expires", INSTANT, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=True),
        sa.Column("brief", sa.JSON(), nullable=False),
        sa.Column("dialogue", sa.JSON(), nullable=False),
        sa.Column("unknowns", sa.Integer(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("lease_owner", sa.String(length=40), nullable=True),
        sa.Column("lease_until", INSTANT, nullable=True),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
        sa.UniqueConstraint("token_hash", name="uq_conversations_token_hash"),
    )
    op.create_index("ix_conversations_freelancer_client", "conversations", ["freelancer", "client"], unique=False)
    op.create_index("ix_conversations_freelancer_updated_at", "conversations", ["freelancer", "updated_at"], unique=False)
    op.create_table(
        "owner_tokens",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("revoked_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name="pk_owner_tokens"),
    )
    op.create_index("ix_owner_tokens_freelancer", "owner_tokens", ["freelancer"], unique=False)


def _what_was_said() -> None:
    op.create_table(
        "messages",
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reply", sa.JSON(), nullable=True),
        sa.Column("turn", sa.String(length=40), nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], name="fk_messages_conversation", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("conversation", "seq", name="pk_messages"),
    )
    op.create_table(
        "inbox",
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("author", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("turn", sa.String(length=40), nullable=True),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], name="fk_inbox_conversation", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("conversation", "author", "id", name="pk_inbox"),
    )
    op.create_index("ix_inbox_conversation_turn", "inbox", ["conversation", "turn"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=True),
        sa.Column("channel", sa.String(length=24), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_outbox"),
    )
    op.create_index("ix_outbox_state_due_at", "outbox", ["state", "due_at"], unique=False)


def _turns() -> None:
    op.create_table(
        "turns",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("first_seq", sa.Integer(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("reply", sa.JSON(), nullable=True),
        sa.Column("trace", sa.JSON(), nullable=True),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], name="fk_turns_conversation", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_turns"),
        sa.UniqueConstraint("conversation", "first_seq", name="uq_turns_conversation_first_seq"),
    )
    op.create_index("ix_turns_state", "turns", ["state"], unique=False)
    op.create_table(
        "turn_steps",
        sa.Column("turn", sa.String(length=40), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["turn"], ["turns.id"], name="fk_turn_steps_turn", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("turn", "n", name="pk_turn_steps"),
    )
    op.create_table(
        "tool_calls",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("turn", sa.String(length=40), nullable=False),
        sa.Column("tool", sa.String(length=60), nullable=False),
        sa.Column("args_hash", sa.String(length=64), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["turn"], ["turns.id"], name="fk_tool_calls_turn", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name="pk_tool_calls"),
    )
    op.create_table(
        "facts",
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("turn", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], name="fk_facts_conversation", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("conversation", "hash", name="pk_facts"),
    )


def _what_waits() -> None:
    op.create_table(
        "hand_overs",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("brief", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("told_late_at", INSTANT, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], name="fk_hand_overs_conversation", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_hand_overs"),
    )
    op.create_index("ix_hand_overs_conversation", "hand_overs", ["conversation"], unique=False)
    op.create_index("ix_hand_overs_freelancer_state", "hand_overs", ["freelancer", "state"], unique=False)
    op.create_table(
        "gaps",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("freelancer", sa.String(length=80), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("question_key", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("learned", sa.JSON(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_gaps"),
        sa.UniqueConstraint("freelancer", "question_key", "created_at", name="uq_gaps_freelancer_question_key_created_at"),
    )
    op.create_index("ix_gaps_freelancer_state", "gaps", ["freelancer", "state"], unique=False)
    op.create_table(
        "gap_askers",
        sa.Column("gap", sa.String(length=40), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], name="fk_gap_askers_conversation", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["gap"], ["gaps.id"], name="fk_gap_askers_gap", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("gap", "conversation", name="pk_gap_askers"),
    )


def downgrade() -> None:
    op.drop_table("turn_steps")
    op.drop_table("tool_calls")
    op.drop_table("turns")
    op.drop_table("messages")
    op.drop_table("inbox")
    op.drop_table("hand_overs")
    op.drop_table("gigs")
    op.drop_table("gap_askers")
    op.drop_table("facts")
    op.drop_table("policies")
    op.drop_table("passages")
    op.drop_table("owners")
    op.drop_table("owner_tokens")
    op.drop_table("overrides")
    op.drop_table("outbox")
    op.drop_table("gaps")
    op.drop_table("freelancers")
    op.drop_table("documents")
    op.drop_table("conversations")
    op.drop_table("clients")
