"""The real engine, tools and embedded model, with a provider in front that fails, lies or keeps to the facts."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from assistant.chat_models.embedded.model import EmbeddedChatModel
from assistant.chat_models.providers import open_chat_model
from assistant.conversations.read import turn_trace
from assistant.conversations.record import Incoming
from assistant.settings import Settings
from assistant.tools.gate import Gate
from assistant.tools.table import TOOLS
from assistant.turns.engine import Engine, Intro
from assistant.turns.speak import Speaker
from tests.fakes import openai_server as server
from tests.fakes.openai_server import Behaviour, serving
from tests.turns.house import Clock, desk, furnish, office


def asked(home: Path, question: str, *script: Behaviour) -> tuple[dict[str, Any], dict[str, Any]]:
    """The reply to one question and the turn's trace."""
    database = furnish(home)
    with serving(*script) as fake:
        settings = Settings(model_url=fake.url, home=home)
        speaker = Speaker(settings, Gate(database, desk(database), TOOLS), EmbeddedChatModel(), open_chat_model(settings))
        reply = asyncio.run(_ask(Engine(office(database, speaker, settings, Clock())), question))
    with database.snapshot() as connection:
        return reply, turn_trace(connection, reply["turn"])


async def _ask(engine: Engine, question: str) -> dict[str, Any]:
    opened = await engine.open("lena-moreau", Intro(None), "packaging")
    answer = await engine.receive(Incoming(opened.conversation, "m1", question))
    await engine.close()
    assert answer.reply is not None
    return answer.reply


LOOK = server.call("get_gig", {"gig": "packaging"})


def test_a_provider_answers_from_the_records(tmp_path: Path) -> None:
    reply, trace = asked(tmp_path, "How much is one label?", LOOK, server.text("One label costs €90 and is delivered in 3 days."))
    assert (reply["outcome"], trace["fallback_reason"]) == ("answered", None)
    assert {(p["kind"], p["text"]) for p in reply["promises"]} == {("price", "€90"), ("delivery", "3 days")}
    assert {p["source"] for p in reply["promises"]} <= {s["id"] for s in reply["sources"]}


def test_the_embedded_model_answers_the_same_question_when_the_provider_is_down(tmp_path: Path) -> None:
    reply, trace = asked(tmp_path, "How much is one label?", server.status(500))
    assert "€90" in reply["text"]
    assert (trace["model"], trace["fallback_reason"].rpartition(": ")[2]) == ("embedded", "http_500")


def test_a_provider_that_insists_on_a_false_price_is_not_heard(tmp_path: Path) -> None:
    reply, trace = asked(tmp_path, "How much is one label?", LOOK, server.text("One label costs only €75."))
    assert "75" not in reply["text"]
    assert "€90" in reply["text"]
    assert len(trace["refused"]) == 2


def test_a_provider_that_says_it_passed_the_matter_on_must_have_done_it(tmp_path: Path) -> None:
    claim = server.text("I have passed this on to Léna.")
    reply, trace = asked(tmp_path, "Does she like cats?", claim, server.call("hand_over", {"reason": "likes cats?"}), claim)
    assert (reply["outcome"], reply["text"]) == ("handed_over", "I have passed this on to Léna.")
    assert [fault["kind"] for fault in trace["refused"][0]["faults"]] == ["deed"]
