"""A client is reminded of a consultation a day, an hour and 15 minutes before: each once, never early, never after its start."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from assistant.conversations import control
from assistant.turns.timers import tick
from tests.turns.bookings import ON_BOTH_CLOCKS, THURSDAY, Booking, open_calendar
from tests.turns.house import House
from tests.turns.listeners import LENA, key, restarted

pytestmark = pytest.mark.usefixtures("either")

DAY, HOUR, MINUTE, SECOND = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)
A_DAY_BEFORE = "A reminder of your consultation with Léna Moreau"
IN = "A reminder: your consultation with Léna Moreau begins in {} minutes"


@pytest.fixture
def booking(house: House) -> Booking:
    open_calendar(house)
    return Booking(house, house.open("Anna"))


def at(booking: Booking, moment: datetime) -> list[str]:
    """What is said when the clock's round comes then."""
    booking.house.clock.now = moment
    booking.tick()
    return [re.split(r": (Thurs|Fri)day", said.text)[0] for said in booking.said()]


def test_each_comes_once_at_its_time_and_not_a_second_before(booking: Booking) -> None:
    booking.paid()
    for before, text in ((DAY, A_DAY_BEFORE), (HOUR, IN.format(60)), (15 * MINUTE, IN.format(15))):
        assert at(booking, THURSDAY - before - SECOND) == []
        assert at(booking, THURSDAY - before) == [text]
        assert at(booking, THURSDAY - before + 30 * SECOND) == []


def test_it_says_both_clocks_and_the_link_and_shows_the_card(booking: Booking) -> None:
    one = booking.paid()
    booking.house.clock.now = THURSDAY - DAY
    booking.tick()
    (said,) = booking.said()
    assert said.text == (
        f"A reminder of your consultation with Léna Moreau: {ON_BOTH_CLOCKS}. Meeting link: https://meet.example/lena-moreau/{one.id} "
        "If something comes up, tell me, and we look for another time."
    )
    assert said.reply["cards"][0]["id"] == one.id


def test_the_freelancer_is_written_once_an_hour_before(booking: Booking) -> None:
    booking.paid()
    before = booking.letters()
    for left in (DAY, HOUR, HOUR - MINUTE, 15 * MINUTE):
        at(booking, THURSDAY - left)
    assert booking.letters()[len(before) :] == ["Anna : une consultation approche"]


def test_the_freelancer_is_written_of_a_place_that_was_not_paid(booking: Booking) -> None:
    booking.book()
    before = booking.letters()
    booking.house.clock.now += DAY
    booking.tick()
    booking.tick()
    assert booking.letters()[len(before) :] == ["Anna : une consultation n'a pas été payée : le créneau est libre"]


def test_the_minutes_are_those_that_are_left(booking: Booking) -> None:
    booking.paid()
    assert at(booking, THURSDAY - 43 * MINUTE + SECOND) == [IN.format(43)]
    assert at(booking, THURSDAY - 30 * SECOND) == ["A reminder: your consultation with Léna Moreau is about to begin"]


def test_after_a_pause_only_the_nearest_is_said(booking: Booking) -> None:
    booking.paid()
    house = booking.house
    house.clock.now = THURSDAY - 10 * MINUTE
    for _ in range(2):
        house.portal.call(tick, restarted(house))
    (said,) = booking.said()
    assert said.text.startswith(IN.format(10) + f": {ON_BOTH_CLOCKS}.")


def test_one_that_could_not_be_said_in_time_gives_way_to_the_next(booking: Booking) -> None:
    booking.paid()
    booking.house.clock.now = THURSDAY - DAY
    # The process dies after the calendar has reminded and before it is said.
    booking.scheduling.do_due()
    booking.house.clock.now = THURSDAY - 50 * MINUTE
    booking.house.portal.call(tick, restarted(booking.house))
    (said,) = booking.said()
    assert said.text.startswith(IN.format(50))


