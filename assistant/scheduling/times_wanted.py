"""When somebody would like a consultation: days, hours of a day, and what is ruled out; and whether a slot fits that. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from assistant.scheduling.slots import Slot

Hours = tuple[time, time]
Window = tuple[datetime | None, datetime | None]
LAST = time(23, 59, 59)
"""As an end of hours: until midnight."""


@dataclass(frozen=True, slots=True)
class TimesWanted:
    """`windows` are UTC instants, any of them will do, none: any day. `hours` hold on each day on the clock of `zone`; both ends the
    same: exactly then. `exact` are the instants one start may be meant by, the likeliest first; then nothing else fits.
    """

    zone: str
    windows: tuple[Window, ...] = ()
    hours: Hours | None = None
    weekdays_out: frozenset[int] = frozenset()
    ruled_out: tuple[Window, ...] = ()
    hours_out: tuple[Hours, ...] = ()
    exact: tuple[datetime, ...] = ()

    def allows(self, slot: Slot) -> bool:
        """Nothing that was ruled out."""
        at = slot.starts_at.astimezone(ZoneInfo(self.zone))
        if at.weekday() in self.weekdays_out or any(_within(slot, window) for window in self.ruled_out):
            return False
        return not any(low <= at.time() < high for low, high in self.hours_out)

    def suits_hours(self, slot: Slot) -> bool:
        if self.hours is None:
            return True
        first, last = self.hours
        where = ZoneInfo(self.zone)
        at, end = slot.starts_at.astimezone(where), slot.ends_at.astimezone(where)
        if first == last:
            return at.time() == first
        return first <= at.time() and ((end.date() == at.date() and end.time() <= last) or last == LAST)

    def fits(self, slot: Slot) -> bool:
        if self.exact:
            return slot.starts_at in self.exact
        within = not self.windows or any(_within(slot, window) for window in self.windows)
        return within and self.allows(slot) and self.suits_hours(slot)

    def span(self) -> Window:
        """From the earliest to the latest of what is wished; an end that is open is None."""
        if self.exact:
            return self.exact[0], self.exact[0]
        starts, ends = [start for start, _ in self.windows], [end for _, end in self.windows]
        first = None if not starts or None in starts else min(start for start in starts if start)
        last = None if not ends or None in ends else max(end for end in ends if end)
        return first, last

    def to_json(self) -> dict[str, Any]:
        return {
            "zone": self.zone,
            "windows": [[_iso(start), _iso(end)] for start, end in self.windows],
            "hours": [part.isoformat() for part in self.hours] if self.hours else None,
            "weekdays_out": sorted(self.weekdays_out),
            "ruled_out": [[_iso(start), _iso(end)] for start, end in self.ruled_out],
            "hours_out": [[part.isoformat() for part in hours] for hours in self.hours_out],
            "exact": [_iso(moment) for moment in self.exact],
        }

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> TimesWanted:
        return cls(
            body["zone"],
            tuple(_window(row) for row in body["windows"]),
            _hours(body["hours"]) if body["hours"] else None,
            frozenset(body["weekdays_out"]),
            tuple(_window(row) for row in body["ruled_out"]),
            tuple(_hours(row) for row in body["hours_out"]),
            tuple(datetime.fromisoformat(each) for each in body["exact"]),
        )


def _within(slot: Slot, window: Window) -> bool:
    start, end = window
    return (start is None or slot.starts_at >= start) and (end is None or slot.ends_at <= end)


def _iso(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment is not None else None


def _window(row: Sequence[str | None]) -> Window:
    start, end = (datetime.fromisoformat(each) if each else None for each in row)
    return start, end


def _hours(row: Sequence[str]) -> Hours:
    return time.fromisoformat(row[0]), time.fromisoformat(row[1])
