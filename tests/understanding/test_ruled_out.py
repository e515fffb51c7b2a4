"""What is named first and then ruled out."""

from __future__ import annotations

import pytest

from assistant.understanding.ruled_out import IS_OUT
from assistant.understanding.text import fold


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("Thursdays don't work for me", "thursdays"),
        ("Sorry, Monday is out", "monday"),
        ("The 9th is impossible", "9th"),
        ("mornings are bad", "mornings"),
        ("Le jeudi je ne peux pas", "jeudi"),
        ("Le matin ne me convient pas", "matin"),
        ("Non, lundi ça ne va pas", "lundi"),
    ],
)
def test_what_stands_before_is_ruled_out(said: str, what: str) -> None:
    found = IS_OUT.search(fold(said))
    assert found is not None
    assert found["what"].strip() == what


@pytest.mark.parametrize(
    "said", ["Thursday works for me", "the first one", "Le jeudi me convient", "Monday at 3 please", "I can do Monday"]
)
def test_what_suits_is_not(said: str) -> None:
    assert IS_OUT.search(fold(said)) is None
