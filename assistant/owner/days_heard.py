"""The days that are named: one, several, from one to another, for so long, until some day; as whole local days."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from assistant.owner.ear import Ear
from assistant.scheduling.changes import Stretch
from assistant.understanding import amounts
from assistant.understanding.moments.line import line_of
from assistant.understanding.moments.reading import read
from assistant.understanding.moments.values import Reading

DAY = timedelta(days=1)
A_DAY = 86_400
MIDNIGHT = datetime.min.time()
_PAIR = re.compile(
    r"\b(\d{1,2})(st|nd|rd|th|er)?((?:\s*,\s*\d{1,2}(?:st|nd|rd|th)?)*)\s*(?:and|et|&|,)\s*(?:the |le )?(\d{1,2})(st|nd|rd|th)?\b(?!\s*(?:h|:|am|pm|%|€|euro|min))",
    re.IGNORECASE,
)
# What is said of oneself rules no day out, as it would in a client's mouth ("I'm away Thursday, Friday then").
_AWAY = re.compile(
    r"\b(?:away|busy|unavailable|not (?:available|free)|can'?t|cannot|indispo\w*|pas (?:dispo\w*|libre)|(?:not|pas|plus)(?: l[aà]\b)?)\b",
    re.IGNORECASE,
)
# "Two weeks from Monday" is a day for a client, and how long and from when for who is away.
_LENGTH_FROM = re.compile(r"\b(weeks?|days?|semaines?|jours?) (from|starting|à partir|a partir|dès)\b", re.IGNORECASE)
_FROM_UNTIL = re.compile(r"\b(from\b.{1,30}?) (?:until|till|up to|through) (?:and including )?", re.IGNORECASE)
_SLASHED = re.compile(
    r"\b(\d{1,2}/\d{1,2}(?:/\d{2,4})?) ?(?:-|–|to|until|till|through|au|à|a) ?(\d{1,2}/\d{1,2}(?:/\d{2,4})?)", re.IGNORECASE
)
_DAY_AFTER = re.compile(r"\btomorrow and the day after\b(?! tomorrow)", re.IGNORECASE)
_DATED = re.compile(r"(?:^| )(?:[Ww]\d|[Mm]\d\d|TODAY|TONIGHT|TOMORROW|AFTERTOMORROW|THIS|\d+ ?th|XMAS|WEEKEND|\d+ [/.] \d+)(?= |$)")
_REST = re.compile(r"\b(?:rest of|remainder of|reste de|fin de)\b", re.IGNORECASE)


MONTHS = "January February March April May June July August September October November December".split()
_WRITTEN = "{0.day} {1} {0.year}"


@dataclass(frozen=True, slots=True)
class DaysHeard:
    """`open_end`: from the first of these days on, and it was not said until when. `until`: that day was named as where it ends."""

    days: tuple[Stretch, ...] = ()
    open_end: bool = False
    until: date | None = None
    past: bool = False
    length: int = 0
    """In days, where only so long was said, and no day."""


def days_heard(text: str, ear: Ear) -> DaysHeard:
    """Where only hours of a day are named, that day counts."""
    text = _LENGTH_FROM.sub(r"\1; \2", _SLASHED.sub(lambda match: _written_out(match, ear), text))
    text = _FROM_UNTIL.sub(r"\1 to ", text)
    plain = _AWAY.sub(" ", _DAY_AFTER.sub("tomorrow and the day after tomorrow", _ranges_for_lists(text)))
    best = _first_of_each(read(plain, ear.local, ear.language))
    named = [reading for reading in best if _is_days(reading)] or [_day_of(reading) for reading in best if _is_dated(reading)]
    until = next((reading for reading in named if reading.bound in ("until", "before", "by")), None)
    begin = next((reading for reading in named if reading.bound in ("from", "after")), None)
    if until is not None:
        return _until(until, [reading for reading in named if reading is not until], ear)
    length = _length(text, best, ear)
    if length and (begin or len(named) < 2):
        first = _first(begin or (named[0] if named else None), ear)
        return DaysHeard(((first, first + (length - 1) * DAY),), length=0 if begin or named else length)
    if begin is not None and len(named) == 1:
        first = _first(begin, ear)
        return DaysHeard(((first, first),), open_end=True)
    stretches = _joined(_stretch(reading, ear, rest=bool(_REST.search(text))) for reading in named)
    return DaysHeard(stretches, past=bool(stretches) and all(last < ear.today for _, last in stretches))


def _until(until: Reading, others: list[Reading], ear: Ear) -> DaysHeard:
    """Without a beginning, from today. "Before Monday" leaves Monday out."""
    assert until.start is not None
    assert until.end is not None
    last = until.start.date() - DAY if until.bound == "before" else (until.end - timedelta(microseconds=1)).date()
    first = min((reading.start.date() for reading in others if reading.start is not None), default=ear.today)
    if last < ear.today:
        return DaysHeard(((first, last),), past=True)
    return DaysHeard(((min(first, last) if others else first, last),), until=None if until.bound == "before" else last)


def _first(reading: Reading | None, ear: Ear) -> date:
    if reading is None or reading.start is None or reading.end is None:
        return ear.today
    return reading.end.date() if reading.bound == "after" else reading.start.date()


def _length(text: str, best: list[Reading], ear: Ear) -> int:
    """In days; 0 where none is said."""
    seconds = next((reading.seconds for reading in best if reading.kind == "duration" and (reading.seconds or 0) >= A_DAY), None)
    if seconds is None:
        said = (amount for amount in amounts.find(text, ear.language) if amount.kind == "duration" and amount.unit in ("day", "week"))
        seconds = next((float(amount.seconds or 0) for amount in said if not re.match(r"(?:this|next|the) ", amount.text.lower())), 0)
    return round(seconds / A_DAY)


def _is_days(reading: Reading) -> bool:
    return (
        reading.start is not None and reading.kind in ("date", "interval") and reading.start.time() == MIDNIGHT and reading.grain != "part"
    )


def names_a_day(text: str) -> bool:
    return _DATED.search(line_of(text).text) is not None


def _is_dated(reading: Reading) -> bool:
    """Hours of a day that was named with them: an hour alone is no day."""
    return reading.kind in ("datetime", "interval") and reading.start is not None and names_a_day(reading.span.text)


def _day_of(reading: Reading) -> Reading:
    assert reading.start is not None
    midnight = datetime.combine(reading.start.date(), MIDNIGHT)
    return replace(reading, kind="date", start=midnight, end=midnight + DAY, bound="at", grain="day")


def _stretch(reading: Reading, ear: Ear, *, rest: bool) -> Stretch:
    assert reading.start is not None
    assert reading.end is not None
    first, last = reading.start.date(), (reading.end - timedelta(microseconds=1)).date()
    # Of a week or month that runs already what is left, today included.
    running = rest or first < ear.today <= last
    return (ear.today if running and first <= ear.today + DAY else first, last)


def _joined(stretches: object) -> tuple[Stretch, ...]:
    whole: list[Stretch] = []
    for first, last in sorted(stretches):  # type: ignore[call-overload]
        if whole and first <= whole[-1][1] + DAY:
            whole[-1] = whole[-1][0], max(whole[-1][1], last)
        else:
            whole.append((first, last))
    return tuple(whole)


def _first_of_each(readings: tuple[Reading, ...]) -> list[Reading]:
    """The best reading of each expression, in the order of the text."""
    best: dict[int, Reading] = {}
    for reading in readings:
        best.setdefault(reading.span.start, reading)
    return [best[place] for place in sorted(best)]


def _written_out(match: re.Match[str], ear: Ear) -> str:
    """ "14/12 to 18/12" in words, each day as it is read by itself."""
    days = [next(iter(read(side, ear.local, ear.language)), None) for side in (match[1], match[2])]
    first, last = (day.start.date() if day is not None and day.start is not None else None for day in days)
    if first is None or last is None:
        return match[0]
    return f"{_WRITTEN.format(first, MONTHS[first.month - 1])} to {_WRITTEN.format(last, MONTHS[last.month - 1])}"


def _ranges_for_lists(text: str) -> str:
    """ "24, 25 and 26 December" is the stretch from 24 to 26: what is read would be the last of them only."""

    def ranged(match: re.Match[str]) -> str:
        first, last = int(match[1]), int(match[4])
        between = [int(number) for number in re.findall(r"\d+", match[3])]
        if [first, *between, last] != list(range(first, last + 1)) or not 1 <= first <= last <= 31:
            return match[0]
        return f"{match[1]}{match[2] or ''} to {match[4]}{match[5] or ''}"

    return _PAIR.sub(ranged, text)
