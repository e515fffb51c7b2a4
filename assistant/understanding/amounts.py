"""Every amount a text states, where it stands and what it is worth: money, percents, durations, counts, dates and times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from assistant.understanding.currencies import COINS, currency_after, currency_before
from assistant.understanding.dates_written import MONTHS, NOON, ORDINALS, WrittenDay, clock_at, date_at
from assistant.understanding.durations import SECONDS, bare_span, duration_after
from assistant.understanding.numbers import STARTS, Number, digits, number_at
from assistant.understanding.written import Token, tokens, vocabulary, word_at

Kind = Literal["money", "percent", "duration", "count", "date", "time"]
Op = Literal["exact", "about", "between", "under", "up_to", "over", "from"]

BOUNDS: tuple[tuple[Op, str], ...] = (
    ("up_to", "no more than|not more than|at most|up to|maximum|max|no later than|within"),
    ("up_to", "pas plus de|au plus|au maximum|jusqu'a|a hauteur de|sous"),
    ("from", "at least|no less than|not less than|starting at|starting from|starts at|start at|from|minimum"),
    ("from", "a partir de|au moins|pas moins de|des"),
    ("under", "under|below|less than|lower than|cheaper than|fewer than|moins de|en dessous de|inferieur a"),
    ("over", "over|above|more than|higher than|plus de|au dessus de|superieur a|upwards of"),
    ("about", "about|around|roughly|approximately|approx|circa|nearly|almost|~"),
    ("about", "environ|a peu pres|autour de|dans les|aux alentours de|presque"),
)  # fmt: skip
OPENINGS = {tuple(phrase.replace("'", " ' ").split()): op for op, phrases in BOUNDS for phrase in phrases.split("|")}
RANGES = frozenset(("-", "to", "a", "or", "ou", "and", "et", "au", "~"))
AFTER_COUNT = vocabulary(
    "and or but of for in on at to the a an is are was per from by with if as it i you we they this that than then so not et ou mais de du "
    "des pour en dans sur au aux la le les un une est sont par avec si il elle je vous nous que qui ne pas plus each chacun chacune "
    "comme more less extra d l s t can will would may must do does did have has be been costs cost coute coutent "
    "instead rather lieu plutot "
    "included inclus incluses incluse comprises compris comprise"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount as written; `text` is text[start:end].

    money: `low` in major units, `unit` an ISO 4217 code, or the plain name where several countries use it ("franc", "cent").
    duration: `low` in `unit` (a key of SECONDS), `working` for working days. percent: `low`.
    count: `unit` is the words counted, "" for none, and `low` None is "unlimited". date: `days` has every reading. time: `clock`.
    `high` is the upper end of a range; `article` marks a plain "a" or "un", a count of one only where it is meant so.
    """

    kind: Kind
    text: str
    start: int
    end: int
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    op: Op = "exact"
    working: bool = False
    article: bool = False
    days: tuple[WrittenDay, ...] = ()
    clock: time | None = None

    @property
    def seconds(self) -> Decimal | None:
        """A duration's length; a month counts 30 days and a year 365."""
        return self.low * SECONDS[self.unit] if self.kind == "duration" and self.low is not None else None


@dataclass(frozen=True, slots=True)
class _Reading:
    """An amount before its range and bound are known; first and last are token places, last exclusive."""

    kind: Kind
    value: Decimal
    unit: str
    first: int
    last: int
    working: bool = False
    article: bool = False


@lru_cache(maxsize=4096)
def find(text: str, language: str | None = None) -> tuple[Amount, ...]:
    """In the order they stand. `language` only settles what the two read differently (1.234 is a thousand in French)."""
    words = tokens(text)
    found: list[Amount] = []
    place = floor = 0
    while place < len(words):
        amount = _amount_at(text, words, place, floor, language)
        if amount is None:
            place += 1
            continue
        made, floor = amount
        found.append(made)
        place = floor
    return tuple(found)


def _amount_at(text: str, words: Sequence[Token], place: int, floor: int, language: str | None) -> tuple[Amount, int] | None:
    token = words[place]
    if token.kind == "word" and not (token.word in STARTS or token.word in MONTHS or token.word in ORDINALS or token.word in SPECIAL):
        return None
    if token.kind == "mark":
        return None
    if token.kind == "word" and place and token.glued and words[place - 1].kind == "number":
        return None
    moment = _moment_at(text, words, place)
    if moment:
        return moment
    special = _special(text, words, place)
    if special:
        return special
    reading = _reading_at(words, place, floor, language)
    if reading is None:
        return None
    return _ranged(text, words, reading, language)


SPECIAL = frozenset(
    ("nombre", "same", "jour", "overnight", "unlimited", "illimite", "illimites", "illimitee", "illimitees", "as", "autant", *NOON)
)


