"""A date that is closed is as much a record as one that is open."""

from __future__ import annotations

import pytest

from assistant.conversations.facts import Fact, Source, Subject
from assistant.turns.promises import check

SOURCE = Source("profile:availability", "profile", "availability", "")
SUBJECT = Subject("availability", "availability", ("availability", "hours", "away"))
CLOSED = Fact("date", SUBJECT, {"from": "2026-12-04", "to": "2026-12-04", "away": True}, SOURCE)


@pytest.mark.parametrize(
    ("said", "language"),
    [("Rosalind does not work on 4 December 2026.", "en"), ("Rosalind ne travaille pas le 4 décembre 2026.", "fr")],
)
def test_a_day_off_may_be_told(said: str, language: str) -> None:
    assert check(said, [CLOSED], language=language).unbacked == ()


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Rosalind works on 4 December 2026.", "en"),
        ("Rosalind does not work on 5 December 2026.", "en"),
        ("Rosalind travaille le 4 décembre 2026.", "fr"),
        ("Rosalind ne travaille pas le 5 décembre 2026.", "fr"),
    ],
)
def test_neither_its_contrary_nor_another_day(said: str, language: str) -> None:
    assert check(said, [CLOSED], language=language).unbacked
