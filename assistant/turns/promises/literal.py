"""Items and titles that stand in a reply exactly as in a record: backed there, and read no further."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.conversations.facts import Fact
from assistant.turns.promises.binding import Named
from assistant.turns.promises.polarity import hedged, negative
from assistant.turns.promises.reading import Statement
from assistant.turns.promises.scope import VERB
from assistant.turns.promises.sheet import Sheet
from assistant.turns.promises.vocabulary import Key
from assistant.understanding.written import Token, level, tokens

ENGLISH = "one two three four five six seven eight nine ten eleven twelve"
FRENCH = "un deux trois quatre cinq six sept huit neuf dix onze douze"
DIGITS = {word: str(number) for words in (ENGLISH, FRENCH) for number, word in enumerate(words.split(), 1)} | {"une": "1"}
SHORTEST_TITLE = 4
"""Words of a gig's title from which it cannot be meant as anything else."""
LEFT_OUT = re.compile(
    r"\W{0,2}\s*(?:is|are|isn't|aren't|n'est|ne sont|est|sont)?\s*"
    r"(?:excluded|exclue?s?|(?:not|pas) (?:included|covered|part|inclu\w*|compris\w*))\b"
)
NO_REVISIONS = re.compile(r"\b(?:no|aucune?|zero|sans) (?:revisions?|retouches?|modifications?)\b")


@dataclass(frozen=True, slots=True)
class Literal:
    fact: Fact
    start: int
    end: int


@dataclass(frozen=True)
class Literals:
    """What a statement takes word for word from the package it speaks of is no claim to weigh."""

    sheet: Sheet

    def carried(self, statement: Statement) -> tuple[tuple[int, int], ...]:
        """Items of the package spoken of before, in a list of what it includes: words there name no other package."""
        context = self.sheet.binder.context
        keys = frozenset(k for n in context.carried[-1:] for part in n.group for k in part)
        verb = VERB.search(statement.text.lower())
        if verb is None and not (statement.bullet and self.sheet.listing):
            return ()
        first = verb.start() if verb else 0
        spans = tuple((f.start, f.end) for f in self._items(statement, keys) if f.start >= first)
        outside = any(
            not any(start <= m.start < end for start, end in spans) and not m.gig for m in self.sheet.ledger.words.mentions(statement.text)
        )
        return () if outside else spans

    def strip(self, statement: Statement) -> Statement:
        """The statement without them; each is listed as a promise."""
        if statement.question or hedged(statement.text):
            return statement
        binder = self.sheet.binder
        taken = [one for one in self._items(statement, None) if not self._is_name(one, statement.text)]
        speaking = [n for n in binder.named if not any(one.start <= n.start < one.end for one in taken)]
        found = [one for one in taken if one.fact in self._own(one, speaking)]
        left = _blanked(statement, [(one.start, one.end) for one in found])
        if negative(NO_REVISIONS.sub(" ", level(left.text))):
            found, left = [], statement
        found += self._excluded(left)
        for one in found:
            self.sheet.backed(statement, one.fact, one.start, one.end)
        binder.named = [n for n in binder.named if not any(one.start <= n.start < one.end for one in found)]
        return _blanked(left, [*((one.start, one.end) for one in found), *self._titles(left)])

    def _is_name(self, one: Literal, text: str) -> bool:
        """The words are all or part of something else's name, and no name before them says whose item they are."""
        around = [n for n in self.sheet.binder.named if n.start <= one.start and one.end <= n.end]
        longer = any(n.end - n.start > one.end - one.start + 2 for n in around) or any(
            start <= one.start and one.end <= end and end - start > one.end - one.start
            for fact in (*self.sheet.scope.outside, *self.sheet.scope.extras)
            for start, end in places(str(fact.value["item"]), text)
        )
        packages = any(k[0] == "package" for n in around for part in n.group for k in part)
        return longer or (packages and not any(n.end <= one.start for n in self.sheet.binder.named if n not in around))

    def _excluded(self, statement: Statement) -> Iterator[Literal]:
        """What a record excludes in so many words, denied: "no pressing of records or CDs"."""
        for fact in self.sheet.scope.outside:
            item = str(fact.value["item"])
            for start, end in places(item, statement.text) if " " in item.strip() else ():
                clause = re.split(r"[;:,]|\b(?:and|et|but|mais)\b", level(statement.text[:start]))[-1]
                if negative(clause) or LEFT_OUT.match(level(statement.text[end:])):
                    yield Literal(fact, start, end)

    def _own(self, one: Literal, speaking: Sequence[Named]) -> list[Fact]:
        """What is listed of the package that these words are said of: the last one named before, or the first after."""
        before = [n for n in speaking if n.end <= one.start]
        named = before[-1] if before else next(iter(speaking), None)
        groups = (named,) if named else self.sheet.binder.context.carried[-1:]
        parts = [part for n in groups for part in n.group]
        together = len(parts) > 1 and all(any(self._lists(k, one.fact) for k in part) for part in parts)
        keys = frozenset(k for part in parts for k in part) if len(parts) == 1 or together else frozenset()
        return [f for f in self.sheet.scope.inside if (f.subject.kind, f.subject.id) in keys]

    def _lists(self, key: Key, fact: Fact) -> bool:
        return any(f.value["item"] == fact.value["item"] for f in self.sheet.ledger.of(key, "scope"))

    def _items(self, statement: Statement, keys: frozenset[Key] | None) -> Iterator[Literal]:
        """The longest first; none overlaps another."""
        facts = [f for f in self.sheet.scope.inside if keys is None or (f.subject.kind, f.subject.id) in keys]
        taken: list[tuple[int, int]] = []
        for fact in sorted(facts, key=lambda f: -len(str(f.value["item"]))):
            for start, end in places(str(fact.value["item"]), statement.text):
                if not any(start < b and a < end and (a, b) != (start, end) for a, b in taken):
                    taken.append((start, end))
                    yield Literal(fact, start, end)

    def _titles(self, statement: Statement) -> Iterator[tuple[int, int]]:
        for (kind, _), subject in self.sheet.ledger.subjects.items():
            if kind == "gig" and len(_tokens(subject.names[0])) >= SHORTEST_TITLE:
                yield from places(subject.names[0], statement.text)


def places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where these very words stand, whatever marks or "and" is between them."""
    line, numbers = _line(text)
    wanted = " ".join(spoken(words))
    found = line.find(f" {wanted} ") if wanted else -1
    while found >= 0:
        there = _tokens(text)
        yield there[numbers[found + 1]].start, there[numbers[found + len(wanted)]].end
        found = line.find(f" {wanted} ", found + 1)


@lru_cache(maxsize=8192)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(t for t in tokens(text) if t.kind != "mark" and t.word not in ("and", "et"))


@lru_cache(maxsize=8192)
def spoken(text: str) -> tuple[str, ...]:
    """The words alone, as they are compared."""
    return tuple(DIGITS.get(t.word, t.word) for t in _tokens(text))


@lru_cache(maxsize=512)
def _line(text: str) -> tuple[str, tuple[int, ...]]:
    """The words with single spaces, and for each character the number of its word."""
    line, numbers = " ", [0]
    for number, token in enumerate(_tokens(text)):
        word = DIGITS.get(token.word, token.word)
        line += word + " "
        numbers += [number] * (len(word) + 1)
    return line, tuple(numbers)


def _blanked(statement: Statement, spans: Iterable[tuple[int, int]]) -> Statement:
    text, amounts = statement.text, statement.amounts
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
        amounts = tuple(a for a in amounts if not start <= a.start < end)
    return replace(statement, text=text, amounts=amounts) if text != statement.text else statement
