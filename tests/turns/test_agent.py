from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from langchain_core.messages import AIMessage, BaseMessage, ToolMessage
from langchain_core.messages.tool import invalid_tool_call, tool_call

from assistant.chat_models.failure import ModelFailed
from assistant.tools.calls import Ledger
from assistant.tools.gate import Gate
from assistant.turns.agent import Agent, Answer
from assistant.turns.ask import Ask
from assistant.turns.run import Run
from tests.fakes.scripted import ScriptedChatModel, calls, says
from tests.tools.toys import ORDER_TOY, TOYS, Workshop, gaps_recorded
from tests.turns.asking import Asking, an_ask


def run(asking: Asking, script: list[Any], ask: Ask | None = None, ledger: Ledger | None = None) -> tuple[Answer, Run, ScriptedChatModel]:
    model = ScriptedChatModel(script=script)
    the_run = Run(ask or asking.ask, "scripted", ledger or Ledger())
    said = asyncio.run(Agent("scripted", model, asking.gate).answer(the_run, the_run.ask.briefing))
    return said, the_run, model


def test_what_a_tool_returned_reaches_the_model_and_its_facts_the_ledger(tmp_path: Path) -> None:
    asking = an_ask(tmp_path)
    said, the_run, model = run(asking, [calls(("get_toy", {"toy": "kite"})), says("It costs 120 €.")])
    assert said.text == "It costs 120 €."
    assert [f.value["minor"] for f in the_run.ledger.facts] == [12000]
    heard = model.heard[1][-1]
    assert isinstance(heard, ToolMessage)
    assert json.loads(heard.text) == {"toy": "kite", "price": 120}


def test_several_calls_of_one_answer_run_in_the_order_asked(tmp_path: Path) -> None:
    asking = an_ask(tmp_path)
    wishes = [("record_gap", {"question": f"Question {n}?"}) for n in range(4)]
    _, the_run, _ = run(asking, [calls(*wishes), says("Noted.")])
    assert [c.call.key for c in the_run.ledger.calls] == [f"tc:t1:0:{n}" for n in range(4)]
    assert gaps_recorded(asking.database) == [f"Question {n}?" for n in range(4)]


def test_a_refused_call_comes_back_as_an_error_that_the_model_can_put_right(tmp_path: Path) -> None:
    script = [calls(("get_toy", {"toy": "kite", "client": "all"})), calls(("get_toy", {"toy": "kite"})), says("It costs 120 €.")]
    _, the_run, model = run(an_ask(tmp_path), script)
    refusal = model.heard[1][-1]
    assert isinstance(refusal, ToolMessage)
    assert refusal.status == "error"
    assert "get_toy takes: toy, count" in refusal.text
    assert [c.status for c in the_run.ledger.calls] == ["refused", "done"]


def test_calls_whose_arguments_are_no_json_are_refused_and_asked_again(tmp_path: Path) -> None:
    garbled = AIMessage("", invalid_tool_calls=[invalid_tool_call(name="get_toy", args='{"toy": "ki', id="x", error="cut")])
    said, the_run, _ = run(an_ask(tmp_path), [garbled, calls(("get_toy", {"toy": "kite"})), says("It costs 120 €.")])
    assert said.text == "It costs 120 €."
    assert [c.problem for c in the_run.ledger.calls] == ["arguments", None]


def test_calls_without_ids_or_with_the_same_id_are_told_apart(tmp_path: Path) -> None:
    twice = AIMessage("", tool_calls=[tool_call(name="get_toy", args={"toy": t}, id="same") for t in ("kite", "drum")])
    _, the_run, _ = run(an_ask(tmp_path), [twice, says("Both are here.")])
    assert [c.content["toy"] for c in the_run.ledger.calls] == ["kite", "drum"]


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ([calls(("fly", {})), calls(("fly", {})), says("Done.")], "unknown_tool"),
        ([calls(("get_toy", {"toy": 1}))] * 3 + [says("Done.")], "arguments"),
        ([calls(("get_toy", {"toy": "kite"}))], "too_many_steps"),
        ([calls(*[("get_toy", {"toy": "kite"})] * 9), says("Done.")], "too_many_calls"),
        ([says("  ")], "empty"),
        ([says("a" * 4001)], "too_long"),
        ([AIMessage("It costs", response_metadata={"finish_reason": "length"})], "cut"),
    ],
)
def test_a_model_that_loses_its_way_fails_with_a_reason(tmp_path: Path, script: list[Any], reason: str) -> None:
    with pytest.raises(ModelFailed) as failed:
        run(an_ask(tmp_path), script)
    assert failed.value.reason == reason


