"""The freelancer's own time: days off, and hours blocked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.errors import Conflict, Forbidden, Invalid, NotFound
from assistant.orders.caller import Caller
from assistant.scheduling.calendar import Away
from assistant.scheduling.consultation import DaysOff
from assistant.scheduling.spans import Span
from tests.scheduling.house import LENA, SAM, House, assistant, at, client, freelancer

FAIR = DaysOff("profile:2026-12-10:2026-12-11", date(2026, 12, 10), date(2026, 12, 11), "Fair")


def test_days_off_of_the_profile_and_made_here_are_listed_by_date(house: House) -> None:
    made = house.scheduling.add_days_off(freelancer(), house.key(), date(2026, 12, 3), date(2026, 12, 4), "Rest")
    assert house.scheduling.days_off(freelancer()) == (made, FAIR)
    assert (made.first, made.last, made.note, made.meets) == (date(2026, 12, 3), date(2026, 12, 4), "Rest", ())


def test_on_a_day_off_nothing_is_booked(house: House) -> None:
    house.scheduling.add_days_off(freelancer(), house.key(), date(2026, 12, 3), date(2026, 12, 3))
    with pytest.raises(Conflict) as refused:
        house.book(at(3, 10))
    assert refused.value.code == "away"
    assert not any(slot.starts_at.date() == date(2026, 12, 3) for slot in house.free())


def test_the_calendar_that_holds_has_what_was_made_and_lifted_here(house: House) -> None:
    house.scheduling.remove_days_off(freelancer(), house.key(), FAIR.id)
    house.scheduling.add_days_off(freelancer(), house.key(), date(2026, 12, 3), date(2026, 12, 3), "Rest")
    assert house.scheduling.calendar(LENA).away == (Away(date(2026, 12, 3), date(2026, 12, 3), "Rest"),)


def test_what_is_confirmed_stays_and_is_named(house: House) -> None:
    booked = house.confirmed(at(3, 10))
    house.book(at(3, 15), who=assistant("c2", "bob"))
    made = house.scheduling.add_days_off(freelancer(), house.key(), date(2026, 12, 2), date(2026, 12, 3))
    assert made.meets == (booked.id,)
    assert house.scheduling.consultation(client(), booked.id).status == "confirmed"


@pytest.mark.parametrize("made_here", [True, False])
def test_days_off_can_be_taken_back_and_made_again(house: House, made_here: bool) -> None:
    first, last = (date(2026, 12, 3), date(2026, 12, 3)) if made_here else (FAIR.first, FAIR.last)
    id = house.scheduling.add_days_off(freelancer(), house.key(), first, last).id if made_here else FAIR.id
    start = at(first.day, 10)
    house.scheduling.remove_days_off(freelancer(), house.key(), id)
    assert start in [slot.starts_at for slot in house.free()]
    with pytest.raises(NotFound):
        house.scheduling.remove_days_off(freelancer(), house.key(), id)
    house.scheduling.add_days_off(freelancer(), house.key(), first, last)
    assert start not in [slot.starts_at for slot in house.free()]


def test_days_off_that_have_passed_are_listed_no_more(house: House) -> None:
    house.clock.now = at(11, 23)
    assert house.scheduling.days_off(freelancer()) == (FAIR,)
    house.clock.forward(hours=1)
    assert house.scheduling.days_off(freelancer()) == ()


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 12, 4), date(2026, 12, 3)),
        (date(2026, 11, 1), date(2026, 11, 29)),
        (date(2026, 12, 1), date(2036, 12, 1)),
    ],
)
def test_days_that_make_no_sense_are_refused(house: House, first: date, last: date) -> None:
    with pytest.raises(Invalid) as refused:
        house.scheduling.add_days_off(freelancer(), house.key(), first, last)
    assert refused.value.code == "bad_days"


def test_blocked_hours_are_closed_to_the_minute(house: House) -> None:
    made = house.scheduling.block(freelancer(), house.key(), Span(at(1, 14), at(1, 16)), "Dentist")
    assert house.scheduling.blocks(freelancer()) == (made,)
    afternoon = [slot.starts_at for slot in house.free() if at(1, 13) < slot.starts_at < at(1, 18)]
    assert afternoon == [at(1, 16), at(1, 16, 30), at(1, 17), at(1, 17, 30)]
    with pytest.raises(Conflict) as refused:
        house.book(at(1, 15))
    assert refused.value.code == "busy"
    house.scheduling.unblock(freelancer(), house.key(), made.id)
    assert house.book(at(1, 15)).status == "held"


def test_hours_that_make_no_sense_are_refused(house: House) -> None:
    naive = at(1, 14).replace(tzinfo=None)
    for hours in (Span(at(1, 16), at(1, 14)), Span(at(1, 14), at(1, 14)), Span(at(1, 1, month=11), at(2, 1, month=11)), Span(naive, naive)):
        with pytest.raises(Invalid) as refused:
            house.scheduling.block(freelancer(), house.key(), hours)
        assert refused.value.code == "bad_hours"


@pytest.mark.parametrize("caller", [client(), assistant(), Caller("timer", LENA)])
def test_only_the_freelancer_sees_and_changes_them(house: House, caller: Caller) -> None:
    door, hours = house.scheduling, Span(at(1, 14), at(1, 16))
    for act in (
        lambda: door.days_off(caller),
        lambda: door.blocks(caller),
        lambda: door.add_days_off(caller, house.key(), FAIR.first, FAIR.last),
        lambda: door.remove_days_off(caller, house.key(), FAIR.id),
        lambda: door.block(caller, house.key(), hours),
        lambda: door.unblock(caller, house.key(), "x"),
    ):
        with pytest.raises(Forbidden):
            act()


def test_they_are_one_freelancers_own(house: House) -> None:
    days = house.scheduling.add_days_off(freelancer(), house.key(), date(2026, 12, 3), date(2026, 12, 3))
    block = house.scheduling.block(freelancer(), house.key(), Span(at(4, 9), at(4, 12)))
    sam = freelancer(SAM)
    assert house.scheduling.days_off(sam) == (FAIR,)
    assert house.scheduling.blocks(sam) == ()
    with pytest.raises(NotFound):
        house.scheduling.remove_days_off(sam, house.key(), days.id)
    with pytest.raises(NotFound):
        house.scheduling.unblock(sam, house.key(), block.id)
    assert house.book(at(3, 10), who=assistant(freelancer=SAM)).status == "held"


def test_each_change_is_told_once(house: House) -> None:
    made = house.scheduling.add_days_off(freelancer(), "a", date(2026, 12, 3), date(2026, 12, 3))
    house.scheduling.remove_days_off(freelancer(), "b", made.id)
    block = house.scheduling.block(freelancer(), "c", Span(at(4, 9), at(4, 12)))
    house.scheduling.unblock(freelancer(), "d", block.id)
    assert house.events("") == ["days_off_added", "days_off_removed", "hours_blocked", "hours_unblocked"]
    assert house.scheduling.days_off(freelancer()) == (FAIR,)
    assert made.last - made.first == timedelta(0)
