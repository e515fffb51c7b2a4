from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from assistant.bootstrap import built
from assistant.bots.terminal import House, Visit, converse
from assistant.database.tables import conversations
from assistant.orders.caller import Caller
from assistant.scheduling.consultation import Wanted
from assistant.scheduling.spans import Span
from assistant.settings import Settings
from assistant.web.parts import Parts

Chat = Callable[..., str]


@pytest.fixture
def chat(sample_home: Path) -> Chat:
    """`chat(*lines)`: everything the terminal shows while a client says these."""

    def talk(*lines: str, locale: str = "en") -> str:
        shown: list[str] = []
        with built(Settings(home=sample_home)) as parts:
            name = parts.shelf.catalogue("lena-moreau").profile.name
            house = House(parts.engine, parts.database, parts.orders, parts.scheduling)
            converse(house, Visit("lena-moreau", name, locale), iter(lines), shown.append)
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


def test_a_consultation_is_shown_as_a_card_and_paid_and_cancelled_by_commands(sample_home: Path) -> None:
    shown: list[str] = []

    def until(text: str) -> Iterator[str]:
        """Enter, again and again, until the engine has told it."""
        for _ in range(400):
            if text in "\n".join(shown):
                return
            time.sleep(0.05)
            yield ""
        raise AssertionError(text)

    def lines(parts: Parts) -> Iterator[str]:
        yield "/pay"
        with parts.database.snapshot() as connection:
            talk = connection.execute(select(conversations).order_by(conversations.c.created_at.desc()).limit(1)).one()
        client, now = Caller("client", talk.freelancer, talk.client, talk.id), datetime.now(UTC)
        # Later than all that a test of the same home may have booked.
        start = parts.scheduling.slots(client, 30, Span(now, now + timedelta(days=30)))[-1].starts_at
        parts.scheduling.book(client, "book", Wanted(start, 30, "America/New_York"))
        yield from until("/pay or /cancel")
        yield "/accept"
        yield "/pay"
        yield from until("is confirmed")
        yield "/cancel"
        yield from until("is cancelled")
        yield "/cancel"

    with built(Settings(home=sample_home)) as parts:
        house = House(parts.engine, parts.database, parts.orders, parts.scheduling)
        converse(house, Visit("lena-moreau", "Léna", "en"), lines(parts), shown.append)
    told = [line.strip() for line in "\n".join(shown).splitlines()]
    paid = "Paid, which is simulated. What comes of it appears here: press Enter to look."
    assert told.index("→ /pay or /cancel") < told.index(paid) < told.index("→ /cancel")
    assert told.count("There is no offer to press a button on.") == 1
    assert told.count("There is no consultation to press that button on.") == 2


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
