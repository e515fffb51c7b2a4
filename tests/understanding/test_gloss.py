from __future__ import annotations

import pytest

from assistant.understanding.gloss import in_english


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Combien de temps gardez-vous les fichiers ?", "how much time keep you file"),
        ("Peut-on résilier un abonnement ?", "can end subscription"),
        ("Où se trouve votre studio ?", "where find your studio"),
    ],
)
def test_french_is_read_word_by_word(french: str, english: str) -> None:
    assert in_english(french) == english


def test_an_english_text_stays_as_it_is() -> None:
    assert in_english("Do you sign contracts?") == "Do you sign contracts?"


def test_names_stay_whatever_they_may_stand_for() -> None:
    assert "aws" in in_english("Êtes-vous certifié par AWS ?")
    assert "brume" in in_english("Avez-vous dessiné les étuis de la savonnerie Brume ?")


def test_forms_of_one_word_are_read_alike() -> None:
    assert in_english("Vos données sont protégées.").split()[-1] == in_english("Votre dessin est protégé.").split()[-1]
