"""A provider that keeps failing costs three turns their time and no more; the embedded model answers the others at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from langchain_core.messages import AIMessage, BaseMessage, ToolMessage

from assistant.chat_models.providers import open_chat_model
from assistant.settings import Settings
from assistant.turns.ask import Spoken
from assistant.turns.patience import ENOUGH, REST, Health, asked, failed
from assistant.turns.speak import Speaker
from tests.fakes import openai_server as server
from tests.fakes.openai_server import Behaviour, FakeOpenAI, serving
from tests.fakes.scripted import ScriptedChatModel, calls, says
from tests.turns.asking import an_ask

KITE = calls(("get_toy", {"toy": "kite"}))
OWN = says("From the records: the kite is 120 €.")
TIMEOUT = 0.4


def down(now: float = 0.0) -> Health:
    health = Health()
    for _ in range(ENOUGH):
        health = failed(health, now)
    return health


def test_a_provider_is_asked_until_it_failed_often_enough_in_a_row() -> None:
    health = Health()
    for _ in range(ENOUGH):
        assert asked(health, 0.0) == health
        health = failed(health, 0.0)
    assert asked(health, 0.0) is None


def test_after_its_rest_one_turn_tries_it_and_the_others_wait_for_what_comes_of_it() -> None:
    assert asked(down(), REST - 1) is None
    tried = asked(down(), REST)
    assert tried is not None
    assert asked(tried, REST) is None
    assert asked(failed(tried, REST + 5), REST + 60) is None
    assert asked(failed(tried, REST + 5), REST + 65) is not None


def own_words(messages: list[BaseMessage]) -> AIMessage:
    return OWN if isinstance(messages[-1], ToolMessage) else KITE


class Turns:
    """One speaker in front of a real server that hangs until it is well, and a clock that is set by hand."""

    def __init__(self, home: Path, fake: FakeOpenAI, loop: asyncio.Runner) -> None:
        self.now = 0.0
        self._home = home
        self._loop = loop
        settings = Settings(model="fake", model_url=fake.url, model_timeout=TIMEOUT)
        own = ScriptedChatModel(script=[own_words])
        self._speaker = Speaker(settings, an_ask(home / "gate").gate, own, open_chat_model(settings), lambda: self.now)
        self._turns = 0

    def speak(self) -> Spoken:
        self._turns += 1
        return self._loop.run(self._speaker.speak(an_ask(self._home / str(self._turns)).ask))


@contextmanager
def turns(home: Path, *script: Behaviour) -> Iterator[tuple[Turns, FakeOpenAI]]:
    with serving(*script) as fake, asyncio.Runner() as loop:
        yield Turns(home, fake, loop), fake


def test_a_hanging_provider_is_not_waited_for_again_and_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with turns(tmp_path, server.hang) as (talk, fake):
        first = [talk.speak() for _ in range(ENOUGH)]
        requests = len(fake.asked)
        began = time.monotonic()
        after = [talk.speak() for _ in range(ENOUGH)]
        assert time.monotonic() - began < TIMEOUT * ENOUGH
    assert len(fake.asked) == requests
    assert [spoken.trace["fallback_reason"] for spoken in first] == ["fake: timeout"] * ENOUGH
    assert {spoken.text for spoken in (*first, *after)} == {OWN.text}
    assert {spoken.trace["fallback_reason"] for spoken in after} == {"fake: resting"}
    assert [record.getMessage() for record in caplog.records if "in a row" in record.getMessage()] == [
        "fake failed 3 times in a row (timeout): the embedded model answers alone, and it is tried again every 60 s"
    ]


def test_a_provider_that_is_well_again_is_heard_after_its_rest(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    well = server.text("Hello! What would you like to know?")
    with turns(tmp_path, *[server.status(401)] * ENOUGH, well) as (talk, _):
        for _ in range(ENOUGH):
            talk.speak()
        assert talk.speak().text == OWN.text
        talk.now = REST
        assert [talk.speak().text for _ in range(2)] == ["Hello! What would you like to know?"] * 2
    assert "fake answers again" in caplog.text


def test_a_provider_that_answers_badly_is_still_asked(tmp_path: Path) -> None:
    with turns(tmp_path, server.empty) as (talk, _):
        reasons = {talk.speak().trace["fallback_reason"] for _ in range(ENOUGH + 1)}
    assert reasons == {"fake: empty"}
