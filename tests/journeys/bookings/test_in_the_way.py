"""A time that cannot be had: why, as far as a client may know, and what can be had instead."""

from __future__ import annotations

import pytest

from tests.journeys.bookings.calls import away, books, mine, record, shown
from tests.journeys.offers.people import ARJUN, LENA, OWEN, Meet


@pytest.mark.parametrize(
    ("handle", "locale", "ask", "why"),
    [
        (OWEN, "en", "A call on Sunday at 10? I'm in London", "outside the hours"),
        (OWEN, "en", "A call on Thursday at 10:07am? I'm in London", "at that very minute"),
        (ARJUN, "en", "A call tomorrow at 10am India time? I'm in Berlin", "at least 24 hours ahead"),
        (LENA, "en", "A call on 15 December at 10am? I'm in Paris", "too far ahead: calls can be booked until 6 December"),
        (LENA, "fr", "Un appel dimanche à 10h ? Je suis à Paris", "en dehors des heures"),
        (LENA, "fr", "Un appel aujourd'hui à 11h ? Je suis à Paris", "en dehors des heures"),
        (LENA, "fr", "Un appel le 15 décembre à 10h ? Je suis à Paris", "jusqu'au 6 décembre"),
    ],
)
def test_the_reason_is_said_and_others_are_shown(meet: Meet, handle: str, locale: str, ask: str, why: str) -> None:
    client = meet(handle, locale=locale)
    client.says(ask, "asked")
    client.hears(why)
    assert 1 <= len(shown(client)) <= 3
    assert mine(client) == []


def test_a_taken_time_is_said_to_be_taken_and_no_more(meet: Meet) -> None:
    first, second = meet(OWEN), meet(OWEN, name="Eve")
    first.says("Book a call on Thursday at 11am, I'm in London", "asked")
    books(first, "2026-11-26T11:00:00+00:00", "confirmed")
    second.says("Book a call on Thursday at 11am, I'm in London", "asked")
    second.hears("That time is not free.")
    second.hears_not("Zoe", "another client")
    assert "Thursday 26 November, 11:00 (London, UTC+0)" not in shown(second)


def test_three_times_that_are_not_paid_are_the_most(meet: Meet) -> None:
    client = meet(LENA)
    for day in ("Tuesday", "Wednesday", "Thursday"):
        client.says(f"Book a call on {day} at 10am, I'm in Paris", "asked")
        client.says("yes", "acted")
        assert record(client)["status"] == "held"
    client.says("Book a call on Friday at 10am", "asked")
    client.says("yes", "declined")
    client.hears("not yet paid", "cancel")
    assert len(mine(client)) == 3


def test_who_is_away_says_until_when_and_offers_what_is_after(meet: Meet) -> None:
    client = meet(LENA)
    away(client, "2026-11-20", "2026-11-26")
    client.says("Can we have a call? I'm in Paris", "asked")
    client.hears("away until 26 November")
    assert shown(client)[0].startswith("Friday 27 November, 09:00")
    client.says("How much is one label?", "answered")
    client.says("the first one", "asked")
    books(client, "2026-11-27T08:00:00+00:00", "held")


def test_en_conge_le_jour_demande(meet: Meet) -> None:
    client = meet(LENA, locale="fr")
    away(client, "2026-11-25", "2026-11-27")
    client.says("Un appel jeudi à 10h ? Je suis à Paris", "asked")
    client.hears("en congé jusqu'au 27 novembre")
    assert all("26 novembre" not in said for said in shown(client))
    client.says("vous êtes libre lundi ?")
    client.hears("lundi 23 novembre, 10:00 (Paris, UTC+1)", "Je réserve ?")


def test_whether_somebody_is_free_is_answered_with_hours_and_times(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("Are you free on Tuesday?", "answered")
    client.hears("09:00-17:00", "Tuesday 24 November, 09:00 (London, UTC+0)")
    client.says("the first one", "asked")
    client.hears("time zone")
    client.says("I'm in Madrid", "asked")
    client.hears("Tuesday 24 November, 10:00 (Madrid, UTC+1) / 09:00 (London, UTC+0)", "Shall I book it?")
    books(client, "2026-11-24T09:00:00+00:00", "confirmed")
