"""What numbers count, in a question and before it."""

from __future__ import annotations

import pytest

from assistant.chat_models.embedded.counting import counted, of_what_was_told
from assistant.chat_models.embedded.wishes import Wish
from tests.chat_models.embedded.briefings import PACKAGING, wishes


def counts(text: str, language: str = "en") -> list[tuple[int, str]]:
    return list(counted(Wish(frozenset(), text), text, PACKAGING, language).counts)


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("I need a front label, a neck label and a lid label", "en", 3),
        ("il me faut une boîte ronde, une boîte carrée et une boîte cadeau", "fr", 3),
    ],
)
def test_what_is_listed_one_by_one_is_counted(text: str, language: str, number: int) -> None:
    assert number in [many for many, _ in counts(text, language)]


def test_a_year_and_what_stands_instead_are_no_quantity() -> None:
    assert counts("we have sold jam since 2016") == []
    assert [many for many, _ in counts("could I have two labels instead of three?")] == [2]


def test_a_number_without_a_noun_told_in_a_long_story_counts_nothing() -> None:
    story = "There are several shops around here that sell much the same, two of them far larger than ours"
    told = counted(Wish(frozenset(), story), story, PACKAGING, "en")
    assert of_what_was_told(told) == ()
    short = counted(Wish(frozenset(), "We counted 13."), "We counted 13.", PACKAGING, "en")
    assert of_what_was_told(short) == ((13, ""),)


def test_a_correction_asks_again_with_the_right_package() -> None:
    asked = {"gig": "packaging", "packages": ["basic"], "kinds": ["price"]}
    (again,) = wishes("no wait, rather the full box", before=("how much is one label?",), dialogue=asked)
    assert (again.packages, again.has("price")) == (("standard",), True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("My sister and I would each like the full box, what does that cost?", "en"),
        ("Ma sœur et moi prenons chacune un full box, combien en tout ?", "fr"),
    ],
)
def test_two_people_who_want_one_each_want_two(text: str, language: str) -> None:
    (wish,) = wishes(text, language=language, gig="packaging")
    assert (wish.packages, wish.quantity) == (("standard",), 2)


def test_so_many_of_those_are_the_extra_just_spoken_of() -> None:
    asked = {"gig": "packaging", "packages": [], "extras": ["source"], "kinds": ["price"]}
    (wish,) = wishes("And the full box with two of those, how much?", before=("What do the source files cost?",), dialogue=asked)
    assert (wish.packages, wish.extras, dict(wish.more)) == (("standard",), ("source",), {"source": 2})


def test_hours_of_something_are_no_deadline() -> None:
    told, urgent = (
        wishes(f"{text}, how much is the full box?", gig="packaging")[0] for text in ("I have 9 hours of film", "I need it in 9 hours")
    )
    assert (told.days, urgent.days) == (None, 1)
