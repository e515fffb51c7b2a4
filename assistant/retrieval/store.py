"""Passages and their vectors in our own table; only what changed is embedded, and never inside a transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select, update

from assistant.database.tables import owners
from assistant.database.tables import passages as table
from assistant.retrieval.embedding import Embedder, Vectors
from assistant.retrieval.passages import Passage

_FIELDS = ("id", "owner", "kind", "title", "text", "source", "locator", "language", "date", "official", "superseded")
_BATCH = 64
_KEYS = 64
_QUESTION, _HEADING = 1.5, 0.5

KNOWLEDGE = ("knowledge",)
"""What a transaction is about that writes what owners know: one after the other, beside whatever is said meanwhile."""

Readings = tuple[tuple[str, float], ...]
"""Texts and their weights, which together make one vector."""


@dataclass(frozen=True, slots=True)
class PassageChanges:
    """How many passages an import added, changed, removed and left as they were, and how many texts it had to embed."""

    added: int
    changed: int
    removed: int
    kept: int
    embedded: int


@dataclass(frozen=True, slots=True)
class PassagePlan:
    """Rows ready to be written, vectors and all."""

    owner: str
    rows: tuple[Mapping[str, Any], ...]
    embedded: int


StoredVectors = Mapping[tuple[str, str], bytes]
"""The vectors an owner has, by text hash and model."""


def stored_vectors(connection: Connection, owner: str) -> StoredVectors:
    query = select(table.c.text_hash, table.c.model, table.c.vector).where(table.c.owner == owner, table.c.vector.is_not(None))
    return {(text_hash, model): vector for text_hash, model, vector in connection.execute(query)}


def plan_passages(
    stored: StoredVectors,
    owner: str,
    passages: Sequence[Passage],
    embedder: Embedder,
    progress: Callable[[int, int], None] | None = None,
) -> PassagePlan:
    """Embeds what `stored` does not hold yet; takes its time, so call it outside of a transaction. `progress` gets (done, total)."""
    keys = [_hash(embedded(passage)) for passage in passages]
    read = dict(zip(keys, map(embedded, passages), strict=True))
    missing = [key for key in read if (key, embedder.id) not in stored]
    vectors = {key: stored[key, embedder.id] for key in read if (key, embedder.id) in stored}
    for start in range(0, len(missing), _BATCH):
        batch = missing[start : start + _BATCH]
        vectors |= zip(batch, map(to_blob, _vectors([read[key] for key in batch], embedder)), strict=True)
        if progress:
            progress(start + len(batch), len(missing))
    rows = tuple(
        {name: getattr(passage, name) for name in _FIELDS}
        | {"owner": owner, "place": place, "text_hash": key, "model": embedder.id, "vector": vectors[key]}
        for place, (passage, key) in enumerate(zip(passages, keys, strict=True))
    )
    return PassagePlan(owner, rows, len(missing))


def apply_plan(connection: Connection, plan: PassagePlan, *, whole: bool = True) -> PassageChanges:
    """Writes the differences. `whole`: these are all the passages the owner has from now on, so others are removed."""
    before = {row.id: row._mapping for row in connection.execute(select(table).where(table.c.owner == plan.owner))}
    after = {row["id"]: row for row in plan.rows}
    if not whole:
        last = max((row["place"] for row in before.values()), default=-1)
        after = {key: {**row, "place": before[key]["place"] if key in before else last + 1 + row["place"]} for key, row in after.items()}
    added = [row for key, row in after.items() if key not in before]
    changed = [row for key, row in after.items() if key in before and any(before[key][name] != row[name] for name in row)]
    removed = [key for key in before if key not in after] if whole else []
    for start in range(0, len(removed), 500):
        connection.execute(delete(table).where(table.c.owner == plan.owner, table.c.id.in_(removed[start : start + 500])))
    for row in changed:
        connection.execute(update(table).where(table.c.owner == plan.owner, table.c.id == row["id"]).values(**row))
    if added:
        connection.execute(insert(table), added)
    return PassageChanges(len(added), len(changed), len(removed), len(after) - len(added) - len(changed), plan.embedded)


def write_passages(
    connection: Connection,
    owner: str,
    passages: Sequence[Passage],
    embedder: Embedder,
    progress: Callable[[int, int], None] | None = None,
) -> PassageChanges:
    """Both in one go, for a few passages: the connection waits while they are embedded."""
    return apply_plan(connection, plan_passages(stored_vectors(connection, owner), owner, passages, embedder, progress=progress))


def count(connection: Connection, owner: str) -> int:
    return connection.scalar(select(func.count()).select_from(table).where(table.c.owner == owner)) or 0


def read_passages(connection: Connection, owner: str) -> tuple[Passage, ...]:
    query = select(*(table.c[name] for name in _FIELDS)).where(table.c.owner == owner).order_by(table.c.place, table.c.id)
    return tuple(Passage(**row._mapping) for row in connection.execute(query))


def read_vectors(connection: Connection, owner: str, dimensions: int) -> Vectors:
    """One row for each of `read_passages`, in the same order; float32, shape (passages, dimensions). Zeros where there is none."""
    query = select(table.c.vector).where(table.c.owner == owner).order_by(table.c.place, table.c.id)
    return from_blobs([blob for (blob,) in connection.execute(query)], dimensions)


def read_vectors_of(connection: Connection, keys: Sequence[tuple[str, str]], dimensions: int) -> Vectors:
    """One row for each (owner, id), in the order given."""
    found: dict[tuple[str, str], bytes | None] = {}
    for wanted in among(keys):
        rows = connection.execute(select(table.c.owner, table.c.id, table.c.vector).where(wanted))
        found |= {(owner, id): blob for owner, id, blob in rows}
    return from_blobs([found.get(key) for key in keys], dimensions)


def among(keys: Sequence[tuple[str, str]]) -> Iterator[ColumnElement[bool]]:
    """Conditions that together hold for all of these (owner, id), and for few others.

    Asking for the pairs themselves makes SQLite read the whole table; two lists use the index, some keys at a time.
    """
    ordered = sorted(keys)
    for start in range(0, len(ordered), _KEYS):
        owner, id = zip(*ordered[start : start + _KEYS], strict=True)
        yield table.c.owner.in_(sorted(set(owner))) & table.c.id.in_(sorted(set(id)))


def from_blobs(blobs: Sequence[bytes | None], dimensions: int) -> Vectors:
    size = dimensions * 4
    whole = b"".join(blob if blob is not None and len(blob) == size else bytes(size) for blob in blobs)
    return np.frombuffer(whole, "<f4").reshape(len(blobs), dimensions).astype(np.float32, copy=False)


def read_keys(connection: Connection, owner: str) -> dict[str, str]:
    """What an index holds of an owner: each passage's id and the hash of what was embedded."""
    return dict(connection.execute(select(table.c.id, table.c.text_hash).where(table.c.owner == owner)).all())


