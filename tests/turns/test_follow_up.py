"""One friendly word after a silence: once, not before its time, not twice in a week, and only where something waits for the client."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.conversations import control
from assistant.conversations.messages import Message, say
from assistant.settings import Settings
from assistant.turns.follow_up import Silence, due
from assistant.turns.reminders import remind
from assistant.turns.timers import tick
from tests.turns.bargains import Bargain, Before, allow, served_by
from tests.turns.house import START, House, opened
from tests.turns.listeners import restarted

pytestmark = pytest.mark.usefixtures("either")

DAY = timedelta(days=1)
ASKED = Silence("c1", "lena-moreau", "assistant", START, 2, asked=True)


@pytest.mark.parametrize(
    ("silence", "after", "is_due"),
    [
        (ASKED, DAY - timedelta(seconds=1), False),
        (ASKED, DAY, True),
        (ASKED, timedelta(days=6), True),
        (ASKED, timedelta(days=7), False),
        (replace(ASKED, asked=False), DAY, False),
        (replace(ASKED, asked=False, offer="o1"), DAY, True),
        (replace(ASKED, last="client"), DAY, False),
        (replace(ASKED, last="freelancer"), DAY, False),
        (replace(ASKED, heard=0), DAY, False),
        (replace(ASKED, followed_up_at=START - timedelta(days=5)), DAY, False),
        (replace(ASKED, followed_up_at=START - timedelta(days=6)), DAY, True),
    ],
)
def test_it_is_due_where_the_client_is_waited_for(silence: Silence, after: timedelta, is_due: bool) -> None:
    assert due(silence, DAY, START + after) is is_due


def test_a_question_left_open_is_followed_up_once(house: House) -> None:
    bargain = asked(house)
    house.clock.pass_by(hours=23, minutes=59)
    bargain.tick()
    assert bargain.said() == []
    house.clock.pass_by(minutes=2)
    for _ in range(40):
        bargain.tick()
        house.clock.pass_by(hours=12)
    (said,) = bargain.said()
    assert said.text == ("I am still here for your project. Whenever it suits you, answer my last question and we go on from there.")
    assert (said.reply["outcome"], said.reply["choices"]) == ("asked", [{"label": "Tea", "text": "It is for tea."}])


def test_it_comes_late_after_a_restart(house: House) -> None:
    bargain = asked(house)
    house.clock.pass_by(days=3)
    house.portal.call(tick, restarted(house))
    assert len(bargain.said()) == 1


def test_a_conversation_that_ended_long_ago_is_left_alone(house: House) -> None:
    bargain = asked(house)
    house.clock.pass_by(days=8)
    bargain.tick()
    assert bargain.said() == []


def test_an_answer_that_asked_nothing_is_not_followed_up(house: House) -> None:
    bargain = Bargain(house, house.open("Anna"))
    bargain.talk.say("hello")
    bargain.said()
    house.clock.pass_by(hours=30)
    bargain.tick()
    assert bargain.said() == []


def test_who_only_looked_in_is_not_followed_up(house: House) -> None:
    bargain = Bargain(house, house.open("Anna"))
    house.clock.pass_by(hours=30)
    bargain.tick()
    assert bargain.said() == []


def test_an_open_offer_is_followed_up_with_its_card(house: House) -> None:
    allow(house)
    bargain = Bargain(house, house.open("Anna"))
    bargain.talk.say("an offer, please")
    offer = bargain.place()
    bargain.said()
    house.clock.pass_by(hours=25)
    bargain.tick()
    (said,) = bargain.said()
    assert said.text.startswith("Your offer is still open.")
    assert said.reply["cards"][0]["id"] == offer.id


def test_an_offer_that_was_answered_is_not(house: House) -> None:
    allow(house)
    bargain = Bargain(house, house.open("Anna"))
    bargain.talk.say("an offer, please")
    bargain.accept(bargain.place())
    bargain.tick()
    bargain.said()
    house.clock.pass_by(hours=25)
    bargain.tick()
    assert bargain.said() == []


@pytest.mark.parametrize("change", [control.take_over, control.pause, control.close])
def test_only_where_the_conversation_is_the_assistants(house: House, change: object) -> None:
    bargain = asked(house)
    house.do(change, bargain.talk.id, house.clock())
    house.clock.pass_by(hours=25)
    bargain.tick()
    assert bargain.said() == []


def test_not_while_the_freelancer_is_waited_for(house: House) -> None:
    bargain = asked(house)
    bargain.talk.say("I want to talk to a human, please.")
    bargain.talk.say("It asks for tea, I think?")
    bargain.said()
    house.clock.pass_by(hours=26)
    bargain.tick()
    assert [said.reply for said in bargain.said()] == [None]


def test_a_new_silence_within_the_week_is_not_followed_up_again(house: House) -> None:
    bargain = asked(house)
    house.clock.pass_by(hours=25)
    bargain.tick()
    bargain.talk.say("this asks again")
    house.clock.pass_by(hours=25)
    bargain.tick()
    assert [said.author for said in bargain.said()] == ["assistant", "client", "assistant"]
    house.clock.pass_by(days=5)
    bargain.tick()
    assert bargain.said() == []
    bargain.talk.say("this asks a third time")
    bargain.said()
    house.clock.pass_by(hours=25)
    bargain.tick()
    assert len(bargain.said()) == 1


def test_who_wrote_a_moment_ago_is_not_silent(house: House) -> None:
    bargain = asked(house)
    house.clock.pass_by(hours=23)
    bargain.talk.say("this asks again")
    bargain.said()
    house.clock.pass_by(hours=2)
    bargain.tick()
    assert bargain.said() == []


def test_who_writes_at_the_last_moment_is_not_silent(house: House) -> None:
    allow(house)
    bargain = Bargain(house, house.open("Anna"))
    bargain.talk.say("an offer, please")
    bargain.place()
    bargain.tick()
    house.clock.pass_by(hours=25)

    def write(_: str) -> None:
        house.do(say, Message(bargain.talk.id, "client", "Wait!", house.clock()))

    bargain.said()
    house.portal.call(remind, served_by(house, Before(house.office.orders, write)))
    assert [said.text for said in bargain.said()] == ["Wait!"]


def test_a_client_reminded_of_an_offer_is_not_followed_up_on_top(house: House) -> None:
    allow(house, expires_after_days=3)
    bargain = Bargain(house, house.open("Anna"))
    bargain.talk.say("an offer, please")
    bargain.place()
    bargain.tick()
    bargain.said()
    house.clock.pass_by(hours=50)
    bargain.tick()
    assert [said.text.split(":")[0] for said in bargain.said()] == ["A reminder"]


def test_never_where_the_settings_say_so(tmp_path: Path) -> None:
    with opened(tmp_path / "never", Settings(follow_up_hours=None)) as house:
        bargain = asked(house)
        house.clock.pass_by(days=2)
        bargain.tick()
        assert bargain.said() == []


def test_many_sweepers_at_once_follow_up_once(house: House) -> None:
    bargains = [asked(house) for _ in range(5)]
    house.clock.pass_by(hours=30)
    sweepers = [house.office, *(restarted(house) for _ in range(3))]

    async def all_at_once() -> None:
        await asyncio.gather(*(remind(sweeper) for sweeper in sweepers))

    house.portal.call(all_at_once)
    assert [len(bargain.said()) for bargain in bargains] == [1] * len(bargains)


def asked(house: House) -> Bargain:
    bargain = Bargain(house, house.open("Anna"))
    bargain.talk.say("this asks")
    bargain.said()
    return bargain
