"""Everything one owner's passages need to be searched, in memory; the owners used last are kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from assistant.retrieval.embedding import Vectors
from assistant.retrieval.fusion import behind, fuse
from assistant.retrieval.lexical import TermIndex
from assistant.retrieval.passages import Hit, Passage
from assistant.retrieval.question import Question
from assistant.retrieval.store import read_passages, read_vectors
from assistant.understanding.terms import terms

_BYTES_A_PASSAGE = 4_000
"""Roughly: its text, its terms and its share of the index."""


@dataclass(frozen=True)
class OwnerIndex:
    """`vectors` is None where another index finds the nearest passages; rows are numbers in `passages`."""

    owner: str
    version: int
    passages: tuple[Passage, ...]
    terms: TermIndex
    vectors: Vectors | None
    faq: NDArray[np.bool_]
    superseded: NDArray[np.bool_]
    languages: NDArray[np.str_]
    rows: dict[str, int]

    @property
    def size(self) -> int:
        return len(self.passages) * _BYTES_A_PASSAGE + (0 if self.vectors is None else self.vectors.nbytes)

    def rank(self, asked: Question, cosines: Vectors, limit: int) -> list[Hit]:
        """The best passages; `cosines` has one row for each reading of the question, one column for each passage."""
        foreign = self.languages != asked.language
        overlap = asked.overlap(self.terms, foreign)
        similarity = asked.similarity(cosines)
        scores = fuse(similarity, overlap, faq=self.faq, foreign=foreign, french=asked.language == "fr")
        scores = behind(scores, self.superseded)
        return [
            Hit(self.passages[row], float(scores[row]), float(np.clip(similarity[row], 0, 1)), float(overlap.share[row]))
            for row in np.argsort(-scores, kind="stable")[:limit]
        ]

    def wordiest(self, asked: Question, count: int) -> list[int]:
        """The rows that share most words and concepts with the question, for where only the nearest in meaning are known."""
        overlap = asked.overlap(self.terms, self.languages != asked.language)
        words = overlap.share + overlap.density
        return [int(row) for row in np.argsort(-words, kind="stable")[:count] if words[row] > 0]


def load_owner(connection: Connection, owner: str, version: int, dimensions: int | None) -> OwnerIndex:
    """With the vectors, or without them where `dimensions` is None."""
    passages = read_passages(connection, owner)
    return OwnerIndex(
        owner=owner,
        version=version,
        passages=passages,
        # Words of a title count twice: it says what the passage is about.
        terms=TermIndex([terms(p.title, p.language) * 2 + terms(p.text, p.language) for p in passages]),
        vectors=None if dimensions is None else read_vectors(connection, owner, dimensions),
        faq=np.array([p.kind == "faq" for p in passages], bool),
        superseded=np.array([p.superseded for p in passages], bool),
        languages=np.array([p.language for p in passages], str),
        rows={p.id: row for row, p in enumerate(passages)},
    )


class OwnerCache:
    """The indexes of the owners asked last, up to so many bytes; one version each, the newest seen."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: OrderedDict[str, OwnerIndex] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, owner: str, version: int, load: Callable[[], OwnerIndex]) -> OwnerIndex:
        with self._lock:
            found = self._held.get(owner)
            if found is not None and found.version == version:
                self._held.move_to_end(owner)
                return found
        # Loading takes milliseconds; two threads may do it twice, neither waits for the other.
        loaded = load()
        self._keep(loaded)
        return loaded

    def without_vectors(self, owner: str, version: int) -> None:
        """Once another index serves the vectors, they need not be held twice."""
        with self._lock:
            found = self._held.get(owner)
            if found is not None and found.version == version:
                self._held[owner] = replace(found, vectors=None)

    def held(self) -> Iterable[OwnerIndex]:
        with self._lock:
            return tuple(self._held.values())

    def _keep(self, loaded: OwnerIndex) -> None:
        with self._lock:
            self._held[loaded.owner] = loaded
            self._held.move_to_end(loaded.owner)
            total = sum(index.size for index in self._held.values())
            while total > self._limit and len(self._held) > 1:
                _, dropped = self._held.popitem(last=False)
                total -= dropped.size
