"""What Alembic runs: with the connection it is given, or (to write a new step) on an empty database in memory."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection, create_engine

from assistant.database.tables import metadata


def run(connection: Connection) -> None:
    # Batch mode, because SQLite can alter little in place: Alembic then builds the new table and moves the rows.
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_engine("sqlite://").connect() as empty:
        run(empty)
