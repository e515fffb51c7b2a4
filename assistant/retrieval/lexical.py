"""Which passages share the words and concepts of a question: weighed by how rare each is, forgiving of typos."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.understanding.terms import CONCEPT, lexicon

Scores = NDArray[np.float32]

# BM25's own constants: how soon repeating a word stops to count, and how much long passages are held back.
_SATURATION, _LENGTH = 1.2, 0.75
# Words of a small library are not yet known to be common or rare: it counts as if it had this many passages more.
_SMALL = 50
_TYPO_CREDIT = 0.7
_SHORTEST_TYPO = 5
# A word that is no concept can hardly stand in a text of another language: it says less when it is missing there.
FOREIGN_WORD = 0.35


@dataclass(frozen=True, slots=True)
class Overlap:
    """One value in 0..1 for each passage. `share`: how much of the question's weight the passage has; `density` is BM25 made relative."""

    share: Scores
    density: Scores


class TermIndex:
    """Terms to passages, in memory. A passage is a sequence of terms; its number is its row."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        self.size = len(documents)
        lengths = np.array([len(document) for document in documents], np.float32)
        self._held_back = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / (lengths.mean() or 1.0)) if documents else lengths
        postings: dict[str, list[tuple[int, int]]] = {}
        for row, document in enumerate(documents):
            for term, count in Counter(document).items():
                postings.setdefault(term, []).append((row, count))
        self._postings = {term: np.array(found, np.int32) for term, found in postings.items()}
        self._repairs: dict[str, str | None] = {}

    def overlap(self, question: Sequence[str], foreign: NDArray[np.bool_]) -> Overlap:
        """`foreign` marks the passages in another language than the question's."""
        share, density = np.zeros(self.size, np.float32), np.zeros(self.size, np.float32)
        near = far = 0.0
        for asked in dict.fromkeys(question):
            term, credit = self.known(asked)
            weight = rarity(self.size, self.frequency(term))
            distant = weight * (1.0 if is_shared(asked) else FOREIGN_WORD)
            near, far = near + weight, far + distant
            if (found := self._postings.get(term)) is not None:
                rows, counts = found[:, 0], found[:, 1]
                gain = credit * np.where(foreign[rows], distant, weight)
                share[rows] += gain
                density[rows] += gain * (counts / (counts + self._held_back[rows]))
        total = np.where(foreign, far, near)
        return Overlap(_ratio(share, total), _ratio(density, total))

    def frequency(self, term: str) -> int:
        found = self._postings.get(term)
        return 0 if found is None else len(found)

    def known(self, term: str) -> tuple[str, float]:
        """The term itself, or the one of these passages that it is a typo of, at less credit."""
        if term in self._postings:
            return term, 1.0
        if term not in self._repairs:
            if len(self._repairs) > 10_000:
                self._repairs.clear()
            self._repairs[term] = repair(term, self._postings.__contains__, list(self._postings))
        found = self._repairs[term]
        return (found, _TYPO_CREDIT) if found else (term, 1.0)


def rarity(documents: int, having: int) -> float:
    return math.log(1 + (documents + _SMALL - having + 0.5) / (having + 0.5))


def is_shared(term: str) -> bool:
    """Whether a term reads the same in English and French: a concept or a number."""
    return term.startswith(CONCEPT) or term.isdigit()


def repair(term: str, known: Callable[[str], bool], vocabulary: Sequence[str]) -> str | None:
    """The term meant by an unknown one, within one or two slips of the fingers; None for what is simply another word."""
    if len(term) < _SHORTEST_TYPO or is_shared(term):
        return None
    concept = process.extractOne(term, _concept_words(), scorer=OSA.normalized_similarity, score_cutoff=0.8)
    word = process.extractOne(term, vocabulary, scorer=OSA.normalized_similarity, score_cutoff=0.8)
    if concept and known(_concepts()[concept[0]]) and (word is None or concept[1] >= word[1]):
        return _concepts()[concept[0]]
    return word[0] if word else None


@cache
def _concepts() -> dict[str, str]:
    return {
        phrase[0]: concept
        for table in lexicon().values()
        for phrase, concept in table.items()
        if len(phrase) == 1 and len(phrase[0]) >= _SHORTEST_TYPO - 1
    }


@cache
def _concept_words() -> list[str]:
    return list(_concepts())


def _ratio(part: Scores, total: NDArray[np.float64]) -> Scores:
    return np.clip(part / np.maximum(total, 1e-6), 0, 1).astype(np.float32)
