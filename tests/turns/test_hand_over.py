"""Saying that something was passed on and doing it are one; the freelancer comes, speaks and hands back."""

from __future__ import annotations

import pytest

from assistant.conversations import control, read
from assistant.database.tables import gaps, hand_overs, messages, outbox
from tests.turns.house import House, Talk

pytestmark = pytest.mark.usefixtures("either")


def state(talk: Talk) -> str:
    return str(talk.house.do(control.state_of, talk.id))


def test_asking_for_a_person_hands_over_with_summary_note_and_notices(house: House) -> None:
    talk = house.open("Anna")
    answer = talk.say("I want to talk to a human, please.")
    assert answer.state == "waiting"
    assert answer.reply is not None
    assert answer.reply["outcome"] == "handed_over"
    matter = house.rows(hand_overs)[0]
    assert "Client : Anna" in matter.summary
    assert "talk to a human" in matter.summary
    assert {row.channel for row in house.rows(outbox)} == {"console", "email", "webhook"}


def test_the_note_is_for_the_owner_only(house: House) -> None:
    talk = house.open()
    talk.say("I want to talk to a human, please.")
    authors = [m["author"] for m in house.do(read.view, talk.id, owner=False)["messages"]]
    assert "note" not in authors
    assert "note" in [m["author"] for m in house.do(read.view, talk.id, owner=True)["messages"]]
    assert "hand_overs" not in house.do(read.view, talk.id, owner=False)


def test_a_model_that_does_not_do_its_duty_is_overruled(house: House) -> None:
    house.speaker.dutiful = False
    answer = house.open().say("Can I speak to a real person?")
    assert answer.state == "waiting"
    assert answer.reply is not None
    assert "passed this on to Léna Moreau" in answer.reply["text"]


def test_a_model_that_only_claims_a_hand_over_has_it_done(house: House) -> None:
    answer = house.open().say("claim it")
    assert answer.state == "waiting"
    assert house.count(hand_overs) == 1


def test_a_trigger_of_the_mandate_hands_over_whatever_the_model_is(house: House) -> None:
    talk = house.open()
    assert talk.say("We would need you to sign an NDA first.").state == "waiting"
    assert house.speaker.asked[-1].force_embedded
    assert "nda" in house.rows(hand_overs)[0].reason


def test_while_waiting_questions_of_fact_are_answered_and_a_second_reason_joins_the_matter(house: House) -> None:
    talk = house.open()
    talk.say("I want to talk to a human, please.")
    assert talk.text("how much?") == "You said: how much?"
    assert talk.say("Do you sign an NDA?").state == "waiting"
    matter = house.rows(hand_overs)
    assert len(matter) == 1
    assert "nda" in matter[0].summary
    assert house.count(outbox) == 3


def test_not_knowing_once_is_a_gap_and_twice_hands_over(house: House) -> None:
    talk = house.open()
    first = talk.say("unknown one")
    assert (first.state, first.reply and first.reply["outcome"]) == ("assistant", "unknown")
    second = talk.say("unknown two")
    assert (second.state, second.reply and second.reply["outcome"]) == ("waiting", "handed_over")
    assert "unknown one; unknown two" in house.rows(hand_overs)[0].summary
    assert house.count(gaps) == 2


def test_after_a_hand_back_the_count_of_unknowns_begins_again(house: House) -> None:
    talk = house.open()
    talk.say("unknown one")
    talk.say("unknown two")
    house.do(control.hand_back, talk.id, house.clock())
    assert talk.say("unknown three").state == "assistant"


def test_the_freelancer_takes_over_by_writing_and_the_assistant_is_silent(house: House) -> None:
    talk = house.open()
    talk.say("I want to talk to a human, please.")
    assert talk.say("Here I am.", author="freelancer").state == "freelancer"
    assert talk.say("Great!").reply is None
    assert house.rows(hand_overs)[0].state == "done"
    said = house.do(read.view, talk.id, owner=False)["messages"]
    assert [m["author"] for m in said][-2:] == ["freelancer", "client"]


def test_after_the_hand_back_the_assistant_answers_and_knows_what_the_freelancer_said(house: House) -> None:
    talk = house.open()
    talk.say("Here I am.", author="freelancer")
    house.do(control.hand_back, talk.id, house.clock())
    assert talk.text("hello") == "You said: hello"
    assert ("freelancer", "Here I am.") in [(said.author, said.text) for said in house.speaker.asked[-1].history]


def test_the_client_can_go_back_to_the_assistant_and_the_matter_stays_open(house: House) -> None:
    talk = house.open()
    talk.say("I want to talk to a human, please.")
    answer = talk.say("Back to the assistant, please")
    assert answer.state == "assistant"
    assert answer.reply is not None
    assert "stays open" in answer.reply["text"]
    assert house.rows(hand_overs)[0].state == "open"
    assert talk.say("I want to talk to a human again").state == "waiting"
    assert house.count(hand_overs) == 1


def test_the_client_can_go_back_while_the_freelancer_speaks(house: House) -> None:
    talk = house.open()
    talk.say("Here I am.", author="freelancer")
    assert talk.say("revenir à l'assistant").state == "assistant"
    assert talk.text("hello") == "You said: hello"


def test_a_paused_or_closed_conversation_says_so(house: House) -> None:
    talk = house.open()
    house.do(control.pause, talk.id, house.clock())
    assert "paused" in talk.text("hello")
    house.do(control.close, talk.id, house.clock())
    assert "closed" in talk.text("hello")
    assert house.speaker.asked == []


def test_the_summary_is_in_the_freelancers_first_language(house: House) -> None:
    talk = house.open("Anna", handle="sam-okoro")
    talk.say("I want to talk to a human, please.")
    assert house.rows(hand_overs)[0].summary.startswith("Client: Anna\nReason: The client asks to talk to you in person.")
    assert house.rows(messages)[-2].author == "note"


def test_the_owner_sees_who_waits_for_what(house: House) -> None:
    talk = house.open("Anna")
    house.open("Ben").say("hello")
    talk.say("I want to talk to a human, please.")
    listed = house.do(read.listing, "lena-moreau", "waiting")
    assert [(row["id"], row["client"]) for row in listed] == [(talk.id, "Anna")]
    assert "en personne" in listed[0]["waits_for"]
    assert house.do(read.listing, "sam-okoro") == []
