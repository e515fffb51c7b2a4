"""A conversation opens with a greeting that says an AI speaks, and knows who comes back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from assistant.conversations import access
from assistant.conversations.record import Incoming
from assistant.errors import NotFound
from assistant.orders.catalogue import Profile, Voice
from assistant.scheduling.calendar import Away, Calendar
from assistant.turns.greeting import Visitor, back_after, greet
from tests.turns.house import House

pytestmark = pytest.mark.usefixtures("either")


def test_the_greeting_says_in_english_that_an_ai_speaks_and_for_whom(house: House) -> None:
    text = house.open("Anna", locale="en-GB").opened.reply["text"]
    assert text.startswith("Hello Anna! I am Lou, the AI assistant that answers for Léna Moreau. I love boxes.")


@pytest.mark.parametrize("locale", ["fr", "fr-CA", "FR_be"])
def test_the_greeting_is_french_for_a_french_locale(house: House, locale: str) -> None:
    reply = house.open(locale=locale).opened.reply
    assert reply["language"] == "fr"
    assert "l'assistant IA" in reply["text"]


def test_the_notice_comes_first_whatever_the_freelancers_own_greeting_says() -> None:
    voice = Voice(greeting="I am Léna in person, no robot here.")
    profile = Profile("lena", "Léna", "", "", ("fr",), "Europe/Paris", "EUR", voice=voice)
    said = greet(profile, Visitor(None, "en"), None, Calendar("Europe/Paris"), date(2026, 11, 23))
    assert said.text.index("AI assistant") < said.text.index("Léna in person")


def test_choices_suggest_first_questions_and_the_person(house: House) -> None:
    choices = house.open(gig="packaging").opened.reply["choices"]
    assert [choice["label"] for choice in choices] == ["Price", "Delivery", "What is included", "Talk to Léna Moreau"]


def test_away_today_is_said_with_the_last_day_and_its_source(house: House) -> None:
    house.clock.now = datetime(2026, 12, 26, 9, 0, tzinfo=UTC)
    reply = house.open(locale="fr").opened.reply
    assert "jusqu'au 2 janvier 2027" in reply["text"]
    assert reply["promises"] == [{"kind": "date", "subject": "availability", "text": "2 janvier 2027", "source": reply["sources"][0]["id"]}]


def test_absences_that_follow_each_other_are_one() -> None:
    away = (Away(date(2027, 1, 1), date(2027, 1, 2)), Away(date(2026, 12, 24), date(2026, 12, 31)))
    assert back_after(Calendar("UTC", away=away), date(2026, 12, 25)) == date(2027, 1, 2)
    assert back_after(Calendar("UTC", away=away), date(2027, 1, 3)) is None


def test_a_returning_client_is_greeted_by_name(house: House) -> None:
    key = house.open("Anna").opened.client_key
    again = house.open(key=key)
    assert again.opened.client_key == key
    assert again.opened.reply["text"].startswith("Hello Anna!")
    assert "Good to see you again" in again.opened.reply["text"]
    again.say("hello")
    assert house.speaker.asked[-1].briefing.returning


def test_another_freelancers_client_key_makes_a_new_client(house: House) -> None:
    key = house.open("Anna").opened.client_key
    stranger = house.open(handle="sam-okoro", key=key)
    assert stranger.opened.client_key != key
    assert "Anna" not in stranger.opened.reply["text"]


def test_a_client_key_is_forgotten_after_a_year(house: House) -> None:
    key = house.open("Anna").opened.client_key
    house.clock.pass_by(days=366)
    assert house.open(key=key).opened.client_key != key


@pytest.mark.parametrize("intro", [{"timezone": "Mars/Olympus"}, {"timezone": "../etc"}, {"locale": "xx" * 40}, {"key": "nonsense"}])
def test_an_odd_introduction_is_no_obstacle(house: House, intro: dict[str, str]) -> None:
    assert house.open("A\nB\x00 C", **intro).opened.reply["text"].startswith("Hello A B C!")


def test_unknown_freelancers_and_gigs_are_not_found(house: House) -> None:
    with pytest.raises(NotFound) as nobody:
        house.open(handle="nobody")
    assert nobody.value.code == "unknown_freelancer"
    with pytest.raises(NotFound) as nothing:
        house.open(gig="no-such-gig")
    assert nothing.value.code == "unknown_gig"


def test_the_token_opens_this_conversation_for_thirty_days_after_the_last_message(house: House) -> None:
    talk = house.open()
    house.clock.pass_by(days=29)
    talk.say("still here")
    house.clock.pass_by(days=29)
    principal = house.do(access.principal, talk.opened.token, house.clock())
    assert (principal.kind, principal.conversation, principal.freelancer) == ("client", talk.id, "lena-moreau")


def test_the_briefing_has_the_names_of_what_is_sold_and_no_price(house: House) -> None:
    talk = house.open(gig="packaging", timezone="America/New_York")
    house.portal.call(house.engine.receive, Incoming(talk.id, "1", "hello"))
    ask = house.speaker.asked[-1]
    briefing = ask.briefing
    assert (briefing.gig, briefing.client_timezone, briefing.now) == ("packaging", "America/New_York", "2026-11-23T10:00+01:00")
    assert [subject.id for subject in ask.names] == ["packaging", "packaging/basic"]
    assert "90" not in str(briefing.gigs)
    assert "2000" not in briefing.message().text
