"""How much of something a package holds, as its own words say, and what a number in a question asks of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.chat_models.embedded.subject import PLAIN
from assistant.understanding import amounts
from assistant.understanding.amounts import Amount
from assistant.understanding.numbers import WORDS
from assistant.understanding.terms import stem, terms

Record = dict[str, Any]

# Lengths that are measured against each other, in the smallest of their family; a year of accounts is twelve months of them.
SPANS = {"second": ("s", 1), "minute": ("s", 60), "hour": ("s", 3600), "month": ("m", 1), "quarter": ("m", 3), "year": ("m", 12)}

# Where no package counts the first, the second may be what is meant: a song is a track to a mastering engineer, a system a source of data.
_ALSO = {
    "c:concept": "c:track",
    "c:music": "c:track",
    "c:title": "c:track",
    "morceau": "c:track",
    "system": "c:source file",
    "c:software": "c:source file",
    "c:application": "c:source file",
    "c:database": "c:source file",
    "c:spreadsheet": "c:source file",
    "c:file": "c:source file",
}
_SONG = {"c:title": "c:music", "morceau": "c:music"}
# In the title of an extra: that it adds, and how many.
_ADDING = frozenset(
    stem(word, language)
    for language in ("en", "fr")
    for word in (*WORDS, "further", "more", "additional", "another", "supplementaire", "supplementaires", "additionnel", "autre")
)
_BEFORE_OF = re.compile(r" (?:of|de|d|par|per|en|pour|for)\b.*")
_HYPHENED = re.compile(r"[\w,]+-([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Size:
    """So many of one kind of thing; `span` is the family of a length, whose `number` is in its smallest unit."""

    number: int
    noun: str
    span: str = ""


def size_in(number: int, counted: str, packages: Sequence[Record], own: str, language: str | None) -> Size | None:
    """The count as a size that some package states how many of it holds; None where none does. `own` is the gig's language."""
    if counted in SPANS:
        family, length = SPANS[counted]
        asked = Size(number * length, counted, family)
        return asked if any(holds(p, asked, own) is not None for p in packages) else None
    nouns = [term for term in terms(counted, language) if term not in PLAIN or term == "c:file"]
    nouns += [_SONG[noun] for noun in nouns if noun in _SONG]
    for noun in (*nouns, *(_ALSO[noun] for noun in nouns if noun in _ALSO)):
        asked = Size(number, noun)
        if any(holds(p, asked, own) is not None for p in packages):
            return asked
    return None


def holds(package: Record, size: Size, language: str) -> int | None:
    """How many a package holds, as its title or contents say; None where they do not."""
    # In a list, "three-month forecast" says what kind of forecast, not how many months are held.
    listed = [item for item in package["includes"] if not (size.span and _HYPHENED.search(item))]
    return next((many for text in (package["title"], *listed) for many in stated(text, size, language)), None)


def stated(text: str, size: Size, language: str) -> Iterator[int]:
    """The numbers of such things that a title or an item of a list states."""
    for amount in amounts.find(text, language):
        many = amount.high or amount.low
        if many is None:
            continue
        if size.span:
            family, length = SPANS.get(amount.unit, ("", 0)) if amount.kind == "duration" else ("", 0)
            if family == size.span:
                yield int(many * length)
        elif amount.kind == "count" and size.noun in head(amount, text, language):
            yield int(many)


def head(amount: Amount, text: str, language: str) -> frozenset[str]:
    """What is counted, without what only describes it: in "3 pistes de logo" the routes, in "10-page site" the pages."""
    hyphened = _HYPHENED.match(text, amount.start)
    noun = hyphened.group(1) if hyphened else _BEFORE_OF.sub("", amount.unit)
    found = terms(noun, language)
    if not found:
        return frozenset()
    return frozenset((found[0] if language == "fr" else found[-1],))


def step(extra: Record, size: Size, language: str) -> int:
    """How many more an extra adds: "Ten more tracks" is ten, "Extra screen" one, "Extra minute" sixty seconds."""
    said = [n for n in stated(extra["title"], size, language) if n > 0]
    if said:
        return said[0]
    if size.span:
        unit = next((unit for unit in SPANS if f"c:{unit}" in terms(extra["title"], language)), None)
        return SPANS[unit][1] if unit else 1
    numbers = [int(a.low) for a in amounts.find(extra["title"], language) if a.kind == "count" and a.low and not a.article]
    return max(1, numbers[0]) if numbers else 1


def adds_to(extra: Record, package: Record, size: Size, language: str) -> bool:
    """Whether an extra is simply more of what the package already holds so many of."""
    title = frozenset(t for t in terms(extra["title"], language) if not t.isdigit()) - PLAIN - _ADDING
    item = next((text for text in (package["title"], *package["includes"]) if any(stated(text, size, language))), "")
    asked = {f"c:{unit}" for unit in SPANS if SPANS[unit][0] == size.span} if size.span else {size.noun}
    said = frozenset(terms(extra["title"], language))
    return bool(extra["repeatable"] and said & asked and title <= asked | frozenset(terms(item, language)))
