"""A time told bit by bit, a yes with a question beside it, and a time that the freelancer wrote into the conversation."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.offers.people import LENA, OWEN, Client, Meet


def booked(client: Client) -> list[Any]:
    return [action for action in client.reply["actions"] if action["tool"] == "book_consultation" and action["status"] == "done"]


def writes(client: Client, text: str) -> None:
    """The freelancer, who then lets the assistant go on."""
    owner = client.market.shop.owner(client.handle)
    client.talk.say(text, headers=owner)
    client.market.shop.http.post(f"{client.talk.path}/hand-back", json={}, headers=owner).raise_for_status()


def test_a_day_and_then_an_hour_are_one_time(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("I'd like to book a call on Thursday 26 November, I'm in London", "asked")
    client.says("at noon please", "asked")
    client.hears("Thursday 26 November, 12:00", "Shall I book it?")
    client.says("actually make it the 27th", "asked")
    client.hears("Friday 27 November, 12:00", "Shall I book it?")
    client.says("Yes please. And where are you based?", "acted")
    assert booked(client)
    client.hears("Booked: Friday 27 November, 12:00", "Europe/London")


def test_in_french_too(meet: Meet) -> None:
    client = meet(LENA, locale="fr")
    client.says("Je voudrais réserver un appel de 30 minutes à 15h, je suis à Lyon", "asked")
    client.says("plutôt le mardi 1er décembre", "asked")
    client.hears("mardi 1 décembre, 15:00", "Je réserve ?")
    client.says("C'est parfait, et quelles langues parlez-vous ?", "acted")
    assert booked(client)
    client.hears("mardi 1 décembre, 15:00", "français")


def test_a_yes_with_a_condition_books_nothing(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("Book a 15 minute call on Thursday 26 November at 10am, I'm in London", "asked")
    for said in ("Yes, but how much does it cost?", "yes, if it can be cancelled"):
        client.says(said)
        assert not booked(client)


def test_a_yes_to_another_length_is_read_back_again(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("Book a 15 minute call on Thursday 26 November at 10:30am, I'm in London", "asked")
    client.says("Yes, 45 minutes please", "asked")
    client.hears("45 minutes")
    assert not booked(client)


def test_another_day_of_a_time_that_is_gone_keeps_its_hour(meet: Meet) -> None:
    first, second = meet(OWEN), meet(OWEN, name="Eve")
    for client in (first, second):
        client.says("Could I book a call on Thursday 26 November at 11:30am? I'm in London", "asked")
    first.says("yes", "acted")
    second.says("yes", "asked")
    second.hears("cannot be booked any more", "Thursday 26 November")
    second.says("then Friday", "asked")
    second.hears("Friday 27 November, 11:30", "Shall I book it?")


def test_a_time_that_the_freelancer_wrote_is_read_back_with_its_price_and_booked(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("I'd like to talk about my shop at some point, I'm in London")
    writes(client, "Happy to. I'm out on Monday, but how about Thursday 26 November at 3pm?")
    client.says("Yes, that works", "asked")
    client.hears("time zone")
    client.says("London", "asked")
    client.hears("Thursday 26 November, 15:00", "Shall I book it?")
    assert not booked(client)
    client.says("yes", "acted")
    assert booked(client)


def test_a_yes_to_something_else_that_the_freelancer_asked_books_nothing(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("Book a 15 minute call on Friday 27 November at 9am, I'm in London", "asked")
    client.hears("Shall I book it?")
    writes(client, "Hello, Owen here. Do you have a shop already?")
    client.says("yes")
    assert not booked(client)


@pytest.mark.parametrize(
    ("locale", "asks", "says", "hears"),
    [
        ("en", "Which day would suit you for a call?", "Thursday 26 November at 9am", "Thursday 26 November, 09:00"),
        ("fr", "Quel jour vous irait pour un appel ?", "jeudi 3 décembre à 9h30", "jeudi 3 décembre, 09:30"),
    ],
)
def test_a_time_answers_the_freelancers_question_for_one(meet: Meet, locale: str, asks: str, says: str, hears: str) -> None:
    client = meet(LENA if locale == "fr" else OWEN, locale=locale)
    client.says("Bonjour, je suis à Paris" if locale == "fr" else "Hello, I'm in London")
    writes(client, asks)
    client.says(says, "asked")
    if "time zone" in client.reply["text"] or "fuseau" in client.reply["text"]:
        client.says("Paris" if locale == "fr" else "London", "asked")
    client.hears(hears)
