"""From what a client wishes to the free starts that are shown: exactly that one, those within it, or what lies near."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from assistant.scheduling.slots import Slot
from assistant.tools.time_wish import TimeWish

AWAKE = (8, 21)
"""Hours of the client's day between which a start is proposed, where there are any."""
MOST = 3
"""Starts that are shown at once: more is a list, not a proposal."""

APART = timedelta(hours=1)
FAR = timedelta(days=10)
"""How far from the wished days the wished hours are still looked for first."""


def picked(free: Sequence[Slot], wish: TimeWish | None, zone: ZoneInfo) -> tuple[tuple[Slot, ...], tuple[Slot, ...]]:
    """The starts that fit the wish, and those nearest to it where none does; a few of each, in order."""
    if wish is None:
        return _spread(free, zone), ()
    fitting = tuple(slot for slot in free if wish.fits(slot))
    if fitting:
        return (fitting[:1] if wish.exact else _spread(fitting, zone)), ()
    return (), _nearest(free, wish, zone)


def _nearest(free: Sequence[Slot], wish: TimeWish, zone: ZoneInfo) -> tuple[Slot, ...]:
    """No two within an hour of each other: three starts in a row are one proposal. At the wished hours where they are free not far off."""
    allowed = [slot for slot in _awake(free, zone) if wish.allows(slot)] or list(_awake(free, zone))
    suited = [slot for slot in allowed if wish.suits_hours(slot) and _distance(slot, wish) <= FAR]
    near: list[Slot] = []
    for slot in sorted(suited or allowed, key=lambda slot: _distance(slot, wish)):
        if len(near) < MOST and all(abs(slot.starts_at - other.starts_at) >= APART for other in near):
            near.append(slot)
    return tuple(sorted(near, key=lambda slot: slot.starts_at))


def _distance(slot: Slot, wish: TimeWish) -> timedelta:
    first, last = wish.span()
    if first is not None and slot.starts_at < first:
        return first - slot.starts_at
    if last is not None and slot.starts_at > last:
        return slot.starts_at - last
    return timedelta()


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
    chosen: dict[datetime, Slot] = {slot.starts_at: slot for slot in (free[0], free[len(free) // 2], free[-1])}
    return tuple(chosen.values())
