"""A yes is heard however it is said, with what is asked beside it; a but, another time or a no is none."""

from __future__ import annotations

import pytest

from assistant.understanding.agreeing import agreed


@pytest.mark.parametrize(
    "said",
    [
        "yes", "Yes please!", "Yep, book it", "ok", "Okay, that's fine with me", "Sure, go ahead", "That works for me",
        "that suits me well", "Sounds good, thanks", "Perfect, thank you very much",
        "correct", "That's right.", "I'd like to book that slot", "I can do that",
        "it'd be perfect", "All right then, reserve it", "Please do", "let's do it", "yes, you are right",
        "oui", "Oui, ça me va", "d'accord", "Parfait, merci", "C'est bon pour moi", "ok ça marche", "Volontiers !", "réservez ce créneau",
        "oui, c'est bien ça", "allez-y", "très bien, réservez",
    ],
)  # fmt: skip
def test_a_plain_yes(said: str) -> None:
    assert agreed(said) == ""


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Yes. Where are you based?", "where are you based?"),
        ("Great, can you tell me who will be there?", "can you tell me who will be there?"),
        ("Yes, I'd like to know if I should bring my drafts", "i'd like to know if i should bring my drafts"),
        ("That works, but what do I need to prepare?", "but what do i need to prepare?"),
        ("Yes please. Which program is it on? And I haven't got a camera.", "which program is it on? and i haven't got a camera"),
        ("Oui, et comment se connecte-t-on ?", "comment se connecte-t-on ?"),
        ("Parfait. Qui appelle qui ?", "qui appelle qui ?"),
    ],
)
def test_a_yes_beside_a_question(said: str, asked: str) -> None:
    assert agreed(said) == asked


@pytest.mark.parametrize(
    "said",
    [
        "no", "Yes, if it is free of charge", "ok but not on that day", "Great, but I'd rather move it", "Fine, only later in the day",
        "where is it?", "thanks", "Thank you, what is your address?", "I don't think that's right", "wait, is that correct?", "hm",
        "It is a good shop we have, and it sells tea", "yes maybe, let me check first",
        "non", "oui mais plus tard", "d'accord si c'est gratuit", "parfait, mais pas ce jour-là", "merci", "je ne sais pas",
    ],
)  # fmt: skip
def test_no_yes(said: str) -> None:
    assert agreed(said) is None
