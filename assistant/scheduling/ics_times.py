"""Times as calendars elsewhere write them, and the stretch that they keep their owner busy: too long rather than too short."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from assistant.errors import Invalid
from assistant.scheduling.ics_lines import Component, Property
from assistant.scheduling.spans import Span
from assistant.scheduling.wall_clock import instant, last_instant, midnight, zone

DAY = timedelta(days=1)
EARLIEST_OFFSET, LATEST_OFFSET = timedelta(hours=-12), timedelta(hours=14)
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""What lies outside is nobody's appointment, and no sum with it comes near the ends of the calendar."""

_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z?)")
_DURATION = re.compile(r"([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?")
_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?")


@dataclass(frozen=True, slots=True)
class Where:
    """The zone in which a time was written; of one that nobody knows, the offsets between which it is."""

    zone: ZoneInfo
    offsets: tuple[timedelta, timedelta] | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time by the clock of a zone, or a whole day in the owner's."""

    wall: datetime
    where: Where
    whole_day: bool = False


class Zones:
    """The zones that a calendar names, among them those of Windows and those that it describes itself; `own` is its owner's."""

    def __init__(self, own: str, described: Iterable[Component] = ()) -> None:
        self.own = Where(zone(own))
        self._utc = Where(zone("UTC"))
        self._described = {timezone.text("TZID"): timezone for timezone in described}
        self._known: dict[str, Where] = {}

    def read(self, value: str, params: Property) -> Clock:
        """ValueError if it is no time."""
        value = value.strip()
        if day := _DATE.fullmatch(value):
            year, month, of_month = map(int, day.groups())
            return Clock(_in_range(datetime(year, month, of_month)), self.own, whole_day=True)
        if (found := _TIME.fullmatch(value)) is None:
            raise ValueError("no time")
        *numbers, utc = found.groups()
        # A leap second is the second before it.
        numbers[5] = min(numbers[5], "59")
        wall = _in_range(datetime(*map(int, numbers)))  # type: ignore[arg-type]
        if utc:
            return Clock(wall, self._utc)
        return Clock(wall, self._named(params.params["TZID"]) if "TZID" in params.params else self.own)

    def _named(self, name: str) -> Where:
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str) -> Where:
        described = self._described.get(name)
        said = [name, described.text("X-LIC-LOCATION")] if described else [name]
        # Some put the maker's name in front: /example.org/20240101/Europe/Paris.
        for candidate in (part for one in said for part in (one, *_tails(one), _windows_zone(one))):
            if candidate and (known := _known_zone(candidate)) is not None:
                return Where(known)
        offsets = [_offset(each.text("TZOFFSETTO")) for each in described.children] if described else []
        sure = [offset for offset in offsets if offset is not None]
        return Where(zone("UTC"), (min(sure), max(sure)) if sure else (EARLIEST_OFFSET, LATEST_OFFSET))


def duration(text: str) -> timedelta:
    """ValueError if it is none; a negative one has no length."""
    found = _DURATION.fullmatch(text.strip().upper())
    if found is None:
        raise ValueError("no duration")
    sign, *numbers = found.groups()
    weeks, days, hours, minutes, seconds = (int(number or 0) for number in numbers)
    whole = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return timedelta(0) if sign == "-" else min(whole, 3660 * DAY)


def busy_span(start: Clock, lasts: timedelta) -> Span:
    """When somebody may be busy who is so from then on for as long, by the clock on the wall or by the seconds that pass."""
    if start.whole_day:
        return Span(midnight(start.where.zone, start.wall.date()), midnight(start.where.zone, (start.wall + max(lasts, DAY)).date()))
    if start.where.offsets is not None:
        least, most = start.where.offsets
        return Span(start.wall.replace(tzinfo=UTC) - most, start.wall.replace(tzinfo=UTC) + lasts - least)
    where, wall, end = start.where.zone, start.wall, start.wall + lasts
    # Where the clock jumps over the start, others put it after the jump: as late as that it may begin, and lasts.
    after_jump = wall.replace(tzinfo=where, fold=0).astimezone(UTC)
    return Span(instant(where, wall.date(), wall.time()), max(last_instant(where, end.date(), end.time()), after_jump + lasts))


def whole_days(start: Clock, lasts: timedelta) -> Span:
    """Every local day that it touches, for what nobody can say more exactly."""
    span = busy_span(start, lasts)
    where = start.where.zone
    return Span(midnight(where, span.start.astimezone(where).date()), midnight(where, span.end.astimezone(where).date() + DAY))


def _in_range(wall: datetime) -> datetime:
    if not FIRST_YEAR <= wall.year <= LAST_YEAR:
        raise ValueError("no year of anybody's")
    return wall


def _tails(name: str) -> list[str]:
    parts = name.strip("/").split("/")
    return ["/".join(parts[-n:]) for n in (3, 2) if n < len(parts)]


def _windows_zone(name: str) -> str | None:
    # Read where it is needed, which is seldom: Babel's data are large.
    from babel.core import get_global

    found = get_global("windows_zone_mapping").get(name)
    return str(found) if found else None


def _known_zone(name: str) -> ZoneInfo | None:
    try:
        return zone(name)
    except Invalid:
        return None


def _offset(text: str) -> timedelta | None:
    found = _OFFSET.fullmatch(text)
    if found is None:
        return None
    sign, hours, minutes, seconds = found.groups()
    size = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds or 0))
    return -size if sign == "-" else size
