"""From what a client says of a time to the free starts that are meant: exactly that one, those within it, or what lies near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from assistant.scheduling.slots import Slot
from assistant.understanding.moments.told import read_told
from assistant.understanding.moments.values import Reading
from assistant.understanding.moments.zones import instant, local
from assistant.understanding.places import CLOCK, zone_named
from assistant.understanding.text import fold

AWAKE = (8, 21)
"""Hours of the client's day between which a start is proposed, where there are any."""
MOST = 3
"""Starts that are shown at once: more is a list, not a proposal."""

APART = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Wish:
    """UTC instants, open ends as None. `exact`: one start is meant."""

    start: datetime | None
    end: datetime | None
    exact: bool
    to_confirm: bool


def wish_of(said: str | None, now: datetime, zones: tuple[str, str], language: str) -> Wish | None:
    """None where no time is named. `said` has a line for each message that said more of it; `now` is an instant, `zones` the client's
    and the freelancer's."""
    if not said:
        return None
    lines = said.split("\n")
    place = ZoneInfo(next(filter(None, map(_clock_named, reversed(lines))), zones[0]))
    code: Literal["en", "fr"] = "fr" if language == "fr" else "en"
    readings = read_told(lines, local(now, place), code, zone=place)
    if not readings:
        return None
    place = ZoneInfo(zones[1]) if readings[0].your_time else place
    return _wish(readings[0], place, local(now, place))


def exactly(start: datetime) -> Wish:
    return Wish(start, start, True, False)


def _clock_named(said: str) -> str | None:
    """The zone of "3pm India time": that clock is meant, wherever the client is."""
    spoken = CLOCK.search(fold(said))
    return zone_named(spoken.group(1) or spoken.group(2)) if spoken else None


def _wish(reading: Reading, zone: ZoneInfo, now: datetime) -> Wish:
    start, end = _day_long(reading)
    exact = reading.kind in ("datetime", "time") and reading.bound == "at" and reading.start == reading.end
    if reading.kind == "time" and start is not None and start < now and exact:
        start = start + timedelta(days=1)
    instants = [instant(moment, zone) if moment is not None else None for moment in (start, end)]
    return Wish(instants[0], instants[1], exact, reading.to_confirm)


def _day_long(reading: Reading) -> tuple[datetime | None, datetime | None]:
    """ "Thursday after two" ends with Thursday, "before eleven on Friday" begins with it."""
    start, end = reading.window
    if reading.kind == "datetime" and start is not None and end is None:
        end = (start + timedelta(days=1)).replace(hour=0, minute=0)
    elif reading.kind == "datetime" and end is not None and start is None:
        start = end.replace(hour=0, minute=0)
    return start, end


def picked(free: Sequence[Slot], wish: Wish | None, zone: ZoneInfo) -> tuple[tuple[Slot, ...], tuple[Slot, ...]]:
    """The starts that fit the wish, and those nearest to it where none does; a few of each, in order."""
    if wish is None:
        return _spread(free, zone), ()
    if wish.exact and wish.start is not None:
        fitting = tuple(slot for slot in free if slot.starts_at == wish.start)
        return fitting, () if fitting else _nearest(free, wish.start, zone)
    fitting = tuple(
        slot for slot in free if (wish.start is None or slot.starts_at >= wish.start) and (wish.end is None or slot.ends_at <= wish.end)
    )
    if fitting:
        return _spread(fitting, zone), ()
    middle = wish.start or wish.end
    return (), _nearest(free, middle, zone) if middle is not None else _spread(free, zone)


def _nearest(free: Sequence[Slot], moment: datetime, zone: ZoneInfo) -> tuple[Slot, ...]:
    """No two within an hour of each other: three starts in a row are one proposal."""
    near: list[Slot] = []
    for slot in sorted(_awake(free, zone), key=lambda slot: abs((slot.starts_at - moment).total_seconds())):
        if len(near) < MOST and all(abs(slot.starts_at - other.starts_at) >= APART for other in near):
            near.append(slot)
    return tuple(sorted(near, key=lambda slot: slot.starts_at))


def _awake(free: Sequence[Slot], zone: ZoneInfo) -> tuple[Slot, ...]:
    return tuple(slot for slot in free if AWAKE[0] <= slot.starts_at.astimezone(zone).hour < AWAKE[1]) or tuple(free)


def _spread(free: Sequence[Slot], zone: ZoneInfo) -> tuple[Slot, ...]:
    """The first of each of the next days; of a single day its first, middle and last. Nobody is woken for a proposal."""
    free = _awake(free, zone)
    days: dict[object, Slot] = {}
    for slot in free:
        days.setdefault(slot.starts_at.astimezone(zone).date(), slot)
    if len(days) >= MOST or not free:
        return tuple(list(days.values())[:MOST])
    if len(free) <= MOST:
        return tuple(free)
    chosen = {free[0].starts_at: free[0], free[len(free) // 2].starts_at: free[len(free) // 2], free[-1].starts_at: free[-1]}
    return tuple(chosen.values())
