"""Stretches of one day by the clock, as minutes since midnight: what is left of them, and what is added to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from assistant.scheduling.calendar import Hours
from assistant.scheduling.changes import How

Minutes = tuple[int, int]
DAY_LONG = 24 * 60


def read_hours(texts: Iterable[str]) -> tuple[Minutes, ...]:
    """From "09:00-12:30" texts; the end may be 24:00."""
    found = []
    for text in texts:
        start, end = (int(side[:2]) * 60 + int(side[3:5]) for side in text.split("-"))
        found.append((start, end))
    return joined(found)


def write_hours(stretches: Iterable[Minutes]) -> list[str]:
    return [f"{_clock(start)}-{_clock(end)}" for start, end in stretches]


def of_hours(hours: Iterable[Hours]) -> tuple[Minutes, ...]:
    return joined((_minutes(stretch.start), _minutes(stretch.end) or DAY_LONG) for stretch in hours)


def changed(now: tuple[Minutes, ...], how: How, by: tuple[Minutes, ...]) -> tuple[Minutes, ...]:
    if how == "set":
        return by
    if how == "add":
        return joined((*now, *by))
    outside = _complement(by) if how == "close" else by
    return joined((max(a, c), min(b, d)) for a, b in now for c, d in outside)


def joined(stretches: Iterable[Minutes]) -> tuple[Minutes, ...]:
    """In order, what overlaps made one. What only touches stays apart: each stretch begins a grid of its own."""
    whole: list[Minutes] = []
    for start, end in sorted(stretch for stretch in stretches if stretch[0] < stretch[1]):
        if whole and start < whole[-1][1]:
            whole[-1] = whole[-1][0], max(whole[-1][1], end)
        else:
            whole.append((start, end))
    return tuple(whole)


def _complement(stretches: tuple[Minutes, ...]) -> tuple[Minutes, ...]:
    edges = [0, *(edge for stretch in stretches for edge in stretch), DAY_LONG]
    return tuple((start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
