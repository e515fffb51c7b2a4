"""A conversation from outside: its client sees what was said, its owner also the notes."""

from __future__ import annotations

import pytest

from assistant.conversations import control, read
from assistant.errors import NotFound
from tests.turns.house import House

pytestmark = pytest.mark.usefixtures("either")


def test_the_view_has_state_messages_brief_and_promises(house: House) -> None:
    talk = house.open(gig="packaging")
    talk.say("hello")
    seen = house.do(read.view, talk.id, owner=False)
    assert (seen["state"], seen["brief"]) == ("assistant", {"gig": "packaging", "known": {}, "missing": [], "assumed": {}})
    assert [(m["seq"], m["author"]) for m in seen["messages"]] == [(1, "assistant"), (2, "client"), (3, "assistant")]
    assert seen["promises"] == []


def test_events_go_on_after_any_number(house: House) -> None:
    talk = house.open()
    talk.say("hello")
    house.do(control.take_over, talk.id, house.clock())
    assert [e["seq"] for e in house.do(read.events, talk.id, after=1, owner=False)] == [2, 3]
    assert [e["seq"] for e in house.do(read.events, talk.id, after=1, owner=True)] == [2, 3, 4]
    assert house.do(read.events, talk.id, after=4, owner=True) == []


def test_the_listing_is_newest_first_and_each_freelancers_own(house: House) -> None:
    first, second = house.open("Anna"), house.open("Ben")
    house.open("Carl", handle="sam-okoro")
    second.say("from Ben")
    first.say("from Anna")
    listed = house.do(read.listing, "lena-moreau")
    assert [(row["id"], row["client"]) for row in listed] == [(first.id, "Anna"), (second.id, "Ben")]
    assert listed[0]["last_message"] == "You said: from Anna"


def test_what_does_not_exist_is_not_found(house: House) -> None:
    for work in (lambda: house.do(read.view, "nowhere", owner=True), lambda: house.do(read.turn_trace, "nothing")):
        with pytest.raises(NotFound):
            work()
