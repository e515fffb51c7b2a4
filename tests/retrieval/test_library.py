from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from assistant.database.engine import Database
from assistant.database.tables import passages as table
from assistant.retrieval.confidence import confidence
from assistant.retrieval.embedding import Embedder
from assistant.retrieval.library import LARGE, Library
from assistant.retrieval.passages import MARKETPLACE, Passage
from assistant.retrieval.store import bump, write_passages

if TYPE_CHECKING:
    from tests.retrieval.conftest import WordEmbedder

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
DOCUMENTS = (
    ("printing", "Printing", "I deliver print-ready files and recommend printers near you."),
    ("colours", "Colours", "A design uses up to five spot colours."),
    ("paper", "Paper", "Recycled cardboard and kraft paper are what I work with most."),
    ("voice", "Voice over", "Recordings are delivered as WAV and MP3."),
)


def passage(owner: str, id: str, title: str, text: str, **more: Any) -> Passage:
    return replace(Passage(id=id, owner=owner, kind="document", title=title, text=text, source="notes.md"), **more)


def write(database: Database, embedder: Embedder, *passages: Passage) -> None:
    """These are all the passages of their owners from now on."""
    for owner in {one.owner for one in passages}:
        with database.transaction() as connection:
            write_passages(connection, owner, [one for one in passages if one.owner == owner], embedder)
            bump(connection, owner, NOW)


def documents(owner: str) -> list[Passage]:
    return [passage(owner, *document) for document in DOCUMENTS]


@pytest.fixture
def library(database: Database, embedder: WordEmbedder, home: Path) -> Iterator[Library]:
    library = Library(database, embedder, home)
    yield library
    library.close()


@pytest.fixture
def meaning(database: Database, minilm: Embedder, home: Path) -> Iterator[Library]:
    """A library with the real embedding model."""
    library = Library(database, minilm, home)
    yield library
    library.close()


def test_an_empty_library_finds_nothing(library: Library) -> None:
    assert library.search("lena", ["How much is a logo?"]) == ()
    assert library.search_gigs("a logo") == ()


def test_nothing_asked_finds_nothing(library: Library, database: Database, embedder: WordEmbedder) -> None:
    write(database, embedder, *documents("lena"))
    assert library.search("lena", []) == library.search("lena", ["  "]) == ()


def test_the_passage_that_answers_comes_first_with_its_scores(library: Library, database: Database, embedder: WordEmbedder) -> None:
    write(database, embedder, *documents("lena"))
    best, *_ = library.search("lena", ["Which colours can a design use?"])
    assert best.passage.id == "colours"
    assert 0 < best.similarity <= 1
    assert best.overlap > 0.5


def test_the_marketplace_is_searched_with_every_freelancer(library: Library, database: Database, embedder: WordEmbedder) -> None:
    write(
        database, embedder, *documents("lena"), passage(MARKETPLACE, "refunds", "Refunds", "A cancelled order is refunded within ten days.")
    )
    assert library.search("lena", ["When is a cancelled order refunded?"])[0].passage.owner == MARKETPLACE


def test_no_freelancer_ever_sees_a_passage_of_another(library: Library, database: Database, embedder: WordEmbedder) -> None:
    canaries = {owner: f"canary{number}" for number, owner in enumerate(("lena", "omar", "ines"))}
    write(database, embedder, *(passage(owner, "note", f"About {word}", f"The secret is {word}.") for owner, word in canaries.items()))
    library.refresh()
    for owner in canaries:
        for word in canaries.values():
            assert {hit.passage.owner for hit in library.search(owner, [f"The secret is {word}"])} <= {owner}


def test_a_follow_up_is_understood_with_the_turn_before(library: Library, database: Database, embedder: WordEmbedder) -> None:
    write(database, embedder, *documents("lena"))
    assert library.search("lena", ["Do you work with recycled cardboard?", "and which formats?"])[0].passage.id == "paper"


def test_what_nothing_of_a_freelancer_mentions_is_told_with_what_is_found(
    library: Library, database: Database, embedder: WordEmbedder
) -> None:
    write(database, embedder, *documents("lena"))
    found = library.look_up("lena", ["Do you work with recyclde cardboard or with elephants?"])
    assert "eleph" in " ".join(found.unheard)
    assert not [term for term in found.unheard if term.startswith(("recycl", "c:recycl", "cardb"))]


def test_a_misspelt_word_still_counts(library: Library, database: Database, embedder: WordEmbedder) -> None:
    write(database, embedder, *documents("lena"))
    best = library.search("lena", ["recyclde cardbord"])[0]
    assert best.passage.id == "paper"
    assert best.overlap > 0.5


def test_a_superseded_passage_is_found_behind_the_one_that_replaced_it(
    library: Library, database: Database, embedder: WordEmbedder
) -> None:
    old = passage(MARKETPLACE, "old", "Seller levels", "There are four seller levels.", superseded=True)
    new = passage(MARKETPLACE, "new", "Seller levels", "Since this year the seller levels are three.", official=True)
    write(database, embedder, old, new)
    assert [hit.passage.id for hit in library.search("lena", ["How many seller levels are there?"])] == ["new", "old"]


def test_an_import_by_another_process_is_seen_by_the_next_search(
    library: Library, database: Database, embedder: WordEmbedder, home: Path
) -> None:
    write(database, embedder, *documents("lena"), *documents(MARKETPLACE))
    library.refresh()
    elsewhere = Database.in_home(home)
    for owner in ("lena", MARKETPLACE):
        write(elsewhere, embedder, *documents(owner), passage(owner, "foil", "Foil stamping", f"Hot foil stamping by {owner}."))
    found = {hit.passage.owner for hit in library.search("lena", ["hot foil stamping"]) if hit.passage.id == "foil"}
    assert found == {"lena", MARKETPLACE}
    library.refresh()
    assert found == {hit.passage.owner for hit in library.search("lena", ["hot foil stamping"]) if hit.passage.id == "foil"}


