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
