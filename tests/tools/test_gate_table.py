"""The real tools behind the gate, called the way a model that obeys an attacker would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.tools.calls import Call, Called
from assistant.tools.gate import Gate
from assistant.tools.offered import offered
from assistant.tools.table import TOOLS
from assistant.tools.tool import TurnContext
from tests.turns.house import START, desk, furnish

IDENTITIES = {"freelancer", "client", "conversation", "handle", "tenant", "owner", "turn", "token"}
TAKES = {
    "get_gig": {"gig": "packaging"},
    "quote": {"gig": "packaging", "lines": [{"package": "basic"}]},
    "search_knowledge": {"query": "boxes"},
    "decline": {"rule": "other"},
    "hand_over": {"reason": "asked"},
    "record_gap": {"question": "Do you sew?"},
}


class Attacker:
    """`speaking_to` is whose client it is; the other freelancer's data must stay out of reach."""

    def __init__(self, home: Path) -> None:
        database = furnish(home)
        self.gate = Gate(database, desk(database), TOOLS)

    def call(self, tool: str, arguments: dict[str, Any], speaking_to: str = "lena-moreau") -> Called:
        context = TurnContext(
            freelancer=speaking_to, client="c", conversation="none", turn="t", now=START, language="en", question="?", epoch=0
        )
        return self.gate.call(context, Call("tc:t:0:0", tool, arguments), lambda _connection: None)


@pytest.fixture
def attacker(tmp_path: Path) -> Attacker:
    return Attacker(tmp_path)


@pytest.mark.parametrize("tool", [tool.name for tool in TOOLS])
@pytest.mark.parametrize("identity", sorted(IDENTITIES))
def test_no_tool_takes_an_identity(attacker: Attacker, tool: str, identity: str) -> None:
    called = attacker.call(tool, {**TAKES.get(tool, {}), identity: "sam-okoro"})
    assert (called.status, called.problem) == ("refused", "arguments")


@pytest.mark.parametrize("tool", ["get_gig", "quote"])
def test_another_freelancers_gig_is_refused_without_a_word_about_it(attacker: Attacker, tool: str) -> None:
    called = attacker.call(tool, TAKES[tool], speaking_to="sam-okoro")
    assert (called.status, called.content["error"]) == ("refused", "unknown_gig")
    assert "label" not in str(called.content)


@pytest.mark.parametrize(
    "change",
    [
        {"lines": [{"package": "basic", "quantity": -2}]},
        {"lines": [{"package": "basic", "quantity": 10**12}]},
        {"lines": [{"package": "basic", "price": "0.01"}]},
        {"lines": []},
        {"lines": [{"package": "free"}]},
        {"extras": [{"extra": "free"}]},
        {"discount_percent": 100},
    ],
)
def test_a_quote_takes_listed_ids_and_bounded_counts_and_never_a_price(attacker: Attacker, change: dict[str, Any]) -> None:
    called = attacker.call("quote", {**TAKES["quote"], **change})
    assert (called.status, called.facts) == ("refused", ())


def test_what_may_be_asked_may_be_asked(attacker: Attacker) -> None:
    called = attacker.call("quote", TAKES["quote"])
    assert called.status == "done"
    assert {fact.kind for fact in called.facts} >= {"price", "delivery", "revisions"}


def test_a_provider_sees_every_tool_with_its_own_bounded_schema() -> None:
    shown = {tool["function"]["name"]: tool["function"] for tool in offered(TOOLS)}
    assert set(shown) == {tool.name for tool in TOOLS}
    assert shown["quote"]["parameters"]["required"] == ["gig", "lines"]
    assert all(tool["description"] for tool in shown.values())
