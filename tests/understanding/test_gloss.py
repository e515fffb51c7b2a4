from __future__ import annotations

import pytest

from assistant.understanding.gloss import in_english


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Combien de temps gardez-vous les fichiers ?", {"long", "keep", "you", "file"}),
        ("Peut-on résilier un abonnement ?", {"can", "end", "subscription"}),
        ("Où se trouve votre studio ?", {"where", "your", "studio"}),
    ],
)
def test_french_is_read_word_by_word(french: str, english: set[str]) -> None:
    assert english <= set(in_english(french).split())


@pytest.mark.parametrize(
    ("french", "english", "another"),
    [
        ("Quelles fautes ?", "mistake", "faut"),
        ("Votre avis ?", "opinion", "avisez"),
        ("De la maintenance ?", "maintenance", "maintenant"),
        ("Quelles fraises ?", "strawberry", "Quels frais ?"),
    ],
)
def test_a_word_is_read_as_itself_before_another_of_its_stem(french: str, english: str, another: str) -> None:
    assert english in in_english(french)
    assert english not in in_english(another)


def test_a_subject_named_before_its_verb_is_not_said_twice() -> None:
    assert "they" not in in_english("Les fichiers sources sont-ils compris ?").split()
    assert "she" not in in_english("La livraison se passe-t-elle bien ?").split()


def test_an_english_text_stays_as_it_is() -> None:
    assert in_english("Do you sign contracts?") == "Do you sign contracts?"


def test_names_stay_whatever_they_may_stand_for() -> None:
    assert "aws" in in_english("Êtes-vous certifié par AWS ?")
    assert "brume" in in_english("Avez-vous dessiné les étuis de la savonnerie Brume ?")


def test_what_is_written_large_or_has_another_name_in_english_is_read() -> None:
    assert "price" in in_english("Le TARIF est-il fixe ?")
    assert "Switzerland" in in_english("Livrez-vous en Suisse ?")


def test_forms_of_one_word_are_read_alike() -> None:
    assert in_english("Vos données sont protégées.").split()[-1] == in_english("Votre dessin est protégé.").split()[-1]
