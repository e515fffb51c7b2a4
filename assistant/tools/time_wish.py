"""What a client has said about when, saying by saying, as one wish: the days, the hours of a day, and what is ruled out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from assistant.scheduling.times_wanted import LAST, Hours, TimesWanted, Window
from assistant.understanding.moments.reading import read
from assistant.understanding.moments.values import Reading
from assistant.understanding.moments.zones import instant, local
from assistant.understanding.places import CLOCK, zone_named
from assistant.understanding.ruled_out import IS_OUT
from assistant.understanding.text import fold

Language = Literal["en", "fr"]

_TIMED = ("part", "hour", "minute", "second")
_WIDE = ("week", "month", "quarter", "year")

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MIDNIGHT = time(0)
WEEKS = 9
"""How often a day that is said of every week is looked for."""

_PARTS: tuple[tuple[re.Pattern[str], Hours], ...] = (
    (re.compile(r"\b(?:mornings?|matins?|matinees?)\b"), (time(8), time(12))),
    (re.compile(r"\b(?:afternoons?|apres[- ]midis?)\b"), (time(12), time(18))),
    (re.compile(r"\b(?:evenings?|after work|soirs?|soirees?|apres le travail)\b"), (time(17), time(22))),
    (re.compile(r"\b(?:lunch ?times?|over lunch|at lunch|midis|heure du dejeuner)\b"), (time(11, 30), time(14))),
)
_NOT_OF_A_DAY = re.compile(r"\b(?:good (?:morning|afternoon|evening)|every morning)\b")
_DATED = re.compile(
    r"\b(?:today|tonight|tomorrow|this|ce|cet|cette|aujourd'hui|demain|\w+day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b|\d{1,2}[/.]\d"
)
"""Words of a part of a day that say which day's."""
_ANY = re.compile(
    r"\b(?:any ?time|any day|whenever|as soon as possible|asap|earliest|soonest|first (?:free|available)|next (?:free|available)"
    r"|n'importe (?:quand|quel jour)|quand vous voulez|peu importe (?:quand|le jour|l'heure)?|des que possible|au plus (?:tot|vite)"
    r"|le plus tot|premier (?:creneau )?(?:libre|disponible))\b"
)
_RULED_OUT = re.compile(
    r"\b(?:(?:except|anything but|any (?:day|time) but|but not|not|never|can't do|cannot do|can't make"
    r"|sauf|hormis|pas|jamais|je ne peux pas)\b"
    r"|no (?=(?:\w+days?|mornings?|afternoons?|evenings?|week-?ends?|earl\w+|late\w*)\b))"
    r"(?! (?:before|after|earlier|later|avant|apres|plus|sure|certain)\b)(?: (?:on|in|at|the|le|la|l'|en|for|any))*"
    # What is wanted instead may follow without a comma.
    r"(?P<what>(?:(?! (?:but|book|make|rather|instead|let's|how about|what about|maybe|actually"
    r"|mais|plutot|disons|reserve\w*)\b)[^.,;!?])*)"
)
_ONE_OF_THEM = re.compile(
    r"(?<!\bat)(?<!\bby)(?<!\baround)(?<!\babout)(?<!\bbefore)(?<!\bafter)(?<!\buntil)(?<!\btill)(?<!\bfrom)(?<!\bbetween)(?<!\band)(?<!\bfor)"
    r" ones?\b(?! (?:o'clock|pm|am|in the|at))"
)
""" "The Tuesday one" is no one o'clock."""
_NOT_BEFORE = re.compile(r"\b(?:not (?:before|earlier than)|no earlier than|pas (?:avant|plus tot que))\b")
_NOT_AFTER = re.compile(r"\b(?:not (?:after|later than)|no later than|pas (?:apres|plus tard que))\b")


@dataclass(frozen=True, slots=True)
class TimeWish(TimesWanted):
    """`last` is what a correction leans on."""

    last: Reading | None = None

    def plain(self) -> TimesWanted:
        return TimesWanted(**{field.name: getattr(self, field.name) for field in fields(TimesWanted)})


def heard(sayings: Sequence[str], now: datetime, zones: tuple[str, str], language: str) -> TimeWish | None:
    """None where no time is named. Oldest first; `now` is an instant, `zones` the client's and the freelancer's."""
    wish: TimeWish | None = None
    for said in (line for saying in sayings for line in saying.split("\n")):
        wish = _narrowed(wish, said, now, zones, "fr" if language == "fr" else "en")
    return wish


def exactly(start: datetime) -> TimeWish:
    return TimeWish("UTC", exact=(start,))


def _narrowed(wish: TimeWish | None, said: str, now: datetime, zones: tuple[str, str], language: Language) -> TimeWish | None:
    place = ZoneInfo(_clock_named(said) or zones[0])
    text = _worded(said, language)
    out = IS_OUT.search(text) or _RULED_OUT.search(text)
    made = wish or TimeWish(place.key)
    if out is not None:
        made = _without(made, out.group("what"), local(now, place), place, language)
        text = f"{text[: out.start()]} , {text[out.end() :]}" if made != (wish or TimeWish(place.key)) else text
    if _ANY.search(text):
        made = replace(made, windows=(), hours=None, exact=(), last=None)
        return _asked(made, text, now, (place, ZoneInfo(zones[1])), language)
    asked = _asked(made, said if text == fold(said) else text, now, (place, ZoneInfo(zones[1])), language)
    return asked if wish is not None or asked != TimeWish(place.key) else None


def _worded(said: str, language: Language) -> str:
    """Without what only looks like a time, or like something ruled out."""
    text = _ONE_OF_THEM.sub("", fold(said))
    text = _NOT_BEFORE.sub("après" if language == "fr" else "from", text)
    return _NOT_AFTER.sub("avant" if language == "fr" else "before", text)


