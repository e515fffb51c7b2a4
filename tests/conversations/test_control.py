"""Who speaks: taking over and handing back, each once, each ending what was said before it."""

from __future__ import annotations

import pytest

from assistant.conversations import control, hand_overs
from assistant.database.tables import conversations, messages
from assistant.errors import Conflict, NotFound
from tests.turns.house import House

pytestmark = pytest.mark.usefixtures("either")


def epoch(house: House) -> int:
    return int(house.rows(conversations)[0].epoch)


def test_taking_over_twice_is_taking_over_once(house: House) -> None:
    talk = house.open()
    for _ in range(2):
        house.do(control.take_over, talk.id, house.clock())
    assert epoch(house) == 1
    assert house.count(messages) == 2


def test_every_change_of_speaker_ends_the_epoch(house: House) -> None:
    talk = house.open()
    for change in (control.take_over, control.hand_back, control.pause, control.hand_back):
        house.do(change, talk.id, house.clock())
    assert epoch(house) == 4


def test_handing_over_is_not_a_change_of_speaker(house: House) -> None:
    talk = house.open()
    house.do(hand_overs.hand_over, freelancer="lena-moreau", conversation=talk.id, reason="person", now=house.clock())
    assert (house.do(control.state_of, talk.id), epoch(house)) == ("waiting", 0)


def test_handing_back_ends_the_matter(house: House) -> None:
    talk = house.open()
    house.do(hand_overs.hand_over, freelancer="lena-moreau", conversation=talk.id, reason="person", now=house.clock())
    house.do(control.hand_back, talk.id, house.clock())
    assert house.do(hand_overs.open_matter, talk.id) is None


def test_a_closed_conversation_opens_again_only_for_the_freelancer(house: House) -> None:
    talk = house.open()
    house.do(control.close, talk.id, house.clock())
    for refused in (control.hand_back, control.pause):
        with pytest.raises(Conflict):
            house.do(refused, talk.id, house.clock())
    with pytest.raises(Conflict):
        house.do(hand_overs.hand_over, freelancer="lena-moreau", conversation=talk.id, reason="person", now=house.clock())
    house.do(control.take_over, talk.id, house.clock())
    assert house.do(control.state_of, talk.id) == "freelancer"


def test_an_unknown_conversation_is_not_found(house: House) -> None:
    with pytest.raises(NotFound):
        house.do(control.take_over, "nowhere", house.clock())
