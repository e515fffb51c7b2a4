"""Calls that are booked: which there are, moved, paid, called off, and what the freelancer is written."""

from __future__ import annotations

import pytest

from tests.journeys.bookings.calls import books, mine, presses, record
from tests.journeys.offers.people import ARJUN, LENA, OWEN, Client, Meet


def booked(meet: Meet, handle: str = OWEN, locale: str = "en", day: str = "Thursday") -> Client:
    client = meet(handle, locale=locale)
    zone = "London" if handle == OWEN else "Paris"
    client.says(f"Un appel {day} à 10h ? Je suis à {zone}" if locale == "fr" else f"Book a call on {day} at 10am, I'm in {zone}", "asked")
    client.says("oui" if locale == "fr" else "yes", "acted")
    return client


@pytest.mark.parametrize(
    ("move", "hears", "at"),
    [
        ("can we move it to Friday?", "Friday 27 November, 10:00 (London, UTC+0)", "2026-11-27T10:00"),
        ("make it an hour later", "Thursday 26 November, 11:00 (London, UTC+0)", "2026-11-26T11:00"),
        ("could we reschedule the call to Wednesday at 4pm?", "Wednesday 25 November, 16:00 (London, UTC+0)", "2026-11-25T16:00"),
    ],
)
def test_a_call_is_moved_once_it_was_read_back(meet: Meet, move: str, hears: str, at: str) -> None:
    client = booked(meet)
    before = mine(client)[0]
    client.says(move, "asked")
    client.hears(hears, "Shall I move it there?")
    assert mine(client)[0]["starts_at"] == before["starts_at"]
    client.says("yes", "acted")
    client.did("move_consultation", "done")
    after = mine(client)
    assert [(one["id"], one["status"]) for one in after] == [(before["id"], "confirmed")]
    assert after[0]["starts_at"].startswith(at)


def test_un_appel_paye_est_deplace_puis_annule_sans_frais(meet: Meet) -> None:
    client = booked(meet, LENA, "fr", "jeudi")
    client.hears("jusqu'à dimanche 22 novembre, 11:00 (Paris, UTC+1)")
    assert presses(client, "pay", record(client)["id"])["status"] == "confirmed"
    client.is_told("confirmée", "jeudi 26 novembre, 10:00 (Paris, UTC+1)")
    client.says("on peut le décaler à vendredi ?", "asked")
    client.hears("vendredi 27 novembre, 10:00 (Paris, UTC+1)")
    client.says("oui", "acted")
    assert mine(client)[0]["starts_at"].startswith("2026-11-27T09:00")
    client.says("j'aimerais annuler", "asked")
    client.hears("ne vous coûte rien")
    client.says("oui", "acted")
    assert mine(client)[0]["status"] == "cancelled"


def test_what_costs_money_to_cancel_is_left_to_the_card(meet: Meet) -> None:
    client = booked(meet, LENA, day="Monday")
    call = record(client)["id"]
    presses(client, "pay", call)
    client.is_told("confirmed")
    client.market.clock.now = client.market.clock.now.replace(hour=15)
    client.says("cancel it", "asked")
    client.hears("no longer free of charge", "button on the card", "Monday 23 November, 10:00 (Paris, UTC+1)")
    client.says("yes")
    assert mine(client)[0]["status"] == "confirmed"
    assert presses(client, "cancel", call)["status"] == "cancelled"


def test_a_call_that_the_freelancer_moved_costs_nothing_to_cancel(meet: Meet) -> None:
    client = booked(meet, LENA, day="Monday")
    call = record(client)["id"]
    presses(client, "pay", call)
    owner = client.market.shop.owner(LENA)
    moved = client.market.shop.http.post(
        f"/api/consultations/{call}/reschedule", json={"starts_at": "2026-11-23T10:00:00+00:00"}, headers=owner
    )
    assert moved.status_code == 200, moved.text
    client.is_told("moved")
    client.market.clock.now = client.market.clock.now.replace(hour=15)
    client.says("please cancel my call", "asked")
    client.hears("costs you nothing")
    client.says("yes", "acted")
    assert mine(client)[0]["status"] == "cancelled"


def test_it_can_be_too_late_to_move(meet: Meet) -> None:
    client = booked(meet, LENA, day="Monday")
    presses(client, "pay", record(client)["id"])
    client.is_told("confirmed")
    client.market.clock.now = client.market.clock.now.replace(hour=23)
    client.says("can we move it to Friday?", "declined")
    client.hears("until 12 hours before")
    assert mine(client)[0]["starts_at"].startswith("2026-11-23T09:00")


