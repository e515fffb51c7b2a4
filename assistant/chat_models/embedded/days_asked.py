"""Which days a question about hours names: one date, a stretch of days, or a day of every week."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from assistant.chat_models.embedded.wording import DAYS
from assistant.understanding.moments.reading import read
from assistant.understanding.moments.values import Reading
from assistant.understanding.text import fold, words

WEEKDAYS = frozenset(fold(name) for names in DAYS.values() for name in names)
_ONE_DAY = re.compile(r"\b(?:this|coming|next|ce|prochain)\b")
_WEEKEND = re.compile(r"\bweek-?ends?\b")
_EVERY = re.compile(r"\b(?:every|each|le|les|chaque)\b")
_PART_OF_TODAY = re.compile(r"\b(?:this|today|tonight|ce|cet|cette|aujourd'hui)\b")
_NOW = re.compile(r"\b(?:right now|now|currently|at the moment|maintenant|en ce moment|actuellement)\b")
NOON = time(12)


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`. Where `weekly`, any week's days of these names are meant."""

    first: date
    last: date
    weekly: bool = False


def days_asked(text: str, today: date, language: Literal["en", "fr"] | None = None, unlike: Collection[date] = ()) -> tuple[Days, ...]:
    """In the order they are named. `unlike` are coming days that are not as their weekday is: a "Friday" may be just that one."""
    readings = read(text, datetime.combine(today, NOON), language)
    found = [days for reading in readings for days in _days(reading, text, today, unlike)]
    if not found and _NOW.search(fold(text)):
        return (Days(today, today),)
    return tuple(dict.fromkeys(found))


def names_days(text: str) -> bool:
    return bool(days_asked(text, date(2024, 1, 1)))


def _days(reading: Reading, text: str, today: date, unlike: Collection[date]) -> Iterator[Days]:
    if reading.start is None or reading.end is None or reading.kind in ("duration", "time"):
        return
    said = fold(reading.span.text)
    first, last = reading.start.date(), max(reading.start, reading.end - timedelta(microseconds=1)).date()
    if reading.bound in ("before", "until", "by"):
        until = first - timedelta(days=1) if reading.bound == "before" else last
        yield from [Days(today, until)] if until >= today else []
    elif reading.weekly:
        # The next such days may have begun: any will do.
        yield from (Days(day, day, weekly=True) for day in _each(first, last) if (last - first).days < 7)
    elif _WEEKEND.search(said) and not _ONE_DAY.search(said):
        yield from (Days(day, day, weekly=day not in unlike) for day in _each(first, last))
    elif reading.grain == "part" and not _names_a_day(said) and not _PART_OF_TODAY.search(said):
        return
    elif first == last and _is_bare_weekday(said) and not _ONE_DAY.search(said):
        every = _EVERY.search(fold(text[max(0, reading.span.start - 6) : reading.span.end]))
        yield Days(first, first, weekly=bool(every) or first not in unlike)
    else:
        yield Days(max(first, today) if last >= today else first, last)


def _each(first: date, last: date) -> Iterator[date]:
    yield from (first + timedelta(days=step) for step in range((last - first).days + 1))


def _names_a_day(said: str) -> bool:
    tokens = {word.text.rstrip("s") for word in words(said)}
    return bool(tokens & WEEKDAYS) or any(token.isdigit() for token in tokens) or bool(tokens & {"tomorrow", "demain"})


def _is_bare_weekday(said: str) -> bool:
    """A weekday, maybe with a part of the day, and no figure that makes it a date."""
    tokens = [word.text.rstrip("s") for word in words(said)]
    return any(token in WEEKDAYS for token in tokens) and not any(letter.isdigit() for letter in said)