def test_what_was_removed_is_no_longer_found(library: Library, database: Database, embedder: WordEmbedder) -> None:
    write(database, embedder, *documents(MARKETPLACE))
    library.refresh()
    write(database, embedder, *documents(MARKETPLACE)[1:])
    library.refresh()
    assert "printing" not in {hit.passage.id for hit in library.search("lena", ["print-ready files and printers"])}


def test_chroma_and_the_exact_search_find_the_same(database: Database, embedder: WordEmbedder, home: Path) -> None:
    many = [passage(MARKETPLACE, f"p{n}", f"Rule {n % 40}", f"About {chr(97 + n % 26) * 5} and number{n} for sellers.") for n in range(400)]
    write(database, embedder, *many)
    shared, other = Library(database, embedder, home), Library(database, embedder, home)
    shared.refresh()
    other.refresh()  # the first holds the lock, so this one searches exactly
    assert (shared.stats()["chroma"], other.stats()["chroma"]) == ([MARKETPLACE], [])
    for query in ("number17 for sellers", "What does rule 23 say about ccccc?", "anything on number399"):
        assert shared.search("lena", [query], limit=5) == other.search("lena", [query], limit=5)
    shared.close()
    other.close()


def test_the_chroma_index_is_made_again_when_its_folder_is_lost(database: Database, embedder: WordEmbedder, home: Path) -> None:
    write(database, embedder, *documents(MARKETPLACE))
    first = Library(database, embedder, home)
    first.refresh()
    first.close()
    (home / "chroma" / "chroma.sqlite3").unlink()
    second = Library(database, embedder, home)
    second.refresh()
    assert second.stats()["chroma"] == [MARKETPLACE]
    assert second.search("lena", ["spot colours"])[0].passage.id == "colours"
    second.close()


def test_a_large_owner_is_served_by_a_collection_of_its_own(library: Library, database: Database, embedder: WordEmbedder) -> None:
    many = [passage("lena", f"p{n}", f"Note {n}", f"Remark number{n} on word{n % 700} and word{n % 31}.") for n in range(LARGE + 1_000)]
    write(database, embedder, *many)
    assert library.search("lena", ["remark number4321"])[0].passage.id == "p4321"
    library.refresh()
    assert library.stats()["chroma"] == ["lena"]
    assert library.search("lena", ["remark number4321"])[0].passage.id == "p4321"


def test_another_embedding_model_rebuilds_every_vector(
    library: Library, database: Database, embedder: WordEmbedder, other_embedder: WordEmbedder, home: Path
) -> None:
    write(database, embedder, *documents("lena"), *documents(MARKETPLACE))
    library.close()
    said: list[str] = []
    reopened = Library(database, other_embedder, home, progress=said.append)
    with database.snapshot() as connection:
        assert set(connection.execute(select(table.c.model)).scalars()) == {other_embedder.id}
    assert reopened.search("lena", ["spot colours"])[0].passage.id == "colours"
    assert len(said) == 2
    reopened.close()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Combien coûte la livraison express ?", "express"),
        ("Est-ce que je peux avoir les fichiers sources ?", "sources"),
        ("Y a-t-il un remboursement si j'annule ?", "refund"),
    ],
)
def test_a_french_question_finds_the_english_passage(
    question: str, answer: str, meaning: Library, database: Database, minilm: Embedder
) -> None:
    write(
        database,
        minilm,
        passage("lena", "express", "Express delivery", "For 60 EUR more the delivery takes one day."),
        passage("lena", "sources", "Source files", "The source files are an extra of 30 EUR."),
        passage("lena", "refund", "Cancellation", "A cancelled order is refunded in full before work starts."),
        passage("lena", "about", "About me", "I have designed packaging for eleven years in Lyon."),
    )
    assert meaning.search("lena", [question])[0].passage.id == answer


def test_what_stands_in_two_languages_is_told_in_the_clients(meaning: Library, database: Database, minilm: Embedder) -> None:
    english = passage(MARKETPLACE, "en", "Service fee", "The client pays a service fee of 5.5 percent.")
    french = passage(MARKETPLACE, "fr", "Frais de service", "Le client paie des frais de service de 5,5 %.", language="fr")
    write(database, minilm, english, french)
    asked = {"en": "What service fee does the client pay?", "fr": "Quels frais de service paie le client ?"}
    assert {language: meaning.search("lena", [question])[0].passage.id for language, question in asked.items()} == {"en": "en", "fr": "fr"}


def test_confidence_is_higher_for_a_question_that_is_answered(meaning: Library, database: Database, minilm: Embedder) -> None:
    write(database, minilm, *documents("lena"))
    answered, other = (meaning.search("lena", [question]) for question in ("How many colours may I use?", "Who won the cup in 1998?"))
    assert confidence(answered) > confidence(other)
    assert confidence(()) == 0


def test_an_faq_pair_is_found_by_its_question_in_other_words(meaning: Library, database: Database, minilm: Embedder) -> None:
    faq: Callable[[str, str, str], Passage] = lambda id, q, a: passage("lena", id, q, a, kind="faq")  # noqa: E731
    write(database, minilm, faq("print", "Do you print too?", "No, only files."), faq("nda", "Will you sign an NDA?", "Yes, gladly."))
    assert meaning.search("lena", ["could you keep my project confidential and sign something?"])[0].passage.id == "nda"
