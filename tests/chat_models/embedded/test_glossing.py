"""A figure written out in a foreign quote is said again in the client's language, and the promise check reads it as the same."""

from __future__ import annotations

import pytest

from assistant.chat_models.embedded.glossing import asks_how_many, glossed
from assistant.conversations.facts import Fact, Source, Subject
from assistant.turns.promises import check


@pytest.mark.parametrize(
    ("quote", "spoken", "language", "told"),
    [
        ("Les essais restent en ligne deux mois.", "fr", "en", "Les essais restent en ligne deux mois [2 months]."),
        ("It is kept for five years.", "en", "fr", "It is kept for five years [5 ans]."),
        ("About twenty drawings a week.", "en", "fr", "About twenty drawings [20] a week."),
        ("It takes 3 days.", "en", "fr", "It takes 3 days."),
        ("Give me a day.", "en", "fr", "Give me a day."),
    ],
)
def test_figures_in_words_are_put_behind_them_in_the_other_language(quote: str, spoken: str, language: str, told: str) -> None:
    assert glossed(quote, spoken, language) == told


def test_only_a_question_for_a_number_needs_one() -> None:
    assert asks_how_many("How long do you keep it?")
    assert asks_how_many("Jusqu'à quand puis-je le demander ?")
    assert not asks_how_many("Do you keep it?")


def test_a_wrong_figure_behind_a_quote_is_no_quote() -> None:
    text = "Ana keeps every sketch and every drawing for five years."
    subject = Subject("passage", "own:doc:a", ("Keeping",))
    facts = [Fact("policy", subject, {"text": f"Keeping\n{text}"}, Source("own:doc:a", "document", "Keeping"))]
    right, wrong = (f"{text[:-1]} [{figure} ans]." for figure in (5, 7))
    assert not check(right, facts, language="fr").unbacked
    assert check(wrong, facts, language="fr").unbacked
