"""Calls between zones and across the change of the clocks, on both sides' clocks with their offsets."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.journeys.bookings.calls import books, mine, shown
from tests.journeys.offers.people import ARJUN, LENA, OWEN, Meet


@pytest.mark.parametrize(
    ("handle", "now", "locale", "ask", "hears", "at", "status"),
    [
        (LENA, "2027-03-22", "en", "A call on Monday 29 March at 10am? I'm in New York",
         "Monday 29 March, 10:00 (New York, UTC−4) / 16:00 (Paris, UTC+2)", "2027-03-29T14:00", "held"),
        (LENA, "2027-03-22", "en", "A call on Friday 26 March at 10am? I'm in New York",
         "Friday 26 March, 10:00 (New York, UTC−4) / 15:00 (Paris, UTC+1)", "2027-03-26T14:00", "held"),
        (LENA, "2027-03-22", "fr", "Un appel mardi 30 mars à 9h ? Je suis à Montréal",
         "mardi 30 mars, 09:00 (Toronto, UTC−4) / 15:00 (Paris, UTC+2)", "2027-03-30T13:00", "held"),
        (OWEN, "2026-10-20", "en", "A call on Tuesday 27 October at 11am? I'm in New York",
         "Tuesday 27 October, 11:00 (New York, UTC−4) / 15:00 (London, UTC+0)", "2026-10-27T15:00", "confirmed"),
        (ARJUN, "2026-10-20", "en", "A 30 minute call on Monday 26 October at 9:30am? I'm in Berlin",
         "Monday 26 October, 09:30 (Berlin, UTC+1) / 14:00 (Kolkata, UTC+5:30)", "2026-10-26T08:30", "waiting_approval"),
    ],
)  # fmt: skip
def test_across_the_change_of_the_clocks(  # noqa: PLR0913
    meet: Meet, handle: str, now: str, locale: str, ask: str, hears: str, at: str, status: str
) -> None:
    client = meet(handle, locale=locale)
    client.market.clock.now = datetime.fromisoformat(f"{now}T09:00:00+00:00").astimezone(UTC)
    client.says(ask, "asked")
    if hears.split(" (")[0] not in client.reply["text"]:
        assert shown(client), client.so_far()
    client.hears(hears)
    books(client, f"{at}:00+00:00", status)


def test_a_time_said_on_another_clock_is_read_back_on_both(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("Can we talk Wednesday 10am New York time? I'm in Chicago", "asked")
    client.hears("Wednesday 25 November, 09:00 (Chicago, UTC−6) / 15:00 (London, UTC+0)")
    client.says("what time is it for you?", "asked")
    client.hears("15:00 (London, UTC+0)")
    books(client, "2026-11-25T15:00:00+00:00", "confirmed")


def test_who_turns_out_to_be_elsewhere_sees_the_same_time_on_the_right_clock(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("A call on Thursday, I'm in Paris", "asked")
    client.says("the first one", "asked")
    client.hears("Thursday 26 November, 10:00 (Paris, UTC+1) / 09:00 (London, UTC+0)")
    client.says("sorry, I'm in Berlin actually", "asked")
    client.hears("10:00 (Berlin, UTC+1) / 09:00 (London, UTC+0)")
    books(client, "2026-11-26T09:00:00+00:00", "confirmed")


def test_une_heure_chez_soi_est_la_sienne(meet: Meet) -> None:
    client = meet(LENA, locale="fr")
    client.says("On pourrait s'appeler mardi en huit ? Je suis à Londres", "asked")
    assert all(said.startswith("mardi 1 décembre") for said in shown(client))
    client.says("plutôt jeudi", "asked")
    client.says("14h chez moi", "asked")
    client.hears("jeudi 3 décembre, 14:00 (Londres, UTC+0) / 15:00 (Paris, UTC+1)")
    assert mine(client) == []
    books(client, "2026-12-03T14:00:00+00:00", "held")


def test_their_time_is_theirs(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("A call on Wednesday at 3pm your time? I'm in Tokyo", "asked")
    client.hears("Thursday 26 November, 00:00 (Tokyo, UTC+9) / Wednesday 25 November, 15:00 (London, UTC+0)")
    books(client, "2026-11-25T15:00:00+00:00", "confirmed")
