"""A row changes its state from exactly what was read: on a database with many writers nothing else keeps two of them apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, select, update

from assistant.database.order_tables import offers
from assistant.errors import Conflict, Forbidden
from assistant.orders.work import Work
from tests.orders.house import SAM, START, House, assistant, client, freelancer, label, opened


@pytest.fixture
def here(tmp_path: Path) -> Iterator[House]:
    with opened(tmp_path) as furnished:
        yield furnished


def placed(house: House) -> Row[Any]:
    house.orders.place(assistant(), "k", label())
    with house.database.snapshot() as connection:
        return connection.execute(select(offers)).one()


def move(house: House, row: Row[Any], event: str) -> str:
    with house.database.transaction() as connection:
        return Work(connection, client(), START).move(offers, row, event)


@pytest.mark.parametrize(
    "meanwhile", [{"status": "viewed"}, {"version": 2}, {"status": "withdrawn", "version": 2}], ids=["state", "version", "both"]
)
def test_what_changed_since_it_was_read_does_not_change_again(here: House, meanwhile: dict[str, Any]) -> None:
    row = placed(here)
    with here.database.transaction() as connection:
        connection.execute(update(offers).values(**meanwhile))
    with pytest.raises(Conflict) as refused:
        move(here, row, "accept")
    assert refused.value.code == "changed"
    assert here.status(row.id) == meanwhile.get("status", "sent")


def test_a_step_counts_the_version_on(here: House) -> None:
    row = placed(here)
    assert move(here, row, "accept") == "accepted"
    with here.database.snapshot() as connection:
        assert connection.execute(select(offers.c.status, offers.c.version)).one() == ("accepted", row.version + 1)


def test_a_step_that_is_not_the_callers_changes_nothing(here: House) -> None:
    row = placed(here)
    with pytest.raises(Forbidden):
        move(here, row, "withdraw")
    assert here.status(row.id) == "sent"


def test_a_row_of_another_freelancer_is_not_changed_by_its_id(here: House) -> None:
    """The same id under two freelancers, which no door can make, is two rows."""
    row = placed(here)
    with here.database.transaction() as connection:
        connection.exec_driver_sql("DROP TRIGGER frozen_offers")
        connection.execute(update(offers).values(freelancer=SAM))
    with pytest.raises(Conflict):
        move(here, row, "accept")
    assert here.orders.offer(freelancer(SAM), row.id).status == "sent"
