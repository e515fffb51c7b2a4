"""The copies that the benchmarks ask questions to behave like imported freelancers."""

from __future__ import annotations

import shutil
from pathlib import Path

from assistant.database.engine import Database
from assistant.money import Money
from assistant.orders.shelf import Shelf
from assistant.retrieval.embedding import open_embedder
from assistant.retrieval.library import Library
from benchmarks.copies import fill


def test_a_copied_freelancer_is_found_and_sells_what_the_sample_sells(sample_home: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(sample_home, tmp_path / "home", ignore=shutil.ignore_patterns("chroma")))
    database = Database.in_home(home)
    handles = fill(database, 6)
    library = Library(database, open_embedder(home, None), home)
    try:
        copy = next(handle for handle in handles if handle.startswith("lena-moreau-"))
        hits = library.search(copy, ["Which files do I receive at the end?"])
        assert hits[0].passage.owner == copy
        sold, original = Shelf(database).catalogue(copy).gigs, Shelf(database).catalogue("lena-moreau").gigs
        assert [package.price for gig in sold for package in gig.packages] == [
            package.price for gig in original for package in gig.packages
        ]
    finally:
        library.close()
        database.close()
    assert len(set(handles)) == 6


def _prices(database: Database, handle: str) -> list[Money]:
    return [package.price for gig in Shelf(database).catalogue(handle).gigs for package in gig.packages]
