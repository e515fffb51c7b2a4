"""From what a clock on the wall says in a zone to the instant that it means, on days when the clock is changed too.

A time that the clock jumps over means the first instant after the jump. Of a time that comes twice, availability means the first
and busy time, where it ends, the second: what is free errs short, what is not free errs long.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from assistant.errors import Invalid

SECOND = timedelta(seconds=1)


def zone(name: str) -> ZoneInfo:
    """Invalid (unknown_timezone) where there is no such zone."""
    try:
        return _zone(name)
    except (KeyError, ValueError, OSError) as error:
        raise Invalid(f"{name!r} is no time zone: use a name like Europe/Paris.", code="unknown_timezone") from error


@lru_cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def instant(where: ZoneInfo, day: date, clock: time) -> datetime:
    """The first time that the clock says this, or the first instant after it was jumped over."""
    wall = datetime.combine(day, clock.replace(fold=0), where)
    found = wall.astimezone(UTC)
    return found if _says(where, found, wall) else _after_jump(where, wall)


def last_instant(where: ZoneInfo, day: date, clock: time) -> datetime:
    """The last time that the clock says this, or the first instant after it was jumped over."""
    wall = datetime.combine(day, clock.replace(fold=1), where)
    found = wall.astimezone(UTC)
    return found if _says(where, found, wall) else _after_jump(where, wall)


def exact(where: ZoneInfo, day: date, clock: time) -> datetime | None:
    """The first time that the clock says this; None on a day on which it never does."""
    wall = datetime.combine(day, clock.replace(fold=0), where)
    found = wall.astimezone(UTC)
    return found if _says(where, found, wall) else None


def midnight(where: ZoneInfo, day: date) -> datetime:
    """When that local day begins."""
    return instant(where, day, time.min)


def local_day(where: ZoneInfo, at: datetime) -> date:
    return at.astimezone(where).date()


def _says(where: ZoneInfo, found: datetime, wall: datetime) -> bool:
    return found.astimezone(where).replace(tzinfo=None) == wall.replace(tzinfo=None)


def _after_jump(where: ZoneInfo, wall: datetime) -> datetime:
    # Read by the offset after the jump it is before it, and the other way round: the jump is between the two.
    before, after = wall.replace(fold=1).astimezone(UTC), wall.replace(fold=0).astimezone(UTC)
    offset = before.astimezone(where).utcoffset()
    while after - before > SECOND:
        middle = before + timedelta(seconds=(after - before) // SECOND // 2)
        if middle.astimezone(where).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after
