"""Numbers as people write them, in digits or in English and French words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.understanding.written import Token, vocabulary, word_at

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
    "octante": 80, "nonante": 90,
}  # fmt: skip
SCALES = {
    "thousand": 10**3, "thousands": 10**3, "grand": 10**3, "mille": 10**3, "k": 10**3, "lakh": 10**5, "lakhs": 10**5,
    "million": 10**6, "millions": 10**6, "mio": 10**6, "crore": 10**7, "crores": 10**7, "billion": 10**9, "billions": 10**9,
    "bn": 10**9, "milliard": 10**9, "milliards": 10**9, "trillion": 10**12,
}  # fmt: skip
GROUPS = {
    "couple": 2, "pair": 2, "dozen": 12, "dozens": 12, "score": 20, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20,
    "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "centaine": 100, "millier": 1000, "paire": 2,
}  # fmt: skip
HUNDRED = ("hundred", "hundreds", "cent", "cents")
FRENCH = vocabulary(
    "un une deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante "
    "soixante septante huitante octante nonante mille"
)
ARTICLES = ("a", "an", "un", "une")
QUARTERS = {"quarter": 1, "quarters": 1, "quart": 1, "quarts": 1}
HALVES = ("half", "demi", "demie", "demis", "demies")
WORDS = frozenset(UNITS) | frozenset(TEENS) | frozenset(TENS) | frozenset(HUNDRED) | frozenset(SCALES) - {"k", "grand", "bn", "mio"}
STARTS = WORDS | frozenset(GROUPS) | frozenset(HALVES) | frozenset(QUARTERS) | frozenset(("a", "an"))


@dataclass(frozen=True, slots=True)
class Number:
    """`end` is the place after its last token; an article is a bare "a" or "un", which is one only beside a unit."""

    value: Decimal
    end: int
    article: bool = False
    in_words: bool = False


def digits(word: str, *, grouped: bool = False) -> Decimal:
    """ "1 234,50" or "1,234.50". `grouped` reads 1.234 as a thousand, as money is never finer than that."""
    plain = word.replace(" ", "").replace("'", "")
    comma, point = plain.rfind(","), plain.rfind(".")
    if comma >= 0 and point >= 0:
        decimal = max(comma, point)
        return Decimal(plain[:decimal].replace(",", "").replace(".", "") + "." + plain[decimal + 1 :])
    mark = "," if comma >= 0 else "." if point >= 0 else ""
    if not mark:
        return Decimal(plain)
    head, *tail = plain.split(mark)
    thousands = len(tail) > 1 or (len(tail[0]) == 3 and 0 < len(head) <= 3 and head != "0" and (mark == "," or grouped))
    return Decimal(head + "".join(tail)) if thousands else Decimal(f"{head}.{tail[0]}")


class _Reader:
    """Adds number words up, left to right, as long as each may follow the one before."""

    def __init__(self) -> None:
        self.total = 0
        self.current = 0
        self.last = 0
        """Size of the last part: 1 a unit, 10 a teen, 20.. a ten, 100, or a scale; 0 before the first."""
        self.french = False

    def take(self, word: str) -> bool:
        if word in HUNDRED:
            return self._hundred(word)
        if word in SCALES:
            if not self.current and self.last:
                return False
            self.total += (self.current or 1) * SCALES[word]
            self.current, self.last = 0, SCALES[word]
        elif word in ("vingt", "vingts") and self.current % 100 == 4 and self.last == 1:
            self.current, self.last = self.current + 76, 80
        elif word in TENS and self.last in (0, 100) or word in TENS and self.last >= 1000:
            self.current, self.last = self.current + TENS[word], TENS[word]
        elif word in TEENS and (self.last in (0, 60, 80, 100) or self.last >= 1000):
            self.current, self.last = self.current + TEENS[word], 10
        elif word in UNITS and (self.last == 0 or 20 <= self.last <= 100 or self.last >= 1000 or self._after_ten(word)):
            self.current, self.last = self.current + UNITS[word], 1
        else:
            return False
        self.french = self.french or word in FRENCH
        return True

    def _after_ten(self, word: str) -> bool:
        return self.french and self.last == 10 and UNITS[word] in (7, 8, 9) and self.current % 10 == 0

    def _hundred(self, word: str) -> bool:
        many = self.current % 1000
        if self.last == 0 and word == "cent":
            self.current, self.last, self.french = 100, 100, True
            return True
        french = self.french or (many == 6 and word == "cent")
        coins = word in ("cent", "cents") and (not french or not 2 <= many <= 9)
        if coins or self.last >= 20 or not 1 <= many <= 99:
            return False
        self.current, self.last = self.current - many + many * 100, 100
        return True


def words_at(tokens: Sequence[Token], start: int) -> Number | None:
    reader, place, end = _Reader(), start, start
    while place < len(tokens):
        word = tokens[place].word
        joined = place + 1 < len(tokens) and tokens[place + 1].word in WORDS
        if end > start and word == "-" and joined:
            place += 1
            continue
        if end > start and word == "-" and word_at(tokens, place + 1) == "et" and word_at(tokens, place + 2) == "-":
            place += 1
            continue
        after = place + 1 + (word == "et" and word_at(tokens, place + 1) == "-")
        linked = word in ("and", "et") and end > start and word_at(tokens, after) in WORDS
        if linked and (reader.last == 100 or reader.last >= 1000 or (word == "et" and 20 <= reader.last <= 80)):
            place = after
            continue
        if word in ("k", "grand", "bn", "mio") or word not in WORDS or not reader.take(word):
            break
        place += 1
        end = place
    if end == start or tokens[end - 1].word in ("and", "et"):
        return None
    return Number(Decimal(reader.total + reader.current), end, in_words=True)


def _fraction(tokens: Sequence[Token], place: int) -> tuple[Decimal, int] | None:
    """A half or some quarters, from `place`: "a half", "two quarters", "demie", "trois quarts"."""
    many = 1
    word = word_at(tokens, place)
    if word in ARTICLES or (word in UNITS and word_at(tokens, place + 1) in QUARTERS):
        many, place = UNITS.get(word, 1), place + 1
        word = word_at(tokens, place)
    if word in HALVES:
        return Decimal("0.5"), place + 1
    if word in QUARTERS:
        return Decimal(many) / 4, place + 1
    return None


def _with_fraction(tokens: Sequence[Token], number: Number) -> Number:
    place = number.end
    if word_at(tokens, place) in ("and", "et"):
        part = _fraction(tokens, place + 1)
        if part:
            return Number(number.value + part[0], part[1], in_words=number.in_words)
    if word_at(tokens, place) in ("point", "virgule") and place + 1 < len(tokens):
        after = _digits_at(tokens, place + 1) or words_at(tokens, place + 1)
        if after and after.value == after.value.to_integral_value():
            return Number(Decimal(f"{number.value}.{after.value}"), after.end, in_words=True)
    return number


def _digits_at(tokens: Sequence[Token], place: int) -> Number | None:
    if tokens[place].kind != "number":
        return None
    value = digits(tokens[place].word)
    end = place + 1
    over = word_at(tokens, end) == "/" and end + 1 < len(tokens) and tokens[end].glued and tokens[end + 1].glued
    if over and tokens[end + 1].word in ("2", "3", "4") and value < int(tokens[end + 1].word):
        return Number(value / int(tokens[end + 1].word), end + 2)
    if (
        end < len(tokens)
        and tokens[end].kind == "number"
        and word_at(tokens, end + 1) == "/"
        and word_at(tokens, end + 2) in ("2", "3", "4")
    ):
        part = _digits_at(tokens, end)
        if part and part.value < 1:
            return Number(value + part.value, part.end)
    return Number(value, end)


def _scaled(tokens: Sequence[Token], number: Number) -> Number:
    place, value = number.end, number.value
    while word_at(tokens, place) in SCALES:
        short = tokens[place].word in ("k", "bn", "mio")
        if short and number.in_words:
            break
        value, place = value * SCALES[tokens[place].word], place + 1
    return Number(value, place, in_words=number.in_words) if place > number.end else number


def number_at(tokens: Sequence[Token], place: int) -> Number | None:
    """The number that starts at `place`, read as far as it goes."""
    token = tokens[place]
    if token.kind == "number":
        plain = _digits_at(tokens, place)
        return _with_fraction(tokens, _scaled(tokens, plain)) if plain else None
    word = token.word
    if word not in STARTS:
        return None
    return _group_at(tokens, place) or _plain_words_at(tokens, place)


def _group_at(tokens: Sequence[Token], place: int) -> Number | None:
    """ "a dozen", "half a dozen", "a couple of", "une vingtaine de", "three quarters", "half"."""
    part = _fraction(tokens, place)
    if part:
        inner = part[1] + (word_at(tokens, part[1]) in ("a", "an"))
        group = GROUPS.get(word_at(tokens, inner)) or SCALES.get(word_at(tokens, inner))
        return Number(part[0] * group, inner + 1, in_words=True) if group else Number(part[0], part[1], in_words=True)
    many, inner = 1, place
    if word_at(tokens, place) in ARTICLES or word_at(tokens, place) in UNITS:
        many, inner = UNITS.get(tokens[place].word, 1), place + 1
    group = GROUPS.get(word_at(tokens, inner))
    if group is None:
        return None
    after = inner + 1
    return Number(Decimal(many * group), after + (word_at(tokens, after) in ("of", "de", "d")), in_words=True)


def _plain_words_at(tokens: Sequence[Token], place: int) -> Number | None:
    if tokens[place].word in ("a", "an"):
        if word_at(tokens, place + 1) in ("hundred", "thousand", "million", "billion"):
            number = words_at(tokens, place + 1) or _scaled(tokens, Number(Decimal(1), place + 1))
            if number.value == 1 or tokens[place + 1].word == "hundred":
                number = _hundreds(tokens, place + 1)
            return number
        return Number(Decimal(1), place + 1, article=True, in_words=True)
    written = words_at(tokens, place)
    if written is None:
        return None
    if written.end == place + 1 and tokens[place].word in ARTICLES:
        return _with_fraction(tokens, Number(written.value, written.end, article=True, in_words=True))
    return _with_fraction(tokens, _scaled(tokens, written))


def _hundreds(tokens: Sequence[Token], place: int) -> Number:
    """ "a hundred and twenty": read as if one stood before."""
    one = Token("word", "one", "one", tokens[place].start, tokens[place].start, False)
    number = words_at([*tokens[:place], one, *tokens[place:]], place)
    assert number is not None
    return Number(number.value, number.end - 1, in_words=True)
