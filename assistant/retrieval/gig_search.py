"""A need in words to the gigs that meet it, of all freelancers."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, func, select

from assistant.database.engine import Database
from assistant.database.tables import owners
from assistant.database.tables import passages as table
from assistant.retrieval.chroma_index import ChromaIndex, Entries
from assistant.retrieval.embedding import Embedder, Vectors
from assistant.retrieval.lexical import FOREIGN_WORD, is_shared
from assistant.retrieval.question import Question
from assistant.retrieval.store import among, read_vectors_of
from assistant.retrieval.title_index import GigHead, Key, TitleIndex
from assistant.understanding.terms import terms

_COLLECTION = "gigs of everyone"
_CANDIDATES = 50
# A gig's own passage is gig:SLUG; further parts of a long one are gig:SLUG.1, its packages and extras gig:SLUG:…
_PREFIX = "gig:"
_OVERVIEW = (table.c.id.like(f"{_PREFIX}%"), table.c.id.not_like(f"{_PREFIX}%:%"), table.c.id.not_like("%.%"))
_START = 300
_BODY_CREDIT = 0.6
_WORDS, _WORDS_ACROSS, _FOREIGN = 0.8, 4.0, 0.75


@dataclass(frozen=True, slots=True)
class GigHit:
    """`score` is in 0..1; below about 0.3 it is what comes nearest, not what was asked for."""

    freelancer: str
    gig: str
    score: float


class GigSearch:
    """Candidates come from Chroma by meaning and from the first lines by words and concepts; all of them are scored in full."""

    def __init__(self, database: Database, embedder: Embedder, chroma: ChromaIndex) -> None:
        self._database = database
        self._embedder = embedder
        self._chroma = chroma
        self._lock = threading.Lock()
        self._titles = TitleIndex()
        self._versions: Mapping[str, int] = {}
        self._state: tuple[int, int] | None = None
        self._generation = 0
        self._exact: tuple[int, list[Key], Vectors] | None = None

    def search(self, asked: Question, limit: int) -> tuple[GigHit, ...]:
        with self._lock:
            self._read_changes()
            generation = self._generation
            named = self._titles.wordiest(asked.terms[0], _CANDIDATES)
            weights = [
                (*self._titles.known(term), self._titles.rarity(self._titles.known(term)[0])) for term in dict.fromkeys(asked.terms[0])
            ]
        keys = list(dict.fromkeys([*self._nearest(asked.vectors[:1], generation), *named]))
        with self._database.snapshot() as connection:
            gigs = {(gig.owner, gig.id): gig for gig in _read(connection, keys)}
            keys = [key for key in keys if key in gigs]
            cosines = asked.vectors[0] @ read_vectors_of(connection, keys, self._embedder.dimensions).T
        hits = [
            GigHit(key[0], key[1].removeprefix(_PREFIX), _score(gigs[key], asked.language, float(cosine), weights))
            for key, cosine in zip(keys, cosines, strict=True)
        ]
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.freelancer, hit.gig))[:limit])

    def refresh(self) -> None:
        with self._lock:
            self._read_changes()

    def _read_changes(self) -> None:
        """Reads the gigs of those freelancers whose version is another than the last time."""
        with self._database.snapshot() as connection:
            state = connection.execute(select(func.count(), func.coalesce(func.sum(owners.c.version), 0))).one()
            if state == self._state:
                return
            current = dict(connection.execute(select(owners.c.owner, owners.c.version)).all())
            first = not self._versions or self._titles.mostly_crossed_out()
            self._titles = TitleIndex() if first else self._titles
            changed = {owner for owner in {*current, *self._versions} if first or current.get(owner) != self._versions.get(owner)}
            found = {
                owner: list(heads) for owner, heads in groupby(_heads(connection, None if first else changed), lambda head: head.key[0])
            }
        for owner in changed:
            self._titles.replace(owner, found.get(owner, ()))
        self._versions, self._state = current, state
        self._generation += 1
        if self._titles.hashes:
            self._chroma.sync(_COLLECTION, self._generation, self._entries(dict(self._titles.hashes)))

    def _nearest(self, vectors: Vectors, generation: int) -> list[Key]:
        found = self._chroma.nearest(_COLLECTION, generation, vectors, _CANDIDATES)
        if found is not None:
            self._exact = None
            return [_key(id) for id in found]
        keys, everything = self._all_vectors(generation)
        order = np.argsort(-(vectors[0] @ everything.T), kind="stable")[:_CANDIDATES]
        return [keys[row] for row in order]

    def _all_vectors(self, generation: int) -> tuple[list[Key], Vectors]:
        held = self._exact
        if held is None or held[0] != generation:
            with self._lock:
                keys = list(self._titles.hashes)
            with self._database.snapshot() as connection:
                held = (generation, keys, read_vectors_of(connection, keys, self._embedder.dimensions))
            self._exact = held
        return held[1], held[2]

    def _entries(self, hashes: Mapping[Key, str]) -> Entries:
        def vectors(ids: Sequence[str]) -> Vectors:
            with self._database.snapshot() as connection:
                return read_vectors_of(connection, [_key(id) for id in ids], self._embedder.dimensions)

        return Entries(lambda: {f"{owner}/{id}": text_hash for (owner, id), text_hash in hashes.items()}, vectors)


def _heads(connection: Connection, of: set[str] | None) -> list[GigHead]:
    columns = (
        table.c.owner,
        table.c.id,
        table.c.text_hash,
        table.c.language,
        table.c.title,
        func.substr(table.c.text, 1, _START).label("start"),
    )
    query = select(*columns).where(table.c.kind == "gig", *_OVERVIEW).order_by(table.c.owner, table.c.id)
    if of is not None:
        query = query.where(table.c.owner.in_(of))
    found = connection.execute(query)
    return [GigHead((r.owner, r.id), r.text_hash, r.language, r.title, r.start) for r in found]


def _read(connection: Connection, keys: Sequence[Key]) -> Iterator[Row[*tuple[Any, ...]]]:
    columns = (table.c.owner, table.c.id, table.c.title, table.c.text, table.c.language)
    for wanted in among(keys):
        yield from connection.execute(select(*columns).where(wanted))


def _score(gig: Row[*tuple[Any, ...]], language: str, cosine: float, weights: Sequence[tuple[str, float, float]]) -> float:
    title, body = frozenset(terms(gig.title, gig.language)), frozenset(terms(gig.text, gig.language))
    foreign = gig.language != language
    share = total = 0.0
    for term, credit, weight in weights:
        weight *= FOREIGN_WORD if foreign and not is_shared(term) else 1.0
        total += weight
        share += weight * credit * (1.0 if term in title else _BODY_CREDIT if term in body else 0.0)
    weight, credit = (_WORDS_ACROSS, _FOREIGN) if foreign else (_WORDS, 1.0)
    return credit * (max(cosine, 0.0) + weight * (share / total if total else 0.0)) / (1 + weight)


def _key(id: str) -> Key:
    owner, _, passage = id.partition("/")
    return owner, passage
