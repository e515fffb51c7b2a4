"""Real pages, scraped and with their headings lost: what somebody asks of them stands in one passage, alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.database.migrate import opened
from assistant.importing import import_path
from assistant.importing.splitting import LONGEST
from assistant.retrieval.passages import MARKETPLACE, Passage
from assistant.retrieval.store import read_passages
from assistant.settings import Settings
from tests.importing.conftest import HashingEmbedder


@pytest.fixture(scope="module")
def passages(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Passage, ...]]:
    pages = project.parent / "shared" / "seeds"
    if not pages.is_dir():
        pytest.skip("the scraped pages are not part of the project")
    with opened(Settings(home=tmp_path_factory.mktemp("home"))) as database:
        import_path(database, HashingEmbedder(), pages)
        with database.snapshot() as connection:
            yield read_passages(connection, MARKETPLACE)


@pytest.mark.parametrize(
    ("words", "title", "longest"),
    [
        (("1500 points = 15 $", "Conversion des points"), "Comment gagner des points", 200),
        (("95 et plus", "badge"), "Que signifie le score de fidélisation ?", 600),
        (("client régulier après la finalisation",), "Questions fréquentes", 400),
        (("Chaque étape clé correspond à une tâche distincte",), "Étapes clés", 250),
        (("95 derniers jours", "5 jours de vacances"), "Questions fréquentes", 400),
        (("le client et le freelance pourront communiquer",), "Glossaire pour les clients", 200),
    ],
)
def test_an_answer_stands_in_one_passage_of_its_own(
    passages: tuple[Passage, ...], words: tuple[str, ...], title: str, longest: int
) -> None:
    (found,) = [passage for passage in passages if all(word in passage.text for word in words)]
    assert found.title.startswith(title)
    assert found.language == "fr"
    assert len(found.text) <= longest


def test_a_post_carries_its_date(passages: tuple[Passage, ...]) -> None:
    post = [passage for passage in passages if passage.source.startswith("004_")]
    assert {(passage.title, passage.date, passage.language) for passage in post} == {
        ("A Day in the Life of a Fiverr", date(2012, 2, 8), "en")
    }


def test_passages_are_bounded_and_end_where_sentences_or_items_end(passages: tuple[Passage, ...]) -> None:
    assert all(10 < len(passage.text) <= LONGEST for passage in passages)
    assert not any(passage.text.endswith((",", " -", ":")) for passage in passages)
    assert not any("Article connexe" in passage.text or "Comments" in passage.text for passage in passages)
