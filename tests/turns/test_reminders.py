"""One reminder before an offer ends: once, never early, late after a restart too, and only where the assistant speaks."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.conversations import control
from assistant.settings import Settings
from assistant.turns.open_offers import OpenOffer, due
from assistant.turns.reminders import remind
from assistant.turns.timers import tick
from tests.turns.bargains import Bargain, Before, allow, served_by
from tests.turns.house import START, House, opened
from tests.turns.listeners import LENA, key, restarted

pytestmark = pytest.mark.usefixtures("either")

DAY = timedelta(days=1)


def lasting(**span: float) -> OpenOffer:
    return OpenOffer("lena-moreau", "o1", "c1", START, START + timedelta(**span))


@pytest.fixture
def quiet(tmp_path: Path) -> Iterator[House]:
    """No follow-ups, so that every word is a reminder of an offer."""
    with opened(tmp_path / "quiet", Settings(follow_up_hours=None)) as house:
        allow(house, expires_after_days=3)
        yield house


@pytest.fixture
def bargain(quiet: House) -> Bargain:
    return Bargain(quiet, quiet.open("Anna"))


@pytest.mark.parametrize(
    ("offer", "at", "is_due"),
    [
        (lasting(days=3), timedelta(days=2) - timedelta(seconds=1), False),
        (lasting(days=3), timedelta(days=2), True),
        (lasting(days=3), timedelta(days=3) - timedelta(seconds=1), True),
        (lasting(days=3), timedelta(days=3), False),
        (lasting(days=2), timedelta(hours=30), False),
        (lasting(days=2, seconds=1), timedelta(hours=30), True),
    ],
)
def test_it_is_due_from_its_time_to_the_end_for_an_offer_that_lives_long_enough(offer: OpenOffer, at: timedelta, is_due: bool) -> None:
    assert bool(due([offer], DAY, START + at)) is is_due


def test_the_client_is_reminded_once_and_not_before_its_time(bargain: Bargain) -> None:
    offer = bargain.place()
    bargain.house.clock.pass_by(hours=47, minutes=59)
    bargain.tick()
    assert bargain.said() == []
    bargain.house.clock.pass_by(minutes=1)
    for _ in range(3):
        bargain.tick()
        bargain.house.clock.pass_by(hours=1)
    (said,) = bargain.said()
    assert said.text.startswith("A reminder: this offer expires soon.")
    assert (said.reply["outcome"], said.reply["cards"][0]["id"]) == ("acted", offer.id)
    assert len(said.reply["cards"][0]["buttons"]) == 2


def test_it_comes_late_after_a_restart_but_not_after_the_end(bargain: Bargain) -> None:
    bargain.place()
    bargain.house.clock.pass_by(hours=71)
    bargain.house.portal.call(tick, restarted(bargain.house))
    assert [said.text.split(":")[0] for said in bargain.said()] == ["A reminder"]


def test_an_offer_that_ended_while_nothing_ran_is_only_told_to_have_ended(bargain: Bargain) -> None:
    bargain.place()
    bargain.house.clock.pass_by(days=4)
    bargain.house.portal.call(tick, restarted(bargain.house))
    assert [said.text.split(".")[0] for said in bargain.said()] == ["This offer has expired and can no longer be accepted"]


def test_each_offer_has_its_own_reminder(bargain: Bargain) -> None:
    bargain.place()
    bargain.house.clock.pass_by(hours=1)
    second = bargain.place(2)
    bargain.house.clock.pass_by(hours=50)
    bargain.tick()
    (said,) = bargain.said()
    # The first was superseded by the second, so there is nothing left to remind of.
    assert said.reply["cards"][0]["id"] == second.id


@pytest.mark.parametrize("end", ["accept", "decline", "withdraw"])
def test_nobody_is_reminded_of_what_is_settled(bargain: Bargain, end: str) -> None:
    offer = bargain.place()
    if end == "accept":
        bargain.accept(offer)
    elif end == "decline":
        bargain.orders.decline(bargain.client, key(), offer.id, offer.hash)
    else:
        bargain.orders.withdraw(LENA, key(), offer.id)
    bargain.tick()
    bargain.said()
    bargain.house.clock.pass_by(hours=60)
    bargain.tick()
    assert bargain.said() == []


def test_an_offer_accepted_a_moment_ago_is_not_reminded_of_though_its_news_is_not_in_yet(bargain: Bargain) -> None:
    offer = bargain.place()
    bargain.tick()
    bargain.house.clock.pass_by(hours=60)
    bargain.accept(offer)
    bargain.house.portal.call(remind, bargain.house.office)
    assert bargain.said() == []


def test_the_reminder_waits_while_the_freelancer_speaks(bargain: Bargain) -> None:
    bargain.place()
    bargain.house.do(control.take_over, bargain.talk.id, bargain.house.clock())
    bargain.house.clock.pass_by(hours=50)
    bargain.tick()
    assert bargain.said() == []
    bargain.house.do(control.hand_back, bargain.talk.id, bargain.house.clock())
    bargain.tick()
    assert len(bargain.said()) == 1


@pytest.mark.parametrize("happens", ["taken over", "ended"])
def test_what_changes_at_the_last_moment_counts(bargain: Bargain, happens: str) -> None:
    bargain.place()
    bargain.tick()
    house = bargain.house
    house.clock.pass_by(hours=71)

    def change(_: str) -> None:
        if happens == "ended":
            house.clock.pass_by(hours=1)
        else:
            house.do(control.take_over, bargain.talk.id, house.clock())

    house.portal.call(remind, served_by(house, Before(house.office.orders, change)))
    assert bargain.said() == []


def test_french_conversations_are_reminded_in_french(quiet: House) -> None:
    bargain = Bargain(quiet, quiet.open("Anna", locale="fr"))
    bargain.place()
    bargain.house.clock.pass_by(hours=50)
    bargain.tick()
    assert [said.text.split(" :")[0] for said in bargain.said()] == ["Petit rappel"]


def test_no_reminder_where_the_settings_say_never(tmp_path: Path) -> None:
    with opened(tmp_path / "never", Settings(follow_up_hours=None, offer_reminder_hours=None)) as house:
        allow(house, expires_after_days=3)
        bargain = Bargain(house, house.open("Anna"))
        bargain.place()
        house.clock.pass_by(hours=71)
        bargain.tick()
        assert bargain.said() == []


def test_many_sweepers_at_once_remind_once(quiet: House) -> None:
    bargains = [Bargain(quiet, quiet.open("Anna")) for _ in range(5)]
    for bargain in bargains:
        bargain.place()
    bargains[0].tick()
    quiet.clock.pass_by(hours=50)
    sweepers = [quiet.office, *(restarted(quiet) for _ in range(3))]

    async def all_at_once() -> None:
        await asyncio.gather(*(remind(sweeper) for sweeper in sweepers))

    quiet.portal.call(all_at_once)
    assert [len(bargain.said()) for bargain in bargains] == [1] * len(bargains)
