"""Calendar days and times of day as written, with every reading an ambiguous one allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from assistant.understanding.numbers import number_at
from assistant.understanding.written import Token, vocabulary, word_at

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv", "february feb fevrier fevr fev", "march mar mars", "april apr avril avr", "may mai",
            "june jun juin",
            "july jul juillet juil", "august aug aout", "september sep sept septembre", "october oct octobre", "november nov novembre",
            "december dec decembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "premier": 1,
}  # fmt: skip
SUFFIXES = ("st", "nd", "rd", "th", "er", "e", "eme")
BEFORE_MONTH = vocabulary("in en since until till by depuis of de mid debut fin late early - this next")
NOON = {"noon": time(12), "midday": time(12), "midi": time(12), "midnight": time(0), "minuit": time(0)}
BEFORE_TIME = vocabulary(
    "a at from to until till by de des vers jusqu before after around between entre et and - avant apres "
    "lundi mardi mercredi jeudi vendredi samedi dimanche"
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day of the year; the year or the day is None where it was not said."""

    month: int
    day: int | None = None
    year: int | None = None

    def fits(self, day: date) -> bool:
        return day.month == self.month and self.day in (None, day.day) and self.year in (None, day.year)


def _possible(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2028, month, day)
    except ValueError:
        return False
    return True


def _readings(year: int | None, pairs: tuple[tuple[int, int], ...]) -> tuple[WrittenDay, ...]:
    """Of (day, month) pairs those that exist."""
    return tuple(WrittenDay(m, d, year) for d, m in dict.fromkeys(pairs) if 1 <= m <= 12 and d >= 1 and _possible(year, m, d))


def _whole(tokens: Sequence[Token], place: int) -> int | None:
    word = word_at(tokens, place)
    return int(word) if _is_whole(word) else None


def _is_whole(word: str) -> bool:
    """Digits of any script, and no more of them than a date or a time could need: int() refuses the rest."""
    return word.isdecimal() and len(word) <= 8


def _year(tokens: Sequence[Token], place: int) -> tuple[int | None, int]:
    skip = place + (word_at(tokens, place) == ",")
    year = _whole(tokens, skip)
    return (year, skip + 1) if year and 1900 <= year <= 2199 else (None, place)


