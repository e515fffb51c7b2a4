"""Every table. The freelancer's handle, the tenant, comes first in keys and indexes; the marketplace's owner name is @marketplace.

Those of the order service and of the calendar are in files of their own.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from assistant.database import calendar_tables, file_tables, limit_tables, order_tables, owner_tables, turn_tables
from assistant.database.columns import Instant
from assistant.database.metadata import metadata

__all__ = ["calendar_tables", "file_tables", "limit_tables", "metadata", "order_tables", "owner_tables", "turn_tables"]
# Named here so that whoever has the metadata from this file has every table in it.

# ---- knowledge: what a record says -------------------------------------------------------------------------------

# `version` grows by one with every import or change that is visible to a client; caches are keyed by it.
owners = Table(
    "owners",
    metadata,
    Column("owner", String(80), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("changed_at", Instant, nullable=False),
)

freelancers = Table(
    "freelancers",
    metadata,
    Column("handle", String(80), primary_key=True),
    Column("profile", JSON, nullable=False),
    Column("calendar", JSON, nullable=False),
    Column("mandate", JSON),
    Column("mandate_version", Integer, nullable=False, default=0),
)

gigs = Table(
    "gigs",
    metadata,
    Column("freelancer", String(80), ForeignKey("freelancers.handle", ondelete="CASCADE"), primary_key=True),
    Column("slug", String(120), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("body", JSON, nullable=False),
)

# A dated rule of the marketplace: the newest valid_from that is not in the future holds.
policies = Table(
    "policies",
    metadata,
    Column("id", String(120), primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("body", JSON, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("owner", String(80), primary_key=True),
    Column("id", String(200), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("locator", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("date", Date),
    Column("official", Boolean, nullable=False),
    Column("superseded", Boolean, nullable=False),
    # float32, little-endian, of unit length; `model` is the embedding model's hash, so a changed model is noticed.
    Column("vector", LargeBinary),
    Column("model", String(64)),
    Column("text_hash", String(64), nullable=False),
    # To find what another model embedded, and the gigs of everyone, without reading the vectors of all.
    Index(None, "model", "owner"),
    Index(None, "kind", "owner", "id"),
)

# A document as it was imported, so that export writes it back; `origin` is the folder whose next import may remove it.
documents = Table(
    "documents",
    metadata,
    Column("owner", String(80), primary_key=True),
    Column("path", String(400), primary_key=True),
    Column("origin", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# What was changed in the product since the last import; an import reports a conflict and overwrites nothing silently.
overrides = Table(
    "overrides",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("path", String(200), primary_key=True),
    Column("value", JSON),
    Column("imported", JSON),
    Column("at", Instant, nullable=False),
)

# ---- conversations: what was said ---------------------------------------------------------------------------------

clients = Table(
    "clients",
    metadata,
    Column("freelancer", String(80), primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("key_hash", String(64), nullable=False, unique=True),
    Column("key_expires", Instant, nullable=False),
    Column("name", String(120)),
    Column("locale", String(16)),
    Column("timezone", String(64)),
    Column("created_at", Instant, nullable=False),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("freelancer", String(80), nullable=False),
    Column("client", String(40), nullable=False),
    Column("channel", String(24), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("token_expires", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    # Grows with every change of who speaks; a reply made under an older epoch is not sent.
    Column("epoch", Integer, nullable=False),
    Column("language", String(8), nullable=False),
    Column("timezone", String(64)),
    Column("brief", JSON, nullable=False),
    Column("dialogue", JSON, nullable=False),
    Column("unknowns", Integer, nullable=False),
    Column("last_seq", Integer, nullable=False),
    Column("lease_owner", String(40)),
    Column("lease_until", Instant),
    Column("fence", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Index(None, "freelancer", "updated_at"),
    Index(None, "freelancer", "client"),
    # Who has gone silent, without reading everyone.
    Index(None, "state", "updated_at"),
)

# Everything said, from either side, numbered by one sequence per conversation.
messages = Table(
    "messages",
    metadata,
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("author", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("reply", JSON),
    Column("turn", String(40)),
    Column("at", Instant, nullable=False),
)

# What came in and its answer: (conversation, author, id) makes a repeat harmless; `turn` is null until a turn took it.
inbox = Table(
    "inbox",
    metadata,
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("author", String(16), primary_key=True),
    Column("id", String(200), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("text_hash", String(64), nullable=False),
    Column("turn", String(40)),
    Column("received_at", Instant, nullable=False),
    Index(None, "conversation", "turn"),
)

turns = Table(
    "turns",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("first_seq", Integer, nullable=False),
    Column("last_seq", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("outcome", String(16)),
    Column("reply", JSON),
    Column("trace", JSON),
    Column("started_at", Instant, nullable=False),
    Column("ended_at", Instant),
    UniqueConstraint("conversation", "first_seq"),
    Index(None, "state"),
)

turn_steps = Table(
    "turn_steps",
    metadata,
    Column("turn", String(40), ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("body", JSON, nullable=False),
)

# One row per tool call that has an effect; the key is made of turn, step and ordinal, so it takes effect once.
tool_calls = Table(
    "tool_calls",
    metadata,
    Column("key", String(120), primary_key=True),
    Column("turn", String(40), ForeignKey("turns.id", ondelete="CASCADE"), nullable=False),
    Column("tool", String(60), nullable=False),
    Column("args_hash", String(64), nullable=False),
    Column("result", JSON, nullable=False),
    Column("at", Instant, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("hash", String(64), primary_key=True),
    Column("body", JSON, nullable=False),
    Column("turn", String(40), nullable=False),
)

hand_overs = Table(
    "hand_overs",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("freelancer", String(80), nullable=False),
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("brief", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("told_late_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Index(None, "freelancer", "state"),
    Index(None, "conversation"),
)

gaps = Table(
    "gaps",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("freelancer", String(80), nullable=False),
    Column("question", Text, nullable=False),
    Column("question_key", String(200), nullable=False),
    Column("language", String(8), nullable=False),
    Column("state", String(16), nullable=False),
    Column("answer", Text),
    Column("learned", JSON),
    Column("created_at", Instant, nullable=False),
    Column("answered_at", Instant),
    Index(None, "freelancer", "state"),
    UniqueConstraint("freelancer", "question_key", "created_at"),
)

gap_askers = Table(
    "gap_askers",
    metadata,
    Column("gap", String(40), ForeignKey("gaps.id", ondelete="CASCADE"), primary_key=True),
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("asked_at", Instant, nullable=False),
)

# What leaves for somebody outside the page: a notice to the freelancer, later a messenger's message. The key makes it once.
outbox = Table(
    "outbox",
    metadata,
    Column("key", String(160), primary_key=True),
    Column("freelancer", String(80), nullable=False),
    Column("conversation", String(40)),
    Column("channel", String(24), nullable=False),
    Column("epoch", Integer),
    Column("body", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("error", Text),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Index(None, "state", "due_at"),
)

owner_tokens = Table(
    "owner_tokens",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("freelancer", String(80), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Index(None, "freelancer"),
)
