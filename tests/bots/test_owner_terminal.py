from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.bots.owner_terminal import steer
from assistant.errors import NotFound
from tests.owner.house import NORA, House, opened

Chat = Callable[..., str]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with opened(tmp_path) as furnished:
        yield furnished


def talk(house: House, *lines: str, language: str | None = None) -> str:
    """Everything that the terminal shows while the freelancer says these."""
    shown: list[str] = []
    steer(house.chat, NORA, iter(lines), shown.append, language)
    return "\n".join(shown)


def test_it_greets_by_name_and_says_who_waits(house: House) -> None:
    shown = talk(house)
    assert "Hello Nora Vidal!" in shown
    assert "Nobody is waiting for you." in shown
    assert "/quit" in shown
    assert "Bonjour Nora Vidal !" in talk(house, language="fr")


def test_a_change_is_read_back_and_a_number_answers(house: House) -> None:
    shown = talk(house, "I'm away from Thursday to Sunday", "1", "/changes", "/quit", "never heard")
    assert "[1] Yes" in shown
    assert "Done." in shown
    assert "1. Tuesday 1 December" in shown
    assert "never heard" not in shown
    assert [made.origin for made in house.chat.changes(NORA)] == ["terminal"]
    assert max(map(len, shown.splitlines())) <= 80


def test_tout_se_dit_aussi_en_francais(house: House) -> None:
    shown = talk(house, "bloque demain de 14h à 16h", "1", "défais ça", "1", "/help")
    assert "[1] Oui" in shown
    assert "tout est comme avant" in " ".join(shown.split())
    assert "bloque demain de 14h à 16h" in shown
    assert "Au revoir." in shown


def test_an_unknown_command_and_an_error_are_said_and_the_talk_goes_on(house: House) -> None:
    shown = talk(house, "/nothing", "x" * 5000, "help")
    assert "/nothing is no command here" in shown
    assert "at most 4000 characters" in shown
    assert "Say it in your own words" in shown


def test_a_yes_of_one_session_is_not_for_what_another_left_open(house: House) -> None:
    talk(house, "raise the 30-minute call to 50")
    assert "Nothing is waiting" in talk(house, "yes")


def test_nobody_by_that_name_is_an_error(house: House) -> None:
    with pytest.raises(NotFound):
        steer(house.chat, "nobody", iter(()), print)