def test_of_two_calls_the_one_that_is_named_is_meant(meet: Meet) -> None:
    client = booked(meet)
    client.says("book another call on Wednesday at 11", "asked")
    books(client, "2026-11-25T11:00:00+00:00", "confirmed")
    client.says("which calls do I have?", "answered")
    client.hears("Wednesday 25 November, 11:00 (London, UTC+0)", "Thursday 26 November, 10:00 (London, UTC+0)")
    client.says("cancel the Thursday one please", "asked")
    client.hears("Thursday 26 November, 10:00 (London, UTC+0)", "costs you nothing")
    client.says("yes", "acted")
    assert [one["status"] for one in mine(client)] == ["confirmed", "cancelled"]


def test_of_two_calls_that_are_not_told_apart_it_is_asked_which(meet: Meet) -> None:
    client = booked(meet)
    client.says("book another call on Wednesday at 11", "asked")
    books(client, "2026-11-25T11:00:00+00:00", "confirmed")
    client.says("thanks, bye")
    client.says("How much is a page of copy?", "answered")
    client.says("I need to cancel the call on Friday", "asked")
    client.hears("Which of your calls")
    client.says("the second one", "asked")
    client.hears("Thursday 26 November, 10:00 (London, UTC+0)")
    client.says("no")
    assert [one["status"] for one in mine(client)] == ["confirmed", "confirmed"]


def test_a_call_without_a_link_says_so(meet: Meet) -> None:
    client = booked(meet)
    client.says("send me the link again", "asked")
    client.hears("No meeting link is set", "Thursday 26 November, 10:00 (London, UTC+0)")


def test_quels_rendez_vous_et_a_quelle_heure(meet: Meet) -> None:
    client = booked(meet, LENA, "fr", "jeudi")
    client.says("quels rendez-vous j'ai ?", "answered")
    client.hears("jeudi 26 novembre, 10:00 (Paris, UTC+1)", "30 minutes", "gardé jusqu'au paiement")
    assert record(client)["status"] == "held"
    client.says("il est quelle heure chez vous ?", "answered")
    client.hears("(Paris, UTC+1)")


def test_a_call_that_was_asked_for_is_agreed_to_and_then_paid(meet: Meet) -> None:
    client = meet(ARJUN)
    client.says("I'd like to talk about a Django upgrade on Wednesday at 11am, I'm in Berlin", "asked")
    client.hears("Wednesday 25 November, 11:00 (Berlin, UTC+1) / 15:30 (Kolkata, UTC+5:30)", "$60")
    call = books(client, "2026-11-25T10:00:00+00:00", "waiting_approval")
    owner = client.market.shop.owner(ARJUN)
    waiting = client.market.shop.http.get(f"/api/freelancers/{ARJUN}/approvals", headers=owner).json()
    assert [one["id"] for one in waiting if one["conversation"] == client.talk.id] == [call["id"]]
    client.market.shop.http.post(f"/api/approvals/{call['id']}", json={"decision": "approve"}, headers=owner).raise_for_status()
    client.is_told("has agreed", "Wednesday 25 November, 11:00 (Berlin, UTC+1) / 15:30 (Kolkata, UTC+5:30)")
    assert presses(client, "pay", call["id"])["status"] == "confirmed"


def test_a_call_that_is_not_paid_is_released_and_both_sides_hear_of_it(meet: Meet, caplog: pytest.LogCaptureFixture) -> None:
    client = booked(meet, LENA)
    client.market.clock.now = client.market.clock.now.replace(hour=11)
    client.is_told("not paid in time", "Thursday 26 November, 10:00 (Paris, UTC+1)")
    assert mine(client)[0]["status"] == "released"
    client.says("Book a call on Thursday at 10am", "asked")
    client.hears("Thursday 26 November, 10:00 (Paris, UTC+1)", "Shall I book it?")


def test_a_call_in_the_middle_of_an_order_is_booked_and_the_order_goes_on(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("Can you make me an offer for one label?")
    asked = client.reply["text"]
    client.says("Before that, can we book a call on Thursday at 10am? I'm in Paris", "asked")
    client.hears("Thursday 26 November, 10:00 (Paris, UTC+1)")
    assert asked
    books(client, "2026-11-26T09:00:00+00:00", "held")
