"""What is known, searched: one freelancer's passages and the marketplace's, and the gigs of everyone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from assistant.database.engine import Database
from assistant.retrieval.chroma_index import ChromaIndex, Entries
from assistant.retrieval.confidence import judged
from assistant.retrieval.embedding import Embedder, Vectors
from assistant.retrieval.gig_search import GigHit, GigSearch
from assistant.retrieval.lexical import TermIndex
from assistant.retrieval.owner_index import OwnerCache, OwnerIndex, load_owner
from assistant.retrieval.passages import MARKETPLACE, Hit
from assistant.retrieval.question import Question, question
from assistant.retrieval.rebuild import rebuild
from assistant.retrieval.store import count, read_keys, read_vectors, read_vectors_of, versions
from assistant.understanding.terms import terms

LARGE = 4_000
"""From so many passages on, an owner's nearest ones are found by Chroma rather than by comparing with each."""

_CACHE_BYTES = 256_000_000
_CANDIDATES = 30
# Where both speak of it, the freelancer's own word comes before the marketplace's.
_SHARED = 0.8
_QUESTIONS = 512


@dataclass(frozen=True, slots=True)
class Found:
    """`unheard` are the terms of a question that nothing of the freelancer's mentions, not even misspelt."""

    hits: tuple[Hit, ...]
    unheard: tuple[str, ...]


def _unheard(asked: str, known: TermIndex) -> tuple[str, ...]:
    return tuple(term for term in dict.fromkeys(terms(asked)) if not known.frequency(known.known(term)[0]))


class Library:
    """Safe to use from several threads. Every search begins with the owners' versions, so an import is seen by the next one."""

    def __init__(self, database: Database, embedder: Embedder, home: Path, progress: Callable[[str], None] | None = None) -> None:
        self._database = database
        self._embedder = embedder
        rebuild(database, embedder, progress)
        # A turn asks the same more than once, and clients press the same choices: their vectors are kept.
        self._asked = lru_cache(_QUESTIONS)(lambda queries: question(queries, embedder))
        self._owners = OwnerCache(_CACHE_BYTES)
        self._chroma = ChromaIndex(home, embedder.id)
        self._gigs = GigSearch(database, embedder, self._chroma)

    def search(self, handle: str, queries: Sequence[str], *, limit: int = 8) -> tuple[Hit, ...]:
        """Best first, of the freelancer's passages and the marketplace's. `queries`: the client's last turns, newest last."""
        return self.look_up(handle, queries, limit=limit).hits

    def look_up(self, handle: str, queries: Sequence[str], *, limit: int = 8) -> Found:
        """What `search` finds, with the words of the newest turn that the freelancer's passages do not know."""
        asked = self._asked(tuple(queries))
        if asked is None:
            return Found((), ())
        owners = tuple(dict.fromkeys((handle, MARKETPLACE)))
        with self._database.snapshot() as connection:
            current = versions(connection, owners)
        indexes = [self._index(owner, current[owner]) for owner in owners]
        hits = self._ranked(indexes[0], asked, limit)
        for index in indexes[1:]:
            hits += [replace(hit, score=hit.score * _SHARED) for hit in self._ranked(index, asked, limit)]
        # Whatever an index may do wrong, another freelancer's passage ends here.
        own = [hit for hit in hits if hit.passage.owner in owners]
        best = sorted(own, key=lambda hit: hit.score, reverse=True)[:limit]
        return Found(judged(best, asked, [index.terms for index in indexes]), _unheard(asked.text, indexes[0].terms))

    def search_gigs(self, need: str, *, limit: int = 10) -> tuple[GigHit, ...]:
        """Gigs of all freelancers for a need in words, best first; low scores mean that nobody offers it."""
        asked = self._asked((need,))
        return self._gigs.search(asked, limit) if asked else ()

    def refresh(self) -> None:
        """Brings every index up to date and waits for it; searches do the same by themselves, without waiting."""
        with self._database.snapshot() as connection:
            current = versions(connection, (MARKETPLACE,))
        self._index(MARKETPLACE, current[MARKETPLACE])
        self._gigs.refresh()
        self._chroma.settle()

    def stats(self) -> dict[str, object]:
        held = tuple(self._owners.held())
        return {
            "owners_in_memory": len(held),
            "passages_in_memory": sum(len(index.passages) for index in held),
            "bytes_in_memory": sum(index.size for index in held),
            "chroma": sorted(index.owner for index in held if self._chroma.is_ready(index.owner, index.version)),
        }

    def close(self) -> None:
        self._chroma.close()

    def _index(self, owner: str, version: int) -> OwnerIndex:
        def load() -> OwnerIndex:
            # A large owner's vectors stay where Chroma and the tables have them; a few dozen are at hand sooner than asked for.
            with self._database.snapshot() as connection:
                elsewhere = self._chroma.is_ready(owner, version) and count(connection, owner) > LARGE
                return load_owner(connection, owner, version, None if elsewhere else self._embedder.dimensions)

        index = self._owners.get(owner, version, load)
        if index.passages and (owner == MARKETPLACE or len(index.passages) > LARGE):
            self._chroma.sync(owner, version, self._entries(owner))
        return index

    def _entries(self, owner: str) -> Entries:
        def keys() -> dict[str, str]:
            with self._database.snapshot() as connection:
                return read_keys(connection, owner)

        return Entries(keys, lambda ids: self._vectors(owner, ids))

    def _vectors(self, owner: str, ids: Sequence[str]) -> Vectors:
        with self._database.snapshot() as connection:
            return read_vectors_of(connection, [(owner, id) for id in ids], self._embedder.dimensions)

    def _ranked(self, index: OwnerIndex, asked: Question, limit: int) -> list[Hit]:
        if not index.passages:
            return []
        nearest = self._chroma.nearest(index.owner, index.version, asked.vectors, _CANDIDATES)
        if nearest is None:
            return index.rank(asked, asked.vectors @ self._all_vectors(index).T, limit)
        if len(index.passages) > LARGE:
            self._owners.without_vectors(index.owner, index.version)
        rows = sorted({index.rows[id] for id in nearest if id in index.rows} | set(index.wordiest(asked, _CANDIDATES)))
        cosines = np.zeros((len(asked.vectors), len(index.passages)), np.float32)
        held = index.vectors[rows] if index.vectors is not None else self._vectors(index.owner, [index.passages[row].id for row in rows])
        cosines[:, rows] = asked.vectors @ held.T
        return index.rank(asked, cosines, limit)

    def _all_vectors(self, index: OwnerIndex) -> Vectors:
        if index.vectors is not None:
            return index.vectors
        # Chroma served this owner until a moment ago and no longer does.
        with self._database.snapshot() as connection:
            return read_vectors(connection, index.owner, self._embedder.dimensions)
