"""No two consultations of one calendar overlap, whoever writes: the database itself refuses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError

from assistant.database.apart import parting
from assistant.database.calendar_tables import FROZEN_OF_A_CONSULTATION, KEPT_APART, calendars, consultations
from assistant.database.engine import Database
from assistant.database.migrate import migrate
from assistant.database.tables import metadata

NOW = datetime(2026, 11, 30, tzinfo=UTC)
PLACE: dict[str, Any] = {
    **{"freelancer": "lena", "client": "ana", "conversation": "c1", "calendar": 1, "status": "held", "version": 1, "sequence": 0},
    **{"starts_at": NOW, "ends_at": NOW, "minutes": 30, "price": 0, "currency": "EUR", "client_timezone": "UTC", "policy": {}},
    **{"about": "", "created_at": NOW, "blocked_from": 100, "blocked_until": 145},
}


@pytest.fixture(params=["migrated", "declared"])
def database(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    database = Database.in_home(tmp_path)
    if request.param == "migrated":
        migrate(database)
    else:
        metadata.create_all(database.engine)
    with database.transaction() as connection:
        connection.execute(insert(calendars), [{"number": 1, "freelancer": "lena"}, {"number": 2, "freelancer": "sam"}])
        connection.execute(insert(consultations).values(id="one", **PLACE))
    yield database
    database.close()


def put(database: Database, **changes: Any) -> None:
    with database.transaction() as connection:
        connection.execute(insert(consultations).values(**{**PLACE, "id": "two", **changes}))


@pytest.mark.parametrize("status", KEPT_APART)
@pytest.mark.parametrize(("start", "end"), [(100, 145), (144, 200), (50, 101), (110, 120), (0, 1000)])
def test_a_place_that_overlaps_cannot_be_taken(database: Database, status: str, start: int, end: int) -> None:
    with pytest.raises(IntegrityError, match="no two at once"):
        put(database, status=status, blocked_from=start, blocked_until=end)


@pytest.mark.parametrize(
    "apart",
    [
        {"blocked_from": 145, "blocked_until": 200},
        {"blocked_from": 0, "blocked_until": 100},
        {"calendar": 2, "freelancer": "sam"},
        {"status": "released"},
        {"status": "cancelled"},
        {"status": "done"},
    ],
)
def test_what_does_not_is_taken(database: Database, apart: dict[str, Any]) -> None:
    put(database, **apart)


def test_it_cannot_be_moved_or_brought_back_onto_another(database: Database) -> None:
    put(database, blocked_from=145, blocked_until=200)
    put(database, id="three", status="released")
    for id, change in (("two", {"blocked_from": 144}), ("three", {"status": "confirmed"})):
        with pytest.raises(IntegrityError, match="no two at once"), database.transaction() as connection:
            connection.execute(update(consultations).where(consultations.c.id == id).values(**change))
    with database.transaction() as connection:
        connection.execute(update(consultations).where(consultations.c.id == "two").values(blocked_from=150, status="confirmed"))


def test_a_place_has_a_length(database: Database) -> None:
    with pytest.raises(IntegrityError):
        put(database, blocked_from=500, blocked_until=500)


@pytest.mark.parametrize("column", FROZEN_OF_A_CONSULTATION)
def test_what_was_agreed_of_a_consultation_cannot_be_changed(database: Database, column: str) -> None:
    with pytest.raises(IntegrityError, match="what was agreed never changes"), database.transaction() as connection:
        connection.exec_driver_sql(f"UPDATE consultations SET {column} = {column}")


def test_elsewhere_it_is_a_constraint_that_needs_no_extension() -> None:
    (statement,) = parting("postgresql", "consultations", KEPT_APART)
    assert "int8range(calendar, calendar, '[]') WITH &&, int8range(blocked_from, blocked_until) WITH &&" in statement
    assert "WHERE (status IN ('waiting_approval', 'held', 'confirmed'))" in statement
