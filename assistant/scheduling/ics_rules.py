"""On which days something repeats (RRULE of RFC 5545). Pure. What is not understood is said, and read as more rather than fewer days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count

DAY = timedelta(days=1)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"}
MOST_STEPS = 50_000
"""How many days, weeks, months or years of a rule are looked at."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`every_day`: it says something that is not understood, so every day from the first on is meant, the whole of it.

    `weekdays` are (place in the month or 0, weekday), `until` is by the clock on the wall of the event.
    """

    frequency: str = "DAILY"
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    week_start: int = 0
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    every_day: bool = False


def rule(text: str, until: Callable[[str], datetime]) -> Rule:
    """`until` reads the time up to which it holds. What is not understood comes back as `every_day`, up to there if that is."""
    parts = dict(part.upper().split("=", 1) for part in text.strip().strip(";").split(";") if "=" in part)
    ends = None
    try:
        ends = until(parts["UNTIL"]) if "UNTIL" in parts else None
        return _rule(parts, ends)
    except ValueError:
        return Rule(until=ends, every_day=True)


def _rule(parts: dict[str, str], ends: datetime | None) -> Rule:
    frequency = parts.get("FREQ", "")
    weekdays = tuple(_weekday(day) for day in _listed(parts, "BYDAY"))
    placed = any(place for place, _ in weekdays)
    if frequency not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or not parts.keys() <= _PARTS:
        raise ValueError("not understood")
    if placed and (frequency in ("DAILY", "WEEKLY") or (frequency == "YEARLY" and "BYMONTH" not in parts)):
        raise ValueError("not understood")
    found = Rule(
        frequency=frequency,
        interval=int(parts.get("INTERVAL", "1")),
        # Some of the set are meant: all of it is more, but then its number says nothing.
        count=int(parts["COUNT"]) if "COUNT" in parts and "BYSETPOS" not in parts else None,
        until=ends,
        week_start=DAYS.index(parts.get("WKST", "MO")),
        weekdays=weekdays,
        month_days=tuple(int(day) for day in _listed(parts, "BYMONTHDAY")),
        months=tuple(int(month) for month in _listed(parts, "BYMONTH")),
    )
    if found.interval < 1 or (found.count is not None and found.count < 1) or not all(1 <= month <= 12 for month in found.months):
        raise ValueError("not understood")
    return found


def days(which: Rule, start: date, first: date, last: date) -> Iterator[date]:
    """Those from `first` to `last`, in order; `start` is the day of the event itself, which is always one."""
    if which.every_day:
        yield from _between(max(start, first), last)
        return
    seen, skipped = 0, _periods_before(which, start, first)
    for n in count(skipped):
        begin = _begin(which, start, n)
        if begin is None or begin > last:
            return
        if n - skipped > MOST_STEPS:
            # Nobody looked further: then every day may be one.
            yield from _between(max(first, begin), last)
            return
        for day in _candidates(which, start, begin):
            if day < start:
                continue
            seen += 1
            if which.count is not None and seen > which.count:
                return
            if first <= day <= last:
                yield day


def _between(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


def _periods_before(which: Rule, start: date, first: date) -> int:
    """How many need not be looked at; where they are counted, all of them do."""
    if which.count is not None or first <= start:
        return 0
    gone = (first - start).days
    length = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}[which.frequency] * which.interval
    return gone // length


def _begin(which: Rule, start: date, n: int) -> date | None:
    """The first day of the n-th day, week, month or year that the rule looks at; None past the end of all calendars."""
    step = n * which.interval
    try:
        if which.frequency == "DAILY":
            return start + step * DAY
        if which.frequency == "WEEKLY":
            return start - (start.weekday() - which.week_start) % 7 * DAY + 7 * step * DAY
        if which.frequency == "MONTHLY":
            year, month = divmod(start.year * 12 + start.month - 1 + step, 12)
            return date(year, month + 1, 1)
        return date(start.year + step, 1, 1)
    except (ValueError, OverflowError):
        return None


def _candidates(which: Rule, start: date, begin: date) -> list[date]:
    """The days of that period that are meant, in order."""
    if which.frequency == "YEARLY":
        return _of_year(which, start, begin.year)
    if which.frequency == "MONTHLY":
        found = _of_month(which, start, begin.year, begin.month)
    elif which.frequency == "WEEKLY":
        wanted = {day for _, day in which.weekdays} or {start.weekday()}
        found = [day for day in (begin + n * DAY for n in range(7)) if day.weekday() in wanted and _numbered(which, day)]
    else:
        plain = not which.weekdays or (0, begin.weekday()) in which.weekdays
        found = [begin] if plain and _numbered(which, begin) else []
    return [day for day in found if not which.months or day.month in which.months]


def _of_year(which: Rule, start: date, year: int) -> list[date]:
    every = which.weekdays or which.month_days
    months = which.months or (range(1, 13) if every else (start.month,))
    return [day for month in sorted(months) for day in _of_month(which, start, year, month)]


def _of_month(which: Rule, start: date, year: int, month: int) -> list[date]:
    length = calendar.monthrange(year, month)[1]
    whole = [date(year, month, day) for day in range(1, length + 1)]
    if not which.weekdays and not which.month_days:
        return [day for day in whole if day.day == start.day]
    return [day for day in whole if _numbered(which, day) and _placed(which, day, length)]


def _numbered(which: Rule, day: date) -> bool:
    """Whether it is one of the days of the month, counted from its beginning or its end."""
    length = calendar.monthrange(day.year, day.month)[1]
    return not which.month_days or day.day in which.month_days or day.day - length - 1 in which.month_days


def _placed(which: Rule, day: date, length: int) -> bool:
    """Whether it is such a weekday: any, the second, the last but one."""
    places = (0, (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1))
    return not which.weekdays or any((place, day.weekday()) in which.weekdays for place in places)


def _weekday(text: str) -> tuple[int, int]:
    found = _BY_DAY.fullmatch(text)
    if found is None:
        raise ValueError("not understood")
    return int(found[1] or 0), DAYS.index(found[2])


def _listed(parts: dict[str, str], name: str) -> list[str]:
    return [part.strip() for part in parts[name].split(",")] if name in parts else []