def bump(connection: Connection, owner: str, now: datetime) -> int:
    """The owner's next knowledge version: whatever is cached under an older one is stale from here on."""
    new = version(connection, owner) + 1
    if new == 1:
        connection.execute(insert(owners).values(owner=owner, version=new, changed_at=now))
    else:
        connection.execute(update(owners).where(owners.c.owner == owner).values(version=new, changed_at=now))
    return new


# Asked several times in every turn, so built once.
_VERSION = select(owners.c.version).where(owners.c.owner == bindparam("of"))
_VERSIONS = select(owners.c.owner, owners.c.version).where(owners.c.owner.in_(bindparam("of", expanding=True)))


def version(connection: Connection, owner: str) -> int:
    """0 for an owner nothing was ever written for."""
    return connection.scalar(_VERSION, {"of": owner}) or 0


def versions(connection: Connection, of: Sequence[str]) -> dict[str, int]:
    found = connection.execute(_VERSIONS, {"of": tuple(of)})
    return dict.fromkeys(of, 0) | dict(found.all())


def embedded(passage: Passage) -> Readings:
    """What of a passage becomes its vector, and how much each part of it weighs.

    A client's question resembles a question more than its answer, but is often worded like the answer.
    """
    heading = passage.title.split(" — ")[0]
    whole = f"{passage.title}\n{passage.text}".strip()
    if passage.kind == "faq":
        return ((passage.title, _QUESTION), (whole, 1.0))
    if passage.kind == "document" and heading.endswith("?"):
        return ((heading, _HEADING), (whole, 1.0))
    return ((whole, 1.0),)


def _vectors(passages: Sequence[Readings], embedder: Embedder) -> Vectors:
    parts = iter(embedder.embed([text for readings in passages for text, _ in readings]))
    sums = np.array([sum(weight * next(parts) for _, weight in readings) for readings in passages], np.float32)
    unit: Vectors = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-12)
    return unit


def to_blob(vector: Vectors) -> bytes:
    return vector.astype("<f4").tobytes()


def _hash(readings: Readings) -> str:
    return hashlib.sha256("\0".join(f"{weight} {text}" for text, weight in readings).encode()).hexdigest()
