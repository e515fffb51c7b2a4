from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from assistant.database.engine import Database
from assistant.database.tables import tool_calls
from assistant.errors import Conflict
from assistant.tools.calls import Call, Called, Ledger
from assistant.tools.gate import Gate
from tests.tools.toys import ORDER_TOY, TOYS, Workshop, a_turn, gaps_recorded

pytestmark = pytest.mark.usefixtures("either")


def nothing_before(_connection: Connection) -> None:
    pass


class Door:
    """The gate over a fresh home, with the key counted up as the agent does."""

    def __init__(self, home: Path) -> None:
        self.database, self.context = a_turn(home)
        self.workshop = Workshop(refuses=("drum",))
        desk: Any = self.workshop
        self.gate = Gate(self.database, desk, (*TOYS, ORDER_TOY))

    def call(self, tool: str, arguments: dict[str, Any], key: str = "tc:t1:0:0", before: Any = nothing_before) -> Called:
        return self.gate.call(self.context, Call(key, tool, arguments), before)


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(tmp_path)


def test_a_read_gives_the_model_plain_content_and_the_reply_its_facts(door: Door) -> None:
    called = door.call("get_toy", {"toy": "kite"})
    assert called.status == "done"
    assert called.content == {"toy": "kite", "price": 120}
    assert [(f.subject.id, f.value["minor"]) for f in called.facts] == [("kite", 12000)]


def test_an_unknown_tool_is_answered_with_the_names_of_those_there_are(door: Door) -> None:
    called = door.call("delete_everything", {})
    assert (called.status, called.problem) == ("refused", "unknown_tool")
    assert "get_toy, record_gap" in called.content["message"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"toy": "kite", "freelancer": "someone-else"}, "freelancer"),
        ({"toy": "kite", "count": -3}, "count"),
        ({"toy": "kite", "count": 10**9}, "count"),
        ({}, "toy"),
        ({"toy": ["kite"]}, "toy"),
        ({"toy": "k" * 9000}, "too long"),
    ],
)
def test_arguments_outside_the_schema_are_refused_by_name(door: Door, arguments: dict[str, Any], named: str) -> None:
    called = door.call("get_toy", arguments)
    assert (called.status, called.problem, called.facts) == ("refused", "arguments", ())
    assert named in called.content["message"]


def test_an_id_that_is_not_this_freelancers_is_refused_with_those_that_are(door: Door) -> None:
    called = door.call("get_toy", {"toy": "someone-elses-gig"})
    assert (called.status, called.content["error"]) == ("refused", "unknown_toy")
    assert "kite, drum" in called.content["message"]


def test_arguments_that_were_no_json_are_refused(door: Door) -> None:
    called = door.gate.call(door.context, Call("tc:t1:0:0", "get_toy", {}, unreadable='{"toy": "ki'), nothing_before)
    assert (called.status, called.problem) == ("refused", "arguments")


def test_an_effect_happens_once_however_often_the_same_call_is_made(door: Door) -> None:
    first = door.call("record_gap", {"question": "Do you sew?"})
    again = door.call("record_gap", {"question": "Do you sew?"})
    assert again.content == first.content
    assert gaps_recorded(door.database) == ["Do you sew?"]


def test_the_same_key_with_other_arguments_is_refused_and_changes_nothing(door: Door) -> None:
    door.call("record_gap", {"question": "Do you sew?"})
    called = door.call("record_gap", {"question": "Do you knit?"})
    assert (called.status, called.content["error"]) == ("refused", "call_reused")
    assert gaps_recorded(door.database) == ["Do you sew?"]


def test_an_effect_that_breaks_half_way_leaves_nothing_behind_and_tells_no_secret(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        called = door.call("record_gap", {"question": "late trouble"})
    assert called.status == "failed"
    assert "secret" not in str(called.content)
    assert "turn t1: tool record_gap failed" in caplog.text
    assert (gaps_recorded(door.database), keys(door.database)) == ([], 0)


def test_a_read_that_breaks_is_a_failure_and_not_an_exception(door: Door) -> None:
    assert door.call("broken", {}).status == "failed"


def test_what_must_be_stored_first_is_stored_in_the_effects_own_transaction(door: Door) -> None:
    def superseded(_connection: Connection) -> None:
        raise Conflict("Somebody else has the conversation.")

    with pytest.raises(Conflict):
        door.call("record_gap", {"question": "Do you sew?"}, before=superseded)
    assert (gaps_recorded(door.database), keys(door.database)) == ([], 0)


def test_actions_list_effects_once_with_how_they_ended(door: Door) -> None:
    ledger = Ledger([door.call("get_toy", {"toy": "kite"}), door.call("record_gap", {"question": "Do you sew?"})])
    ledger.calls.append(door.call("record_gap", {"question": "Do you sew?"}))
    ledger.calls.append(door.call("record_gap", {"question": "forbidden"}, key="tc:t1:1:0"))
    assert [(a.tool, a.status) for a in ledger.actions] == [("record_gap", "done"), ("record_gap", "refused")]
    assert ledger.actions[0].object == {"type": "gap", "id": "gap-0"}


def test_a_command_whose_answer_was_lost_in_a_crash_is_asked_again_under_its_key_and_takes_effect_once(door: Door) -> None:
    door.workshop.crash = True
    with pytest.raises(KeyboardInterrupt):
        door.call("order_toy", {"toy": "kite"})
    assert (keys(door.database), door.workshop.made) == (0, {"tc:t1:0:0": "kite"})
    door.workshop.crash = False
    again = door.call("order_toy", {"toy": "kite"})
    assert (again.status, again.effect, again.content["status"]) == ("done", "command", "sent")
    assert (door.workshop.asked, list(door.workshop.made)) == (2, ["tc:t1:0:0"])


def test_a_command_that_was_answered_is_not_asked_again_and_has_the_same_result(door: Door) -> None:
    first = door.call("order_toy", {"toy": "kite"})
    again = door.call("order_toy", {"toy": "kite"})
    assert (again.content, again.facts) == (first.content, first.facts)
    assert door.workshop.asked == 1


def test_a_command_is_not_asked_of_the_service_with_other_arguments_under_its_key(door: Door) -> None:
    door.call("order_toy", {"toy": "kite"})
    called = door.call("order_toy", {"toy": "drum"})
    assert (called.status, called.content["error"], door.workshop.asked) == ("refused", "call_reused", 1)


def test_other_arguments_after_a_crash_are_refused_by_the_service_that_knows_the_key(door: Door) -> None:
    door.workshop.crash = True
    with pytest.raises(KeyboardInterrupt):
        door.call("order_toy", {"toy": "kite"})
    door.workshop.refuses = ()
    called = door.call("order_toy", {"toy": "drum"})
    assert (called.status, called.content["error"], keys(door.database)) == ("refused", "key_reused", 0)


def test_nothing_is_asked_of_the_service_where_the_turn_was_lost(door: Door) -> None:
    def superseded(_connection: Connection) -> None:
        raise Conflict("Somebody else has the conversation.")

    with pytest.raises(Conflict):
        door.call("order_toy", {"toy": "kite"}, before=superseded)
    assert door.workshop.asked == 0


def keys(database: Database) -> int:
    with database.snapshot() as connection:
        return connection.scalar(select(func.count()).select_from(tool_calls)) or 0
