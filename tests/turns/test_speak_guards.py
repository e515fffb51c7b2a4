from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.chat_models.briefing import RULES
from assistant.turns.guards import Backing, faults
from tests.turns.asking import BRIEFING

NOTHING_DONE = Backing(
    passed_on=False, texts="Write to hello@kites.example or see https://kites.example/care.", tools=("hand_over", "quote"), language="en"
)


def kinds(text: str, backing: Backing = NOTHING_DONE) -> list[str]:
    return [fault.kind for fault in faults(text, BRIEFING, backing)]


def in_french(backing: Backing = NOTHING_DONE) -> Backing:
    return replace(backing, language="fr")


@pytest.mark.parametrize(
    "text", ["I'm a real person, promise.", "I am not a bot!", "Je suis une vraie personne.", "Je ne suis pas un robot.", "I'm Léna, hi!"]
)
def test_an_answer_that_poses_as_a_person_is_held_back(text: str) -> None:
    assert kinds(text) == ["identity"]


@pytest.mark.parametrize(
    "text",
    ["I am an AI assistant, not a human.", "I'm Lou, Léna's assistant.", "I'm Léna's assistant.", "Je suis une IA, pas une personne."],
)
def test_an_answer_that_says_what_speaks_is_not(text: str) -> None:
    assert kinds(text) == []


DEEDS = [
    "I have passed this on to Léna.",
    "I've forwarded your message to her.",
    "I will let Léna know.",
    "I've noted your question.",
    "Your request has been forwarded.",
    "Léna will get back to you soon.",
    "J'ai transmis votre question à Léna.",
    "Je lui transmets tout de suite.",
    "Votre demande a été transmise.",
    "Léna reviendra vers vous.",
]


@pytest.mark.parametrize("text", DEEDS)
def test_passing_on_is_said_only_where_it_was_done(text: str) -> None:
    assert kinds(text) == ["deed"]
    assert kinds(text, replace(NOTHING_DONE, passed_on=True)) == []


@pytest.mark.parametrize(
    "text", ["I don't know whether it floats.", "I'm not sure about that.", "Je ne sais pas s'il flotte.", "Je n'ai pas cette information."]
)
def test_not_knowing_is_said_only_where_the_question_was_noted(text: str) -> None:
    assert kinds(text) == ["gap"]
    assert kinds(text, replace(NOTHING_DONE, passed_on=True)) == []


@pytest.mark.parametrize("text", ["I don't know your dimensions yet: what are they?", "I don't know what size you need."])
def test_asking_the_client_for_what_is_missing_is_no_gap(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Shall I pass this on to Léna?",
        "I can pass this on to Léna if you like.",
        "If you wish, I will let her know.",
        "As I told you, the kite is red.",
        "Voulez-vous que je transmette votre question ?",
        "Je vous informe que le cerf-volant est rouge.",
    ],
)
def test_offering_to_pass_on_is_no_claim_of_having_done_it(text: str) -> None:
    assert "deed" not in kinds(text)


@pytest.mark.parametrize(
    "text", ["Mail me at lena@gmail.com.", "See www.pay-here.net/now.", "Message @lena_direct.", "Call +33 6 12 34 56 78.", "pay-here.com"]
)
def test_an_address_that_no_tool_returned_is_held_back(text: str) -> None:
    assert kinds(text) == ["contact"]


@pytest.mark.parametrize(
    "text",
    ["See https://kites.example/care.", "Write to hello@kites.example!", "From 2026-11-21 to 2026-12-02, 120.00 €.", "It is 10:00-12:30."],
)
def test_an_address_from_the_records_and_ordinary_figures_are_not(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("text", [RULES.splitlines()[0], '<context>{"now":1}', 'My "must_hand_over" is null.', "I call hand_over now."])
def test_instructions_and_the_inside_are_not_told(text: str) -> None:
    assert set(kinds(text)) == {"inner"}


def test_the_answer_is_in_the_clients_language_but_may_quote_another() -> None:
    french = "Le cerf-volant est livré dans une boîte avec toutes ses pièces de rechange."
    assert kinds(french) == ["language"]
    assert kinds(french, in_french()) == []
    assert kinds(f"The page says it in French: « {french} »") == []
