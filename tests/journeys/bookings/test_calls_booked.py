"""Calls booked in chat: on whose clock, a few starts, read back, then booked, moved and called off, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.offers.people import ARJUN, LENA, OWEN, Client, Meet


def card(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.reply["cards"][-1]
    assert found["type"] == "consultation"
    return dict(found["facts"])


def does(client: Client, tool: str, status: str = "done") -> None:
    assert {"tool": tool, "status": status} in [{k: a[k] for k in ("tool", "status")} for a in client.reply["actions"]], client.so_far()


def text(client: Client, *parts: str) -> None:
    for part in parts:
        assert part in client.reply["text"], client.so_far()


def test_the_city_is_asked_once_and_times_are_said_on_both_clocks(meet: Meet) -> None:
    client = meet(LENA)
    client.says("Can I book a call on Tuesday at 3pm?", "asked")
    text(client, "time zone")
    client.says("I'm in New York", "asked")
    text(client, "New York", "Paris")
    client.says("Tuesday at 9am", "asked")
    text(client, "Tuesday 24 November, 09:00 (New York, UTC−5) / 15:00 (Paris, UTC+1)", "€40")


def test_what_is_read_back_is_what_is_booked(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("Book a 15 minute call on Tuesday at 10am, I'm in London", "asked")
    text(client, "Tuesday 24 November, 10:00", "free of charge")
    client.says("yes", "acted")
    does(client, "book_consultation")
    assert card(client)["starts_at"] == "2026-11-24T10:00:00+00:00"
    assert card(client)["status"] == "confirmed"


def test_a_call_that_costs_is_held_until_it_is_paid(meet: Meet) -> None:
    client = meet(LENA)
    client.says("I'd like to schedule a 60 minute consultation on Thursday at 2pm. I'm in Paris", "asked")
    text(client, "Thursday 26 November, 14:00", "€70")
    client.says("ok", "acted")
    assert card(client)["status"] == "held"
    assert card(client)["price"]["amount"] == "70.00"


def test_in_french_too(meet: Meet) -> None:
    client = meet(LENA, locale="fr")
    client.says("Bonjour, je voudrais réserver un appel vendredi à 10h, je suis à Bruxelles", "asked")
    text(client, "vendredi 27 novembre, 10:00", "40", "Je réserve ?")
    client.says("oui", "acted")
    client.says("finalement, décaler à vendredi 11h ?", "asked")
    text(client, "vendredi 27 novembre, 11:00")
    client.says("oui", "acted")
    does(client, "move_consultation")
    assert card(client)["starts_at"] == "2026-11-27T10:00:00+00:00"
    client.says("combien ça coûte d'annuler ?", "asked")
    text(client, "Cela ne vous coûte rien")
    client.says("oui", "acted")
    does(client, "cancel_consultation")
    assert card(client)["status"] == "cancelled"


def test_a_time_that_somebody_took_is_not_booked_twice(meet: Meet) -> None:
    first, second = meet(OWEN), meet(OWEN, name="Eve")
    for client in (first, second):
        client.says("Could I book a call on Wednesday at 11am? I'm in London", "asked")
        text(client, "Wednesday 25 November, 11:00", "Shall I book it?")
    first.says("yes", "acted")
    second.says("yes", "asked")
    text(second, "cannot be booked any more")
    assert second.reply["actions"] == [] or all(action["status"] != "done" for action in second.reply["actions"])


def test_the_freelancer_who_wants_to_say_yes_is_asked_first(meet: Meet) -> None:
    client = meet(ARJUN)
    client.says("Can we book a 30 minute call on Wednesday at 3pm India time? I'm in Berlin", "asked")
    text(client, "Wednesday 25 November, 10:30 (Berlin, UTC+1) / 15:00 (Kolkata, UTC+5:30)", "$60")
    client.says("yes", "acted")
    does(client, "book_consultation", "waiting_approval")
    assert card(client)["status"] == "waiting_approval"


def test_a_start_is_picked_by_its_place(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("I'd like a call, I'm in London", "asked")
    starts = [line[2:] for line in client.reply["text"].split("\n") if line.startswith("• ")]
    assert len(starts) == 3
    client.says("the second one", "asked")
    text(client, starts[1])


def test_other_times_are_later_ones(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("I'd like a call, I'm in London", "asked")
    before = client.reply["text"]
    client.says("something later please", "asked")
    assert "• " in client.reply["text"]
    assert not set(before.split("\n")) & {line for line in client.reply["text"].split("\n") if line.startswith("• ")}


def test_a_day_without_hours_gets_the_nearest_times(meet: Meet) -> None:
    client = meet(LENA)
    client.says("Is a call possible next Sunday? I'm in Paris")
    client.says("Let's book a call on Sunday then, in Paris", "asked")
    text(client, "• ")
    assert "Shall I book" not in client.reply["text"]


@pytest.mark.parametrize(("locale", "ask"), [("en", "Do you do phone calls?"), ("fr", "Vous faites des appels en visio ?")])
def test_whether_there_are_calls_is_answered_with_lengths_and_prices(meet: Meet, locale: str, ask: str) -> None:
    client = meet(OWEN, locale=locale)
    client.says(ask, "answered")
    text(client, "15", "45", "55")


def test_a_place_nobody_knows_is_asked_for_again_and_lets_go(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("book a call please", "asked")
    client.says("Blorptown", "asked")
    text(client, "large city")
    client.says("never mind, how much for a page of copy?", "answered")
    text(client, "£120")


def test_nothing_is_booked_by_a_no(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("Book a call on Friday at 10am, I'm in London", "asked")
    client.says("no", "asked")
    client.says("forget it", "answered")
    client.says("yes")
    assert all(action["tool"] != "book_consultation" for action in client.reply["actions"])
