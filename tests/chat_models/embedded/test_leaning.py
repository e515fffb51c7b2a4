"""What a message keeps, replaces, adds to and takes from what was said before it."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.chat_models.embedded.leaning import corrected, leaning
from tests.chat_models.embedded.briefings import wishes

BOX: dict[str, Any] = {"gig": "packaging", "packages": ["standard"], "kinds": ["price"]}
WITH_SOURCE: dict[str, Any] = {**BOX, "extras": ["source"]}


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("what does it all come to?", "total", True),
        ("et en tout ?", "total", True),
        ("the price of the two, please", "both", True),
        ("could I take one more of those", "more", 1),
        ("ajoutez-en deux de plus", "more", 2),
        ("we would order four of them", "times", 4),
        ("on en voudrait trois", "times", 3),
        ("il me le faut en trois jours", "times", 0),
        ("leave out the source files", "drops", True),
        ("which option comes with that?", "which", True),
        ("combien de pages dedans ?", "inside", True),
        ("something smaller?", "step", -1),
        ("How much is the full box for my bakery?", "more", 0),
    ],
)
def test_a_message_says_how_it_leans_on_what_was_said(said: str, field: str, value: object) -> None:
    assert getattr(leaning(said), field) == value


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("oh wait, the range", "the range"),
        ("Pardon, je voulais dire le coffret.", "le coffret."),
        ("no, it isn't a box, it's a pouch", "a pouch"),
        ("the range is lovely", None),
        ("No.", None),
    ],
)
def test_a_correction_is_what_comes_after_it(said: str, meant: str | None) -> None:
    assert corrected(said) == meant


@pytest.mark.parametrize("said", ["so what would all of that be altogether?", "et au total ?"])
def test_a_total_is_of_all_that_lies_on_the_table(said: str) -> None:
    (wish,) = wishes(said, language="fr" if "et" in said[:2] else "en", before=("And with source files?",), dialogue=WITH_SOURCE)
    assert (wish.packages, wish.extras, wish.has("price")) == (("standard",), ("source",), True)


def test_an_extra_is_added_to_those_on_the_table() -> None:
    (wish,) = wishes("and express delivery as well?", before=("And with source files?",), dialogue=WITH_SOURCE)
    assert (wish.packages, wish.extras) == (("standard",), ("source", "express"))


def test_an_extra_is_taken_from_the_table() -> None:
    (wish,) = wishes("and without the source files?", before=("And with source files?",), dialogue=WITH_SOURCE)
    assert (wish.packages, wish.extras, wish.has("price")) == (("standard",), (), True)


def test_a_correction_replaces_the_package_and_keeps_its_extras() -> None:
    (wish,) = wishes("no wait, the product range", before=("And with source files?",), dialogue=WITH_SOURCE)
    assert (wish.packages, wish.extras, wish.has("price")) == (("premium",), ("source",), True)


def test_a_package_named_without_a_correction_begins_anew() -> None:
    (wish,) = wishes("How much is the product range?", before=("And with source files?",), dialogue=WITH_SOURCE)
    assert (wish.packages, wish.extras) == (("premium",), ())


@pytest.mark.parametrize(("said", "language"), [("what if I take two of them?", "en"), ("et si on en prend deux ?", "fr")])
def test_a_number_alone_counts_what_lies_on_the_table(said: str, language: str) -> None:
    (wish,) = wishes(said, language=language, before=("How much is the full box?",), dialogue=BOX)
    assert (wish.packages, [number for number, _ in wish.counts], wish.has("price")) == (("standard",), [2], True)


def test_both_are_the_two_packages_spoken_of_last() -> None:
    state = {**BOX, "packages": ["premium"], "pair": ["standard", "premium"]}
    (wish,) = wishes("and both together?", before=("And the range?",), dialogue=state)
    assert (wish.packages, wish.together) == (("standard", "premium"), True)


def test_the_bigger_one_is_the_next_package() -> None:
    (wish,) = wishes("and the bigger one?", before=("How much is the full box?",), dialogue=BOX)
    assert (wish.packages, wish.has("price")) == (("premium",), True)


def test_a_day_after_a_question_of_hours_asks_of_hours_again() -> None:
    (wish,) = wishes("and on fridays, until when?", before=("Do you work on Mondays?",), dialogue={"calendar": "Do you work on Mondays?"})
    assert wish.has("calendar")


def test_a_short_question_goes_on_with_the_one_a_passage_answered() -> None:
    state = {"query": "Do you print the boxes?", "source": "own:doc:x"}
    (wish,) = wishes("so who does that?", before=("Do you print the boxes?",), dialogue=state)
    assert (wish.has("open"), wish.before) == (True, "Do you print the boxes?")


def test_thanks_ask_nothing_of_what_lies_on_the_table() -> None:
    (wish,) = wishes("great, thanks!", before=("And with source files?",), dialogue=WITH_SOURCE)
    assert not wish.has("price", "open", "follow_up")
