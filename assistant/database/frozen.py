"""Columns that may be written once: the database itself refuses to change them, whoever asks. DDL per dialect is here and in `apart`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, event


def freeze(table: Table, columns: Sequence[str]) -> None:
    """Has `create_all` make the trigger with the table; a migration runs the same statements by `freezing`."""

    @event.listens_for(table, "after_create")
    def made(_table: Table, connection: Connection, **_about: Any) -> None:
        for statement in freezing(connection.dialect.name, table.name, columns):
            connection.exec_driver_sql(statement)


def freezing(dialect: str, table: str, columns: Sequence[str]) -> tuple[str, ...]:
    """The statements that freeze `columns` of `table`, for one dialect. SQLite drops a trigger with its table: a step that rebuilds
    the table (Alembic's batch mode) runs them again."""
    named = ", ".join(columns)
    if dialect == "sqlite":
        return (
            f"CREATE TRIGGER frozen_{table} BEFORE UPDATE OF {named} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: what was agreed never changes'); END",
        )
    if dialect == "postgresql":
        return (
            f"CREATE FUNCTION frozen_{table}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table}: what was agreed never changes' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE TRIGGER frozen_{table} BEFORE UPDATE OF {named} ON {table} FOR EACH ROW EXECUTE FUNCTION frozen_{table}()",
        )
    raise NotImplementedError(f"no statement for {dialect}")


def thawing(dialect: str, table: str) -> tuple[str, ...]:
    if dialect == "sqlite":
        return (f"DROP TRIGGER frozen_{table}",)
    return (f"DROP TRIGGER frozen_{table} ON {table}", f"DROP FUNCTION frozen_{table}()")
