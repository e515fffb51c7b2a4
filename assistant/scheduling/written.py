"""The calendar's record as a folder holds it, with the days off that were made in the product, and without the hours blocked there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from assistant.scheduling.clock_hours import DAY_LONG, changed, of_hours, read_hours, write_hours
from assistant.scheduling.consultation import Blocked, DaysOff
from assistant.scheduling.openings import DAY, hours
from assistant.scheduling.standing import Standing, read_standing
from assistant.scheduling.wall_clock import local_day, zone


def with_own_time(connection: Connection, freelancer: str, profile: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """`profile` is the whole of profile.yaml. What has passed and was made here is left out; what the files said stays as they said it."""
    standing = read_standing(connection, freelancer, now)
    availability = dict(profile.get("availability", {}))
    passed = [
        away for away in availability.get("away", ()) if date.fromisoformat(away["to"]) < local_day(zone(standing.calendar.timezone), now)
    ]
    away = [*passed, *(_away(off) for off in standing.off if not _among(off, passed))]
    dates = {**availability.get("dates", {}), **_closed(standing)}
    made = {"away": away, "dates": dict(sorted(dates.items()))}
    availability |= {key: value for key, value in made.items() if value or key in availability}
    return {**profile, "availability": availability} if availability or "availability" in profile else dict(profile)


def _away(off: DaysOff) -> dict[str, str]:
    days = {"from": off.first.isoformat(), "to": off.last.isoformat()}
    return {**days, "note": off.note} if off.note else days


def _among(off: DaysOff, listed: list[dict[str, str]]) -> bool:
    return any((away["from"], away["to"]) == (off.first.isoformat(), off.last.isoformat()) for away in listed)


def _closed(standing: Standing) -> dict[str, list[str]]:
    """Days of which hours are blocked, with the hours that are left. A folder has no other way to say it."""
    found: dict[str, list[str]] = {}
    for one in standing.blocked:
        for day, blocked in _days(one, standing):
            key = day.isoformat()
            before = read_hours(found[key]) if key in found else of_hours(hours(standing.calendar, day))
            after = changed(before, "close", (blocked,))
            if after != before:
                found[key] = write_hours(after)
    return found


def _days(one: Blocked, standing: Standing) -> list[tuple[date, tuple[int, int]]]:
    """Each local day that it falls on, with its minutes there, rounded out to whole ones."""
    where = zone(standing.calendar.timezone)
    start, end = (at.astimezone(where) for at in (one.starts_at, one.ends_at))
    days, day = [], start.date()
    while day <= end.date():
        first = start.hour * 60 + start.minute if day == start.date() else 0
        last = end.hour * 60 + end.minute + (end.second > 0) if day == end.date() else DAY_LONG
        if first < last:
            days.append((day, (first, last)))
        day += DAY
    return days
