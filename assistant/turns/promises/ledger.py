"""The facts of a conversation, laid out for looking up: by subject, as bundles of several, and as sentences of texts."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from assistant.conversations.facts import Fact, FactKind, Subject
from assistant.turns.promises.lines import either, meaning, pieces
from assistant.turns.promises.vocabulary import SOLD, Key, Mention, Vocabulary, known
from assistant.understanding.amounts import Amount
from assistant.understanding.written import level

PAST = re.compile(
    r"\b(?:was|were|used to|formerly|previously|back then|at the time|(?:in|until|before|avant|en|jusqu'en) (?:19|20)\d\d|"
    r"etai\w+|auparavant|a l'epoque)\b"
)


class Line(NamedTuple):
    """A piece of a text, with the fact it stands in."""

    terms: frozenset[str]
    near: tuple[frozenset[str], ...]
    amounts: tuple[Amount, ...]
    negative: bool
    own: frozenset[str]
    text: str
    words: str
    title: bool
    fact: Fact


@dataclass(frozen=True, slots=True)
class Bundle:
    """A quote: how many of what, together."""

    parts: dict[Key, int]
    facts: tuple[Fact, ...]
    key: Key


class Ledger:
    def __init__(self, facts: Sequence[Fact], names: Sequence[Subject]) -> None:
        self.facts: dict[Key, dict[str, list[Fact]]] = {}
        for fact in facts:
            self.facts.setdefault((fact.subject.kind, fact.subject.id), {}).setdefault(fact.kind, []).append(fact)
        self.subjects: dict[Key, Subject] = {(s.kind, s.id): s for s in (*names, *(f.subject for f in facts))}
        self.minutes = {k: f.value["minutes"] for k, by in self.facts.items() for f in by.get("delivery", ()) if "minutes" in f.value}
        self.words = self._names(facts)
        self.bundles = [self._bundle(key) for key in self.facts if key[0] == "quote"]
        texts = tuple(_texts(facts))
        self.lines = [line for fact in texts if not fact.value.get("superseded") for line in self._lines(fact)]
        self.history = [line for fact in texts if fact.value.get("superseded") for line in self._lines(fact)]
        self.currencies = {f.value["currency"] for f in facts if f.kind == "price"}

    def _names(self, facts: Sequence[Fact]) -> Vocabulary:
        """Of what is sold alone: what else the facts speak of changes with every turn, and is not called by name."""
        sold = tuple(s for s in self.subjects.values() if s.kind in SOLD)
        prices = tuple((k, by["price"][0].value["minor"]) for k, by in self.facts.items() if by.get("price") and k[0] in SOLD)
        items = tuple(dict.fromkeys(str(f.value["item"]) for f in facts if f.kind == "scope" and not f.value.get("extra")))
        return known(sold, prices, items)

    def lines_for(self, text: str) -> list[Line]:
        """What may bear out a text: history only where it tells of the past."""
        return [*self.lines, *self.history] if self.history and PAST.search(level(text)) else self.lines

    def of(self, key: Key, kind: FactKind) -> list[Fact]:
        return self.facts.get(key, {}).get(kind, [])

    def all(self, kind: FactKind) -> list[Fact]:
        return [f for by in self.facts.values() for f in by.get(kind, ())]

    def gig_of(self, key: Key) -> str | None:
        subject = self.subjects.get(key)
        if subject is None:
            return None
        return subject.id if key[0] == "gig" else (subject.within or "").split("/")[0] or None

    def packages(self, gig: str | None = None) -> list[Key]:
        return [k for k in self.facts if k[0] == "package" and gig in (None, self.gig_of(k))]

    def _bundle(self, key: Key) -> Bundle:
        parts: dict[Key, int] = {}
        gig = self.gig_of(key)
        for name in self.subjects[key].names:
            for piece in re.split(r"\s\+\s", name):
                count, _, title = piece.rpartition("×") if "×" in piece else ("1", "", piece)
                named = [k for m in self.words.mentions(title) for k in m.keys if gig in (None, self.gig_of(k))]
                if named and count.strip().isdigit():
                    parts[named[0]] = int(count)
        return Bundle(parts, tuple(f for by in self.facts[key].values() for f in by), key)

    def _lines(self, fact: Fact) -> Iterable[Line]:
        title = fact.subject.names[0] if fact.subject.kind == "passage" else ""
        for piece in pieces(str(fact.value.get("text", "")), title):
            yield Line(*piece, fact)

    def mentioned(self, line: Line) -> frozenset[Key]:
        """The subjects a text's sentence names; read only where a question turns on it."""
        return frozenset(k for m in self.words.mentions(line.text) for k in m.keys)

    @cached_property
    def weights(self) -> dict[str, float]:
        """How much a term tells: rare ones more."""
        seen = Counter(term for line in self.lines for term in line.own)
        return {term: math.log(1 + (len(self.lines) + 1) / (count + 0.5)) / 2 + 0.5 for term, count in seen.items()}

    def weight(self, of: Iterable[str]) -> float:
        return sum(self.weights.get(term, 2.0) for term in of)


def _texts(facts: Sequence[Fact]) -> Iterable[Fact]:
    """What is free text, each once."""
    seen: set[tuple[str, str, bool]] = set()
    for fact in facts:
        if fact.kind == "policy":
            mark = (fact.source.id, str(fact.value.get("text", "")), bool(fact.value.get("superseded")))
            if mark not in seen:
                seen.add(mark)
                yield fact


def equal(amount: Decimal | None, fact: object) -> bool:
    return amount is not None and fact is not None and amount == Decimal(str(fact))


__all__ = ["Bundle", "Ledger", "Line", "Mention", "either", "equal", "meaning"]
