"""Where nothing answers surely, the passage that comes nearest is shown for what it is, and the question still goes to the freelancer."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from assistant.conversations.record import Incoming
from assistant.settings import Settings
from assistant.turns.start import Intro
from tests.journeys.dated import build_dated


@pytest.fixture(scope="module")
def told(wide_home: Path) -> dict[str, dict[str, Any]]:
    return asyncio.run(_told(Settings(home=wide_home)))


ASKED = {
    "arjun-mehta": "if the thing crashes a month in, who mends it?",
    "owen-gallagher": "Which football team does your grandmother support?",
    "maika-tremblay": "Could we jump on a call about the voice?",
}


async def _told(settings: Settings) -> dict[str, dict[str, Any]]:
    parts = build_dated(settings)
    found = {}
    for handle, text in ASKED.items():
        opened = await parts.engine.open(handle, Intro(None, None, None, None), None)
        answer = await parts.engine.receive(Incoming(opened.conversation, f"near-{handle}", text))
        assert answer.reply is not None
        found[handle] = answer.reply
    await parts.engine.close()
    parts.library.close()
    parts.database.close()
    return found


def test_the_nearest_passage_is_shown_with_its_own_question_and_the_gap_is_noted(told: dict[str, dict[str, Any]]) -> None:
    reply = told["arjun-mehta"]
    assert reply["outcome"] == "unknown"
    assert "nearest" in reply["text"]
    assert "thirty days" in reply["text"]
    assert "noted your question" in reply["text"]
    assert [action["tool"] for action in reply["actions"]] == ["record_gap"]
    assert reply["sources"], "what is quoted is cited"


def test_nothing_is_shown_where_nothing_comes_near(told: dict[str, dict[str, Any]]) -> None:
    reply = told["owen-gallagher"]
    assert reply["outcome"] == "unknown"
    assert "nearest" not in reply["text"]


def test_where_no_calls_are_sold_nobody_is_asked_for_a_time_zone(told: dict[str, dict[str, Any]]) -> None:
    reply = told["maika-tremblay"]
    assert reply["outcome"] == "answered"
    assert "time zone" not in reply["text"]
