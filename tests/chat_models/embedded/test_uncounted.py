"""What a client named beside what a sum counts is found, and nothing else is."""

from __future__ import annotations

import pytest

from assistant.chat_models.embedded.uncounted import uncounted

SOLD = ("I will paint your portrait", "Head and shoulders", "pencil sketch", "oak frame", "Gift wrapping")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("A head and shoulders, gift wrapping and a stone pedestal: what is the total?", ("a stone pedestal",)),
        (
            "How much for head and shoulders with the oak frame and I'd like some engraved plates too?",
            ("I'd like some engraved plates too",),
        ),
        ("Un portrait tête et épaules avec un socle en pierre, ça fait combien ?", ("un socle en pierre",)),
    ],
)
def test_an_item_that_nothing_counted_has_a_word_of_is_named(said: str, found: tuple[str, ...]) -> None:
    assert uncounted(said, SOLD, "fr" if "combien" in said else "en") == found


@pytest.mark.parametrize(
    "said",
    [
        "A head and shoulders and an oak frame, what would it cost?",
        "We are a small gallery and I have two weeks. How much is head and shoulders with gift wrapping?",
        "Head and shoulders, and how many days does it take?",
        "If I take two of those and three of them, what's the total?",
        "Deux portraits, et pour quand ?",
        "A portrait for my mother, who loves boats",
    ],
)
def test_what_is_counted_asked_or_only_told_is_not_named(said: str) -> None:
    assert uncounted(said, SOLD, "fr" if "quand" in said else "en") == ()
