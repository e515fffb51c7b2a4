"""The words that carry meaning: the same in English and in French, and none that say nothing."""

from __future__ import annotations

import pytest

from assistant.understanding.terms import CONCEPT, telling, terms


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("How much is the delivery?", "Quel est le prix de la livraison ?"),
        ("two revisions", "deux retouches"),
        ("source files", "fichiers sources"),
        ("a refund", "un remboursement"),
        ("packages", "les forfaits"),
        ("a milestone", "une étape clé"),
        ("your days off", "vos congés"),
    ],
)
def test_the_same_thing_is_the_same_concept_in_both_languages(english: str, french: str) -> None:
    shared = set(terms(english, "en")) & set(terms(french, "fr"))
    assert [term for term in shared if term.startswith(CONCEPT)]


@pytest.mark.parametrize(
    ("text", "language"), [("What is it, please?", "en"), ("Est-ce que vous le faites ?", "fr"), ("", "en"), ("?!", "fr")]
)
def test_a_text_of_small_words_has_no_terms(text: str, language: str) -> None:
    assert terms(text, language) == ()


def test_inflections_of_a_word_are_one_term() -> None:
    assert terms("illustrated illustration", "en")[0] == terms("illustrating", "en")[0]
    assert set(terms("étiquettes", "fr")) == set(terms("étiquette", "fr"))


def test_accents_and_case_make_no_difference() -> None:
    assert terms("RETOUCHES ILLIMITÉES", "fr") == terms("retouches illimitees", "fr")


def test_a_word_of_the_other_language_is_understood_among_ones_own() -> None:
    assert set(terms("un devis for my logo", "fr")) & set(terms("a quote for my logo", "en"))


def test_everyday_words_do_not_tell_what_a_text_is_about() -> None:
    assert telling(frozenset(terms("a good nice thing", "en"))) == frozenset()
    assert telling(frozenset(terms("refund of the delivery", "en")))
