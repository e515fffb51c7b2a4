"""The table of what clients and freelancers attach: the bytes lie in the home's `files/<conversation>/<id>`."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table, UniqueConstraint

from assistant.database.columns import Instant
from assistant.database.metadata import metadata

files = Table(
    "files",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("conversation", String(40), ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("author", String(16), nullable=False),
    Column("name", String(200), nullable=False),
    Column("type", String(40), nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
    # The same file under the same name is there once, however often it is sent.
    UniqueConstraint("conversation", "sha256", "name"),
)
