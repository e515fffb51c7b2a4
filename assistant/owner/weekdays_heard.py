"""Days of the week that are named, and whether each week is meant ("Fridays", "le vendredi") or the one to come ("Friday")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.scheduling.calendar import WEEKDAYS
from assistant.understanding.moments.line import line_of
from assistant.understanding.text import fold

_EVERY = re.compile(
    r"\b(?:every|each|all|any|chaque|tous|toutes)\b|\bweekly\b|\b(?:always|toujours|from now on|desormais|dorenavant|jamais|never)\b"
)
_EVERY_DAY = re.compile(r"\b(?:every ?day|each day|all days|any day|daily|tous les jours|chaque jour|every working day)\b")
_WORKDAYS = re.compile(r"\b(?:weekdays?|week days|working days|workdays|en semaine|la semaine de travail|jours ouvres|jours de semaine)\b")
_PLURAL = re.compile(r"(?:days|lundis|mardis|mercredis|jeudis|vendredis|samedis|dimanches|week-?ends)$")
_PARTS = re.compile(r"^(?:mornings|afternoons|evenings|nights|matins|apres-midis|soirs|soirees)$")
_RANGE = re.compile(r"\bW(\d)(?: ?-| to| through| thru| till| until| au| a| jusqu ' au)(?: le)? W(\d)\b")
_DAY = re.compile(r"(?:^|(?<= ))[Ww](\d)(?= |$)")
_ONCE = re.compile(r"^(?: \d{1,2}(?! ?(?:h|:|-|to|till|until|a|am|pm|Uh|Ux)\b)(?! -)| PROCHAIN| FOLLOWING| [Mm]\d)")
_WEEKEND = re.compile(r"(?:^|(?<= ))(?P<lead>(?:le |les |on |THIS |ce |the )*)WEEKEND(?= |$)")


@dataclass(frozen=True, slots=True)
class WeekdaysHeard:
    """Names of WEEKDAYS in their order."""

    days: tuple[str, ...] = ()
    every: bool = False
    ranged: bool = False
    """From one to another: "Monday to Friday"."""


def weekdays_heard(text: str) -> WeekdaysHeard:
    line, folded = line_of(text), fold(text)
    found: set[int] = set()
    if _EVERY_DAY.search(folded):
        return WeekdaysHeard(WEEKDAYS, True)
    every = bool(_EVERY.search(folded))
    if _WORKDAYS.search(folded):
        found, every = {0, 1, 2, 3, 4}, True
    for match in _RANGE.finditer(line.text):
        first, last = int(match[1]), int(match[2])
        found |= set(range(first, last + 1)) if first <= last else {*range(first, 7), *range(last + 1)}
    for match in _DAY.finditer(line.text):
        found.add(int(match[1]))
        place = line.symbol_at(match.start())
        following = fold(line.raw(place + 1)) if place + 1 < len(line.symbols) and line.symbols[place + 1].startswith("P") else ""
        every = every or _each_week(match, line.text, fold(line.raw(place))) or bool(_PARTS.search(following))
    for match in _WEEKEND.finditer(line.text):
        found |= {5, 6}
        raw = fold(line.raw(line.symbol_at(match.end() - 1)))
        every = every or raw.replace(" ", "").endswith("ends") or match["lead"] in ("le ", "les ", "on ")
    return WeekdaysHeard(tuple(WEEKDAYS[place] for place in sorted(found)), every and bool(found), _RANGE.search(line.text) is not None)


def _each_week(match: re.Match[str], line: str, raw: str) -> bool:
    if _PLURAL.search(raw):
        return True
    return bool(re.search(r"(?:^| )les? $", line[: match.start()])) and not _ONCE.match(line[match.end() :])
