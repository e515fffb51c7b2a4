"""A folder becomes records and passages, all at once; only what changed is done again."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from assistant.database.tables import metadata
from assistant.errors import KnowledgeError, NotFound
from assistant.importing import import_path
from assistant.money import Money
from assistant.orders.shelf import Shelf
from assistant.scheduling.calendars import Calendars
from tests.importing.conftest import GIG, PROFILE, Bench

pytestmark = pytest.mark.usefixtures("either")

SECOND = "freelancers/omar-diaz/"


def add_second(bench: Bench) -> None:
    bench.write(f"{SECOND}profile.yaml", PROFILE.replace("nora-vidal", "omar-diaz").replace("signs: {", "murals: {"))
    bench.write(f"{SECOND}gigs/murals.yaml", GIG)


def test_a_folder_becomes_a_catalogue_a_calendar_a_mandate_and_rules(bench: Bench) -> None:
    report = bench.load()
    shelf = Shelf(bench.database)
    gig = shelf.catalogue("nora-vidal").gig("signs")
    assert gig is not None
    assert [package.price for package in gig.packages] == [Money(9000, "EUR"), Money(22050, "EUR")]
    assert gig.packages[1].revisions is None
    assert shelf.mandate("nora-vidal").per_gig["signs"].floor == Money(9000, "EUR")
    assert Calendars(bench.database).calendar("nora-vidal").weekly["mon"][1].end.hour == 0
    assert [owner.owner for owner in report.owners] == ["@marketplace", "nora-vidal"]


def test_a_repeated_import_embeds_nothing_and_changes_no_version(bench: Bench) -> None:
    bench.load()
    before = len(bench.embedder.texts)
    report = bench.load()
    assert len(bench.embedder.texts) == before
    assert all(owner.unchanged and owner.version == 1 for owner in report.owners)


def test_only_what_changed_is_embedded(bench: Bench) -> None:
    bench.load()
    bench.edit("freelancers/nora-vidal/gigs/signs.yaml", "Letters drawn", "Letters and numbers drawn")
    report = bench.load()
    assert report.embedded == 1
    assert [(owner.changed, owner.version) for owner in report.owners] == [((), 1), (("gigs/signs.yaml",), 2)]


def test_what_is_removed_from_the_folder_is_removed_here(bench: Bench) -> None:
    bench.write("freelancers/nora-vidal/process.md", "# Process\n\nI draw first.")
    bench.write("freelancers/nora-vidal/gigs/menus.yaml", GIG)
    bench.load()
    (bench.freelancer / "process.md").unlink()
    (bench.freelancer / "gigs" / "menus.yaml").unlink()
    report = bench.load()
    assert report.owners[1].removed == ("gigs/menus.yaml", "process.md")
    assert not any("menus" in key or "process" in key for key in bench.passages())
    assert [gig.slug for gig in Shelf(bench.database).catalogue("nora-vidal").gigs] == ["signs"]


def test_one_freelancers_folder_leaves_the_others_untouched(bench: Bench) -> None:
    add_second(bench)
    bench.load()
    bench.edit("freelancers/nora-vidal/profile.yaml", "Letterer", "Sign letterer")
    bench.edit(f"{SECOND}profile.yaml", "Letterer", "Muralist")
    report = bench.load(bench.freelancer)
    shelf = Shelf(bench.database)
    assert [owner.owner for owner in report.owners] == ["nora-vidal"]
    assert shelf.catalogue("omar-diaz").profile.headline == "Letterer"
    assert shelf.version("omar-diaz") == 1


def test_a_folder_with_one_bad_freelancer_imports_nobody(bench: Bench) -> None:
    add_second(bench)
    bench.edit(f"{SECOND}gigs/murals.yaml", "price: 60", "price: sixty")
    bench.problems()
    assert Shelf(bench.database).handles() == ()


def test_a_running_shelf_sees_an_import_at_its_next_call(bench: Bench) -> None:
    bench.load()
    shelf, calendars = Shelf(bench.database), Calendars(bench.database)
    assert shelf.catalogue("nora-vidal") is shelf.catalogue("nora-vidal")
    assert calendars.calendar("nora-vidal").buffer_minutes == 0
    bench.edit("freelancers/nora-vidal/profile.yaml", "availability:", "availability:\n  buffer_minutes: 20")
    bench.load()
    assert calendars.calendar("nora-vidal").buffer_minutes == 20
    assert shelf.catalogue("nora-vidal").version == 2


def test_a_changed_mandate_has_a_new_version_and_another_change_has_not(bench: Bench) -> None:
    bench.load()
    bench.edit("freelancers/nora-vidal/profile.yaml", "Letterer", "Sign letterer")
    bench.load()
    assert Shelf(bench.database).mandate("nora-vidal").version == 1
    bench.edit("freelancers/nora-vidal/profile.yaml", "floor: 50", "floor: 60")
    bench.load()
    assert Shelf(bench.database).mandate("nora-vidal").version == 2


def test_an_unknown_handle_is_not_found(bench: Bench) -> None:
    with pytest.raises(NotFound) as missing:
        Shelf(bench.database).catalogue("nobody")
    assert missing.value.code == "unknown_freelancer"


def test_private_notes_are_read_by_nothing(bench: Bench) -> None:
    for folder in ("private", "Private", "notes/private"):
        bench.write(f"freelancers/nora-vidal/{folder}/notes.md", "# Notes\n\nThe canary sings at noon.")
    bench.write("freelancers/nora-vidal/private/broken.yaml", b"\xff\xfe")
    bench.load()
    assert not any("canary" in text for text in bench.embedder.texts)
    with bench.database.snapshot() as connection:
        stored = [str(connection.execute(select(table)).all()) for table in metadata.sorted_tables]
    assert any("Letterer" in rows for rows in stored)
    assert not any("canary" in rows for rows in stored)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(bench: Bench) -> None:
    bench.load()
    for name in ("profile.yaml", "gigs/signs.yaml"):
        text = (bench.freelancer / name).read_text("utf-8")
        bench.write(f"freelancers/nora-vidal/{name}", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert all(owner.unchanged for owner in bench.load().owners)


def test_other_files_are_noted_and_left_alone(bench: Bench) -> None:
    bench.write("freelancers/nora-vidal/portfolio.docx", b"PK")
    assert "nora-vidal: freelancers/nora-vidal/portfolio.docx: was not read; documents are .md, .txt and .pdf" in bench.load().warnings


def test_no_transaction_is_open_while_texts_are_embedded(bench: Bench) -> None:
    class Asking:
        id, dimensions = bench.embedder.id, bench.embedder.dimensions

        def embed(self, texts, *, query=False):  # type: ignore[no-untyped-def]
            with bench.database.transaction():
                return bench.embedder.embed(texts, query=query)

    done = threading.Event()

    def load() -> None:
        import_path(bench.database, Asking(), bench.folder)
        done.set()

    threading.Thread(target=load, daemon=True).start()
    assert done.wait(20)


def test_loose_documents_belong_to_the_marketplace_or_to_the_freelancer_named(bench: Bench, tmp_path: Path) -> None:
    bench.load()
    loose = tmp_path / "loose"
    loose.mkdir()
    (loose / "fonts.txt").write_text("Fonts\n\nEvery font I use is licensed for shops.")
    bench.load(loose)
    bench.load(loose / "fonts.txt", freelancer="nora-vidal")
    assert bench.passages("@marketplace")["doc:fonts.txt#1"].title == "Fonts"
    assert bench.passages("nora-vidal")["doc:fonts.txt#1"].text == "Every font I use is licensed for shops."
    assert "policy:review_days:2025-01-01:en" in bench.passages("@marketplace")


def test_a_loose_folders_next_import_removes_only_what_came_from_it(bench: Bench, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(f"About {name}\n\nThis is what there is to say about {name}.")
        bench.load(tmp_path / name)
    (tmp_path / "one" / "one.txt").rename(tmp_path / "one" / "three.txt")
    bench.load(tmp_path / "one")
    assert sorted(bench.passages("@marketplace")) == ["doc:three.txt#1", "doc:two.txt#1"]


def test_a_knowledge_folder_takes_no_other_freelancers_name(bench: Bench) -> None:
    with pytest.raises(KnowledgeError, match="names its freelancers itself"):
        bench.load(freelancer="nora-vidal")