def test_nobody_is_reminded_of_what_has_begun(booking: Booking) -> None:
    booking.paid()
    booking.house.clock.now = THURSDAY - 10 * MINUTE
    booking.scheduling.do_due()
    booking.house.clock.now = THURSDAY
    assert booking.heard() == []


@pytest.mark.parametrize("end", ["cancelled", "moved"])
def test_nobody_is_reminded_of_what_is_no_more(booking: Booking, end: str) -> None:
    one = booking.paid()
    booking.house.clock.now = THURSDAY - DAY
    booking.scheduling.do_due()
    if end == "cancelled":
        booking.scheduling.cancel(LENA, key(), one.id)
    else:
        booking.scheduling.reschedule(LENA, key(), one.id, THURSDAY + DAY)
    (said,) = booking.heard()
    assert said.startswith("Léna Moreau has ")


def test_one_that_is_moved_is_reminded_of_at_its_new_time(booking: Booking) -> None:
    one = booking.paid()
    assert at(booking, THURSDAY - DAY) == [A_DAY_BEFORE]
    booking.scheduling.reschedule(LENA, key(), one.id, THURSDAY + DAY)
    booking.heard()
    assert at(booking, THURSDAY - SECOND) == []
    assert at(booking, THURSDAY) == [A_DAY_BEFORE]


def test_what_is_held_or_waits_for_a_yes_is_no_appointment_yet(house: House) -> None:
    open_calendar(house, pay_within_minutes=10_000)
    booking = Booking(house, house.open("Anna"))
    booking.book()
    assert at(booking, THURSDAY - 10 * MINUTE) == []


def test_who_has_just_booked_is_not_reminded_at_once(booking: Booking) -> None:
    booking.house.clock.now = THURSDAY - 3 * HOUR
    booking.paid()
    assert at(booking, THURSDAY - 2 * HOUR) == []
    assert at(booking, THURSDAY - HOUR) == [IN.format(60)]


@pytest.mark.parametrize(("change", "heard"), [(control.take_over, 1), (control.pause, 1), (control.close, 0)])
def test_an_appointment_is_reminded_of_though_the_assistant_is_silent(booking: Booking, change: Callable[..., None], heard: int) -> None:
    booking.paid()
    booking.house.do(change, booking.talk.id, booking.house.clock())
    booking.said()
    assert len(at(booking, THURSDAY - DAY)) == heard


def test_french_conversations_are_reminded_in_french(house: House) -> None:
    open_calendar(house)
    booking = Booking(house, house.open("Anna", locale="fr"))
    booking.paid()
    house.clock.now = THURSDAY - 15 * MINUTE
    booking.tick()
    (said,) = booking.said()
    assert said.text.startswith(
        "Petit rappel : votre consultation avec Léna Moreau commence dans 15 minutes : "
        "jeudi 26 novembre, 09:00 (New York, UTC−5) / 15:00 (Paris, UTC+1). Lien de la visio : "
    )


def test_many_sweepers_at_once_remind_once(house: House) -> None:
    open_calendar(house)
    bookings = [Booking(house, house.open("Anna")) for _ in range(4)]
    for n, booking in enumerate(bookings):
        booking.paid(THURSDAY + n * 30 * MINUTE)
    for booking in bookings:
        booking.said()
    house.clock.now = THURSDAY - HOUR
    sweepers = [house.office, *(restarted(house) for _ in range(3))]

    async def all_at_once() -> None:
        for _ in range(3):
            await asyncio.gather(*(tick(sweeper) for sweeper in sweepers))

    house.portal.call(all_at_once)
    assert [len(booking.said()) for booking in bookings] == [1] * len(bookings)


def test_what_one_part_of_the_clocks_round_cannot_do_holds_up_no_other(booking: Booking, monkeypatch: pytest.MonkeyPatch) -> None:
    booking.paid()

    def fail() -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(booking.house.office.orders, "do_due", fail)
    booking.house.clock.now = THURSDAY - DAY
    with pytest.raises(ExceptionGroup):
        booking.tick()
    assert len(booking.said()) == 1
