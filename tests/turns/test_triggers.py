"""Which messages bring the freelancer in, and which only mention such things."""

from __future__ import annotations

import pytest

from assistant.money import Money
from assistant.orders.mandate import HandOverTriggers
from assistant.turns.triggers import must_hand_over

TRIGGERS = HandOverTriggers(Money.parse(2000, "EUR"), ("nda", "on-site work", "déplacement"), ("speak to a human", "avocat"))


def reason(text: str) -> str | None:
    return must_hand_over((text,), TRIGGERS, "Léna Moreau")


@pytest.mark.parametrize(
    "text",
    [
        "I want to talk to a human, please.",
        "Can I speak to a real person?",
        "Could you connect me with the freelancer?",
        "Talk to Léna Moreau",
        "Je veux parler à un humain",
        "Puis-je parler à quelqu'un ?",
        "J'aimerais parler à Léna en direct",
    ],
)
def test_asking_for_a_person_is_a_reason(text: str) -> None:
    assert reason(text) == "person"


@pytest.mark.parametrize(
    "text",
    [
        "Is a real human doing the voice?",
        "Do I talk to a person or a bot?",
        "Est-ce un humain qui fait la voix ?",
        "Je parle à un humain ou à un robot ?",
        "Can you draw a human for me?",
        "I need someone to design a logo",
        "How much is one label?",
    ],
)
def test_a_mere_mention_is_none(text: str) -> None:
    assert reason(text) is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Would you sign an NDA?", "nda"),
        ("We have several NDAs to sign", "nda"),
        ("Do you work on site?", "on-site work"),
        ("Is your work on sale?", None),
        ("We need on-site works in Lyon", "on-site work"),
        ("Vos déplacements sont-ils possibles ?", "déplacement"),
        ("The panda logo", None),
    ],
)
def test_a_topic_counts_in_any_inflection_but_not_inside_another_word(text: str, topic: str | None) -> None:
    assert reason(text) == (f"topic: {topic}" if topic else None)


def test_a_phrase_counts_as_it_stands() -> None:
    assert reason("Mes avocats vous écriront") == "phrase: avocat"
    assert reason("a human that I speak to") is None


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("My budget is 2500 €", True),
        ("We can spend up to 3,000 euros", True),
        ("Notre budget est de 5 000", True),
        ("I have a budget of 2.5k", True),
        ("Our budget is $4,000", True),
        ("between 1500 and 2500 €", True),
        ("My budget is 2000 €", False),
        ("My budget is 300000 ¥", False),
        ("I need 2500 labels", False),
        ("My budget is small: 2500 labels", False),
        ("Can you do it for 150 €?", False),
    ],
)
def test_a_budget_counts_above_the_limit(text: str, over: bool) -> None:
    assert reason(text) == ("budget" if over else None)


def test_without_triggers_only_a_person_counts() -> None:
    assert must_hand_over(("NDA, 1,000,000 €, lawyer",), HandOverTriggers(), "Léna") is None
