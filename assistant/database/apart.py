"""Stretches of one calendar that may not overlap: the database itself refuses, whoever writes. DDL per dialect, as in `frozen`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, event


def keep_apart(table: Table, statuses: Sequence[str]) -> None:
    """Has `create_all` make the constraint with the table; a migration runs the same statements by `parting`."""

    @event.listens_for(table, "after_create")
    def made(_table: Table, connection: Connection, **_about: Any) -> None:
        for statement in parting(connection.dialect.name, table.name, statuses):
            connection.exec_driver_sql(statement)


def parting(dialect: str, table: str, statuses: Sequence[str]) -> tuple[str, ...]:
    """No two rows of one `calendar` in these statuses with overlapping [blocked_from, blocked_until).

    SQLite drops a trigger with its table: a step that rebuilds the table (Alembic's batch mode) runs them again.
    """
    listed = ", ".join(f"'{status}'" for status in statuses)
    if dialect == "sqlite":
        return tuple(_trigger(table, event, listed) for event in ("INSERT", "UPDATE"))
    if dialect == "postgresql":
        # A range of one number stands for equality, which GiST has for ranges without an extension.
        return (
            f"ALTER TABLE {table} ADD CONSTRAINT apart_{table} EXCLUDE USING gist "
            f"(int8range(calendar, calendar, '[]') WITH &&, int8range(blocked_from, blocked_until) WITH &&) WHERE (status IN ({listed}))",
        )
    raise NotImplementedError(f"no statement for {dialect}")


def joining(dialect: str, table: str) -> tuple[str, ...]:
    if dialect == "sqlite":
        return tuple(f"DROP TRIGGER apart_{table}_{event.lower()}" for event in ("INSERT", "UPDATE"))
    return (f"ALTER TABLE {table} DROP CONSTRAINT apart_{table}",)


def _trigger(table: str, event: str, listed: str) -> str:
    itself = f" AND {table}.rowid <> OLD.rowid" if event == "UPDATE" else ""
    return (
        f"CREATE TRIGGER apart_{table}_{event.lower()} BEFORE {event} ON {table} WHEN NEW.status IN ({listed}) "
        f"BEGIN SELECT RAISE(ABORT, '{table}: no two at once') WHERE EXISTS (SELECT 1 FROM {table} WHERE calendar = NEW.calendar "
        f"AND status IN ({listed}) AND blocked_from < NEW.blocked_until AND NEW.blocked_from < blocked_until{itself}); END"
    )
