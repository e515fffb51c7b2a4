"""Brings any database to the newest schema; the steps are in `migrations/versions`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from assistant.database.engine import Database
from assistant.settings import Settings

if TYPE_CHECKING:
    from alembic.config import Config

STEPS = Path(__file__).parent / "migrations" / "versions"


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database, made if there is none, at the newest schema."""
    database = Database.of(settings)
    try:
        migrate(database)
        yield database
    finally:
        database.close()


def migrate(database: Database) -> None:
    """All steps in one transaction, so a step that fails leaves the home as it was; two processes do it one after the other."""
    with database.transaction() as connection:
        if version(connection) != newest():
            # A home that is up to date, as at nearly every start, needs none of Alembic.
            from alembic import command

            command.upgrade(_config(connection), "head")


def version(connection: Connection) -> str | None:
    """The step that the database is at; None: an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def newest() -> str:
    """The steps are numbered in the names of their files."""
    return max(path.name for path in STEPS.glob("[0-9]*.py")).partition("_")[0]


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "assistant.database:migrations")
    return config
