from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.database.engine import Database
from assistant.retrieval.embedding import Embedder
from assistant.retrieval.library import Library
from assistant.retrieval.passages import Passage
from assistant.retrieval.store import bump, write_passages

GIGS = {
    ("lena", "packaging"): ("I will design your packaging", "Graphics & Design / Packaging. Boxes and labels, dieline, 3D mock-up.", "en"),
    ("lena", "logo"): ("I will draw your logo", "Graphics & Design / Logo. Three concepts, vector source files.", "en"),
    ("omar", "voice"): ("I will record your voice over", "Music & Audio / Voice over. Warm male voice, WAV, commercial rights.", "en"),
    ("ines", "traduction"): ("Je traduis vos textes de l'anglais", "Rédaction / Traduction. Site web, notice, relecture comprise.", "fr"),
}


def gig(owner: str, slug: str) -> Passage:
    title, text, language = GIGS[owner, slug]
    return Passage(f"gig:{slug}", owner, "gig", title, text, f"gigs/{slug}.yaml", language=language)


@pytest.fixture
def library(database: Database, minilm: Embedder, home: Path) -> Iterator[Library]:
    for owner in {owner for owner, _ in GIGS}:
        with database.transaction() as connection:
            own = [gig(*key) for key in GIGS if key[0] == owner]
            package = Passage("gig:any:package:basic", owner, "gig", "Basic", "A logo package for translation and voice over.", "x.yaml")
            write_passages(connection, owner, [*own, package], minilm)
            bump(connection, owner, datetime(2026, 11, 21, tzinfo=UTC))
    library = Library(database, minilm, home)
    yield library
    library.close()


@pytest.mark.parametrize(
    ("need", "best"),
    [
        ("a box for my new soap brand", ("lena", "packaging")),
        ("a narrator for my radio ad", ("omar", "voice")),
        ("un logo pour ma boulangerie", ("lena", "logo")),
        ("une voix off pour ma vidéo", ("omar", "voice")),
        ("translate my website into French", ("ines", "traduction")),
        ("logoo desing", ("lena", "logo")),
    ],
)
def test_a_need_finds_the_gig_in_either_language_before_and_after_the_index_is_ready(
    library: Library, need: str, best: tuple[str, str]
) -> None:
    for _ in range(2):
        first = library.search_gigs(need)[0]
        assert (first.freelancer, first.gig) == best
        library.refresh()


def test_a_need_that_nobody_covers_scores_low(library: Library) -> None:
    covered = min(library.search_gigs(need)[0].score for need in ("logo design", "voice over recording", "packaging design"))
    assert max(hit.score for hit in library.search_gigs("repair my washing machine in Berlin")) < 0.3 < covered


def test_a_gig_that_was_withdrawn_is_no_longer_found(library: Library, database: Database, minilm: Embedder) -> None:
    library.refresh()
    with database.transaction() as connection:
        write_passages(connection, "lena", [gig("lena", "packaging")], minilm)
        bump(connection, "lena", datetime(2026, 11, 22, tzinfo=UTC))
    assert ("lena", "logo") not in {(hit.freelancer, hit.gig) for hit in library.search_gigs("a logo")}
