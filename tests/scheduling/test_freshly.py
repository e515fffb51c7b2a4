"""Calendars elsewhere are read once more right before a place is taken, and nobody waits for one that hangs."""

from __future__ import annotations

import time
from datetime import timedelta
from threading import Event

from assistant.errors import Conflict
from assistant.orders.shelf import Shelf
from assistant.scheduling.busy_times import BusyTimes
from assistant.scheduling.calendars import Calendars
from assistant.scheduling.consultation import Wanted
from assistant.scheduling.freshly import Freshly
from assistant.scheduling.local import LocalScheduling, Records
from tests.scheduling.calendars_elsewhere import ics
from tests.scheduling.house import LENA, House, assistant, at

ADDRESS = "https://calendar.example/lena.ics"
LUNCH = ics("DTSTART;TZID=Europe/Paris:20261203T110000\nDURATION:PT1H")


def test_what_came_up_since_it_was_last_read_is_not_booked_over(house: House) -> None:
    texts = [ics()]
    busy = BusyTimes(house.database, Calendars(house.database), house.clock, lambda _: texts[-1])
    house.set_calendar(busy_calendars=[ADDRESS])
    busy.refresh(LENA)
    assert at(3, 11) in [slot.starts_at for slot in house.free()]
    texts.append(LUNCH)
    house.clock.forward(minutes=2)
    refused = _book(house, Freshly(busy, timedelta(seconds=5)))
    assert refused == "busy"


def test_a_calendar_that_hangs_keeps_nobody_waiting_and_counts_as_it_was(house: House) -> None:
    hangs, answers = Event(), [ics()]

    def fetch(_: str) -> str:
        if answers:
            return answers.pop()
        hangs.wait(10)
        return ics()

    busy = BusyTimes(house.database, Calendars(house.database), house.clock, fetch)
    house.set_calendar(busy_calendars=[ADDRESS])
    busy.refresh(LENA)
    house.clock.forward(minutes=2)
    began = time.monotonic()
    assert _book(house, Freshly(busy, timedelta(seconds=0.2))) == "held"
    assert time.monotonic() - began < 5
    hangs.set()


def _book(house: House, freshly: Freshly) -> str:
    """Its status, or the reason why not."""
    calendars = Records(Calendars(house.database), Shelf(house.database))
    calendar = LocalScheduling(house.database, calendars, house.clock, freshen=freshly)
    try:
        return calendar.book(assistant(), "fresh", Wanted(at(3, 11), 30, "Europe/Paris")).status
    except Conflict as refused:
        return refused.code
