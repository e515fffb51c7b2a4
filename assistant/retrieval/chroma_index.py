"""Nearest vectors of what is shared or large, by Chroma: an index only, made from our tables and made again when it is lost.

One process may have it open (a second would read stale data or fail): a file lock decides, and whoever does not get it,
or finds Chroma failing, is told so by `nearest` and searches exactly instead. No query filters by tenant: what must stay
apart is in collections of its own.
"""

from __future__ import annotations

import fcntl
import hashlib
import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from assistant.retrieval.embedding import Vectors

log = logging.getLogger(__name__)

_BATCH = 1_000
LET_PASS = 5.0
"""Seconds that opening waits: importing Chroma takes most of one, of the core that gives the first answers after a start."""


@dataclass(frozen=True, slots=True)
class Entries:
    """What a collection is to hold: each id's key, which changes whenever its vector does, and where vectors are read."""

    keys: Callable[[], Mapping[str, str]]
    vectors: Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True)
class _Filled:
    version: int
    collection: Any
    size: int


class ChromaIndex:
    """Opening and filling run on one thread of its own, a moment later; a search never waits for them."""

    def __init__(self, home: Path, model_id: str) -> None:
        self._folder = home / "chroma"
        self._prefix = model_id[:12]
        self._ready: dict[str, _Filled] = {}
        self._asked: dict[str, int] = {}
        self._lock = threading.Lock()
        self._client: Any = None
        self._held = _held_alone(self._folder)
        self._broken = self._held is None
        self._awaited = threading.Event()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="chroma")
        self._jobs: list[Future[None]] = [self._worker.submit(self._guarded, self._open)]

    def sync(self, name: str, version: int, entries: Entries) -> None:
        """Asks for a collection to hold exactly `entries` of this version; returns at once and does nothing twice."""
        with self._lock:
            if self._broken or self._asked.get(name) == version:
                return
            self._asked[name] = version
            self._jobs = [job for job in self._jobs if not job.done()]
            self._jobs.append(self._worker.submit(self._guarded, self._fill, name, version, entries))

    def nearest(self, name: str, version: int, vectors: Vectors, count: int) -> list[str] | None:
        """Ids of the entries nearest to any of the vectors; None where this version is not ready to be searched here."""
        found = self._ready.get(name)
        if self._broken or found is None or found.version != version:
            return None
        try:
            result = found.collection.query(query_embeddings=vectors, n_results=min(count, found.size), include=[])
        except Exception:
            self._give_up()
            return None
        return list(dict.fromkeys(id for ids in result["ids"] for id in ids))

    def is_ready(self, name: str, version: int) -> bool:
        found = self._ready.get(name)
        return not self._broken and found is not None and found.version == version

    def settle(self) -> None:
        """Waits until everything asked for so far is done."""
        self._awaited.set()
        with self._lock:
            jobs = list(self._jobs)
        for job in jobs:
            job.result()

    def close(self) -> None:
        self._broken = True
        self._awaited.set()
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._ready.clear()
        if self._client is not None:
            self._client.close()
        if self._held is not None:
            self._held.close()

    def _guarded(self, job: Callable[..., None], *arguments: Any) -> None:
        if self._broken:
            return
        try:
            job(*arguments)
        except Exception:
            self._give_up()

    def _give_up(self) -> None:
        self._broken = True
        log.exception("Chroma failed: searching our own tables exactly from here on; delete %s to have it made anew", self._folder)

    def _open(self) -> None:
        self._awaited.wait(LET_PASS)
        if self._broken:
            return
        import chromadb

        self._client = chromadb.PersistentClient(str(self._folder), settings=chromadb.Settings(anonymized_telemetry=False))
        for collection in self._client.list_collections():
            if not collection.name.startswith(self._prefix):
                self._client.delete_collection(collection.name)

    def _fill(self, name: str, version: int, entries: Entries) -> None:
        collection = self._client.get_or_create_collection(
            f"{self._prefix}-{hashlib.sha256(name.encode()).hexdigest()[:24]}",
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "ef_search": 200}},
        )
        wanted = entries.keys()
        stored = collection.get(include=["metadatas"])
        before = {id: metadata["key"] for id, metadata in zip(stored["ids"], stored["metadatas"], strict=True)}
        for batch in _batches([id for id in before if id not in wanted]):
            collection.delete(ids=batch)
        for batch in _batches([id for id, key in wanted.items() if before.get(id) != key]):
            collection.upsert(ids=batch, embeddings=entries.vectors(batch), metadatas=[{"key": wanted[id]} for id in batch])
        self._ready[name] = _Filled(version, collection, len(wanted))


def _held_alone(folder: Path) -> TextIOWrapper | None:
    """The open lock file, or None where another process has it."""
    folder.mkdir(parents=True, exist_ok=True)
    held = (folder / "in-use.lock").open("a")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        held.close()
        log.info("another process has the Chroma index open: searching our own tables exactly")
        return None
    return held


def _batches(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]