def _asked(wish: TimeWish, said: str, now: datetime, clocks: tuple[ZoneInfo, ZoneInfo], language: Language) -> TimeWish:
    """With what is asked for itself."""
    place, theirs = clocks
    against = wish.last if wish.zone == place.key else None
    found = [
        r for r in read(said, local(now, place), language, against=against, zone=place) if r.kind != "duration" and not _past(r, now, place)
    ]
    part = _part_of_day(said)
    if found and found[0].your_time:
        place = theirs
    daily = [reading for reading in found if _is_daily(reading)]
    dated = [reading for reading in found if not _is_daily(reading)]
    made = replace(wish, zone=place.key) if found or part else wish
    if dated:
        made = _dated(made, dated, place)
    if daily and not any(reading.grain in _TIMED for reading in dated):
        made = replace(made, hours=_hours_of(daily[0]), exact=(), last=made.last or daily[0])
    elif part is not None and not any(reading.grain in _TIMED for reading in found):
        made = replace(made, hours=part, exact=())
    return made


def _dated(wish: TimeWish, readings: Sequence[Reading], place: ZoneInfo) -> TimeWish:
    """Days that are named take the place of those before; hours stay where the day alone is new."""
    first = readings[0]
    spans = {reading.span: reading for reading in reversed(readings)}
    windows = tuple(window for reading in readings if spans[reading.span] is reading for window in _windows(reading, place))
    timed = any(reading.grain in _TIMED for reading in readings)
    meant = [r for r in readings if r.span == first.span]
    exact = tuple(instant(r.start, place) for r in meant if r.start and _is_exact(r)) if len(spans) == 1 else ()
    days = frozenset(r.start.weekday() for r in readings if r.start and r.grain not in _WIDE)
    # What is asked for by name is ruled out no longer.
    return replace(
        wish, windows=windows, hours=None if timed else wish.hours, exact=exact, last=first,
        weekdays_out=wish.weekdays_out - days,
    )  # fmt: skip


def _windows(reading: Reading, place: ZoneInfo) -> tuple[Window, ...]:
    start, end = _day_long(reading)
    if _is_exact(reading) and start is not None:
        # A start is within the window of its own minute, whatever the length.
        end = start + DAY
    weekly = reading.weekly and reading.grain not in _WIDE and start is not None and end is not None
    steps = range(WEEKS if weekly else 1)
    return tuple((_at(start, step, place), _at(end, step, place)) for step in steps)


def _day_long(reading: Reading) -> Window:
    """ "Thursday after two" ends with Thursday, "before eleven on Friday" begins with it."""
    start, end = reading.window
    if reading.kind == "datetime" and start is not None and end is None:
        end = (start + DAY).replace(hour=0, minute=0)
    elif reading.kind == "datetime" and end is not None and start is None:
        start = end.replace(hour=0, minute=0)
    return start, end


def _at(moment: datetime | None, weeks: int, place: ZoneInfo) -> datetime | None:
    return instant(moment + weeks * WEEK, place) if moment is not None else None


def _is_exact(reading: Reading) -> bool:
    return reading.kind == "datetime" and reading.bound == "at" and reading.start == reading.end


def _is_daily(reading: Reading) -> bool:
    """A time of day, or a part of one, with no day to it."""
    if reading.kind == "time":
        return True
    short = reading.kind == "interval" and reading.start is not None and reading.end is not None and reading.end - reading.start < DAY
    return short and reading.grain in ("part", "minute", "hour") and not _names_day(reading)


def _names_day(reading: Reading) -> bool:
    return bool(_DATED.search(fold(reading.span.text))) or bool(re.search(r"\d", reading.span.text) and reading.grain == "part")


def _hours_of(reading: Reading) -> Hours:
    assert reading.start is not None
    assert reading.end is not None
    first, last = reading.start.time(), reading.end.time()
    if reading.bound in ("after", "from"):
        return first, LAST
    if reading.bound in ("before", "until", "by"):
        return MIDNIGHT, last
    return first, last or LAST


def _past(reading: Reading, now: datetime, place: ZoneInfo) -> bool:
    return reading.kind != "time" and reading.bound == "at" and reading.end is not None and instant(reading.end, place) + DAY < now


def _part_of_day(said: str) -> Hours | None:
    folded = _NOT_OF_A_DAY.sub(" ", fold(said))
    return next((hours for pattern, hours in _PARTS if pattern.search(folded)), None)


def _without(wish: TimeWish, what: str, now: datetime, place: ZoneInfo, language: Language) -> TimeWish:
    """With what is ruled out: a weekday on every week, a part of the day on every day, a date once."""
    made = wish
    for reading in read(what, now, language, zone=place):
        if reading.start is None or reading.end is None:
            continue
        if _is_daily(reading):
            made = replace(made, hours_out=(*made.hours_out, _hours_of(reading)))
        elif (
            reading.kind == "date"
            and not re.search(r"\d", reading.span.text)
            and re.search(r"day\b|days\b|di\b|dis\b|dimanche", fold(what))
        ):
            made = replace(made, weekdays_out=made.weekdays_out | {reading.start.weekday()})
        else:
            made = replace(made, ruled_out=(*made.ruled_out, *_windows(reading, place)))
    part = _part_of_day(what)
    if part is not None and made == wish:
        made = replace(made, hours_out=(*made.hours_out, part))
    # Something is ruled out: what was meant exactly is not any more, if that was it.
    return replace(made, exact=(), last=None if wish.exact else made.last) if made != wish else wish


def _clock_named(said: str) -> str | None:
    """The zone of "3pm India time": that clock is meant, wherever the client is."""
    spoken = CLOCK.search(fold(said))
    return zone_named(spoken.group(1) or spoken.group(2)) if spoken else None
