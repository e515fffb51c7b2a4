from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from sqlalchemy import update

from assistant.chat_models.providers import open_chat_model
from assistant.database.tables import conversations
from assistant.settings import Settings
from assistant.tools.briefs import NOTE_BRIEF
from assistant.tools.gate import Gate
from assistant.turns.ask import Ask, Said, Spoken
from assistant.turns.lease import Superseded
from assistant.turns.speak import Speaker
from tests.fakes import openai_server as server
from tests.fakes.openai_server import Behaviour, serving
from tests.fakes.scripted import ScriptedChatModel, calls, says
from tests.tools.toys import TOYS, gaps_recorded, toy_fact
from tests.turns.asking import Asking, an_ask

KITE = calls(("get_toy", {"toy": "kite"}))
GOOD = "The kite costs 120 €."
LIE = "The kite costs 95 €."


def scripted(*script: Any) -> ScriptedChatModel:
    return ScriptedChatModel(script=list(script))


def embedded() -> ScriptedChatModel:
    return scripted(KITE, says("From the records: the kite is 120 €.", outcome="answered", language="en", sources=["gig:kite"]))


def speak(asking: Asking, own: BaseChatModel, provider: BaseChatModel | None = None, ask: Ask | None = None, **settings: Any) -> Spoken:
    speaker = Speaker(Settings(model="openai:fake", **settings), asking.gate, own, provider)
    return asyncio.run(speaker.speak(ask or asking.ask))


def over_http(asking: Asking, *script: Behaviour) -> Spoken:
    timeout = 0.4 if script[-1] in (server.hang, server.stall) else 20.0
    with serving(*script) as fake:
        provider = open_chat_model(Settings(model_url=fake.url, model_timeout=timeout))
        return speak(asking, embedded(), provider, model_timeout=timeout)


def test_the_embedded_model_answers_alone_where_no_provider_is_set(tmp_path: Path) -> None:
    reply = {"outcome": "answered", "language": "en", "sources": ["gig:kite"], "choices": [{"label": "Drum", "text": "And the drum?"}]}
    answer = AIMessage(
        GOOD, additional_kwargs={"reply": reply, "dialogue": {"about": "kite"}, "brief": {"gig": "kite", "known": {"size": "big"}}}
    )
    spoken = speak(an_ask(tmp_path), scripted(KITE, answer))
    assert (spoken.text, spoken.outcome, spoken.language) == (GOOD, "answered", "en")
    assert [(p.kind, p.text, p.source) for p in spoken.promises] == [("price", "120 €", "gig:kite")]
    assert [s.id for s in spoken.sources] == ["gig:kite"]
    assert [c.text for c in spoken.choices] == ["And the drum?"]
    assert spoken.dialogue == {"about": "kite"}
    assert spoken.brief is not None
    assert spoken.brief.known == {"size": "big"}
    assert (spoken.trace["model"], spoken.trace["fallback_reason"]) == ("embedded", None)
    assert len(spoken.steps) == 2


def test_a_provider_that_keeps_to_the_facts_is_heard(tmp_path: Path) -> None:
    spoken = over_http(an_ask(tmp_path), server.call("get_toy", {"toy": "kite"}), server.text(GOOD))
    assert (spoken.text, spoken.outcome) == (GOOD, "answered")
    assert [p.source for p in spoken.promises] == ["gig:kite"]
    assert [s.id for s in spoken.sources] == ["gig:kite"]
    assert (spoken.trace["model"], spoken.trace["fallback_reason"]) == ("openai:fake", None)
    assert [c["tool"] for c in spoken.trace["calls"]] == ["get_toy"]


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ([server.status(500)], "http_500"),
        ([server.status(429, Retry_After="0")], "http_429"),
        ([server.hang], "timeout"),
        ([server.stall], "timeout"),
        ([server.garbage], "garbage"),
        ([server.garbled_events], "garbage"),
        ([server.cut], "connection"),
        ([server.unfinished], "cut"),
        ([server.empty], "empty"),
        ([server.text("blah " * 1000)], "too_long"),
        ([server.call("sell_everything", {})], "unknown_tool"),
        ([server.call("get_toy", '{"toy": ')], "arguments"),
        ([server.call("get_toy", {"toy": "kite"}), server.text(LIE)], "unbacked"),
        ([server.call("get_toy", {"toy": "kite"}), server.status(500)], "http_500"),
    ],
    ids=[
        *("500", "429", "hang", "stall", "garbage", "garbled events", "cut", "unfinished", "empty", "too long"),
        *("unknown tool", "bad arguments", "lies twice", "fails late"),
    ],
)
def test_a_provider_that_fails_is_replaced_for_this_turn_and_the_log_says_why(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, script: list[Behaviour], reason: str
) -> None:
    with caplog.at_level(logging.WARNING, "assistant"):
        spoken = over_http(an_ask(tmp_path), *script)
    assert spoken.text == "From the records: the kite is 120 €."
    assert (spoken.trace["model"], spoken.trace["fallback_reason"]) == ("embedded", f"openai:fake: {reason}")
    assert f"turn t1: openai:fake gave no answer to send ({reason})" in caplog.text


def test_a_provider_that_lies_once_is_told_what_is_unbacked_and_may_put_it_right(tmp_path: Path) -> None:
    provider = scripted(KITE, says(LIE), says(GOOD))
    spoken = speak(an_ask(tmp_path), embedded(), provider)
    assert (spoken.text, spoken.trace["model"]) == (GOOD, "openai:fake")
    told = provider.heard[-1][-1]
    assert isinstance(told, HumanMessage)
    assert "95 €" in told.text
    assert [fault["text"] for fault in spoken.trace["refused"][0]["faults"]] == ["95 €"]


