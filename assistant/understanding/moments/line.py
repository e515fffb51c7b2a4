"""A message written anew in the symbols of the grammar, so that one rule reads both languages, digits and words, and slips."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.understanding.moments.spelling import mended
from assistant.understanding.moments.words import CANONICAL, COMPOUNDS, NOT_HOURS, ORDINALS, SUFFIXES, WEAK, WEAK_WEEKDAYS
from assistant.understanding.numbers import WORDS, words_at
from assistant.understanding.written import Token, tokens, word_at

_BY_FIRST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _phrase, _short in sorted(COMPOUNDS.items(), key=lambda item: -len(item[0])):
    _BY_FIRST.setdefault(_phrase[0], []).append((_phrase, _short))
_LETTERED_NUMBER = frozenset("t h p a am pm ampm d j s m mn min sec ish e er o hrs hr".split())
LONGEST = 12
"""Digits of a number that could belong to a time; a longer one is an account or a code."""


@dataclass(frozen=True, slots=True)
class Line:
    """`text` is the symbols with single spaces; `places` has each symbol's first and one past its last character in the message."""

    message: str
    text: str
    offsets: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    symbols: tuple[str, ...]
    worded: frozenset[int]
    """Symbols that are numbers written in words."""

    def symbol_at(self, offset: int) -> int:
        """The place among the symbols of a place in `text`."""
        return bisect_right(self.offsets, offset) - 1

    def raw(self, place: int) -> str:
        start, end = self.places[place]
        return self.message[start:end]


class _Writer:
    """Takes symbols in the order of the message."""

    def __init__(self, message: str, words: Sequence[Token]) -> None:
        self.message, self.words = message, words
        self.symbols: list[str] = []
        self.places: list[tuple[int, int]] = []
        self.worded: set[int] = set()

    def put(self, symbol: str, first: int, last: int, *, worded: bool = False) -> int:
        """Writes the symbol for the tokens from `first`; gives `last`, the place behind them."""
        if worded:
            self.worded.add(len(self.symbols))
        self.symbols.append(symbol)
        self.places.append((self.words[first].start, self.words[last - 1].end))
        return last

    def line(self) -> Line:
        offsets, at = [], 0
        for symbol in self.symbols:
            offsets.append(at)
            at += len(symbol) + 1
        return Line(self.message, " ".join(self.symbols), tuple(offsets), tuple(self.places), tuple(self.symbols), frozenset(self.worded))


@lru_cache(maxsize=1024)
def line_of(message: str) -> Line:
    words = tokens(message)
    writer = _Writer(message, words)
    place = 0
    while place < len(words):
        place = _next(writer, words, place)
    return writer.line()


def _next(writer: _Writer, words: Sequence[Token], place: int) -> int:
    token = words[place]
    for phrase, symbol in _BY_FIRST.get(token.word, ()):
        counted = symbol == "AFTERNEXT" and _symbol(word_at(words, place + 2))[:1] in ("W", "U", "M")
        if not counted and all(word_at(words, place + i) == part for i, part in enumerate(phrase)):
            return writer.put(symbol, place, place + len(phrase))
    if token.kind == "number":
        return _number(writer, words, place)
    if token.kind == "mark":
        return writer.put(token.word, place, place + 1)
    return _word(writer, words, place)


