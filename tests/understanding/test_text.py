"""Texts made comparable: case, accents, invisible letters, apostrophes and look-alikes make no difference."""

from __future__ import annotations

import pytest

from assistant.understanding.text import fold, sentences, visible, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ÉTÉ", "ete"),
        ("l’œuvre", "l'oeuvre"),
        ("pay\u200bpal", "paypal"),
        ("рaypal", "paypal"),
        ("ｐａｙｐａｌ", "paypal"),
        ("naïve — or “not”", 'naive - or "not"'),
    ],
)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_text_of_another_script_is_left_in_it() -> None:
    assert fold("Москва") != fold("Mockba")


def test_elisions_are_two_words_and_contractions_one() -> None:
    assert [word.text for word in words("L'offre d’aujourd'hui, qu'en dites-vous ?")][:3] == ["l", "offre", "d"]
    assert [word.text for word in words("I don't know")] == ["i", "dont", "know"]


def test_words_say_where_they_stand() -> None:
    text = "How much, Léna?"
    assert [text[word.start : word.end] for word in words(text)] == ["How", "much", "Léna"]


def test_invisible_characters_are_gone_and_nothing_else_is() -> None:
    assert visible("\u202elogo\u2066 3 €\ufe0f") == "logo 3 €"


def test_sentences_end_at_marks_and_lines_but_not_inside_figures() -> None:
    assert sentences("It is 1.5 pages. How much? Thanks\nBye") == ("It is 1.5 pages.", "How much?", "Thanks", "Bye")
