"""What the clock brings: an honest word to who waits, a hand-back by who left, and an end to old tokens."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversations import access, control
from assistant.database.tables import messages, owner_tokens
from assistant.settings import Settings
from assistant.turns.timers import anything_due, do_what_is_due
from tests.turns.house import House, opened

pytestmark = pytest.mark.usefixtures("either")


def run(house: House) -> tuple[str, ...]:
    told: tuple[str, ...] = house.do(do_what_is_due, house.office.settings, house.clock())
    return told


def test_a_client_who_waits_too_long_is_told_once(house: House) -> None:
    talk = house.open()
    talk.say("I want to talk to a human, please.")
    house.clock.pass_by(hours=3)
    assert run(house) == ()
    house.clock.pass_by(hours=2)
    assert run(house) == (talk.id,)
    assert run(house) == ()
    last = house.rows(messages)[-1]
    assert (last.author, last.text[:40]) == ("assistant", "Léna Moreau has not been able to answer ")


def test_nobody_is_told_when_the_freelancer_came(house: House) -> None:
    talk = house.open()
    talk.say("I want to talk to a human, please.")
    talk.say("Here I am.", author="freelancer")
    house.clock.pass_by(hours=9)
    assert run(house) == ()


def test_a_quiet_house_has_nothing_due(house: House) -> None:
    house.open().say("hello")
    assert not house.do(anything_due, house.office.settings, house.clock())


def test_a_freelancer_who_left_is_waited_for_where_the_settings_say_nothing(house: House) -> None:
    talk = house.open()
    talk.say("Here I am.", author="freelancer")
    house.clock.pass_by(hours=30)
    assert run(house) == ()


def test_a_freelancer_who_left_hands_back_where_the_settings_say_so(tmp_path: Path) -> None:
    with opened(tmp_path / "idle", Settings(human_idle_hours=24)) as idle:
        left = idle.open()
        left.say("Here I am.", author="freelancer")
        idle.clock.pass_by(hours=23)
        assert run(idle) == ()
        left.say("Are you there?")
        idle.clock.pass_by(hours=2)
        assert run(idle) == (left.id,)
        assert idle.do(control.state_of, left.id) == "assistant"


def test_owner_tokens_that_ended_long_ago_are_dropped_in_passing(house: House) -> None:
    house.do(access.issue_owner_token, "lena-moreau", days=1, now=house.clock())
    house.clock.pass_by(days=40)
    run(house)
    assert house.count(owner_tokens) == 0