def _moment_at(text: str, words: Sequence[Token], place: int) -> tuple[Amount, int] | None:
    day = date_at(words, place)
    if day:
        start, end = words[place].start, words[day[1] - 1].end
        return Amount("date", text[start:end], start, end, days=day[0]), day[1]
    clock = clock_at(words, place, after=words[place - 1].word if place else "")
    if clock:
        start, end = words[place].start, words[clock[1] - 1].end
        return Amount("time", text[start:end], start, end, clock=clock[0]), clock[1]
    return None


def _special(text: str, words: Sequence[Token], place: int) -> tuple[Amount, int] | None:
    span = bare_span(words, place)
    if span:
        start, end = words[place].start, words[span.end - 1].end
        return Amount("duration", text[start:end], start, end, span.value, unit=span.unit), span.end
    word = words[place].word
    if word == "unlimited":
        last, unit = place + 1, _noun(words, place + 1)
        last += bool(unit)
    elif word.startswith("illimit"):
        first = max(0, place - 1)
        start, end = words[first].start, words[place].end
        return Amount("count", text[start:end], start, end, None, unit=words[first].word), place + 1
    elif word == "nombre" and words[place + 1 : place + 2] and words[place + 1].word.startswith("illimite"):
        last, unit = place + 2, _noun(words, place + 3)
    elif word in ("as", "autant") and (words[place + 1 : place + 2] and words[place + 1].word in ("many", "de", "d")):
        last, unit = place + 2, _noun(words, place + 2)
    else:
        return None
    start, end = words[place].start, words[last - 1].end
    return Amount("count", text[start:end], start, end, None, unit=unit), last


def _noun(words: Sequence[Token], place: int) -> str:
    """Up to four words of what is counted: "rounds of revisions"."""
    taken: list[str] = []
    while place < len(words) and len(taken) < 4:
        word = words[place]
        linking = bool(taken) and word.word in ("of", "de", "d", "'") and place + 1 < len(words) and words[place + 1].kind == "word"
        hyphen = word.word == "-" and word.glued and place + 1 < len(words) and words[place + 1].glued
        if not linking and not hyphen and (word.kind != "word" or word.word in AFTER_COUNT):
            break
        if word.kind == "word":
            taken.append(word.word)
        place += 1
    return " ".join(taken)


_AREAS = {
    "square metre": (("m", "2"), ("sqm",), ("m", "carre"), ("metre", "carre"), ("square", "metre"), ("square", "meter"), ("sq", "m")),
    "square foot": (("sqft",), ("sq", "ft"), ("square", "feet"), ("square", "foot"), ("pied", "carre")),
}


def _area(words: Sequence[Token], place: int) -> tuple[str, int] | None:
    """ "m²", "sqm", "mètres carrés": the measure and the place after it."""
    for unit, ways in _AREAS.items():
        for way in ways:
            said = [word_at(words, place + i).removesuffix("s") for i in range(len(way))]
            if said == list(way) and (way[-1] != "2" or words[place + 1].glued):
                return unit, place + len(way)
    return None


def _reading_at(words: Sequence[Token], place: int, floor: int, language: str | None) -> _Reading | None:
    number = number_at(words, place)
    if number is None:
        return None
    measured = _money(words, place, floor, number, language) or _share(words, place, number)
    if measured:
        return measured
    if words[place].kind == "number" and language == "fr" and "." in words[place].word:
        number = replace(number, value=number.value * digits(words[place].word, grouped=True) / (digits(words[place].word) or 1))
    span = duration_after(words, number)
    if span:
        return _Reading("duration", span.value, span.unit, place, span.end, working=span.working, article=number.article)
    if number.article and (words[place].word in ("a", "an") or (number.end < len(words) and words[number.end].word == "nombre")):
        return None
    if place and words[place].glued and words[place - 1].kind == "word" and words[place].kind == "number" and words[place - 1].word != "x":
        return None
    area = _area(words, number.end)
    if area:
        return _Reading("count", number.value, area[0], place, area[1])
    noun = _noun(words, number.end)
    single = number.article and noun.split(" ")[0] not in ("seul", "seule", "single", "unique")
    glued = number.end < len(words) and words[number.end].glued and words[number.end].kind == "word" and words[place].kind == "number"
    if glued and words[number.end].word != "x":
        return None
    last = number.end + (1 if noun else 0)
    return _Reading("count", number.value, noun, place, last, article=single)


