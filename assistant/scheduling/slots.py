"""Which starts are free, and why the others are not: the one function that lists slots and that a booking is checked by.

Pure: everything that decides is in the diary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Literal

from assistant.money import Money
from assistant.scheduling.calendar import Calendar
from assistant.scheduling.openings import DAY, is_away, openings, starts
from assistant.scheduling.spans import Span, merged
from assistant.scheduling.wall_clock import local_day, zone

Reason = Literal[
    "not_sold", "closed", "away", "off_grid", "too_soon", "too_far", "taken", "buffer", "busy", "day_full", "week_full"
]  # fmt: skip
"""not_sold: no consultation of that length. closed: outside the hours, or it would not end within them. away: a day off.
off_grid: open, but no start of the grid. too_soon, too_far: within the notice, beyond the horizon. taken: another consultation.
buffer: too close to one, or to other business. busy: other business, or hours blocked. day_full, week_full: no more on that day or week."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A consultation that has its place; until `free_from` the time after it is kept free too."""

    start: datetime
    end: datetime
    free_from: datetime


@dataclass(frozen=True, slots=True)
class Diary:
    """Everything that decides. `busy` is business elsewhere, kept at the buffer's distance; `blocked` is closed by hand, to the minute."""

    calendar: Calendar
    now: datetime
    taken: tuple[Taken, ...] = ()
    busy: tuple[Span, ...] = ()
    blocked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """Free if there is no reason why not."""

    starts_at: datetime
    ends_at: datetime
    minutes: int
    price: Money
    why: Reason | None = None


def price_of(calendar: Calendar, minutes: int) -> Money | None:
    """None: no consultation of that length is sold."""
    return next((sold.price for sold in calendar.consultations if sold.minutes == minutes), None)


def slots(diary: Diary, minutes: int, window: Span) -> tuple[Slot, ...]:
    """The free starts from the window's start until before its end, in order."""
    # Outside of these two nothing is free.
    earliest, latest = diary.now, diary.now + timedelta(days=diary.calendar.horizon_days) + DAY
    narrowed = Span(max(window.start, earliest), min(window.end, latest))
    return tuple(slot for slot in explained(diary, minutes, narrowed) if slot.why is None)


def explained(diary: Diary, minutes: int, window: Span) -> tuple[Slot, ...]:
    """Every start of the grid in the window, with the reason why it is not free; none for a length that is not sold."""
    price = price_of(diary.calendar, minutes)
    if price is None:
        return ()
    judge = _Judge(diary)
    end = partial(_end, minutes=minutes)
    return tuple(Slot(start, end(start), minutes, price, judge.why(minutes, start)) for start in judge.starts(window))


def why(diary: Diary, minutes: int, start: datetime) -> Reason | None:
    """Why no consultation can begin then; None: it can."""
    return _Judge(diary).why(minutes, start.astimezone(UTC))


def _end(start: datetime, minutes: int) -> datetime:
    return start + timedelta(minutes=minutes)


class _Judge:
    """One diary, asked about many starts; what it knows of a day is worked out once."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._calendar = diary.calendar
        self._zone = zone(diary.calendar.timezone)
        self._buffer = timedelta(minutes=diary.calendar.buffer_minutes)
        self._open: dict[tuple[date, bool], tuple[Span, ...]] = {}
        self._grid: dict[date, tuple[datetime, ...]] = {}
        days = [local_day(self._zone, taken.start) for taken in diary.taken]
        self._of_day = Counter(days)
        self._of_week = Counter(_week(day) for day in days)

    def starts(self, window: Span) -> Iterator[datetime]:
        if window.start >= window.end:
            return
        day, last = local_day(self._zone, window.start), local_day(self._zone, window.end)
        while day <= last:
            yield from (start for start in self._grid_of(day) if window.start <= start < window.end)
            day += DAY

    def why(self, minutes: int, start: datetime) -> Reason | None:
        if price_of(self._calendar, minutes) is None:
            return "not_sold"
        meeting = Span(start, _end(start, minutes))
        return self._outside_hours(meeting) or self._at_wrong_time(start) or self._in_the_way(meeting) or self._full(start)

    def _outside_hours(self, meeting: Span) -> Reason | None:
        day = local_day(self._zone, meeting.start)
        if not any(meeting.within(span) for span in self._around(day, False)):
            return "away" if any(meeting.within(span) for span in self._around(day, True)) else "closed"
        return None if meeting.start in self._grid_of(day) else "off_grid"

    def _at_wrong_time(self, start: datetime) -> Reason | None:
        now = self._diary.now
        if start < now + timedelta(hours=self._calendar.notice_hours):
            return "too_soon"
        return "too_far" if start > now + timedelta(days=self._calendar.horizon_days) else None

    def _in_the_way(self, meeting: Span) -> Reason | None:
        diary, wide = self._diary, meeting.widened(self._buffer)
        if any(meeting.meets(Span(taken.start, taken.end)) for taken in diary.taken):
            return "taken"
        if any(meeting.meets(span) for span in (*diary.busy, *diary.blocked)):
            return "busy"
        # The wider of the two buffers counts: the one that was kept when the other was booked, or today's.
        close = any(wide.meets(Span(taken.start, taken.end)) or meeting.meets(Span(taken.end, taken.free_from)) for taken in diary.taken)
        return "buffer" if close or any(wide.meets(span) for span in diary.busy) else None

    def _full(self, start: datetime) -> Reason | None:
        day, calendar = local_day(self._zone, start), self._calendar
        if calendar.per_day is not None and self._of_day[day] >= calendar.per_day:
            return "day_full"
        return "week_full" if calendar.per_week is not None and self._of_week[_week(day)] >= calendar.per_week else None

    def _around(self, day: date, with_days_off: bool) -> tuple[Span, ...]:
        """The hours of a day and its neighbours: who is open until midnight and from midnight is open across it."""
        key = day, with_days_off
        if key not in self._open:
            days = [other for other in (day - DAY, day, day + DAY) if with_days_off or not is_away(self._calendar, other)]
            self._open[key] = merged(span for other in days for span in openings(self._calendar, self._zone, other))
        return self._open[key]

    def _grid_of(self, day: date) -> tuple[datetime, ...]:
        if day not in self._grid:
            self._grid[day] = starts(self._calendar, self._zone, day)
        return self._grid[day]


def _week(day: date) -> tuple[int, int]:
    """The freelancer's local week, from Monday."""
    year, week, _ = day.isocalendar()
    return year, week
