"""What somebody does by saying something, English and French."""

from __future__ import annotations

import pytest

from assistant.understanding.acts import FORBIDDEN, acts, segments, wants_assistant, wants_person

NAME = "Léna Moreau"

PERSON = [
    "Can I talk to Léna?",
    "I'd like to speak with a real person",
    "get me a human please",
    "put me through to Léna Moreau",
    "human!",
    "Je voudrais parler à Léna",
    "passez-moi quelqu'un de réel",
    "je préfère parler à un humain",
    "Est-ce que je peux parler à une vraie personne ?",
]
NO_PERSON = [
    "I don't want to talk to a human",
    "No need to speak to a person, you are fine",
    "Is a real human doing the voice?",
    "Are you a human or a bot?",
    "I need a video where people talk to a person",
    "A character who talks to humans",
    "How many people work with you?",
    "Je ne veux pas parler à un humain",
    "Est-ce une vraie personne qui lit le texte ?",
    "Une affiche avec une personne qui parle",
    "Es-tu un robot ?",
]


@pytest.mark.parametrize("text", PERSON)
def test_asking_for_a_person_is_heard(text: str) -> None:
    assert wants_person(text, NAME)


@pytest.mark.parametrize("text", NO_PERSON)
def test_speaking_of_people_is_not_asking_for_one(text: str) -> None:
    assert not wants_person(text, NAME)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("How much is a logo?", "price"),
        ("c'est combien le logo", "price"),
        ("how fast can you deliver", "delivery"),
        ("en combien de temps ?", "delivery"),
        ("How many revisions do I get?", "revisions"),
        ("combien de retouches", "revisions"),
        ("What is the difference between the two?", "compare"),
        ("Laquelle me conseillez-vous ?", "recommend"),
        ("Can I get a discount?", "discount"),
        ("Vous faites une remise ?", "discount"),
        ("When are you on holiday?", "away"),
        ("Are you a bot?", "is_bot"),
        ("Merci !", "thank"),
        ("good morning", "greet"),
        ("bonne journée", "goodbye"),
    ],
)
def test_an_everyday_act_is_heard(text: str, act: str) -> None:
    assert act in acts(text, NAME)
    assert not acts(text, NAME) & set(FORBIDDEN)


def test_two_questions_in_a_sentence_are_two_segments_each_a_question() -> None:
    parts = segments("How much is the full box and when can you deliver it?")
    assert [part.question for part in parts] == [True, True]
    assert ["price" in parts[0].acts, "delivery" in parts[1].acts] == [True, True]


@pytest.mark.parametrize(
    "said",
    [
        "Who keeps the sketches, and am I free to print them?",
        "Which paper do you use, and is the varnish part of it?",
        "Pour quel jour faut-il commander, et dessinez-vous à la main ?",
        "Until when may I change it, and what does it cost later?",
    ],
)
def test_a_second_question_may_begin_with_its_verb(said: str) -> None:
    assert [segment.question for segment in segments(said)] == [True, True]


def test_deux_questions_en_une_phrase_font_deux_parties() -> None:
    parts = segments("Combien coûte le coffret, et est-ce que les fichiers sources sont compris ?")
    assert len(parts) == 2
    assert "price" in parts[0].acts


def test_a_list_is_one_thing_said_and_nothing_is_nothing() -> None:
    assert len(segments("I need a label and a box.")) == 1
    assert segments("") == segments("  \n ") == ()


def test_no_letter_of_a_message_gets_lost_between_its_segments() -> None:
    text = "Hi! I run a bakery. What does a label cost, and how many revisions are there?"
    said = " ".join(part.text for part in segments(text))
    assert all(word in said for word in ("bakery", "label", "revisions"))


@pytest.mark.parametrize("text", ["Let me go on with the assistant", "Je préfère continuer avec l'assistant"])
def test_going_back_to_the_assistant_is_heard(text: str) -> None:
    assert wants_assistant(text)
    assert not wants_assistant("How much is a label?")


@pytest.mark.parametrize("text", ["What are your hours?", "her usual hours", "vos heures d'ouverture ?", "Quels sont vos horaires ?"])
def test_hours_are_asked_in_two_words(text: str) -> None:
    assert "hours" in acts(text)


@pytest.mark.parametrize("text", ["within 24 hours of delivery", "Five hours of your time", "en 24 heures"])
def test_hours_that_something_takes_are_not(text: str) -> None:
    assert "hours" not in acts(text)
