"""Who waits for a time is told once when one opens, may leave, and is seen by the freelancer."""

from __future__ import annotations

import pytest

from tests.journeys.bookings.calls import away, back, books, mine, waiting
from tests.journeys.offers.people import LENA, OWEN, Meet


def test_who_is_away_for_long_keeps_a_list_and_is_told_of_the_first_opening(meet: Meet) -> None:
    client = meet(OWEN)
    days = away(client, "2026-11-22", "2027-02-01")
    client.says("Can we have a call? I'm in London", "asked")
    client.hears("away until 1 February 2027", "waiting list")
    client.says("yes", "acted")
    client.did("join_waiting_list", "done")
    assert [(one["minutes"], one["client_timezone"]) for one in waiting(client)] == [(15, "Europe/London")]
    client.says("what does a page of copy cost?", "answered")
    back(client, days)
    told = client.is_told("Owen Gallagher has a time free", "Tuesday 24 November, 09:00 (London, UTC+0)")
    assert told["cards"][0]["type"] == "slots"
    assert waiting(client) == []
    client.says("the second one", "asked")
    client.hears("Wednesday 25 November, 09:00 (London, UTC+0)", "Shall I book it?")
    books(client, "2026-11-25T09:00:00+00:00", "confirmed")


def test_it_is_told_once(meet: Meet) -> None:
    client = meet(OWEN)
    days = away(client, "2026-11-22", "2027-02-01")
    client.says("tell me when a slot opens please, I'm in London", "acted")
    back(client, days)
    client.is_told("a time free")
    before = len(client.messages())
    client.market.pass_by(minutes=5)
    client.market.pass_by(minutes=5)
    assert len(client.messages()) == before


def test_a_cancelled_call_opens_the_time_that_somebody_waits_for(meet: Meet) -> None:
    first, second = meet(OWEN), meet(OWEN, name="Eve")
    first.says("Book a call on Thursday at 11am, I'm in London", "asked")
    first.says("yes", "acted")
    second.says("Book a call on Thursday at 11am, I'm in London", "asked")
    second.hears("not free")
    second.says("Tell me when a time opens", "acted")
    assert waiting(second)[0]["said"].startswith("Book a call on Thursday")
    first.says("cancel it", "asked")
    first.says("yes", "acted")
    second.is_told("Thursday 26 November, 11:00 (London, UTC+0)")
    second.says("yes please", "asked")
    second.hears("Thursday 26 November, 11:00 (London, UTC+0)", "Shall I book it?")
    books(second, "2026-11-26T11:00:00+00:00", "confirmed")


def test_une_place_non_payee_se_libere_pour_qui_attend(meet: Meet) -> None:
    first, second = meet(LENA, locale="fr"), meet(LENA, locale="fr", name="Ève")
    first.says("Un appel jeudi à 10h ? Je suis à Paris", "asked")
    first.says("oui", "acted")
    second.says("Un appel jeudi à 10h ? Je suis à Paris", "asked")
    second.says("prévenez-moi si une place se libère", "acted")
    second.hears("liste d'attente")
    second.market.clock.now = second.market.clock.now.replace(hour=11)
    second.is_told("moment libre", "jeudi 26 novembre, 10:00 (Paris, UTC+1)")
    assert mine(first)[0]["status"] == "released"
    second.says("oui, celui-là", "asked")
    second.hears("jeudi 26 novembre, 10:00 (Paris, UTC+1)", "Je réserve ?")


def test_a_day_beyond_the_horizon_is_told_of_when_it_is_reached(meet: Meet) -> None:
    client = meet(LENA)
    client.says("A call on Tuesday 8 December at 10am? I'm in Paris", "asked")
    client.hears("too far ahead")
    client.says("let me know when it opens", "acted")
    client.market.pass_by(days=1)
    assert waiting(client)
    client.market.pass_by(days=2)
    client.is_told("Tuesday 8 December, 10:00 (Paris, UTC+1)")


@pytest.mark.parametrize(
    ("locale", "ask", "join", "leave", "left"),
    [
        ("en", "A call on Sunday? I'm in Paris", "put me on the waiting list", "take me off the waiting list", "off the waiting list"),
        (
            "fr",
            "Un appel dimanche ? Je suis à Paris",
            "mettez-moi sur liste d'attente",
            "retirez-moi de la liste d'attente",
            "n'êtes plus sur la liste",
        ),
    ],
)
def test_the_list_is_left_by_a_word(meet: Meet, locale: str, ask: str, join: str, leave: str, left: str) -> None:  # noqa: PLR0913
    client = meet(LENA, locale=locale)
    client.says(ask, "asked")
    client.says(join, "acted")
    assert len(waiting(client)) == 1
    client.says(leave, "acted")
    client.hears(left)
    assert waiting(client) == []


def test_the_freelancer_can_take_somebody_off(meet: Meet) -> None:
    client, other = meet(LENA), meet(OWEN)
    client.says("A call on Sunday? I'm in Paris", "asked")
    client.says("put me on the waiting list", "acted")
    row = waiting(client)[0]
    http, path = client.market.shop.http, f"/api/waiting-list/{row['id']}"
    assert http.delete(path, headers=other.talk.mine).status_code == 404
    assert http.delete(path, headers=client.market.shop.owner(OWEN)).status_code == 404
    assert http.get(f"/api/freelancers/{LENA}/waiting-list", headers=client.talk.mine).status_code in (401, 403)
    assert http.delete(path, headers=client.market.shop.owner(LENA)).status_code == 200
    assert waiting(client) == []


def test_nobody_waits_for_what_is_free(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("put me on the waiting list for a call on Thursday", "asked")
    client.hears("no need to wait")
    client.says("I'm in London", "asked")
    client.hears("Thursday 26 November, 09:00 (London, UTC+0)")
    assert waiting(client) == []
