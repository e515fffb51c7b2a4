"""What was agreed never changes, whoever writes: the database itself refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DatabaseError

from assistant.database.engine import Database
from assistant.database.frozen import freezing
from assistant.database.migrate import migrate
from assistant.database.order_tables import FROZEN_OF_AN_OFFER, offers
from assistant.database.tables import metadata

NOW = datetime(2026, 11, 23, tzinfo=UTC)
OFFER = {
    **{"freelancer": "lena", "id": "o1", "client": "ana", "conversation": "c1", "gig": "packaging"},
    **{"status": "sent", "version": 1, "revision": 1, "replaces": None, "mandate_version": 1, "open_days": 7},
    **{"wanted": {}, "terms": {"total": 90}, "hash": "abc", "requirements": {}, "client_pays": 9000, "net": 7200, "currency": "EUR"},
    **{"created_at": NOW, "sent_at": NOW, "expires_at": NOW},
}


@pytest.fixture(params=["migrated", "declared"])
def database(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    database = Database.in_home(tmp_path)
    if request.param == "migrated":
        migrate(database)
    else:
        metadata.create_all(database.engine)
    with database.transaction() as connection:
        connection.execute(insert(offers).values(**OFFER))
    yield database
    database.close()


def row(database: Database) -> dict[str, object]:
    with database.snapshot() as connection:
        return dict(connection.execute(select(offers)).one()._mapping)


@pytest.mark.parametrize("column", FROZEN_OF_AN_OFFER)
def test_a_term_of_an_offer_cannot_be_changed(database: Database, column: str) -> None:
    before = row(database)
    for value in ("'other'", "NULL", "7", column):
        with pytest.raises(DatabaseError), database.transaction() as connection:
            connection.execute(text(f"UPDATE offers SET {column} = {value}"))
    assert row(database) == before


def test_a_thousand_ways_to_try_change_nothing(database: Database, proof_size: Callable[[int, int], int]) -> None:
    before = row(database)
    for n in range(proof_size(50, 1_000)):
        column = FROZEN_OF_AN_OFFER[n % len(FROZEN_OF_AN_OFFER)]
        with pytest.raises(DatabaseError, match="what was agreed never changes"), database.transaction() as connection:
            connection.execute(text(f"UPDATE offers SET status = 'accepted', {column} = :value"), {"value": str(n)})
    assert row(database) == before


def test_its_status_goes_on(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute(update(offers).values(status="viewed", version=2, sent_at=NOW, expires_at=NOW))
    assert row(database)["status"] == "viewed"


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_every_column_is_named_for_each_dialect(dialect: str) -> None:
    statements = " ".join(freezing(dialect, "offers", FROZEN_OF_AN_OFFER))
    assert all(column in statements for column in FROZEN_OF_AN_OFFER)


def test_a_client_has_one_offer_of_a_gig_to_accept(database: Database) -> None:
    with pytest.raises(DatabaseError, match="UNIQUE"), database.transaction() as connection:
        connection.execute(insert(offers).values(**{**OFFER, "id": "o2", "status": "viewed"}))
    with database.transaction() as connection:
        connection.execute(insert(offers).values(**{**OFFER, "id": "o2", "status": "superseded"}))
        connection.execute(insert(offers).values(**{**OFFER, "id": "o3", "conversation": "c2"}))
