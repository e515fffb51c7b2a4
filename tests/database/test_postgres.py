"""PostgreSQL by one setting: its address, what goes on side by side there, and the same schema as everywhere."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import InternalError

from assistant.database.engine import Database
from assistant.database.locks import hold
from assistant.database.migrate import migrate, newest, version
from assistant.database.tables import metadata
from assistant.errors import Invalid, Unavailable
from assistant.settings import Settings
from tests.databases import Server, database_in

DEFINITIONS = (
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT proname, 'function', pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
)


@pytest.fixture
def database(on_postgres: None, tmp_path: Path) -> Iterator[Database]:
    database = database_in(tmp_path)
    yield database
    database.close()


def shape(engine: Engine) -> dict[str, object]:
    """Everything that the database itself says of its tables."""
    look = inspect(engine)
    tables = [name for name in look.get_table_names() if name != "alembic_version"]
    with engine.connect() as connection:
        defined = [sorted(map(str, connection.execute(text(query)))) for query in DEFINITIONS]
    columns = {name: {c["name"]: (str(c["type"]), c["nullable"], str(c["default"])) for c in look.get_columns(name)} for name in tables}
    return {"columns": columns, "defined": [[row for row in rows if "alembic_version" not in row] for rows in defined]}


def test_the_migrated_schema_is_the_one_that_the_code_knows(postgres: Server) -> None:
    urls = postgres.make(), postgres.make()
    migrated, declared = (Database(url) for url in urls)
    migrate(migrated)
    metadata.create_all(declared.engine)
    assert shape(migrated.engine) == shape(declared.engine)
    migrated.close()
    declared.close()


def test_processes_that_start_at_once_make_the_schema_once(postgres: Server) -> None:
    databases = [Database(url) for url in [postgres.make()] * 4]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(migrate, databases))
    with databases[0].snapshot() as connection:
        assert version(connection) == newest()
    for database in databases:
        database.close()


@pytest.mark.parametrize(
    ("url", "code", "said"),
    [
        ("mysql://me:hunter2@127.0.0.1/x", "database_url", "'mysql', which is not supported"),
        ("sqlite:////tmp/x.db", "database_url", "'sqlite', which is not supported"),
        ("postgresql+asyncpg://me:hunter2@127.0.0.1/x", "database_url", "not supported"),
        ("hunter2", "database_url", "cannot be read as an address"),
        ("postgresql://me:hunter2@127.0.0.1", "database_url", "names no database"),
        (
            "postgresql://me:hunter2@127.0.0.1:{closed}/x?password=hunter2",
            "database_unreachable",
            "me@127.0.0.1:{closed}/x cannot be opened",
        ),
    ],
)
def test_an_address_that_cannot_be_opened_is_said_without_its_password(tmp_path: Path, url: str, code: str, said: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        closed = taken.getsockname()[1]
    with pytest.raises((Invalid, Unavailable)) as refused:
        Database.of(Settings(home=tmp_path, database_url=url.format(closed=closed)))
    assert (refused.value.code, said.format(closed=closed) in refused.value.message) == (code, True), refused.value.message
    assert "ASSISTANT_DATABASE_URL" in refused.value.message
    assert "hunter2" not in refused.value.message


def test_a_database_that_is_not_there_is_said_with_what_to_do(postgres: Server, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match='"nowhere" does not exist.*createdb'):
        Database.of(Settings(home=tmp_path, database_url=postgres.url("nowhere")))


def test_no_password_is_logged_or_shown(postgres: Server, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    url = postgres.url("postgres").replace("postgres:@", "postgres:hunter2@")
    settings = Settings(home=tmp_path, database_url=url)
    with caplog.at_level(logging.DEBUG):
        database = Database.of(settings)
        with database.snapshot():
            pass
        database.close()
    command = [sys.executable, "-m", "assistant", "doctor", "--home", str(tmp_path)]
    doctor = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "ASSISTANT_DATABASE_URL": url})
    assert "postgresql://postgres@/postgres" in doctor.stdout
    assert "hunter2" not in caplog.text + repr(settings) + repr(database) + doctor.stdout + doctor.stderr


def test_the_doctor_finds_a_database_that_does_not_answer(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        closed = taken.getsockname()[1]
    command = [sys.executable, "-m", "assistant", "doctor", "--home", str(tmp_path)]
    url = f"postgresql://me:hunter2@127.0.0.1:{closed}/x"
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "ASSISTANT_DATABASE_URL": url})
    assert done.returncode == 1
    assert "NOT database" in done.stdout
    assert "-> The database postgresql://me@127.0.0.1" in done.stdout
    assert "hunter2" not in done.stdout + done.stderr


def test_the_commands_use_it(on_postgres: None, project: Path, tmp_path: Path) -> None:
    def assistant(*arguments: str) -> str:
        command = [sys.executable, "-m", "assistant", *arguments, "--home", str(tmp_path)]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    assert "postgresql://" in assistant("doctor")
    with database_in(tmp_path).transaction() as connection:
        connection.execute(text("INSERT INTO freelancers VALUES ('lena', '{}', '{}', NULL, 0)"))
    assert assistant("token", "lena").startswith("own_")
    assert assistant("token", "lena", "--list").endswith("in use\n")
    assert not (tmp_path / "assistant.db").exists()


def test_what_is_about_different_things_goes_on_side_by_side(database: Database) -> None:
    inside = threading.Barrier(3)

    def work(about: str) -> None:
        with database.transaction("conversation", about):
            inside.wait(10)

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(work, "abc"))


@pytest.mark.parametrize(
    ("first", "second"),
    [(("conversation", "a"), ("conversation", "a")), ((), ("conversation", "a")), (("conversation", "a"), ()), ((), ())],
)
def test_what_is_about_the_same_waits_and_so_does_who_says_nothing(
    database: Database, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    order, begun = [], threading.Event()

    def later() -> None:
        begun.wait(10)
        with database.transaction(*second):
            order.append("second")

    waiting = threading.Thread(target=later)
    waiting.start()
    with database.transaction(*first):
        begun.set()
        time.sleep(0.2)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_who_holds_a_name_inside_keeps_it_to_the_end(database: Database) -> None:
    order, held = [], threading.Event()

    def later() -> None:
        held.wait(10)
        with database.transaction("conversation", "b") as connection:
            hold(connection, "gaps", "lena")
            order.append("second")

    waiting = threading.Thread(target=later)
    waiting.start()
    with database.transaction("conversation", "a") as connection:
        hold(connection, "gaps", "lena")
        held.set()
        time.sleep(0.2)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_a_snapshot_cannot_write(database: Database) -> None:
    with pytest.raises(InternalError, match="read-only"), database.snapshot() as connection:
        connection.execute(text("DELETE FROM owners"))


def test_units_of_work_that_look_something_up_do_not_wait_for_each_others_connections(database: Database) -> None:
    inside = threading.Barrier(12)

    def work(n: int) -> None:
        with database.transaction("conversation", str(n)):
            inside.wait(10)
            with database.snapshot() as connection:
                connection.execute(text("SELECT 1"))

    with ThreadPoolExecutor(12) as threads:
        list(threads.map(work, range(12)))


def test_a_connection_that_was_lost_is_made_anew(database: Database) -> None:
    with database.snapshot() as connection:
        lost = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    with database.transaction() as connection:
        connection.execute(text(f"SELECT pg_terminate_backend({lost})"))
    with database.snapshot() as connection:
        assert connection.execute(text("SELECT pg_backend_pid()")).scalar_one() != lost


def test_one_that_is_lost_in_the_middle_is_said_to_be_away(database: Database) -> None:
    def lose() -> None:
        with database.transaction("conversation", "a") as connection:
            own = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            with database.transaction("conversation", "b") as other:
                other.execute(text(f"SELECT pg_terminate_backend({own})"))
            connection.execute(text("SELECT 1"))

    with pytest.raises(Unavailable, match="does not answer"):
        lose()
    with database.transaction("conversation", "a") as connection:
        assert connection.execute(text("SELECT 1")).scalar_one() == 1


def test_a_character_that_no_text_can_hold_finds_nothing_and_breaks_nothing(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute(text("INSERT INTO owners VALUES (:owner, 1, now())"), [{"owner": "a\0"}, {"owner": "b"}])
    with database.snapshot() as connection:
        assert connection.scalars(text("SELECT owner FROM owners ORDER BY owner")).all() == ["a\ufffd", "b"]
        assert connection.scalars(text("SELECT owner FROM owners WHERE owner = :owner"), {"owner": "b\0"}).all() == []


def test_every_text_is_ordered_by_its_letters_codes_as_on_sqlite(database: Database) -> None:
    with database.transaction() as connection:
        for handle in ("b", "A", "a", "B", "é", "a-b", "ab"):
            connection.execute(text("INSERT INTO owners VALUES (:handle, 1, now())"), {"handle": handle})
        ordered = connection.scalars(text("SELECT owner FROM owners ORDER BY owner")).all()
    assert ordered == sorted(ordered)


def test_without_the_driver_it_says_what_to_install(tmp_path: Path) -> None:
    look = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from assistant.database.postgres import reach\nfrom assistant.errors import Unavailable\n"
        "try: reach('postgresql://me@127.0.0.1/x')\nexcept Unavailable as error: print(error.message)"
    )
    said = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=False)
    assert "pip install 'freelance-assistant[postgres]'" in said.stdout, said.stderr