def test_if_even_the_embedded_model_has_no_backed_answer_an_honest_one_is_given_and_the_question_noted(tmp_path: Path) -> None:
    asking = an_ask(tmp_path)
    spoken = speak(asking, scripted(KITE, says(LIE)), scripted(KITE, says(LIE)))
    assert spoken.outcome == "unknown"
    assert "Léna Moreau" in spoken.text
    assert "95" not in spoken.text
    assert gaps_recorded(asking.database) == ["How much is the kite?"]
    assert [(a.tool, a.status) for a in spoken.actions] == [("record_gap", "done")]
    assert spoken.trace["fallback_reason"] == "openai:fake: unbacked; embedded: unbacked"


def test_the_honest_answer_is_in_the_clients_language(tmp_path: Path) -> None:
    spoken = speak(an_ask(tmp_path, "Combien coûte le cerf-volant ?", "fr"), scripted(says("Il coûte 95 €.")))
    assert spoken.language == "fr"
    assert spoken.text.endswith("J'ai noté votre question pour Léna Moreau.")


def test_a_bug_in_the_embedded_model_is_logged_and_still_answered_honestly(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    spoken = speak(an_ask(tmp_path), scripted(KeyError("bug")))
    assert spoken.outcome == "unknown"
    assert "KeyError" in caplog.text


def test_a_speaker_that_lost_the_conversation_does_nothing_more_and_says_so_to_the_engine(tmp_path: Path) -> None:
    asking = an_ask(tmp_path)
    with asking.database.transaction() as connection:
        connection.execute(update(conversations).values(fence=2))
    with pytest.raises(Superseded):
        speak(asking, embedded(), scripted(calls(("record_gap", {"question": "Do you sew?"}))))
    assert gaps_recorded(asking.database) == []


def test_what_a_failed_provider_had_noted_is_not_noted_twice_and_still_reported(tmp_path: Path) -> None:
    asking = an_ask(tmp_path)
    wish = calls(("record_gap", {"question": "Do you sew?"}))
    own = scripted(wish, says("I do not know that; I have noted it.", outcome="unknown", language="en"))
    spoken = speak(asking, own, scripted(wish, RuntimeError("gone")))
    assert gaps_recorded(asking.database) == ["Do you sew?"]
    assert spoken.outcome == "unknown"
    assert [(a.tool, a.object) for a in spoken.actions] == [("record_gap", {"type": "gap", "id": "gap-0"})]


def test_the_embedded_model_may_rely_on_facts_that_a_failed_provider_looked_up(tmp_path: Path) -> None:
    own = scripted(says(GOOD, outcome="answered", language="en", sources=["gig:kite"]))
    spoken = speak(an_ask(tmp_path), own, scripted(KITE, RuntimeError("gone")))
    assert (spoken.text, spoken.trace["model"]) == (GOOD, "embedded")


def test_a_model_that_takes_over_knows_the_brief_as_it_was_noted_in_this_turn(tmp_path: Path) -> None:
    asking = an_ask(tmp_path)
    asking = replace(asking, gate=Gate(asking.database, cast("Any", None), (*TOYS, NOTE_BRIEF)))
    own = embedded()
    speak(asking, own, scripted(calls(("note_brief", {"known": {"colour": "vermilion"}})), RuntimeError("gone")))
    assert "vermilion" in own.heard[0][0].text


def test_facts_of_earlier_turns_back_a_promise_and_lend_it_their_source(tmp_path: Path) -> None:
    asking = an_ask(tmp_path, known_facts=(toy_fact("kite"),))
    spoken = speak(asking, embedded(), scripted(says(GOOD)))
    assert spoken.trace["model"] == "openai:fake"
    assert ([s.id for s in spoken.sources], spoken.new_facts) == (["gig:kite"], ())


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        ([says("What size shall it be?")], "asked"),
        ([KITE, says("The kite costs 120 €. Shall I tell you more?")], "answered"),
        ([calls(("record_gap", {"question": "Do you sew?"})), says("I do not know. I have noted your question.")], "unknown"),
    ],
)
def test_the_outcome_of_a_providers_words_comes_from_what_it_did(tmp_path: Path, script: list[AIMessage], outcome: str) -> None:
    spoken = speak(an_ask(tmp_path), embedded(), scripted(*script))
    assert (spoken.trace["model"], spoken.outcome) == ("openai:fake", outcome)


def test_the_embedded_model_can_be_asked_for(tmp_path: Path) -> None:
    provider = scripted(says("Hello."))
    spoken = speak(an_ask(tmp_path, force_embedded=True), embedded(), provider)
    assert (spoken.trace["model"], provider.heard) == ("embedded", [])


def test_every_model_gets_the_context_the_history_and_the_new_messages_in_order(tmp_path: Path) -> None:
    asking = an_ask(tmp_path)
    history = (Said("client", "Hi"), Said("assistant", "Hello"), Said("freelancer", "I am here"))
    provider = scripted(says("Hello again."))
    speak(asking, embedded(), provider, replace(asking.ask, history=history, new=("One", "Two")))
    heard: list[BaseMessage] = provider.heard[0]
    assert isinstance(heard[0], SystemMessage)
    assert [(m.type, m.text) for m in heard[1:]] == [
        ("human", "Hi"),
        ("ai", "Hello"),
        ("ai", "I am here"),
        ("human", "One"),
        ("human", "Two"),
    ]


def test_progress_is_told_while_a_turn_is_spoken(tmp_path: Path) -> None:
    told: list[str] = []
    speak(an_ask(tmp_path, progress=told.append), embedded())
    assert told == ["thinking", "looking up", "thinking", "checking"]
