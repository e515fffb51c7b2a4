"""PostgreSQL by psycopg 3: its address, and one pool of connections to write, one to read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, OperationalError

from assistant.errors import Invalid, Unavailable

SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
CONNECTIONS = 8
"""Kept open by a process to write, and as many to read; each pool opens as many again under load."""
CONNECT_SECONDS = 10


def address(url: str) -> URL:
    """Invalid (database_url) where it is none that can be opened here; what was given may hold a password, and is not repeated."""
    try:
        given = make_url(url)
    except ArgumentError:
        raise _invalid("cannot be read as an address") from None
    if given.drivername not in SCHEMES:
        raise _invalid(f"names {given.drivername!r}, which is not supported")
    if not given.database:
        raise _invalid("names no database")
    return given.set(drivername="postgresql+psycopg")


def said(url: str) -> str:
    """The address as it may be shown and logged: without its password, and without its parameters, which may hold another."""
    at = address(url)
    return URL.create("postgresql", at.username, host=at.host, port=at.port, database=at.database).render_as_string()


def reach(url: str) -> None:
    """Unavailable, saying what to do, where nothing answers or the door stays shut; Invalid for a database that cannot hold every text."""
    try:
        made = create_engine(address(url), connect_args=_arguments(url))
    except ModuleNotFoundError as error:
        missing = f"PostgreSQL needs {error.name}, which is not installed: pip install 'freelance-assistant[postgres]'."
        raise Unavailable(missing, code="database_driver") from None
    try:
        with made.connect() as connection:
            encoding = connection.scalar(text("SHOW server_encoding"))
    except OperationalError as error:
        why = " ".join(str(error.orig).split())
        raise Unavailable(
            f"The database {said(url)} cannot be opened: {why}. Start it, make it (createdb), or correct ASSISTANT_DATABASE_URL.",
            code="database_unreachable",
        ) from None
    finally:
        made.dispose()
    if encoding != "UTF8":
        raise _invalid(f"names a database in {encoding}: make one with `createdb --encoding=UTF8 --template=template0`")


def engines(url: str) -> tuple[Engine, Engine]:
    """To write, and to read. What reads sees one moment and cannot write."""
    at, pool = address(url), {"pool_size": CONNECTIONS, "max_overflow": CONNECTIONS, "pool_pre_ping": True}
    # Who writes has locked what it is about before it looks: each statement then sees all that was committed before.
    writing = create_engine(at, connect_args=_arguments(url), isolation_level="READ COMMITTED", **pool)
    reading = create_engine(at, connect_args=_arguments(url), isolation_level="REPEATABLE READ", **pool)

    @event.listens_for(reading, "connect")
    def read_only(dbapi_connection: Any, _record: Any) -> None:
        dbapi_connection.read_only = True

    for each in (writing, reading):
        event.listen(each, "before_cursor_execute", _without_nul, retval=True)
    return writing, reading


def _without_nul(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> tuple[str, Any]:
    """PostgreSQL's text cannot hold the character 0, whoever sends it: it stands there as one that cannot be shown, and finds nothing."""
    if many:
        return statement, [_plain(each) for each in parameters]
    return statement, _plain(parameters)


def _plain(given: Any) -> Any:
    if isinstance(given, Mapping):
        return {name: _shown(value) for name, value in given.items()}
    return tuple(_shown(value) for value in given)


def _shown(value: Any) -> Any:
    return value.replace("\x00", "\ufffd") if isinstance(value, str) and "\x00" in value else value


def _arguments(url: str) -> dict[str, Any]:
    return {} if "connect_timeout" in address(url).query else {"connect_timeout": CONNECT_SECONDS}


def _invalid(why: str) -> Invalid:
    example = "postgresql://user:password@host:5432/name"
    return Invalid(f"ASSISTANT_DATABASE_URL {why}: write {example}, or unset it for SQLite in the home.", code="database_url")
