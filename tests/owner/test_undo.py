"""Undoing: exact, once, and honest where it cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.errors import Conflict, NotFound
from tests.owner.house import ME, NORA, House
from tests.owner.orders import ORDERS, state

NOTHING_YET = ("cancel my day", "unblock", "I'm back", "no limit", "reopen")
"""What takes back something that is not there at the beginning."""

pytestmark = pytest.mark.usefixtures("either")


@pytest.mark.parametrize("order", [order for order in ORDERS if not order.startswith(NOTHING_YET)])
def test_undoing_puts_back_exactly_what_was_there(house: House, order: str) -> None:
    before = state(house)
    change = house.done(order)
    assert state(house) != before
    made = house.chat.undo(NORA, change)
    assert made.undone_at is not None
    assert state(house) == before
    assert house.load().conflicts == ()
    assert state(house) == before


def test_undone_again_it_stays_as_it_is(house: House) -> None:
    change = house.done("raise the 30-minute call to 50")
    first = house.chat.undo(NORA, change)
    house.done("raise the 30-minute call to 60")
    assert house.chat.undo(NORA, change) == first
    assert house.calendar().consultations[0].price.minor == 6000


def test_undo_that_is_read_back_and_takes_back_the_last_change(house: House) -> None:
    before = state(house)
    house.done("I'm away from Thursday to Sunday")
    reply = house.say("undo that")
    assert "To undo:\nAway from Thursday 3 December to Sunday 6 December" in reply.text
    assert house.say("yes").outcome == "acted"
    assert state(house) == before
    assert "nothing to undo" in house.say("undo that").text


def test_defais_ca_annule_le_dernier_changement(house: House) -> None:
    before = state(house)
    house.say("passe l'appel de 30 minutes à 50 euros")
    house.say("oui")
    assert "À défaire" in house.say("défais ça").text
    assert "tout est comme avant" in house.say("oui").text
    assert state(house) == before


def test_an_earlier_change_is_undone_by_its_number(house: House) -> None:
    house.done("raise the 30-minute call to 50")
    house.done("block tomorrow 2 to 4")
    assert "€50" in house.say("undo 2").text
    house.say("yes")
    assert house.calendar().consultations[0].price.minor == 4000
    assert len(house.scheduling.blocks(ME)) == 1
    assert "no change number 7" in house.say("undo 7").text


def test_what_was_changed_again_since_is_not_undone_and_nothing_is_lost(house: House) -> None:
    first = house.done("raise the 30-minute call to 50")
    house.done("raise the 30-minute call to 60")
    with pytest.raises(Conflict) as refused:
        house.chat.undo(NORA, first)
    assert refused.value.code == "moved_on"
    assert "cannot undo that exactly" in house.say("undo 2").text
    assert house.calendar().consultations[0].price.minor == 6000
    assert all(made.undone_at is None for made in house.chat.changes(NORA))


def test_a_value_that_is_there_again_by_a_later_change_is_not_taken_back(house: House) -> None:
    first = house.done("at most 3 calls a day")
    house.done("no limit of calls per day")
    house.done("at most 3 calls a day")
    with pytest.raises(Conflict):
        house.chat.undo(NORA, first)
    assert "cannot undo that exactly" in house.say("undo 3").text
    assert house.calendar().per_day == 3


def test_days_off_that_were_removed_by_another_door_are_not_undone(house: House) -> None:
    change = house.done("I'm away from Thursday to Sunday")
    (days, _winter) = house.scheduling.days_off(ME)
    house.scheduling.remove_days_off(ME, "k", days.id)
    with pytest.raises(Conflict):
        house.chat.undo(NORA, change)


def test_what_was_made_by_a_call_of_the_api_is_undone_too(house: House) -> None:
    before = state(house)
    house.scheduling.add_days_off(ME, "a", date(2026, 12, 8), date(2026, 12, 9), "Fair")
    house.scheduling.remove_days_off(ME, "b", "profile:2026-12-24:2027-01-02")
    for made in house.chat.changes(NORA):
        house.chat.undo(NORA, made.id)
    assert state(house) == before


def test_a_change_of_another_freelancer_does_not_exist(house: House) -> None:
    change = house.done("raise the 30-minute call to 50")
    with pytest.raises(NotFound):
        house.chat.undo("somebody-else", change)
