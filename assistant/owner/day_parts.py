"""Where a freelancer's morning ends and the afternoon begins: at the lunch break, where there is one, else at noon."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.scheduling.calendar import Calendar
from assistant.scheduling.clock_hours import DAY_LONG, Minutes, of_hours

NOON, LATEST_NOON = 12 * 60, 13 * 60 + 30
EVENING, LATEST_EVENING = 18 * 60, 19 * 60


def part_of_day(symbol: str, calendar: Calendar, weekdays: Iterable[str]) -> Minutes | None:
    """None for what is no part of a day; `symbol` is as moments write it."""
    stretches = [stretch for day in weekdays for stretch in of_hours(calendar.weekly.get(day, ()))]
    noon = max((end for start, end in stretches if start < NOON and NOON <= end <= LATEST_NOON), default=NOON)
    evening = max((end for start, end in stretches if start < EVENING and EVENING <= end <= LATEST_EVENING), default=EVENING)
    parts: dict[str, Minutes] = {
        "Pm": (0, noon),
        "Pa": (noon, evening),
        "Pe": (evening, DAY_LONG),
        "Pw": (NOON, 14 * 60),
        "Pn": (20 * 60, DAY_LONG),
    }
    return parts.get(symbol)
