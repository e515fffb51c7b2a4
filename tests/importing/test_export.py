"""What is exported and imported again gives the same records and passages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.database.engine import Database
from assistant.database.migrate import opened
from assistant.errors import Conflict, NotFound
from assistant.importing import change, export_folder, import_path, learn
from assistant.importing.changing import Change
from assistant.importing.stored import read_stored
from assistant.importing.yaml_text import read_yaml, write_yaml
from assistant.orders.catalogue import Faq
from assistant.settings import Settings
from tests.importing.conftest import Bench, HashingEmbedder

pytestmark = pytest.mark.usefixtures("either")

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)


def records(database: Database, owner: str) -> tuple[object, ...]:
    with database.snapshot() as connection:
        known = read_stored(connection, owner).records
    return known.bodies, known.policies, {path: document.content for path, document in known.documents.items()}


def again(exported: Path, home: Path, owner: str) -> tuple[object, ...]:
    with opened(Settings(home=home)) as database:
        import_path(database, HashingEmbedder(), exported)
        return records(database, owner)


def test_changes_and_teaching_are_exported_and_come_back_in_another_home(bench: Bench, tmp_path: Path) -> None:
    bench.write("freelancers/nora-vidal/process.md", "# Process\n\nI draw first.")
    bench.load()
    change(bench.database, bench.embedder, "nora-vidal", Change("gigs/signs.yaml#packages[basic].price", 110), NOW)
    with bench.database.transaction() as connection:
        learn(connection, bench.embedder, "nora-vidal", Faq("Do you gild?", "Yes: with leaf.\nAlways."), language="en", now=NOW)
    folder = export_folder(bench.database, "nora-vidal", tmp_path / "out")
    assert folder == tmp_path / "out" / "nora-vidal"
    assert again(folder, tmp_path / "other", "nora-vidal") == records(bench.database, "nora-vidal")
    report = bench.load(folder)
    assert report.conflicts == ()
    assert report.owners[0].unchanged


def test_the_sample_knowledge_survives_the_round_trip(project: Path, tmp_path: Path) -> None:
    with opened(Settings(home=tmp_path / "home")) as database:
        owners = [owner.owner for owner in import_path(database, HashingEmbedder(), project / "knowledge").owners]
        for owner in owners:
            folder = export_folder(database, owner, tmp_path / "out")
            assert again(folder, tmp_path / f"home-{owner}", owner) == records(database, owner)
    assert len(owners) >= 5


def test_private_notes_in_the_folder_do_not_hinder_and_are_left_alone(bench: Bench) -> None:
    notes = bench.write("freelancers/nora-vidal/private/notes.md", "Mine.")
    bench.load()
    export_folder(bench.database, "nora-vidal", bench.freelancer)
    assert notes.read_text() == "Mine."


def test_a_folder_with_other_files_is_not_mixed_with_the_export(bench: Bench, tmp_path: Path) -> None:
    bench.load()
    (tmp_path / "nora-vidal").mkdir()
    (tmp_path / "nora-vidal" / "novel.md").write_text("Chapter one")
    with pytest.raises(Conflict, match="novel.md"):
        export_folder(bench.database, "nora-vidal", tmp_path)


def test_an_unknown_freelancer_is_not_exported(bench: Bench, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        export_folder(bench.database, "nobody", tmp_path)


def test_text_that_looks_like_something_else_stays_text() -> None:
    tricky = {
        "no": ["no", "0812", "12", "1.50", "2026-12-05", "09:00-12:30", "null", "~", "true", "a: b", "- x", "é\n\nline", "&a", ""],
        "n": 12,
    }
    assert read_yaml(write_yaml(tricky)) == tricky