def _money(words: Sequence[Token], place: int, floor: int, number: Number, language: str | None) -> _Reading | None:
    before = currency_before(words, place) if not number.article else None
    if before and before[1] < floor:
        before = None
    after = currency_after(words, number.end)
    value = number.value
    if (before or after) and words[place].kind == "number":
        exact = digits(words[place].word)
        value = value / exact * digits(words[place].word, grouped=True) if exact else value
    if after and not (before and after[0] != before[0] and words[after[1] - 1].word != "$"):
        if len(after[0]) == 4 and after[0][0] == "M":
            return _Reading("money", value * 10**6, after[0][1:], place, after[1])
        if number.article and words[after[1] - 1].kind == "mark":
            return None
        more, last = _coins(words, after[1])
        first = before[1] if before and before[0] == after[0] else place
        return _Reading("money", value + more, after[0], first, last, article=number.article and words[place].word != "one")
    if before:
        more, last = _coins(words, number.end)
        if before[0].startswith("M") and len(before[0]) == 4:
            return _Reading("money", value * 10**6, before[0][1:], before[1], last)
        return _Reading("money", value + more, before[0], before[1], last)
    coin = COINS.get(words[number.end].word) if number.end < len(words) else None
    if coin and (len(words[number.end].word) > 1 or (words[number.end].glued and words[number.end].word != "p")):
        return _Reading("money", value, coin, place, number.end + 1, article=number.article)
    return None


def _coins(words: Sequence[Token], place: int) -> tuple[Decimal, int]:
    """The smaller part after an amount: "50 cents", "et 23 centimes", or a bare "50" with nothing counted after it."""
    at = place + (place < len(words) and words[place].word in ("and", "et"))
    number = number_at(words, at) if at < len(words) else None
    if number is None or number.article or not 0 < number.value < 100 or number.value != number.value.to_integral_value():
        return Decimal(0), place
    nothing_after = number.end >= len(words) or (words[number.end].kind == "mark" and words[number.end].word in ".!?")
    if number.end < len(words) and words[number.end].word in COINS:
        return number.value / 100, number.end + 1
    return (number.value / 100, number.end) if nothing_after and number.value >= 10 else (Decimal(0), place)


def _share(words: Sequence[Token], place: int, number: Number) -> _Reading | None:
    after = [t.word for t in words[number.end : number.end + 3]]
    length = 1 if after[:1] in (["%"], ["percent"], ["pct"]) else 2 if after[:2] in (["per", "cent"], ["pour", "cent"]) else 0
    length = 3 if after == ["p", ".", "cent"] else length
    return _Reading("percent", number.value, "percent", place, number.end + length) if length and not number.article else None


def _ranged(text: str, words: Sequence[Token], first: _Reading, language: str | None) -> tuple[Amount, int]:
    second = _second(words, first, language)
    if second is None:
        return _amount(text, words, first, None), first.last
    low = first
    if first.kind == "count" and second.kind != "count":
        low = replace(first, kind=second.kind, unit=second.unit, working=second.working)
    high = second.value
    if low.kind == "duration" and low.unit != second.unit:
        high = second.value * SECONDS[second.unit] / SECONDS[low.unit]
    return _amount(text, words, replace(low, last=second.last), high), second.last


def _second(words: Sequence[Token], first: _Reading, language: str | None) -> _Reading | None:
    """The upper end of a range: "10-20 dollars", "between 200 and 300 €", "3 or 4 days", "$10-$20"."""
    place = first.last if not (first.kind == "count" and first.unit) else first.last - 1
    if place >= len(words) or words[place].word not in RANGES or first.article:
        return None
    opening = [t.word for t in words[max(0, first.first - 2) : first.first]]
    if words[place].word in ("and", "et") and not {"between", "entre", "from"} & set(opening):
        return None
    after = place + 1
    while after < len(words) and words[after].word in ("$", "€", "£", "us"):
        after += 1
    if after >= len(words):
        return None
    second = _reading_at(words, after, place + 1, language)
    if second is None or second.article or second.first > after or second.value < 0:
        return None
    same = second.kind == first.kind and (second.unit == first.unit or first.kind in ("duration", "count"))
    unmeasured = first.kind == "count" and not first.unit
    spaced_minus = words[place].word == "-" and first.kind == "count" and second.kind == "count" and not words[place].glued
    return second if (same or unmeasured) and not spaced_minus and (second.value >= first.value or unmeasured) else None


def _amount(text: str, words: Sequence[Token], reading: _Reading, high: Decimal | None) -> Amount:
    start, end = words[reading.first].start, words[reading.last - 1].end
    op: Op = "between" if high is not None else _bound(words, reading.first)
    return Amount(
        reading.kind, text[start:end], start, end, reading.value, high, reading.unit, op, working=reading.working, article=reading.article
    )


def _bound(words: Sequence[Token], first: int) -> Op:
    for length in (3, 2, 1):
        before = tuple(t.word for t in words[max(0, first - length) : first])
        if len(before) == length and before in OPENINGS:
            return OPENINGS[before]
    return "exact"
