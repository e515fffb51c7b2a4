"""Which language a client writes, also where a message says little."""

from __future__ import annotations

import pytest

from assistant.understanding.language import detect, guess

ENGLISH = [
    "How much is a logo?",
    "hi, can u do it by friday?",
    "do you include source files",
    "thanks!",
    "Is the étude café label included?",
]
FRENCH = [
    "Combien coûte un logo ?",
    "slt c koi le prix stp",
    "est ce que vous faites des etiquettes",
    "merci beaucoup !",
    "je veux un packaging premium, c'est possible ?",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_told_whatever_was_spoken_before(text: str) -> None:
    assert guess(text, default="fr").code == "en"


@pytest.mark.parametrize("text", FRENCH)
def test_le_francais_est_reconnu_quoi_qu_on_ait_parle_avant(text: str) -> None:
    assert guess(text, default="en").code == "fr"


@pytest.mark.parametrize("text", ["logo?", "3", "Premium", "👍", "!!!", "", "Photoshop, InDesign", "2 x 500"])
@pytest.mark.parametrize("spoken", ["en", "fr"])
def test_a_message_that_says_too_little_keeps_the_language_spoken(text: str, spoken: str) -> None:
    found = guess(text, default=spoken)
    assert (found.code, found.sure) == (spoken, False)


def test_ok_is_said_in_both_languages() -> None:
    assert [guess(text, default="fr").code for text in ("OK", "ok", "Ok !")] == ["fr"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "¿Cuánto cuesta un logo para mi empresa?",
        "Was kostet das und wie viel ist es für die Firma?",
        "你好，请问多少钱",
        "Сколько стоит логотип",
    ],
)
def test_a_third_language_is_neither(text: str) -> None:
    assert guess(text).code == "other"


def test_a_document_is_always_one_of_the_two() -> None:
    assert detect("Je dessine des emballages pour les brasseries de la région.") == "fr"
    assert detect("I draw boxes for breweries.") == "en"
    assert detect("Сколько стоит логотип") == "en"