def _day_number(tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
    """ "24", "24th", "1er", "twenty-fourth", "vingt-quatre"."""
    day = _whole(tokens, place)
    if day is not None:
        end = place + 1 + (word_at(tokens, place + 1) in SUFFIXES and tokens[place + 1].glued)
        return (day, end) if 1 <= day <= 31 else None
    word = word_at(tokens, place)
    if word in ORDINALS:
        return ORDINALS[word], place + 1
    if word in ("twenty", "thirty"):
        inner = place + 1 + (word_at(tokens, place + 1) == "-")
        if word_at(tokens, inner) in ORDINALS:
            return (20 if word == "twenty" else 30) + ORDINALS[tokens[inner].word], inner + 1
    number = number_at(tokens, place) if place < len(tokens) and tokens[place].kind == "word" else None
    if number and not number.article and number.value == int(number.value) and 1 <= number.value <= 31:
        return int(number.value), number.end
    return None


def date_at(tokens: Sequence[Token], place: int) -> tuple[tuple[WrittenDay, ...], int] | None:
    """The readings of the date that starts here, and the place behind it."""
    if tokens[place].kind == "number":
        numeric = _numeric(tokens, place)
        if numeric:
            return numeric
    if tokens[place].word in MONTHS:
        return _month_first(tokens, place)
    day = _day_number(tokens, place)
    if day is None:
        return None
    end = day[1] + (word_at(tokens, day[1]) in ("of", "de"))
    shared = _shared_month(tokens, end)
    month = MONTHS.get(word_at(tokens, end)) or shared
    if month is None or not _possible(None, month, day[0]) or (word_at(tokens, end) in ("mar", "may") and tokens[end].raw.islower()):
        return None
    if shared:
        return (WrittenDay(month, day[0]),), end
    year, end = _year(tokens, end + 1 + (word_at(tokens, end + 1) == "." and tokens[end + 1].glued and _whole(tokens, end + 2) is not None))
    return (WrittenDay(month, day[0], year),), end


def _shared_month(tokens: Sequence[Token], place: int) -> int | None:
    """ "24 to 28 December", "du 24 au 28 décembre": the first day takes the second's month."""
    if word_at(tokens, place) not in ("to", "au", "-", "and", "et", "until", "or", "ou") or place + 2 >= len(tokens):
        return None
    later = _day_number(tokens, place + 1)
    if later is None:
        return None
    month = word_at(tokens, later[1] + (word_at(tokens, later[1]) in ("of", "de")))
    return MONTHS.get(month) if month not in ("may", "mar") else None


def _month_first(tokens: Sequence[Token], place: int) -> tuple[tuple[WrittenDay, ...], int] | None:
    month = MONTHS[tokens[place].word]
    after = place + 1 + (word_at(tokens, place + 1) == "." and place + 2 < len(tokens) and tokens[place + 2].kind == "number")
    after += word_at(tokens, after) == "the"
    unsure = tokens[place].word in ("may", "mar", "mars", "march", "mai", "jan", "sept", "second") and not tokens[place].raw[0].isupper()
    day = _day_number(tokens, after)
    if day and (tokens[after].kind == "number" or tokens[after].word in ORDINALS) and _possible(None, month, day[0]) and not unsure:
        year, end = _year(tokens, day[1])
        return (WrittenDay(month, day[0], year),), end
    if unsure or tokens[place].word == "sept" or (tokens[place].word in ("may", "mar", "march") and place == 0):
        return None
    if word_at(tokens, place - 1) not in BEFORE_MONTH:
        return None
    year, end = _year(tokens, place + 1)
    return (WrittenDay(month, None, year),), end


def _numeric(tokens: Sequence[Token], place: int) -> tuple[tuple[WrittenDay, ...], int] | None:
    first, second, third = _whole(tokens, place), _whole(tokens, place + 2), _whole(tokens, place + 4)
    mark = word_at(tokens, place + 1)
    if mark in ("-", "/", ".") and mark == word_at(tokens, place + 3) and None not in (first, second, third):
        assert first is not None
        assert second is not None
        assert third is not None
        if first >= 1900:
            days = _readings(first, ((third, second),))
        else:
            year = third if third >= 1000 else 2000 + third
            days = _readings(year, ((first, second), (second, first)))
        return (days, place + 5) if days else None
    dotted = tokens[place].word.split(".")
    if len(dotted) == 2 and word_at(tokens, place + 1) == "." and third is None and all(_is_whole(p) and len(p) == 2 for p in dotted):
        year_ = _whole(tokens, place + 2)
        if year_ and year_ >= 1900 and 1 <= int(dotted[1]) <= 12 and _possible(year_, int(dotted[1]), int(dotted[0])):
            return (WrittenDay(int(dotted[1]), int(dotted[0]), year_),), place + 3
    glued = place + 2 < len(tokens) and tokens[place + 1].glued and tokens[place + 2].glued
    if mark == "/" and glued and first and second and not (first < second <= 4):
        days = _readings(None, ((first, second), (second, first)))
        return (days, place + 3) if days and (first, second) != (24, 7) else None
    return None


def clock_at(tokens: Sequence[Token], place: int, *, after: str) -> tuple[time, int] | None:
    """A time of day: "9:00", "9am", "14h", "9 h 30", "noon". A bare "14h" is one only after a word such as "at"."""
    word = tokens[place].word
    if word in NOON:
        return NOON[word], place + 1
    if tokens[place].kind != "number":
        return None
    hour, minute, end = _hour_and_minute(tokens, place)
    if hour is None or hour > 24 or minute > 59:
        return None
    half = _half_of_day(tokens, end)
    if half:
        return (time((hour % 12) + 12 * (half[0] == "p"), minute), half[1]) if hour <= 12 else None
    if word_at(tokens, end) in ("o", "oclock") and (word_at(tokens, end) == "oclock" or word_at(tokens, end + 2) == "clock"):
        return time(hour % 24, minute), end + (1 if word_at(tokens, end) == "oclock" else 3)
    said_by_colon = end > place + 1 and word_at(tokens, place + 1) == ":"
    said_by_letter = word_at(tokens, place + 1) in ("h", "heures", "heure") and after in BEFORE_TIME
    if said_by_colon or said_by_letter:
        return time(hour % 24, minute), max(end, place + 2)
    return None


def _hour_and_minute(tokens: Sequence[Token], place: int) -> tuple[int | None, int, int]:
    parts = tokens[place].word.split(".")
    if len(parts) == 2 and all(_is_whole(p) for p in parts) and len(parts[1]) == 2 and _half_of_day(tokens, place + 1):
        return int(parts[0]), int(parts[1]), place + 1
    hour = _whole(tokens, place)
    mark, minute = word_at(tokens, place + 1), _whole(tokens, place + 2)
    if mark == ":" and minute is not None and len(tokens[place + 2].word) == 2 and tokens[place + 2].glued:
        return hour, minute, place + 3
    if mark in ("h", "heures", "heure"):
        both = minute is not None and len(tokens[place + 2].word) == 2 and (tokens[place + 2].glued or mark != "h")
        return (hour, minute or 0, place + 3) if both else (hour, 0, place + 2)
    return hour, 0, place + 1


def _half_of_day(tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
    word = word_at(tokens, place)
    if word in ("am", "pm"):
        return word[0], place + 1
    if word in ("a", "p") and word_at(tokens, place + 1) == "." and word_at(tokens, place + 2) == "m" and tokens[place + 1].glued:
        return word, place + 3 + (word_at(tokens, place + 3) == ".")
    return None
