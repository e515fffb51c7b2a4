"""Where no model finds the words, what was done is still said for what it is."""

from __future__ import annotations

import pytest

from assistant.turns.fallback import deed_text


@pytest.mark.parametrize(
    ("shown", "english", "french"),
    [
        (["offer"], "Your offer is made", "Votre offre est prête"),
        (["consultation"], "That is done: the card shows how your consultation with Léna stands", "C'est fait : la carte indique"),
        ([], "I am checking this with Léna", "Je vois cela avec Léna"),
    ],
)
def test_what_was_done_is_said_by_the_card_that_shows_it(shown: list[str], english: str, french: str) -> None:
    cards = [{"type": type} for type in shown]
    assert deed_text("en", "Léna", cards).startswith(english)
    assert deed_text("fr", "Léna", cards).startswith(french)
