"""Units of time after a number, as written in English and French."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.understanding.numbers import ARTICLES, Number, number_at
from assistant.understanding.written import Token, vocabulary

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2592000, "quarter": 7776000, "year": 31536000}
NAMES = {
    "second": "second seconds sec secs seconde secondes",
    "minute": "minute minutes min mins mn mns",
    "hour": "hour hours hr hrs h heure heures",
    "day": "day days d jour jours j journee journees night nights nuit nuits jr jrs",
    "week": "week weeks wk wks semaine semaines sem weekly",
    "month": "month months mois mth mths",
    "quarter": "trimestre trimestres",
    "year": "year years yr yrs an ans annee annees",
}
UNITS = {name: unit for unit, names in NAMES.items() for name in names.split()}
BETWEEN = vocabulary(
    "additional extra more less fewer full further whole calendar business working consecutive short other good straight solid "
    "of de d petits petit petites petite autres pleins pleines longues long grosses bonnes bons small entire clear"
)
WORKING = vocabulary("business working ouvre ouvres ouvree ouvrees ouvrable ouvrables weekdays")
SMALLER = {"year": "month", "month": "day", "week": "day", "day": "hour", "hour": "minute", "minute": "second"}


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time; `end` is the place behind its last token."""

    value: Decimal
    unit: str
    working: bool
    end: int


def _unit_at(tokens: Sequence[Token], place: int) -> tuple[str, bool, int] | None:
    working, at = False, place
    if at < len(tokens) and tokens[at].word in ("a", "an") and tokens[at - 1].word == "half":
        at += 1
    while at < len(tokens) and at - place < 3 and (tokens[at].word in BETWEEN or tokens[at].word in "-'"):
        working = working or tokens[at].word in WORKING
        at += 1
    if at < len(tokens) and tokens[at].word in ("fortnight", "fortnights"):
        return "fortnight", working, at + 1
    if at < len(tokens) and tokens[at].word == "weekdays":
        return "day", True, at + 1
    unit = UNITS.get(tokens[at].word) if at < len(tokens) else None
    if unit is None or (len(tokens[at].word) == 1 and tokens[at].word in "jd" and not tokens[at].glued and tokens[at].raw.isupper()):
        return None
    at += 1
    if at < len(tokens) and tokens[at].word in WORKING:
        working, at = True, at + 1
    return unit, working, at


def duration_after(tokens: Sequence[Token], number: Number) -> Span | None:
    """The time that a number measures: "3 days", "1h30", "2 years and 3 months", "one hour and a half"."""
    found = _unit_at(tokens, number.end)
    if found is None:
        return _feet_and_minutes(tokens, number)
    unit, working, end = found
    if unit == "fortnight":
        return Span(number.value * 2, "week", working, end)
    more = _tail(tokens, unit, end)
    if more is None:
        return Span(number.value, unit, working, end)
    smaller, value, end = more
    ratio = Decimal(12) if (unit, smaller) == ("year", "month") else Decimal(SECONDS[unit]) / SECONDS[smaller]
    total = number.value * ratio + value
    return Span(total, smaller, working, end)


def _tail(tokens: Sequence[Token], unit: str, end: int) -> tuple[str, Decimal, int] | None:
    """What adds to a duration already read: "and a half", "30" after "1h", "and 3 months"."""
    smaller = SMALLER.get(unit)
    if smaller is None or end >= len(tokens):
        return None
    place = end + (tokens[end].word in ("and", "et"))
    if place >= len(tokens):
        return None
    halved = _half(tokens, place) if place > end else None
    if halved is not None:
        return smaller, halved[0] * SECONDS[unit] / SECONDS[smaller], halved[1]
    number = number_at(tokens, place)
    if number is None:
        return None
    found = _unit_at(tokens, number.end)
    if found and SECONDS.get(found[0], 0) and SECONDS[found[0]] < SECONDS[unit] and not number.article:
        return found[0], number.value, found[2]
    minutes = unit == "hour" and number.value == number.value.to_integral_value() and 5 <= number.value < 60
    alone = number.end >= len(tokens) or tokens[number.end].kind == "mark"
    if minutes and found is None and ((tokens[place].glued and place == end) or alone) and not _sign(tokens, number.end):
        return smaller, number.value, number.end
    return None


def _sign(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].word in ("%", "$", "€", "£")


def _half(tokens: Sequence[Token], place: int) -> tuple[Decimal, int] | None:
    if tokens[place].word in ARTICLES and place + 1 < len(tokens):
        place += 1
    if tokens[place].word in ("half", "demi", "demie"):
        return Decimal("0.5"), place + 1
    if tokens[place].word in ("quarter", "quart"):
        return Decimal("0.25"), place + 1
    return None


def _feet_and_minutes(tokens: Sequence[Token], number: Number) -> Span | None:
    """A lone prime is minutes, a double one seconds, unless it may close a quotation."""
    if number.end >= len(tokens) or number.in_words or not tokens[number.end].glued:
        return None
    mark = tokens[number.end].word
    if mark not in ("'", '"') or any(t.word == mark for t in tokens[: number.end]):
        return None
    if number.end + 1 < len(tokens) and tokens[number.end + 1].glued and tokens[number.end + 1].kind != "mark":
        return None
    return Span(number.value, "minute" if mark == "'" else "second", False, number.end + 1)


def bare_span(tokens: Sequence[Token], place: int) -> Span | None:
    """Lengths that carry no number: "fortnight", "same day", "overnight", "le jour même", "une quinzaine"."""
    words = [t.word for t in tokens[place : place + 4]]
    if words[:2] == ["same", "day"] or words[:3] == ["same", "-", "day"] or words[:2] == ["jour", "meme"]:
        return Span(Decimal(0), "day", False, place + (3 if words[1] == "-" else 2))
    if words[:1] == ["overnight"]:
        return Span(Decimal(1), "day", False, place + 1)
    if words[:2] == ["une", "quinzaine"]:
        of_days = len(words) > 3 and words[2] in ("de", "d") and UNITS.get(words[3]) == "day"
        return None if of_days or (len(words) > 2 and words[2] in ("de", "d")) else Span(Decimal(2), "week", False, place + 2)
    return None
