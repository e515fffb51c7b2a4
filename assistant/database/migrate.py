"""Brings the database of any home to the newest schema; the steps are in `migrations/versions`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from assistant.database.engine import Database


@contextmanager
def opened(home: Path) -> Iterator[Database]:
    """The home's database, made if there is none, at the newest schema."""
    database = Database.in_home(home)
    try:
        migrate(database)
        yield database
    finally:
        database.close()


def migrate(database: Database) -> None:
    """All steps in one transaction, so a step that fails leaves the home as it was; two processes do it one after the other."""
    with database.transaction() as connection:
        if version(connection) != newest():
            command.upgrade(_config(connection), "head")


def version(connection: Connection) -> str | None:
    """The step that the database is at; None: an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def _config(connection: Connection | None = None) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "assistant.database:migrations")
    return config
