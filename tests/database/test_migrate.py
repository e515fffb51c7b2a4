from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlalchemy.engine.interfaces import ReflectedIndex

from assistant.database.engine import Database
from assistant.database.migrate import migrate, newest, version
from assistant.database.tables import metadata


def index(found: ReflectedIndex) -> str:
    """With the text of a partial index's condition, whose object is another each time."""
    return str({**found, "dialect_options": {name: str(value) for name, value in found.get("dialect_options", {}).items()}})


def shape(engine: Engine) -> dict[str, object]:
    """Everything that the database itself says of its tables."""
    look = inspect(engine)
    with engine.connect() as connection:
        triggers = list(connection.execute(text("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")))
    return {
        table: {
            "columns": {c["name"]: (str(c["type"]), c["nullable"], c["primary_key"]) for c in look.get_columns(table)},
            "primary": look.get_pk_constraint(table),
            "foreign": sorted(map(str, look.get_foreign_keys(table))),
            "unique": sorted(map(str, look.get_unique_constraints(table))),
            "indexes": sorted(map(index, look.get_indexes(table))),
            "triggers": sorted(sql for name, sql in triggers if name == table),
        }
        for table in look.get_table_names()
        if table != "alembic_version"
    }


def test_the_migrated_schema_is_the_one_that_the_code_knows(tmp_path: Path) -> None:
    migrated, declared = Database.in_home(tmp_path / "migrated"), Database.in_home(tmp_path / "declared")
    migrate(migrated)
    metadata.create_all(declared.engine)
    assert shape(migrated.engine) == shape(declared.engine)


def test_every_step_is_named_by_its_number_and_the_last_number_is_the_head() -> None:
    config = Config()
    config.set_main_option("script_location", "assistant.database:migrations")
    steps = ScriptDirectory.from_config(config)
    assert newest() == steps.get_current_head()
    assert all(Path(step.path).name.startswith(f"{step.revision}_") for step in steps.walk_revisions())


def test_a_home_that_is_up_to_date_needs_nothing_of_alembic(tmp_path: Path) -> None:
    migrate(Database.in_home(tmp_path))
    look = f"""
import sys
from pathlib import Path
from assistant.database.engine import Database
from assistant.database.migrate import migrate
migrate(Database.in_home(Path({str(tmp_path)!r})))
print("alembic" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout.strip() == "False"


def test_migrating_again_changes_nothing_and_keeps_what_is_stored(tmp_path: Path) -> None:
    database = Database.in_home(tmp_path)
    migrate(database)
    with database.transaction() as connection:
        connection.execute(text("INSERT INTO owners VALUES ('lena', 3, '2026-01-01 00:00:00')"))
    migrate(database)
    with database.snapshot() as connection:
        assert version(connection) == newest()
        assert connection.execute(text("SELECT version FROM owners")).scalar_one() == 3


def test_a_step_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    database = Database.in_home(tmp_path)
    with database.transaction() as connection:
        connection.execute(text("CREATE TABLE owner_tokens (mine INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        migrate(database)
    assert inspect(database.engine).get_table_names() == ["owner_tokens"]
