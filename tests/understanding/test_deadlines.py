"""When something is wanted, told as days from today."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.understanding.deadlines import days_left

TODAY = date(2026, 3, 10)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("said", "language", "days"),
    [
        ("I need it by Friday", "en", 3),
        ("by next Friday", "en", 10),
        ("Could you deliver it on Monday?", "en", 6),
        ("before the 20th", "en", 10),
        ("by tomorrow, please", "en", 1),
        ("Could it be ready this week?", "en", 3),
        ("by the end of the week", "en", 3),
        ("in time for Christmas", "en", 290),
        ("avant vendredi", "fr", 3),
        ("il me le faut pour lundi", "fr", 6),
        ("d'ici la fin de la semaine", "fr", 3),
        ("avant fin mars", "fr", 12),
        ("jeudi au plus tard", "fr", 2),
    ],
)
def test_a_day_that_is_a_limit_is_counted_to(said: str, language: str, days: int) -> None:
    assert days_left(said, TODAY, language) == days


@pytest.mark.parametrize(
    ("said", "language"), [("We talked on Friday", "en"), ("3 logos please", "en"), ("pendant 3 jours", "fr"), ("before we start", "en")]
)
def test_a_day_that_is_no_limit_is_not(said: str, language: str) -> None:
    assert days_left(said, TODAY, language) is None
