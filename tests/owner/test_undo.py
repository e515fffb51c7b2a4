"""Undoing: exact, once, and honest where it cannot be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import Conflict, NotFound
from tests.owner.house import ME, NORA, House, opened

ORDERS = (
    "I'm away from Thursday to Sunday",
    "I'm away on 14 December",
    "cancel my day off on Friday",
    "cancel my holiday on 28 December",
    "I'm back on Saturday",
    "block tomorrow 2 to 4",
    "block tomorrow 3 to 6",
    "unblock tomorrow",
    "no calls on Friday mornings",
    "I work Fridays 10 to 12",
    "no calls on 10 December",
    "open Saturday 12 December 10 to 12",
    "raise the 30-minute call to 50",
    "raise the 30-minute call by 10%",
    "make the 30-minute call free",
    "add a 45-minute call at 60",
    "stop selling the 60-minute call",
    "make the 60-minute call 75 minutes long",
    "48 hours notice",
    "at most 3 calls a day",
    "no limit of calls per day",
)


def state(house: House) -> object:
    """Everything that a client could notice, and what an import and an export go by."""
    days = [(off.first, off.last, off.note) for off in house.scheduling.days_off(ME)]
    blocks = [(one.starts_at, one.ends_at) for one in house.scheduling.blocks(ME)]
    calendar = house.calendar()
    rest = (calendar.weekly, calendar.dates, calendar.consultations, calendar.notice_hours, calendar.per_day)
    return days, blocks, rest


@pytest.mark.parametrize("order", [order for order in ORDERS if not order.startswith(("cancel my day", "unblock", "I'm back", "no limit"))])
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


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.one_of(st.sampled_from(ORDERS), st.integers(0, 6)), min_size=2, max_size=8))
def test_any_changes_and_undos_end_where_the_ledger_says(tmp_path_factory: pytest.TempPathFactory, steps: list[str | int]) -> None:
    """A number undoes the change of that place in the list. What is left undone, newest first, leads back to the beginning."""
    with opened(tmp_path_factory.mktemp("any")) as house:
        beginning, seen = state(house), {}
        for step in steps:
            before, made = state(house), house.chat.changes(NORA)
            if isinstance(step, int):
                if step < len(made):
                    undo(house, made[step].id)
            elif house.say(step).outcome == "asked" and house.say("yes").outcome == "acted":
                seen[house.chat.changes(NORA)[0].id] = before
        for one in house.chat.changes(NORA):
            if one.undone_at is None:
                assert undo(house, one.id), one
        assert state(house) == beginning
        assert seen.keys() == {one.id for one in house.chat.changes(NORA)}


def undo(house: House, id: str) -> bool:
    """Whether it could be undone; where not, nothing has changed."""
    before, refused = state(house), []
    try:
        house.chat.undo(NORA, id)
    except Conflict as error:
        refused.append(error.code)
    assert refused in ([], ["moved_on"])
    assert not refused or state(house) == before
    return not refused
