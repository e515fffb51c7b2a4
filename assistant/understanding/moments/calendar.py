"""Sums with days: the next weekday, the same day of another month, the first and last day of a stretch."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

DAY = timedelta(days=1)


def possible(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= month <= 12 and 1 <= year <= 9998 and 1 <= day <= monthrange(year, month)[1] else None


def plus_months(day: date, months: int) -> date:
    """The same day of another month, or its last where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, 1), 9998)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def coming(weekday: int, today: date, *, same: bool = False) -> date:
    """The next such day after today; with `same`, today counts."""
    return today + timedelta(days=(weekday - today.weekday()) % 7 or (0 if same else 7))


def monday(day: date, weeks: int = 0) -> date:
    return day + timedelta(days=7 * weeks - day.weekday())


def first_of_month(day: date, months: int = 0) -> date:
    return plus_months(day.replace(day=1), months)


def next_of(month: int, day: int, today: date) -> date | None:
    """The next such day of the year, today counted; the 29th of February waits for its year."""
    for year in range(today.year, today.year + 9):
        found = possible(year, month, day)
        if found and found >= today:
            return found
    return None


def next_numbered(day: int, today: date, weekday: int | None = None) -> date | None:
    """The next 12th, today counted; with a weekday, the next 12th that falls on it."""
    for months in range(60):
        first = first_of_month(today, months)
        found = possible(first.year, first.month, day)
        if found and found >= today and weekday in (None, found.weekday()):
            return found
    return None


def stretch(unit: str, day: date, steps: int = 0) -> tuple[date, date]:
    """First day and the day after the last of the week, month, quarter or year of `day`, some steps on."""
    if unit == "week":
        return monday(day, steps), monday(day, steps + 1)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    start = first_of_month(day.replace(month=(day.month - 1) // months * months + 1), months * steps)
    return start, plus_months(start, months)


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus."""
    golden, century = year % 19, year // 100
    leap = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    leap -= leap // 28 * (1 - 29 // (leap + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + leap + 2 - century + century // 4) % 7
    offset = leap - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))
