"""The next time a day comes round that was named without its year or its week."""

from __future__ import annotations

from datetime import date, timedelta

_LEAP = 8
"""Years within which 29 February comes round, whatever the century."""


def coming_weekday(weekday: int, today: date, *, today_too: bool = True) -> date:
    """The next Monday (0) to Sunday (6); today counts unless it is to be later than today."""
    first = today if today_too else today + timedelta(days=1)
    return first + timedelta(days=(weekday - first.weekday()) % 7)


def coming_date(month: int, day: int, today: date) -> date | None:
    """The first such day from today on; None where there is none, as of 31 February."""
    for year in range(today.year, today.year + _LEAP + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None
