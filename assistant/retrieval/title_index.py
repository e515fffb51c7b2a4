"""Which gigs name what is needed: the words and concepts of every gig's first lines, small enough for all freelancers at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.retrieval.lexical import rarity, repair
from assistant.understanding.terms import terms

Key = tuple[str, str]
"""A gig's freelancer and its passage's id."""

TYPO_CREDIT = 0.7


@dataclass(frozen=True, slots=True)
class GigHead:
    """The first lines of a gig, and the hash of all that was embedded of it."""

    key: Key
    text_hash: str
    language: str
    title: str
    start: str


class TitleIndex:
    """Rows are only added; those of a changed freelancer are crossed out, and swept when they are most of it. Not thread-safe."""

    def __init__(self) -> None:
        self.hashes: dict[Key, str] = {}
        self._rows: list[Key | None] = []
        self._owned: dict[str, list[int]] = {}
        self._postings: dict[str, array[int]] = {}
        self._vocabulary: list[str] | None = None

    def replace(self, owner: str, heads: Iterable[GigHead]) -> None:
        """These are the gigs of this freelancer now."""
        for row in self._owned.pop(owner, ()):
            if (key := self._rows[row]) is not None:
                self.hashes.pop(key, None)
                self._rows[row] = None
        for head in heads:
            self._owned.setdefault(owner, []).append(len(self._rows))
            self.hashes[head.key] = head.text_hash
            for term in set(terms(head.title, head.language) + terms(head.start, head.language)):
                self._postings.setdefault(term, array("i")).append(len(self._rows))
            self._rows.append(head.key)
        self._vocabulary = None

    def mostly_crossed_out(self) -> bool:
        return len(self._rows) > 1_000 and len(self.hashes) * 2 < len(self._rows)

    def known(self, term: str) -> tuple[str, float]:
        """The term, or the one it is a typo of, and how much a match with it counts."""
        if term in self._postings:
            return term, 1.0
        if self._vocabulary is None:
            self._vocabulary = list(self._postings)
        meant = repair(term, self._postings.__contains__, self._vocabulary)
        return (meant, TYPO_CREDIT) if meant else (term, 1.0)

    def rarity(self, term: str) -> float:
        return rarity(len(self.hashes), min(len(self._postings.get(term, ())), len(self.hashes)))

    def wordiest(self, asked: Sequence[str], count: int) -> list[Key]:
        """The gigs that share most of the terms, by weight."""
        weights = np.zeros(len(self._rows), np.float32)
        for term in dict.fromkeys(asked):
            meant, credit = self.known(term)
            if (found := self._postings.get(meant)) is not None:
                weights[np.array(found)] += credit * self.rarity(meant)
        best = np.argsort(-weights, kind="stable")[: count + len(self._rows) - len(self.hashes)]
        keys = [self._rows[row] for row in best if weights[row] > 0]
        return [key for key in keys if key is not None][:count]
