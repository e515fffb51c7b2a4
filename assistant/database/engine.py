"""One way in: `transaction` to write, `snapshot` to read. SQLite in a file of the home, or PostgreSQL where a setting names one."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from assistant.database import locks, sqlite
from assistant.errors import Unavailable
from assistant.settings import Settings

log = logging.getLogger(__name__)


class Database:
    """A unit of work is a plain function that gets a connection; it commits when the `with` block ends, or not at all.

    Who writes has to itself what it names, until it has committed: all of the database, where it names nothing. SQLite has one writer
    in any case: transactions of this process queue on a lock (fair, no busy-waiting), other processes on SQLite's own.
    On PostgreSQL the names are locks (`locks.py`), so that what is about different things goes on side by side.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._queue: AbstractContextManager[object]
        if make_url(url).get_backend_name() == "sqlite":
            self.engine = self._reading = sqlite.engine(url)
            self._queue = threading.Lock()
        else:
            from assistant.database import postgres

            # Apart, because a unit of work may look something up in a snapshot: were the pool one, those who hold a connection could
            # wait for a second one until all of them do.
            self.engine, self._reading = postgres.engines(url)
            self._queue = contextlib.nullcontext()

    @classmethod
    def in_home(cls, home: Path) -> Database:
        home.mkdir(parents=True, exist_ok=True)
        return cls(f"sqlite:///{(home / 'assistant.db').resolve()}")

    @classmethod
    def of(cls, settings: Settings) -> Database:
        """Where the settings say. Invalid (database_url) for an address of another kind, Unavailable where nothing answers at it."""
        if settings.database_url is None:
            return cls.in_home(settings.home)
        from assistant.database import postgres

        url = settings.database_url.get_secret_value()
        postgres.reach(url)
        return cls(url)

    @property
    def is_shared(self) -> bool:
        """Whether it lives outside of the home."""
        return self.engine.dialect.name != "sqlite"

    @contextmanager
    def transaction(self, *about: str) -> Iterator[Connection]:
        """`about` is what nobody else may change meanwhile, such as ("conversation", id); without it, anything.

        Two units of work that read or write the same rows name the same, or one of them names nothing.
        """
        with self._queue, _begun(self.engine, "BEGIN IMMEDIATE") as connection:
            locks.take(connection, about)
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Everything as it was at one moment, whoever writes meanwhile."""
        with _begun(self._reading, "BEGIN") as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()
        self._reading.dispose()


@contextmanager
def _begun(engine: Engine, how: str) -> Iterator[Connection]:
    with _connected(engine) as connection:
        connection.info[sqlite.BEGIN] = how
        try:
            with connection.begin():
                yield connection
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
            raise _away(error) from error


def _connected(engine: Engine) -> Connection:
    try:
        return engine.connect()
    except (OperationalError, PoolTimeout) as error:
        if engine.dialect.name == "sqlite":
            raise
        raise _away(error) from error


def _away(error: Exception) -> Unavailable:
    """It was lost or cannot be reached, or everybody else has a connection to it."""
    log.warning("the database does not answer: %s", error)
    return Unavailable("The database does not answer just now. Try again in a moment.", code="database_unreachable")
