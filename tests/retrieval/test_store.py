from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.database.engine import Database
from assistant.retrieval.passages import Passage
from assistant.retrieval.store import apply_plan, bump, plan_passages, read_passages, read_vectors, stored_vectors, version, write_passages

if TYPE_CHECKING:
    from tests.retrieval.conftest import WordEmbedder

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def passage(id: str, title: str, text: str = "", **more: object) -> Passage:
    return Passage(id=id, owner="lena", kind="document", title=title, text=text, source="notes.md", **more)  # type: ignore[arg-type]


def test_what_is_written_is_read_back_in_order_with_its_vectors(database: Database, embedder: WordEmbedder) -> None:
    passages = (passage("b", "Printing", "I do not print."), passage("a", "Colours", "Up to five."))
    with database.transaction() as connection:
        write_passages(connection, "lena", passages, embedder)
        vectors = read_vectors(connection, "lena", embedder.dimensions)
        assert read_passages(connection, "lena") == passages
    assert (vectors == embedder.embed(["Printing\nI do not print.", "Colours\nUp to five."])).all()


def test_a_repeated_import_embeds_only_what_changed(database: Database, embedder: WordEmbedder) -> None:
    first = [passage("a", "Colours"), passage("b", "Printing"), passage("c", "Paper")]
    second = [passage("c", "Paper"), replace(first[1], official=True), passage("d", "Foil")]
    with database.transaction() as connection:
        write_passages(connection, "lena", first, embedder)
        embedder.texts.clear()
        changes = write_passages(connection, "lena", second, embedder)
        assert read_passages(connection, "lena") == tuple(second)
    assert embedder.texts == ["Foil"]
    assert (changes.added, changes.removed, changes.embedded) == (1, 1, 1)


def test_an_unchanged_import_changes_nothing(database: Database, embedder: WordEmbedder) -> None:
    passages = [passage("a", "Colours"), passage("b", "Printing")]
    with database.transaction() as connection:
        write_passages(connection, "lena", passages, embedder)
        changes = write_passages(connection, "lena", passages, embedder)
    assert (changes.added, changes.changed, changes.removed, changes.kept, changes.embedded) == (0, 0, 0, 2, 0)


def test_one_passage_can_be_added_without_touching_the_others(database: Database, embedder: WordEmbedder) -> None:
    with database.transaction() as connection:
        write_passages(connection, "lena", [passage("a", "Colours"), passage("b", "Printing")], embedder)
        plan = plan_passages(stored_vectors(connection, "lena"), "lena", [passage("z", "Foil")], embedder)
        apply_plan(connection, plan, whole=False)
        assert [found.id for found in read_passages(connection, "lena")] == ["a", "b", "z"]


def test_owners_do_not_touch_each_other(database: Database, embedder: WordEmbedder) -> None:
    with database.transaction() as connection:
        write_passages(connection, "lena", [passage("a", "Colours")], embedder)
        write_passages(connection, "omar", [replace(passage("a", "Voices"), owner="omar")], embedder)
        write_passages(connection, "omar", [], embedder)
        assert [found.title for found in read_passages(connection, "lena")] == ["Colours"]


def test_a_version_grows_with_each_bump_and_is_zero_before_the_first(database: Database) -> None:
    with database.transaction() as connection:
        assert version(connection, "lena") == 0
        assert [bump(connection, "lena", NOW), bump(connection, "lena", NOW), bump(connection, "omar", NOW)] == [1, 2, 1]
        assert version(connection, "lena") == 2
