"""A need that is told is heard as one, and what asks something else is not."""

from __future__ import annotations

import pytest

from tests.chat_models.embedded.briefings import wishes


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("I bake granola and the pouches look dated, could you help?", "en"),
        ("We're looking for somebody to redraw the sleeves of our tea boxes", "en"),
        ("Hello, our jam needs a nicer wrapper", "en"),
        ("On voudrait des emballages plus gais pour nos tisanes", "fr"),
        ("Bonjour, il nous faudrait un habillage pour nos bocaux", "fr"),
        ("Nos bocaux ont triste mine, pouvez-vous m'aider ?", "fr"),
    ],
)
def test_a_need_is_heard(said: str, language: str) -> None:
    assert any(wish.has("need", "overview") for wish in wishes(said, language=language))


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("I need to know whether you print", "en"),
        ("We want to speak to Léna", "en"),
        ("I need labels, how long does one take?", "en"),
        ("Je voudrais savoir si vous imprimez", "fr"),
        ("Combien de temps vous faut-il pour une étiquette ?", "fr"),
    ],
)
def test_what_asks_something_is_no_need(said: str, language: str) -> None:
    assert not any(wish.has("need") for wish in wishes(said, language=language))


@pytest.mark.parametrize(
    ("said", "language", "complains"),
    [
        ("My present boxes look awful, what would new ones cost?", "en", False),
        ("Our old designer's sleeves are terrible", "en", False),
        ("I am unhappy with your delivery", "en", True),
        ("This is terrible", "en", True),
        ("Je suis déçue de votre livraison", "fr", True),
    ],
)
def test_only_what_is_said_of_the_freelancers_work_is_a_complaint(said: str, language: str, complains: bool) -> None:
    assert any(wish.has("complaint") for wish in wishes(said, language=language)) is complains


@pytest.mark.parametrize(
    ("said", "language", "sum_"),
    [
        ("my budget is about 300", "en", 30000),
        ("I can't spend more than 1,200", "en", 120000),
        ("un petit budget, 150 au plus", "fr", 15000),
        ("on peut mettre 1 500 dedans", "fr", 150000),
    ],
)
def test_a_budget_needs_no_currency(said: str, language: str, sum_: int) -> None:
    assert [wish.budget for wish in wishes(said, language=language, gig="packaging") if wish.budget] == [(sum_, "?")]


def test_a_number_of_words_beside_a_budget_is_no_sum() -> None:
    assert not any(wish.budget for wish in wishes("what does a small budget get for 400 words?"))
