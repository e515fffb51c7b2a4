"""One conversation, one turn at a time: who holds the lease acts, who lost it does not."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest

from assistant.conversations import control
from assistant.conversations.record import Incoming
from assistant.database.tables import conversations, turn_steps, turns
from assistant.turns.ask import Spoken
from assistant.turns.claim import claim
from assistant.turns.finish import Ending, finish
from assistant.turns.inbox import take_in
from assistant.turns.lease import LEASE, Superseded, acquire, hold, is_gone, new_owner, renew
from assistant.turns.steps import StepLog, stored_steps
from tests.turns.house import START, House

pytestmark = pytest.mark.usefixtures("either")

ME, OTHER = new_owner(), new_owner()


def test_a_lease_is_held_by_one_until_it_runs_out(house: House) -> None:
    talk = house.open().id
    assert house.do(acquire, talk, ME, START) is not None
    assert house.do(acquire, talk, OTHER, START + timedelta(seconds=1)) is None
    assert house.do(acquire, talk, OTHER, START + LEASE * 2) is not None


def test_a_renewed_lease_lasts_and_a_lost_one_cannot_be_renewed(house: House) -> None:
    talk = house.open().id
    lease, _ = house.do(acquire, talk, ME, START)
    assert house.do(renew, lease, START + LEASE)
    assert house.do(acquire, talk, OTHER, START + LEASE * 1.5) is None
    house.do(acquire, talk, OTHER, START + LEASE * 3)
    assert not house.do(renew, lease, START + LEASE * 3)


def test_the_lease_of_a_dead_process_is_free_at_once(house: House) -> None:
    code = "from assistant.turns.lease import new_owner; print(new_owner())"
    dead = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert is_gone(dead)
    assert not is_gone(ME)
    talk = house.open().id
    house.do(acquire, talk, dead, START)
    assert house.do(acquire, talk, ME, START) is not None


def test_who_wakes_late_writes_nothing(house: House) -> None:
    talk = house.open().id
    taken = house.do(take_in, Incoming(talk, "1", "hello"), ME, START)
    later = START + LEASE * 2
    again = house.do(claim, talk, OTHER, later)
    assert again.turn == taken.claim.turn
    ending = Ending(Spoken("late", "en", "answered"), StepLog(taken.claim.turn, taken.claim.lease), None, {})
    with pytest.raises(Superseded):
        house.do(finish, taken.claim, ending, later)
    answer = house.do(finish, again, Ending(Spoken("in time", "en", "answered"), StepLog(again.turn, again.lease), None, {}), later)
    assert answer.answer.reply["text"] == "in time"


def test_an_interrupted_turn_that_was_taken_over_stays_silent(house: House) -> None:
    talk = house.open()
    house.do(take_in, Incoming(talk.id, "1", "hello"), ME, START)
    house.do(control.take_over, talk.id, START)
    house.clock.pass_by(minutes=1)
    assert talk.say("hello", id="1").reply is None
    assert [turn.state for turn in house.rows(turns)] == ["done", "suppressed"]
    assert house.speaker.asked == []


def test_resume_finishes_what_was_left_open(house: House) -> None:
    talk = house.open()
    house.do(take_in, Incoming(talk.id, "1", "hello"), ME, START)
    house.clock.pass_by(minutes=1)
    house.portal.call(house.engine.resume)
    reply = talk.say("hello", id="1").reply
    assert reply is not None
    assert reply["text"] == "You said: hello"
    assert len(house.speaker.asked) == 1


def test_steps_are_stored_with_the_effect_and_handed_back_after_a_crash(house: House) -> None:
    talk = house.open()
    taken = house.do(take_in, Incoming(talk.id, "1", "hello"), ME, START)
    log = StepLog(taken.claim.turn, taken.claim.lease)
    log.add({"n": 0})
    house.do(log.flush)
    log.add({"n": 1})
    house.do(log.flush)
    assert house.do(stored_steps, taken.claim.turn) == ({"n": 0}, {"n": 1})
    house.clock.pass_by(minutes=1)
    talk.say("hello", id="1")
    assert house.speaker.asked[0].steps == ({"n": 0}, {"n": 1})


def test_steps_of_an_effect_that_was_undone_are_stored_with_the_next_one(house: House) -> None:
    talk = house.open()
    taken = house.do(take_in, Incoming(talk.id, "1", "hello"), ME, START)
    log = StepLog(taken.claim.turn, taken.claim.lease)
    log.add({"n": 0})
    with house.database.engine.connect() as connection:
        connection.begin()
        log.flush(connection)
        connection.get_transaction().rollback()
    assert house.count(turn_steps) == 0
    house.do(log.flush)
    assert house.count(turn_steps) == 1


def test_an_effect_is_refused_once_the_freelancer_has_taken_over(house: House) -> None:
    talk = house.open().id
    lease, _ = house.do(acquire, talk, ME, START)
    house.do(control.take_over, talk, START)
    with pytest.raises(Superseded):
        house.do(hold, lease)
    assert house.rows(conversations)[0].state == "freelancer"
