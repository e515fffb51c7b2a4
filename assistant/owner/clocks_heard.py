"""Hours of work as a freelancer says them: "9-12 and 2 to 6", "de 9h à 12h30", "after 10", "mornings", as minutes since midnight."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.owner.day_parts import part_of_day
from assistant.scheduling.calendar import Calendar
from assistant.scheduling.clock_hours import DAY_LONG, Minutes
from assistant.understanding.moments.line import line_of

NOON = 12 * 60
EARLIEST = 7
"""A bare hour before it is meant in the afternoon: "2 to 6"."""


def _clock(n: int) -> str:
    hour = rf"(?P<h{n}>\d{{1,2}})(?!\d)(?: ?(?:[:h.]|Uh|Ux) ?(?P<m{n}>[0-5]\d)(?!\d))?"
    return rf"(?:(?:{hour}(?P<mark{n}> ?(?:h|Uh|Ux|OCLOCK))?(?: (?P<half{n}>am|pm))?)|(?P<named{n}>NOON|MIDNIGHT))"


_RANGE = re.compile(
    rf"(?<![\w.:])(?<!/ )(?:{_clock(1)}) ?(?:-|to|till|until|a|jusqu ' a|(?P<and>and|et)) ?(?:{_clock(2)})(?!\w)(?! (?:Un|M\d|%|euro|/))"
)
_AFTER = "not before|no earlier than|pas avant|after|from|starting at|starting|as of|past|later than|apres|a partir de|des|plus tard que"
_BEFORE = "not after|no later than|pas apres|before|until|till|earlier than|up to|avant|jusqu ' a|plus tot que|ends? at|by"
_EDGE = re.compile(
    rf"\b(?P<edge>{_AFTER}|{_BEFORE}) (?:about |around |vers )?{_clock(1)}(?!\w)(?! (?:Un|calls?|appels?|M\d|%|euro|Ud))(?! ?(?:-|to|au|a) ?\d)"
)
_IS_BEFORE = re.compile(rf"^(?:{_BEFORE})$")
_BETWEEN = re.compile(r"(?:between|entre) $")


def stretches_heard(text: str, *, french: bool) -> tuple[Minutes, ...]:
    """Every stretch that is named from one time to another."""
    line = line_of(text).text
    found = []
    for match in _RANGE.finditer(line):
        if match["and"] and not _BETWEEN.search(line[: match.start()]):
            continue
        stretch = _pair(match, french)
        if stretch is not None:
            found.append(stretch)
    return tuple(found)


def edge_heard(text: str, *, french: bool) -> Minutes | None:
    """The side of a time that is named: "after 10" is from ten to midnight, "before 9" from midnight to nine."""
    match = _EDGE.search(line_of(text).text)
    at = _minutes(match, 1) if match else None
    if match is None or at is None:
        return None
    if not french and not match["half1"] and not match["mark1"] and not match["named1"] and at < EARLIEST * 60:
        at += NOON
    return (0, at) if _IS_BEFORE.match(match["edge"]) else (at, DAY_LONG)


def parts_heard(text: str, calendar: Calendar, weekdays: Iterable[str]) -> tuple[Minutes, ...]:
    """Mornings, afternoons, evenings, lunch, as those days have them."""
    found = (part_of_day(symbol, calendar, weekdays) for symbol in line_of(text).symbols)
    return tuple(part for part in found if part is not None)


def _pair(match: re.Match[str], french: bool) -> Minutes | None:
    start, end = _minutes(match, 1), _minutes(match, 2)
    if start is None or end is None:
        return None
    told = bool(
        french or match["mark1"] or match["mark2"] or match["named1"] or len(match["h1"] or "") == 2 and (match["h1"] or "").startswith("0")
    )
    if match["half2"] == "pm" and not match["half1"] and not match["named1"] and start < NOON:
        start += NOON if start + NOON < end else 0
    elif not told and not match["half1"] and not match["half2"]:
        start += NOON if start < EARLIEST * 60 else 0
        end += NOON if end <= start and end <= NOON else 0
    end = DAY_LONG if end == 0 or (end == NOON and start >= NOON and match["named2"] == "MIDNIGHT") else end
    return (start, end) if start < end <= DAY_LONG else None


def _minutes(match: re.Match[str], n: int) -> int | None:
    if match[f"named{n}"]:
        return NOON if match[f"named{n}"] == "NOON" else 0
    hour, minute, half = int(match[f"h{n}"]), int(match[f"m{n}"] or 0), match[f"half{n}"]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    at = hour * 60 + minute
    return at if at <= DAY_LONG else None
