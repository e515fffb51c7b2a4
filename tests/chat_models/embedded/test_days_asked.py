"""Which days a question about hours names."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

from assistant.chat_models.embedded.days_asked import Days, days_asked, names_days

TUESDAY = date(2026, 12, 1)
FRIDAY = date(2026, 12, 4)


def dec(first: int, last: int | None = None, *, weekly: bool = False) -> Days:
    return Days(date(2026, 12, first), date(2026, 12, last or first), weekly)


@pytest.mark.parametrize(
    ("said", "language", "days"),
    [
        ("Are you in on Thursday the 10th?", "en", [dec(10)]),
        ("Will you be there tomorrow?", "en", [dec(2)]),
        ("Could I reach you this Friday?", "en", [dec(4)]),
        ("Is Wednesday a working day?", "en", [dec(2, weekly=True)]),
        ("Do you ever work on Sundays?", "en", [dec(6, weekly=True)]),
        ("Any hours at the weekend?", "en", [dec(5, weekly=True), dec(6, weekly=True)]),
        ("Are you around next week?", "en", [dec(7, 13)]),
        ("Working between the 8th and the 11th of December?", "en", [dec(8, 11)]),
        ("Are you off on boxing day?", "en", [dec(26)]),
        ("Can I write to you right now?", "en", [dec(1)]),
        ("Êtes-vous là le 17 ?", "fr", [dec(17)]),
        ("Vous travaillez le mercredi ?", "fr", [dec(2, weekly=True)]),
        ("Vous serez là ce mercredi ?", "fr", [dec(2)]),
        ("Du 14 au 18 décembre, vous travaillez ?", "fr", [dec(14, 18)]),
        ("Vous répondez la semaine prochaine ?", "fr", [dec(7, 13)]),
        ("Je peux vous écrire maintenant ?", "fr", [dec(1)]),
    ],
)
def test_days_are_read_as_they_are_meant(said: str, language: Literal["en", "fr"], days: list[Days]) -> None:
    assert list(days_asked(said, TUESDAY, language)) == days


@pytest.mark.parametrize(
    "said", ["What are your hours?", "Do you answer in the evening?", "Quels sont vos horaires ?", "Il vous faut deux jours ?"]
)
def test_a_question_about_no_day_names_none(said: str) -> None:
    assert days_asked(said, TUESDAY) == ()
    assert not names_days(said)


def test_a_weekday_is_that_very_day_where_it_is_unlike_the_others() -> None:
    assert days_asked("Do you work on Friday?", TUESDAY, "en", {FRIDAY}) == (dec(4),)
    assert days_asked("Do you work every Friday?", TUESDAY, "en", {FRIDAY}) == (dec(4, weekly=True),)


def test_what_is_left_of_a_month_that_has_begun_begins_today() -> None:
    assert days_asked("Are you away in December?", date(2026, 12, 15), "en") == (dec(15, 31),)
