"""Values read from an owner's records and kept for as long as the owner's version holds."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from sqlalchemy import Connection

from assistant.database.engine import Database
from assistant.retrieval.store import version

T = TypeVar("T")


class Versioned(Generic[T]):
    """Version and records are read in one snapshot, so a value never carries another version's label."""

    def __init__(self, database: Database, read: Callable[[Connection, str, int], T], most: int = 1024) -> None:
        self._database = database
        self._read = read
        self._most = most
        self._kept: OrderedDict[str, tuple[int, T]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, owner: str) -> T:
        with self._database.snapshot() as connection:
            at = version(connection, owner)
            with self._lock:
                kept = self._kept.get(owner)
                if kept and kept[0] == at:
                    self._kept.move_to_end(owner)
                    return kept[1]
            value = self._read(connection, owner, at)
        with self._lock:
            self._kept[owner] = (at, value)
            self._kept.move_to_end(owner)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return value
