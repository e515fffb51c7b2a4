"""Names in a sentence, though people shorten, translate and misspell them."""

from __future__ import annotations

import pytest

from assistant.understanding.mentions import Named, Saying, mend, named_in, tier_in

PACKAGES = (Named("basic", "One label", "en"), Named("standard", "Full box", "en"), Named("premium", "Product range", "en"))
EXTRAS = (
    Named("source", "Source files (Illustrator)", "en"),
    Named("express", "Express delivery", "en"),
    Named("mockup", "Extra 3D mock-up", "en"),
)


@pytest.mark.parametrize(
    ("said", "language", "meant"),
    [
        ("How much is the full box?", "en", ("standard",)),
        ("one label, please", "en", ("basic",)),
        ("The product range or a full box?", "en", ("standard", "premium")),
        ("Combien pour une étiquette ?", "fr", ("basic",)),
        ("What is your time zone?", "en", ()),
        ("Bonjour !", "fr", ()),
    ],
)
def test_a_package_is_named_in_either_language_or_not_at_all(said: str, language: str, meant: tuple[str, ...]) -> None:
    assert named_in(Saying.of(said, language), PACKAGES) == meant


@pytest.mark.parametrize(
    ("said", "language", "meant"),
    [
        ("with source files and express delivery", "en", ("source", "express")),
        ("avec les fichiers sources", "fr", ("source",)),
        ("en livraison express", "fr", ("express",)),
        ("just the label", "en", ()),
    ],
)
def test_several_extras_are_named_together(said: str, language: str, meant: tuple[str, ...]) -> None:
    assert named_in(Saying.of(said, language), EXTRAS, several=True) == meant


@pytest.mark.parametrize(
    ("said", "language", "place"),
    [
        ("the premium one", "en", 2),
        ("your cheapest", "en", 0),
        ("le moins cher", "fr", 0),
        ("la plus complète", "fr", 2),
        ("the standard one", "en", 1),
        ("the blue one", "en", None),
    ],
)
def test_a_tier_word_points_to_a_place_in_the_row(said: str, language: str, place: int | None) -> None:
    assert tier_in(Saying.of(said, language), 3) == place


def test_a_row_of_one_has_the_same_first_and_last() -> None:
    assert [tier_in(Saying.of(said, "en"), 1) for said in ("basic", "premium")] == [0, 0]
    assert tier_in(Saying.of("premium", "en"), 0) is None


def test_a_misspelt_word_is_mended_from_the_vocabulary_and_a_known_word_never() -> None:
    vocabulary = {"delivery", "revisions", "illustrator"}
    assert mend("how fast is delivry?", vocabulary, "en") == "how fast is delivery?"
    assert mend("ilustrator revisons", vocabulary, "en") == "illustrator revisions"
    assert mend("the division of the livery", vocabulary, "en") == "the division of the livery"
    assert mend("is that doable?", {"double"}, "en") == "is that doable?"
