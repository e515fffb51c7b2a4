"""When a freelancer is open on one local day, and where on that day a consultation may begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from assistant.scheduling.calendar import WEEKDAYS, Calendar, Hours
from assistant.scheduling.spans import Span
from assistant.scheduling.wall_clock import exact, instant, midnight

DAY = timedelta(days=1)
MINUTES_OF_A_DAY = 24 * 60


def is_away(calendar: Calendar, day: date) -> bool:
    return any(away.first <= day <= away.last for away in calendar.away)


def hours(calendar: Calendar, day: date) -> tuple[Hours, ...]:
    """What the calendar says of that day, days off left aside."""
    return calendar.dates[day] if day in calendar.dates else calendar.weekly.get(WEEKDAYS[day.weekday()], ())


def openings(calendar: Calendar, where: ZoneInfo, day: date) -> tuple[Span, ...]:
    return tuple(_span(where, day, stretch) for stretch in hours(calendar, day))


def starts(calendar: Calendar, where: ZoneInfo, day: date) -> tuple[datetime, ...]:
    """The grid of that day: every step from the beginning of each stretch, by the clock on the wall.

    So a start is at the same time of day on every date; one that the clock jumps over does not exist, one that comes twice counts once.
    """
    found = (exact(where, day, clock) for stretch in hours(calendar, day) for clock in _steps(stretch, calendar.step_minutes))
    return tuple(sorted({start for start in found if start is not None}))


def _span(where: ZoneInfo, day: date, stretch: Hours) -> Span:
    end = midnight(where, day + DAY) if stretch.end == time.min else instant(where, day, stretch.end)
    return Span(instant(where, day, stretch.start), end)


def _steps(stretch: Hours, step: int) -> Iterator[time]:
    end = _minute(stretch.end) or MINUTES_OF_A_DAY
    for minute in range(_minute(stretch.start), end, step):
        yield time(*divmod(minute, 60))


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