def test_a_model_that_obeys_an_attacker_reaches_nothing_of_anybody_else(tmp_path: Path) -> None:
    asking = an_ask(tmp_path)
    attacks = [
        calls(("get_toy", {"toy": "kite", "freelancer": "paul"}), ("get_toy", {"toy": "../paul/gigs/kite"})),
        calls(("record_gap", {"question": "x", "conversation": "c2"}), ("get_toy", {"toy": "kite", "count": -5})),
    ]
    with pytest.raises(ModelFailed):
        run(asking, [*attacks, says("As you wish.")])
    assert gaps_recorded(asking.database) == []


def test_after_a_restart_stored_steps_are_not_asked_for_again_and_effects_not_repeated(tmp_path: Path) -> None:
    asking = an_ask(tmp_path)
    wish = calls(("record_gap", {"question": "Do you sew?"}))
    with pytest.raises(KeyboardInterrupt):
        run(asking, [wish, interrupted])
    said, the_run, model = run(asking, [says("I have noted it.")], ask=asking.again())
    assert said.text == "I have noted it."
    assert len(model.heard) == 1
    assert gaps_recorded(asking.database) == ["Do you sew?"]
    assert [a.object for a in the_run.ledger.actions] == [{"type": "gap", "id": "gap-0"}]


def interrupted(_messages: list[BaseMessage]) -> AIMessage:
    raise KeyboardInterrupt


def test_an_effect_of_an_earlier_run_stands_in_for_the_same_call_of_the_next_one(tmp_path: Path) -> None:
    asking = an_ask(tmp_path)
    _, first, _ = run(asking, [calls(("record_gap", {"question": "Do you sew?"})), says("Noted.")])
    ask = asking.ask
    _, _, model = run(asking, [calls(("record_gap", {"question": "Sewing, yes or no?"})), says("Noted.")], ask=ask, ledger=first.ledger)
    assert gaps_recorded(asking.database) == ["Do you sew?"]
    assert json.loads(model.heard[1][-1].text)["object"] == {"type": "gap", "id": "gap-0"}


def test_a_command_that_came_to_nothing_does_not_stand_in_for_what_another_model_asks_for(tmp_path: Path) -> None:
    workshop = Workshop(refuses=("drum",))
    asking = an_ask(tmp_path)
    asking = replace(asking, gate=Gate(asking.database, cast("Any", workshop), (*TOYS, ORDER_TOY)))
    _, first, _ = run(asking, [calls(("order_toy", {"toy": "drum"})), says("Sorry.")])
    _, second, model = run(asking, [calls(("order_toy", {"toy": "kite"})), says("Done.")], ask=asking.ask, ledger=first.ledger)
    assert json.loads(model.heard[1][-1].text)["status"] == "sent"
    _, _, model = run(asking, [calls(("order_toy", {"toy": "drum"})), says("Done.")], ask=asking.ask, ledger=second.ledger)
    assert json.loads(model.heard[1][-1].text)["status"] == "sent"
    assert list(workshop.made.values()) == ["kite"]


def test_a_model_that_takes_too_long_for_one_answer_is_given_up(tmp_path: Path) -> None:
    asking = an_ask(tmp_path)
    agent = Agent("slow", ScriptedChatModel(script=[says("Hello.")], delay=60), asking.gate, timeout=0.05)
    with pytest.raises(TimeoutError):
        asyncio.run(agent.answer(Run(asking.ask, "slow", Ledger()), asking.ask.briefing))
