"""After a change of the embedding model: every vector of another one is made again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, func, or_, select

from assistant.database.engine import Database
from assistant.database.tables import passages as table
from assistant.retrieval.embedding import Embedder
from assistant.retrieval.store import KNOWLEDGE, apply_plan, bump, plan_passages, read_passages, stored_vectors

log = logging.getLogger(__name__)


def rebuild(database: Database, embedder: Embedder, progress: Callable[[str], None] | None = None) -> int:
    """How many owners had passages of another model. Owner by owner, so that a stop loses little and the next start goes on."""
    tell = progress or log.info
    with database.snapshot() as connection:
        stale = _stale(connection, embedder.id)
    for number, owner in enumerate(stale, 1):
        tell(f"the embedding model has changed: reading {owner} again ({number} of {len(stale)})…")
        with database.snapshot() as connection:
            passages, stored = read_passages(connection, owner), stored_vectors(connection, owner)
        plan = plan_passages(stored, owner, passages, embedder)
        with database.transaction(*KNOWLEDGE) as connection:
            # An import may have come in between: what it wrote stays, and what it removed must not come back.
            if read_passages(connection, owner) == passages:
                apply_plan(connection, plan)
                bump(connection, owner, datetime.now(UTC))
    return len(stale)


def _stale(connection: Connection, model: str) -> list[str]:
    # The index answers this at once, and nearly always that is all: only a changed model has every passage looked at.
    least, most = (select(end(table.c.model)).scalar_subquery() for end in (func.min, func.max))
    missing = select(table.c.owner).where(table.c.model.is_(None)).exists()
    if connection.execute(select(least, most, missing)).one() in ((model, model, False), (None, None, False)):
        return []
    other = or_(table.c.model != model, table.c.model.is_(None))
    return list(connection.execute(select(table.c.owner).where(other).distinct().order_by(table.c.owner)).scalars())
