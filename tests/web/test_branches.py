"""Two servers of one shop: what happens at one is seen at the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.web.shop import Shop, open_branch, opened
from tests.web.test_streams import following

pytestmark = pytest.mark.usefixtures("on_postgres")


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[tuple[Shop, Shop]]:
    with opened(tmp_path) as here, opened(tmp_path, open_branch) as there:
        yield here, there


def test_what_is_said_at_one_is_streamed_by_the_other(servers: tuple[Shop, Shop]) -> None:
    here, there = servers
    talk = here.open()
    with following(replace(talk, http=there.http), talk.mine) as events:
        assert next(events)[1]["author"] == "assistant"
        talk.say("Hello")
        said = [data["text"] for name, data, _ in (next(events) for _ in range(3)) if name == "message"]
    assert said[0] == "Hello"


def test_who_took_over_at_one_is_not_spoken_for_by_the_other(servers: tuple[Shop, Shop]) -> None:
    here, there = servers
    talk = here.open()
    here.http.post(f"{talk.path}/take-over", headers=here.owner())
    answer = replace(talk, http=there.http).say("Hello")
    assert (answer["state"], answer["reply"]) == ("freelancer", None)


def test_a_repeated_message_gets_its_first_reply_wherever_it_is_sent(servers: tuple[Shop, Shop]) -> None:
    here, there = servers
    talk = here.open()
    first = talk.say("Hello", id="m1")
    assert replace(talk, http=there.http).say("Hello", id="m1") == first
    assert [message["author"] for message in talk.read()["messages"]] == ["assistant", "client", "assistant"]


def test_an_offer_made_at_one_is_accepted_at_the_other_once(servers: tuple[Shop, Shop]) -> None:
    here, there = servers
    talk = here.open()
    offer = here.offer(talk, quantity=2)
    accepted = [each.http.post(f"/api/offers/{offer.id}/accept", json={"hash": offer.hash}, headers=talk.mine) for each in (there, here)]
    assert [answer.status_code for answer in accepted] == [200, 200], [answer.text for answer in accepted]
    assert accepted[0].json() == accepted[1].json()
