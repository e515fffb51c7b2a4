"""How often a thing is wanted: "twice the full box", "the short text four times", "2 × Une étiquette"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.understanding.mentions import Named, plain_title
from assistant.understanding.numbers import TEENS, TENS, UNITS
from assistant.understanding.terms import terms
from assistant.understanding.text import fold

_WORDS = {**UNITS, **TEENS, **TENS, "a dozen": 12, "une douzaine": 12}
_ADVERBS = {"once": 1, "twice": 2, "thrice": 3, "double": 2, "triple": 3}
_TIMES = re.compile(
    rf"\b(?P<number>\d{{1,4}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))}) ?"
    r"(?:times\b|fois\b|x\b|exemplaires\b|copies of\b|lots of\b|units of\b)"
    r"|\b(?P<adverb>once|twice|thrice)\b|\ben (?P<pair>double|triple)\b|\bx ?(?P<after>\d{1,3})\b"
)
# How often something happens, or how much more of it there is: no order.
_RATE = re.compile(
    r"\W*(?:a|an|per|par|each|every|chaque|as|than|the (?:price|size|length|cost)|moins|more|less|bigger|faster|cheaper|already|deja"
    r"|(?:sur|out of) \w+)\b"
)
_ASKED = re.compile(r"\b(?:how many|combien de|autant de|many|several|plusieurs|thought|more than|plus de)\W*$")
_BETWEEN = re.compile(r"[,;:.?!()+&]|\b(?:and|et|with|avec|plus|puis|then|ainsi que|as well as|along with|on top of|en plus)\b|\s[-–/]\s")


def multiples(text: str, things: Sequence[Named]) -> dict[str, int]:
    """How often each thing that is named is wanted, for those of which that is said; of things named by no word of theirs, the first."""
    said = fold(text).replace("×", "x").replace("’", "'")
    found = [(m, _number(m)) for m in _TIMES.finditer(said) if not (_RATE.match(said[m.end() :]) or _ASKED.search(said[: m.start()]))]
    if not found or not things:
        return {}
    pieces = list(_pieces(said, things))
    wanted: dict[str, int] = {}
    for match, number in found:
        place = next((i for i, (start, end) in enumerate(pieces) if start <= match.start() < end), None)
        if place is not None:
            thing = _thing(said, pieces, place, match, things)
            wanted.setdefault(thing, number)
    return {thing: number for thing, number in wanted.items() if number > 1}


def _number(match: re.Match[str]) -> int:
    adverb = match.group("adverb") or match.group("pair")
    if adverb:
        return _ADVERBS[adverb]
    number = match.group("number") or match.group("after")
    return int(number) if number.isdigit() else _WORDS[number]


def _pieces(said: str, things: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """Where each item of a list stands; what divides a list does not divide a title."""
    titles = [_span(said, thing) for thing in things]
    start = 0
    for match in _BETWEEN.finditer(said):
        if any(begin <= match.start() < end for begin, end in titles):
            continue
        yield start, match.start()
        start = match.end()
    yield start, len(said)


def _span(said: str, thing: Named) -> tuple[int, int]:
    begin = said.find(fold(plain_title(thing.title)))
    return (begin, begin + len(fold(plain_title(thing.title)))) if begin >= 0 else (-1, -1)


def _thing(said: str, pieces: Sequence[tuple[int, int]], place: int, match: re.Match[str], things: Sequence[Named]) -> str:
    """What is so often wanted: named in the same item, after the number before before it, else in the item before, else in one after."""
    start, end = pieces[place]
    nearby = [(match.end(), end), (start, match.start()), *reversed(pieces[:place]), *pieces[place + 1 :]]
    return next((best for begin, stop in nearby if (best := _named(said[begin:stop], things))), things[0].id)


def _named(piece: str, things: Sequence[Named]) -> str | None:
    best, most = None, 0.0
    for thing in things:
        title = frozenset(terms(thing.title, thing.language))
        heard = frozenset(terms(piece, "en")) | frozenset(terms(piece, "fr"))
        share = 1.5 if fold(plain_title(thing.title)) in piece else len(title & heard) / len(title) if title else 0.0
        if share > most:
            best, most = thing.id, share
    return best