def _number(writer: _Writer, words: Sequence[Token], place: int) -> int:
    token, after = words[place], word_at(words, place + 1)
    glued = place + 1 < len(words) and words[place + 1].glued
    before = words[place - 1] if place else None
    if len(token.word) > LONGEST:
        return writer.put("#", place, place + 1)
    if before is not None and _named_by(before, token, words[place - 2] if place > 1 else None):
        return writer.put(token.word if before.word in ("a", "q") else "#", place, place + 1)
    if before is not None and before.word in ("$", "€", "£", "#", "~", "="):
        return writer.put("#", place, place + 1)
    if glued and after in SUFFIXES and not (after == "e" and word_at(words, place + 2) == "-"):
        return writer.put(f"{int(token.word)}th" if token.word.isdecimal() else "#", place, place + 2)
    if after in NOT_HOURS and (glued or len(after) > 1 or after in "%$€£"):
        return writer.put("#", place, place + 1)
    if glued and after in ("a", "p") and not (place + 2 < len(words) and words[place + 2].glued and words[place + 2].kind != "mark"):
        writer.put(token.word, place, place + 1)
        dotted = word_at(words, place + 2) == "." and word_at(words, place + 3) == "m"
        return writer.put(after + "m", place + 1, place + (4 if dotted else 2))
    if glued and words[place + 1].kind == "word" and after not in _LETTERED_NUMBER and _symbol(after) == after:
        return writer.put("#", place, place + 1)
    plain = token.word.replace(" ", "").replace("'", "")
    if glued and after == "'" and before is not None and before.word in ("in", "dans", "for", "pendant"):
        writer.put(plain, place, place + 1)
        return writer.put("Un", place + 1, place + 2)
    return writer.put(plain, place, place + 1)


def _named_by(before: Token, token: Token, earlier: Token | None) -> bool:
    """A number with letters glued before it is a name ("v2", "A4"), unless they are a month or stand between figures ("15h30")."""
    if not token.glued or before.kind != "word" or CANONICAL.get(before.word, WEAK.get(before.word, ""))[:1].lower() in ("m", "w"):
        return False
    between = before.word in _LETTERED_NUMBER and before.glued and earlier is not None and earlier.kind == "number"
    return not between


def _symbol(word: str) -> str:
    found = CANONICAL.get(word) or WEAK.get(word)
    if found is None:
        word = mended(word)
        found = CANONICAL.get(word, word)
    return found


def _word(writer: _Writer, words: Sequence[Token], place: int) -> int:
    word = words[place].word
    half = _half_of_day(words, place)
    if half:
        return writer.put(half[0], place, half[1])
    unit = _unit(writer, words, place)
    if unit:
        return writer.put(unit, place, place + 1)
    counted = writer.symbols[-1] if writer.symbols else ""
    if word == "an" and (counted.isdecimal() or counted in ("un", "l", "d", "'", "par", "cet", "THIS")):
        return writer.put("Uy", place, place + 1)
    if word == "second" and counted.isdecimal() or word in ("night", "nuit") and counted == "1":
        return writer.put("Us" if word == "second" else "Ud", place, place + 1)
    if word in WORDS or word in ORDINALS or word == "second":
        end = _counted(writer, words, place)
        if end:
            return end
    symbol = _symbol(word)
    if symbol[0] in "WM" and word_at(words, place + 1) == "." and all(token.glued for token in words[place + 1 : place + 3]):
        named = place + 2 < len(words) and words[place + 2].kind == "word"
        symbol = word if named else symbol
    if word in WEAK and _sure(words, place):
        symbol = symbol.upper()
    return writer.put(symbol, place, place + 1)


def _half_of_day(words: Sequence[Token], place: int) -> tuple[str, int] | None:
    """ "am", "a.m.", "p m" behind a number or "the"."""
    word, before = words[place].word, word_at(words, place - 1)
    if word in ("am", "pm"):
        counted = before[:1].isdigit() or before in ("the", "clock", "oclock", "past", "half") or before in WORDS or before == "am"
        return (word, place + 1) if word == "pm" or counted else None
    if word not in ("a", "p") or not (before[:1].isdigit() or before in WORDS or before == "clock"):
        return None
    if word_at(words, place + 1) == "." and word_at(words, place + 2) == "m":
        return word + "m", place + 3 + (word_at(words, place + 3) == "." and words[place + 3].glued)
    if word_at(words, place + 1) == "m" and not words[place + 1].glued:
        return word + "m", place + 2
    if word == "p" and word_at(words, place + 1) == "." and not (place + 2 < len(words) and words[place + 2].glued):
        return "pm", place + 2
    return None


