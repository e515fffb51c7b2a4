"""In every zone, around every change of the clock: the same times of day, none that does not exist, none twice, each as long as it says.

The other side of the comparison walks through the days minute by minute and looks at the clock on the wall.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import accumulate
from types import MappingProxyType
from zoneinfo import ZoneInfo, available_timezones

from assistant.money import Money
from assistant.scheduling.calendar import WEEKDAYS, Calendar, Consultation, Hours
from assistant.scheduling.records import stretches
from assistant.scheduling.slots import Diary, slots
from assistant.scheduling.spans import Span, merged

FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
MINUTE, DAY, LENGTH = timedelta(minutes=1), timedelta(days=1), 45
HOURS = (stretches(["00:00-24:00"]), stretches(["00:30-02:45", "03:00-05:00", "22:15-24:00"]), stretches(["00:00-01:30", "02:10-02:55"]))


@cache
def transitions() -> tuple[tuple[str, datetime], ...]:
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix/", "right/", "SystemV/")))
    return tuple((name, at) for name in names for at in _of_zone(ZoneInfo(name)))


def _of_zone(where: ZoneInfo) -> Iterator[datetime]:
    at = FIRST
    while at < LAST:
        if at.astimezone(where).utcoffset() != (at + DAY).astimezone(where).utcoffset():
            yield _exactly(where, at, at + DAY)
        at += DAY


def _exactly(where: ZoneInfo, before: datetime, after: datetime) -> datetime:
    offset = before.astimezone(where).utcoffset()
    while after - before > MINUTE:
        middle = before + (after - before) // MINUTE // 2 * MINUTE
        before, after = (middle, after) if middle.astimezone(where).utcoffset() == offset else (before, middle)
    return after


class Walk:
    """What the clock on the wall says at every minute of a few days; `passed` is when it first says this, or more."""

    def __init__(self, where: ZoneInfo, around: datetime) -> None:
        start = around - 4 * DAY
        self.minutes = [start + n * MINUTE for n in range(8 * 24 * 60)]
        wall = [minute.astimezone(where).replace(tzinfo=None) for minute in self.minutes]
        self.latest = list(accumulate(wall, max))
        self.first = dict(zip(reversed(wall), reversed(self.minutes), strict=True))

    def passed(self, wall: datetime) -> datetime:
        return self.minutes[bisect_left(self.latest, wall)]

    def says(self, wall: datetime) -> datetime | None:
        return self.first.get(wall)


def expected(walk: Walk, hours: tuple[Hours, ...], days: list[date], step: int) -> list[datetime]:
    bounds = [(_wall(day, h.start), _wall(day + DAY if h.end == time.min else day, h.end)) for day in days for h in hours]
    opened = merged(Span(walk.passed(start), walk.passed(end)) for start, end in bounds)
    steps = [(start + n * step * MINUTE, end) for start, end in bounds for n in range(24 * 60 // step)]
    grid = {walk.says(wall) for wall, end in steps if wall < end}
    meetings = [Span(start, start + LENGTH * MINUTE) for start in grid if start is not None]
    return sorted(meeting.start for meeting in meetings if any(meeting.within(span) for span in opened))


def _wall(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock)


def test_around_every_change_of_the_clock_the_slots_are_those_that_the_wall_shows(proof_size: Callable[[int, int], int]) -> None:
    every = transitions()
    assert len(every) > 1_500
    dice = random.Random(4)
    some = proof_size(40, len(every))
    for name, at in dice.sample(every, some) if some < len(every) else every:
        hours, where = dice.choice(HOURS), ZoneInfo(name)
        weekly = MappingProxyType({day: hours for day in WEEKDAYS})
        calendar = Calendar(name, weekly, notice_hours=0, horizon_days=30, consultations=(Consultation(LENGTH, Money(0, "EUR")),))
        local = at.astimezone(where).date()
        days = [local + n * DAY for n in (-2, -1, 0, 1, 2)]
        walk = Walk(where, at)
        wanted = expected(walk, hours, days, calendar.step_minutes)
        window = Span(walk.passed(_wall(local - DAY, time.min)), walk.passed(_wall(local + 2 * DAY, time.min)))
        found = [slot.starts_at for slot in slots(Diary(calendar, at - 10 * DAY), LENGTH, window)]
        assert found == [start for start in wanted if window.start <= start < window.end], (name, at, hours)
        walls = [start.astimezone(where).replace(tzinfo=None) for start in found]
        assert len(set(walls)) == len(walls)
