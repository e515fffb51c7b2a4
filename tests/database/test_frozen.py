"""What was offered, asked and agreed never changes, whoever writes: the database itself refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import insert, inspect, select, text, update
from sqlalchemy.exc import DatabaseError

from assistant.database.engine import Database
from assistant.database.frozen import freezing
from assistant.database.migrate import migrate
from assistant.database.order_tables import FROZEN, approvals, offers, orders
from assistant.database.tables import metadata

NOW = datetime(2026, 11, 23, tzinfo=UTC)
OFFER = {
    **{"freelancer": "lena", "id": "o1", "client": "ana", "conversation": "c1", "gig": "packaging"},
    **{"status": "sent", "version": 1, "revision": 1, "replaces": None, "mandate_version": 1, "open_days": 7},
    **{"wanted": {}, "terms": {"total": 90}, "hash": "abc", "requirements": {}, "client_pays": 9000, "net": 7200, "currency": "EUR"},
    **{"created_at": NOW, "sent_at": NOW, "expires_at": NOW},
}
APPROVAL = {
    **{"freelancer": "lena", "id": "a1", "conversation": "c1", "offer": "o1", "hash": "abc", "reasons": ["faster"]},
    **{"status": "requested", "version": 1, "requested_at": NOW, "expires_at": NOW},
}
ORDER = {
    **{"freelancer": "lena", "id": "b1", "client": "ana", "conversation": "c1", "offer": "o1", "hash": "abc", "gig": "packaging"},
    **{"title": "A label", "status": "in_progress", "version": 1, "total": 9000, "currency": "EUR", "created_at": NOW},
    **{"wanted": {}, "requirements": {}},
}
TABLES = (offers, approvals, orders)
COLUMNS = [(table, column) for table, columns in FROZEN.items() for column in columns]


@pytest.fixture(params=["migrated", "declared"])
def database(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    database = Database.in_home(tmp_path)
    if request.param == "migrated":
        migrate(database)
    else:
        metadata.create_all(database.engine)
    with database.transaction() as connection:
        for table, row in zip(TABLES, (OFFER, APPROVAL, ORDER), strict=True):
            connection.execute(insert(table).values(**row))
    yield database
    database.close()


def rows(database: Database) -> list[dict[str, object]]:
    with database.snapshot() as connection:
        return [dict(connection.execute(select(table)).one()._mapping) for table in TABLES]


def test_a_term_cannot_be_changed_however_it_is_tried(database: Database, proof_size: Callable[[int, int], int]) -> None:
    before = rows(database)
    for n in range(proof_size(1, 30)):
        for table, column in COLUMNS:
            for value in (f"'{n}'", "NULL", str(n), column):
                with pytest.raises(DatabaseError, match="what was agreed never changes"), database.transaction() as connection:
                    connection.execute(text(f"UPDATE {table} SET status = 'accepted', {column} = {value}"))
    assert rows(database) == before


def test_the_status_goes_on(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute(update(offers).values(status="viewed", version=2, sent_at=NOW, expires_at=NOW))
        connection.execute(update(approvals).values(status="approved", version=2, decided_at=NOW, note="Yes", opened="o1"))
        connection.execute(update(orders).values(status="delivered", version=2, requirements={"product": "jam"}))
    assert [row["status"] for row in rows(database)] == ["viewed", "approved", "delivered"]


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_every_column_is_named_for_each_dialect(dialect: str) -> None:
    for table, columns in FROZEN.items():
        statements = " ".join(freezing(dialect, table, columns))
        assert all(column in statements for column in columns)


def test_a_client_has_one_offer_of_a_gig_to_accept_and_an_offer_becomes_one_order(database: Database) -> None:
    with pytest.raises(DatabaseError, match="UNIQUE"), database.transaction() as connection:
        connection.execute(insert(offers).values(**{**OFFER, "id": "o2", "status": "viewed"}))
    with pytest.raises(DatabaseError, match="UNIQUE"), database.transaction() as connection:
        connection.execute(insert(orders).values(**{**ORDER, "id": "b2"}))
    with database.transaction() as connection:
        connection.execute(insert(offers).values(**{**OFFER, "id": "o2", "status": "superseded"}))
        connection.execute(insert(offers).values(**{**OFFER, "id": "o3", "conversation": "c2"}))


def test_the_step_can_be_taken_back(tmp_path: Path) -> None:
    database = Database.in_home(tmp_path)
    migrate(database)
    with database.transaction() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "assistant.database:migrations")
        command.downgrade(config, "0001")
    left = inspect(database.engine).get_table_names()
    assert not {table.name for table in TABLES} & set(left)
    database.close()