def _unit(writer: _Writer, words: Sequence[Token], place: int) -> str:
    """Units of one letter, glued to their number."""
    token = words[place]
    if not token.glued or not writer.symbols or not writer.symbols[-1][:1].isdigit():
        return ""
    if place + 1 < len(words) and words[place + 1].glued and words[place + 1].word not in ".,;:!?)'":
        return ""
    number = writer.symbols[-1]
    if token.word == "s" and (len(number) > 3 or number in ("50", "60", "70", "80", "90")):
        return ""
    if token.word == "d" and number in ("2", "3", "4") and writer.symbols[-2:-1] not in (["in"], ["within"], ["for"]):
        return ""
    return {"d": "Ud", "j": "Ud", "s": "Us", "w": "Uw", "y": "Uy"}.get(token.word, "")


def _counted(writer: _Writer, words: Sequence[Token], place: int) -> int | None:
    """Numbers and ordinals in words become digits: "twenty first" is 21th, "quatre-vingts" 80."""
    word, after = words[place].word, word_at(words, place + 1)
    if word == "second":
        if after in ("of", "week", "day") or CANONICAL.get(after, WEAK.get(after, ""))[:1].lower() in ("m", "w"):
            return writer.put("2th", place, place + 1, worded=True)
        behind = word_at(words, place - 1)
        month = CANONICAL.get(behind, WEAK.get(behind, "")).lower().startswith("m")
        return writer.put("2th", place, place + 1, worded=True) if month else None
    if word in ORDINALS:
        return writer.put(f"{ORDINALS[word]}th", place, place + 1, worded=True)
    if word in ("twenty", "thirty"):
        inner = place + 1 + (after == "-")
        ordinal = 2 if word_at(words, inner) == "second" else ORDINALS.get(word_at(words, inner), 0)
        if 0 < ordinal < 10:
            return writer.put(f"{(20 if word == 'twenty' else 30) + ordinal}th", place, inner + 1, worded=True)
    if word in ("un", "une", "cent", "cents", "hundred", "thousand", "mille", "million", "millions"):
        return None
    if word == "sept" and _month_sept(words, place):
        return None
    number = words_at(words, place)
    if number is None or number.value >= 10**LONGEST:
        return None
    end = writer.put(str(int(number.value)), place, number.end, worded=True)
    hyphen = word_at(words, end) == "-" and words[end].glued and word_at(words, end + 1) in WORDS and words[end + 1].glued
    return end + 1 if hyphen and number.value <= 12 else end


def _month_sept(words: Sequence[Token], place: int) -> bool:
    """ "sept" is September beside a day or a year, and seven elsewhere."""
    before, after = word_at(words, place - 1), word_at(words, place + 1)
    number = after[:2].isdecimal() or before[:1].isdecimal() or (before in SUFFIXES and words[place - 1].glued)
    return number and not after.startswith("h") or before in ("of", "in") or after in ("the",)


def _sure(words: Sequence[Token], place: int) -> bool:
    """A weak word is sure where it is an abbreviation with a dot before more, or a capitalised month in the middle of a sentence."""
    token = words[place]
    if word_at(words, place - 1) == "$":
        return False
    dotted = (
        word_at(words, place + 1) == "." and words[place + 1].glued and place + 2 < len(words) and not words[place + 2].raw[0].isupper()
    )
    if dotted and token.word not in ("may", "march", "mars", "mar", "mer", "sun"):
        return True
    if token.word in WEAK_WEEKDAYS:
        return token.word in ("wed", "sat", "lun", "ven", "dim") and token.raw[0].isupper() and token.raw[1:].islower()
    return place > 0 and words[place - 1].kind != "mark" and token.raw[0].isupper() and token.raw[1:].islower() and token.word != "sept"
