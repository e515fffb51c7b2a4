from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.bootstrap import built
from assistant.bots.terminal import House, Visit, converse
from assistant.settings import Settings

Chat = Callable[..., str]


@pytest.fixture
def chat(sample_home: Path) -> Chat:
    """`chat(*lines)`: everything the terminal shows while a client says these."""

    def talk(*lines: str, locale: str = "en") -> str:
        shown: list[str] = []
        with built(Settings(home=sample_home)) as parts:
            name = parts.shelf.catalogue("lena-moreau").profile.name
            converse(House(parts.engine, parts.database, parts.orders), Visit("lena-moreau", name, locale), iter(lines), shown.append)
        return "\n".join(shown)

    return talk


def test_the_first_thing_said_is_that_an_ai_speaks(chat: Chat) -> None:
    assert "AI" in chat(locale="en").splitlines()[1]
    assert "IA" in chat(locale="fr").splitlines()[1]


def test_a_question_is_answered_from_the_records_and_its_sources_are_shown(chat: Chat) -> None:
    shown = chat("How much is the one label package?", "/sources")
    assert "€90" in shown
    assert "- I will design packaging" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_number_picks_a_suggestion(chat: Chat) -> None:
    greeting = chat()
    first = next(line for line in greeting.splitlines() if line.startswith("  [1] "))
    assert chat("1") == chat(first.removeprefix("  [1] "))


def test_asking_for_the_person_hands_over(chat: Chat) -> None:
    assert "passed this on to Léna Moreau" in chat("/human")


def test_an_offer_is_shown_as_a_card_and_accepted_by_a_command_once(chat: Chat) -> None:
    shown = chat(
        "I'd like to order the full box.", "Tea. Size: 10 x 10 x 20 cm. Texts: ready.", "just send me the offer", "/accept", "/accept"
    )
    assert "/accept or /decline" in shown
    assert "Total: €220" in shown
    assert shown.count("Accepted") == 1
    assert "no offer to press" in shown


def test_une_offre_se_refuse_par_une_commande(chat: Chat) -> None:
    shown = chat("Je voudrais commander le logo seul.", "Envoyez-moi l'offre tout de suite.", "/decline", locale="fr")
    assert "Total : 180 €" in shown
    assert "Refusée" in shown


def test_a_command_that_does_not_exist_is_not_sent(chat: Chat) -> None:
    assert chat("/nonsense").count("Assistant of") == 1


def test_what_is_too_long_is_refused_and_the_chat_goes_on(chat: Chat) -> None:
    shown = chat("x" * 10_000, "How much is the one label package?")
    assert "10000 characters" in shown
    assert "€90" in shown


def test_it_works_when_the_input_is_a_pipe(sample_home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "chat", "lena-moreau", "--locale", "fr"],
        input="Combien coûte une étiquette ?\n",
        env={**os.environ, "ASSISTANT_HOME": str(sample_home), "PYTHONIOENCODING": "utf-8"},
        encoding="utf-8",
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "> Combien coûte une étiquette ?" in done.stdout
    assert "€" in done.stdout.partition("> Combien")[2]
    assert "Au revoir." in done.stdout
