"""A message is stored, answered once, in order, by one turn at a time."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import event, update

from assistant.conversations import control, read
from assistant.conversations.record import Incoming
from assistant.database.tables import conversations, inbox, messages, owners, turns
from assistant.errors import Invalid, NotFound, TooLarge
from tests.turns.house import House
from tests.turns.speakers import PRICE

pytestmark = pytest.mark.usefixtures("either")


def test_a_message_is_answered(house: House) -> None:
    answer = house.open().say("hello")
    assert answer.state == "assistant"
    assert answer.reply is not None
    assert answer.reply["text"] == "You said: hello"


def test_the_same_message_again_gets_the_same_reply_and_does_nothing(house: House) -> None:
    talk = house.open()
    first = talk.say("hello", id="a")
    before = house.count(messages)
    assert talk.say("hello", id="a").reply == first.reply
    assert house.count(messages) == before
    assert len(house.speaker.asked) == 1


def test_the_same_id_with_another_text_is_refused(house: House) -> None:
    talk = house.open()
    talk.say("hello", id="a")
    with pytest.raises(Invalid) as refused:
        talk.say("good-bye", id="a")
    assert refused.value.code == "message_id_reused"


def test_the_same_id_is_free_in_another_conversation_and_for_the_freelancer(house: House) -> None:
    house.open().say("hello", id="a")
    talk = house.open()
    assert talk.text("other") == "You said: other"
    talk.say("mine", id="a")
    assert talk.say("yours", id="a", author="freelancer").state == "freelancer"


def test_messages_that_arrive_while_a_turn_runs_become_the_next_turn_together(house: House) -> None:
    talk = house.open()
    first = talk.send("wait one")
    assert house.speaker.waiting.wait(5)
    second, third = talk.send("two"), talk.send("three")
    while house.count(inbox) < 3:
        time.sleep(0.01)
    house.speaker.go.set()
    answers = [future.result(10).reply for future in (first, second, third)]
    assert answers[0]["text"] == "You said: wait one"
    assert sorted(answers[1]["text"].removeprefix("You said: ").split(" | ")) == ["three", "two"]
    assert answers[1] == answers[2]
    assert house.count(turns) == 3


def test_a_repeat_while_the_turn_runs_waits_for_the_one_answer(house: House) -> None:
    talk = house.open()
    first = talk.send("wait here", id="a")
    assert house.speaker.waiting.wait(5)
    again = talk.send("wait here", id="a")
    house.speaker.go.set()
    assert first.result(10).reply == again.result(10).reply
    assert len(house.speaker.asked) == 1


def test_the_model_sees_what_was_said_before_but_not_the_new_messages_twice(house: House) -> None:
    talk = house.open()
    talk.say("one")
    talk.say("two")
    ask = house.speaker.asked[-1]
    assert [said.text for said in ask.history[1:]] == ["one", "You said: one"]
    assert ask.new == ("two",)


def test_a_long_conversation_is_remembered_twelve_turns_back(house: House) -> None:
    talk = house.open()
    for number in range(15):
        talk.say(f"message {number}")
    history = house.speaker.asked[-1].history
    assert [said.text for said in history if said.author == "client"] == [f"message {number}" for number in range(2, 14)]


def test_a_speaker_that_breaks_is_owned_up_to_and_the_matter_is_handed_over(house: House) -> None:
    answer = house.open().say("crash please")
    assert answer.state == "waiting"
    assert answer.reply is not None
    assert answer.reply["outcome"] == "handed_over"
    assert "went wrong" in answer.reply["text"]


def test_a_turn_that_only_reads_costs_two_commits(house: House) -> None:
    talk = house.open()
    commits: list[str] = []
    event.listen(house.database.engine, "commit", lambda connection: commits.append(connection.info["begin"]))
    talk.say("hello")
    assert commits.count("BEGIN IMMEDIATE") == 2


def test_what_the_speaker_did_first_is_told_as_progress(house: House) -> None:
    talk = house.open()
    talk.say("hello")
    assert talk.progress == ["thinking"]


def test_a_reply_made_before_the_freelancer_took_over_is_not_sent(house: House) -> None:
    talk = house.open()
    answer = talk.send("wait")
    assert house.speaker.waiting.wait(5)
    house.do(control.take_over, talk.id, house.clock())
    house.speaker.go.set()
    assert answer.result(10).reply is None
    assert answer.result(10).state == "freelancer"
    assert [row.author for row in house.rows(messages)] == ["assistant", "client", "note"]


def test_messages_that_waited_when_the_freelancer_took_over_are_the_freelancers_to_answer(house: House) -> None:
    talk = house.open()
    first = talk.send("wait")
    assert house.speaker.waiting.wait(5)
    second = talk.send("and this?")
    while house.count(inbox) < 2:
        time.sleep(0.01)
    house.do(control.take_over, talk.id, house.clock())
    house.speaker.go.set()
    assert [first.result(10).reply, second.result(10).reply] == [None, None]
    assert len(house.speaker.asked) == 1


@pytest.mark.parametrize("text", ["", "   ", "\x00\n"])
def test_an_empty_message_is_refused(house: House, text: str) -> None:
    with pytest.raises(Invalid, match="empty"):
        house.open().say(text)


def test_a_message_that_is_too_long_is_refused(house: House) -> None:
    with pytest.raises(TooLarge):
        house.open().say("x" * 8_001)


@pytest.mark.parametrize("text", ["\ud800 half", "a\x00b", "🦆" * 4_000, "١٢٣ مرحبا"])
def test_odd_text_is_answered_like_any_other(house: House, text: str) -> None:
    talk = house.open()
    assert talk.say(text, id="odd").reply == talk.say(text, id="odd").reply


def test_an_unknown_conversation_is_not_found(house: House) -> None:
    with pytest.raises(NotFound):
        house.portal.call(house.engine.receive, Incoming("nowhere", "a", "hello"))


def test_the_lease_is_free_after_the_turn(house: House) -> None:
    house.open().say("hello")
    assert [row.lease_owner for row in house.rows(conversations)] == [None]


def test_the_turn_can_be_looked_into_by_its_owner(house: House) -> None:
    reply = house.open().say("hello").reply
    assert reply is not None
    trace = house.do(read.turn_trace, reply["turn"])
    assert trace["freelancer"] == "lena-moreau"
    assert trace["reply"] == reply
    assert set(trace["spent_ms"]) == {"prepare", "speak"}


def test_fifty_conversations_at_once_do_not_mix(house: House) -> None:
    talks = [house.open() for _ in range(50)]
    futures = [(n, k, talk.send(f"message {n} {k}")) for k in range(2) for n, talk in enumerate(talks)]
    for n, k, future in futures:
        reply = future.result(60).reply
        assert f"message {n} {k}" in reply["text"]
        assert all(f"message {n} " in part for part in reply["text"].removeprefix("You said: ").split(" | "))


def test_an_answer_that_cannot_be_stored_is_owned_up_to(house: House) -> None:
    answer = house.open().say("half a letter")
    assert answer.reply is not None
    assert "went wrong" in answer.reply["text"]
    assert answer.state == "waiting"


def test_a_client_that_hangs_up_leaves_nothing_undone(house: House) -> None:
    talk = house.open()
    for number in range(20):
        talk.send(f"message {number}", id=str(number)).cancel()
    answers = [talk.say(f"message {number}", id=str(number)).reply for number in range(20)]
    assert all(answers)
    assert house.count(inbox) == 20


def test_the_language_of_a_turn_is_the_clients(house: House) -> None:
    talk = house.open(locale="en")
    talk.say("Bonjour, combien coûte une étiquette, s'il vous plaît ?")
    assert house.speaker.asked[-1].briefing.language == "fr"


def test_a_fact_backs_promises_for_the_rest_of_the_conversation_but_not_after_the_knowledge_changed(house: House) -> None:
    talk = house.open()
    talk.say("price")
    talk.say("price")
    assert house.speaker.asked[-1].known_facts == (PRICE,)
    house.do(lambda connection: connection.execute(update(owners).values(version=2)))
    talk.say("price")
    assert house.speaker.asked[-1].known_facts == ()
    talk.say("and now")
    assert house.speaker.asked[-1].known_facts == (PRICE,)


def test_facts_of_one_conversation_are_not_anothers(house: House) -> None:
    house.open().say("price")
    house.open().say("hello")
    assert house.speaker.asked[-1].known_facts == ()
