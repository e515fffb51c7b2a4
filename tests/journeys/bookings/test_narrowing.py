"""A vague wish that is narrowed saying by saying, corrected, and read back before anything is booked."""

from __future__ import annotations

import pytest

from tests.journeys.bookings.calls import books, mine, shown
from tests.journeys.offers.people import LENA, OWEN, Meet


def test_mornings_of_a_week_without_one_of_its_days(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("I'm in London. Could we have a call some time next week, mornings?", "asked")
    assert all(", 09:" in said or ", 10:" in said for said in shown(client))
    client.says("not Thursday please", "asked")
    assert [said.split()[0] for said in shown(client)] == ["Tuesday", "Wednesday", "Friday"]
    client.says("the one on Friday works", "asked")
    client.hears("Friday 27 November, 09:00 (London, UTC+0): 15 minutes", "Shall I book it?")
    books(client, "2026-11-27T09:00:00+00:00", "confirmed")


def test_les_matins_d_une_semaine_sans_l_un_de_ses_jours(meet: Meet) -> None:
    client = meet(LENA, locale="fr")
    client.says("Bonjour, on pourrait s'appeler la semaine prochaine, plutôt le matin ? Je suis à Bruxelles", "asked")
    assert [said.split()[0] for said in shown(client)] == ["lundi", "mardi", "mercredi"]
    client.says("pas mardi", "asked")
    assert [said.split()[0] for said in shown(client)] == ["lundi", "mercredi", "jeudi"]
    client.says("le deuxième", "asked")
    client.hears("mercredi 25 novembre, 09:00 (Bruxelles, UTC+1)", "Je réserve ?")
    books(client, "2026-11-25T08:00:00+00:00", "held")


@pytest.mark.parametrize(
    ("handle", "locale", "ask", "correction", "hears", "at", "status"),
    [
        (OWEN, "en", "Book a 45 minute call Thursday 2pm, I'm in London", "no, 3pm", "Thursday 26 November, 15:00", "26T15", "held"),
        (
            OWEN,
            "en",
            "Book a call on Wednesday at 10, I'm in London",
            "rather Thursday",
            "Thursday 26 November, 10:00",
            "26T10",
            "confirmed",
        ),
        (
            OWEN,
            "en",
            "Book a call on Wednesday at 10, I'm in London",
            "make it an hour later",
            "Wednesday 25 November, 11:00",
            "25T11",
            "confirmed",
        ),
        (LENA, "fr", "Je voudrais un appel demain 15h, je suis à Lyon", "non, 16h", "lundi 23 novembre, 16:00", "23T15", "held"),
        (LENA, "fr", "Un appel jeudi à 10h ? Je suis à Paris", "plutôt vendredi", "vendredi 27 novembre, 10:00", "27T09", "held"),
    ],
)
def test_a_correction_changes_what_it_names_and_keeps_the_rest(  # noqa: PLR0913
    meet: Meet, handle: str, locale: str, ask: str, correction: str, hears: str, at: str, status: str
) -> None:
    client = meet(handle, locale=locale)
    client.says(ask, "asked")
    client.says(correction, "asked")
    client.hears(hears)
    assert mine(client) == []
    books(client, f"2026-11-{at}:00:00+00:00", status)


@pytest.mark.parametrize(
    ("handle", "locale", "ask", "length", "hears"),
    [
        (
            OWEN,
            "en",
            "Book a 45 minute call Thursday 2pm, I'm in London",
            "actually the 15-minute one",
            "14:00 (London, UTC+0): 15 minutes, free of charge",
        ),
        (
            LENA,
            "fr",
            "Un appel jeudi à 10h ? Je suis à Paris",
            "finalement plutôt celui d'une heure",
            "10:00 (Paris, UTC+1) : 60 minutes, 70 €",
        ),
    ],
)
def test_another_length_keeps_the_time(meet: Meet, handle: str, locale: str, ask: str, length: str, hears: str) -> None:  # noqa: PLR0913
    client = meet(handle, locale=locale)
    client.says(ask, "asked")
    client.says(length, "asked")
    client.hears(hears)
    assert mine(client) == []


def test_a_length_that_is_not_sold_is_said_with_the_nearest(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("A 20 minute call on Thursday at 2pm, I'm in London", "asked")
    client.hears("of that length are not on offer", "45 minutes, £55")


def test_later_and_earlier_are_seen_from_what_was_shown(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("I'd like a call on Thursday, I'm in London", "asked")
    first = shown(client)
    assert all(said.startswith("Thursday 26 November") for said in first)
    client.says("earlier", "asked")
    assert not set(shown(client)) & set(first) or "no other" in client.reply["text"] or "none" in client.reply["text"]
    client.says("the first one", "asked")
    client.hears("Shall I book it?")


def test_the_one_at_an_hour_is_the_one_that_was_shown(meet: Meet) -> None:
    client = meet(LENA)
    client.says("A call on Tuesday please, I'm in Paris", "asked")
    assert shown(client)[1].startswith("Tuesday 24 November, 14:00")
    client.says("the one at 2pm", "asked")
    client.hears("Tuesday 24 November, 14:00 (Paris, UTC+1): 30 minutes, €40")
    books(client, "2026-11-24T13:00:00+00:00", "held")


def test_a_button_of_the_card_does_what_saying_it_does(meet: Meet) -> None:
    pressed, spoken = meet(OWEN), meet(OWEN, name="Eve")
    for client in (pressed, spoken):
        client.says("I'd like a call, I'm in Tokyo", "asked")
    button = next(card for card in pressed.reply["cards"] if card["type"] == "slots")["buttons"][1]
    assert button["href"] == f"{pressed.talk.path}/messages"
    pressed.says(button["text"], "asked")
    spoken.says("the second one", "asked")
    assert pressed.reply["text"] == spoken.reply["text"]
    pressed.hears("18:00 (Tokyo, UTC+9) / 09:00 (London, UTC+0)")


def test_a_price_in_between_leaves_the_times_where_they_were(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("Can we talk on Wednesday? I'm in London", "asked")
    first = shown(client)[0]
    client.says("How much is a page of copy?", "answered")
    client.hears("£120")
    client.says("ok the first one", "asked")
    client.hears(first)
    books(client, "2026-11-25T09:00:00+00:00", "confirmed")


def test_une_question_entre_deux_laisse_les_creneaux_en_place(meet: Meet) -> None:
    client = meet(LENA, locale="fr")
    client.says("Je voudrais un appel jeudi après-midi, je suis à Paris", "asked")
    assert all(said.startswith("jeudi 26 novembre, 1") for said in shown(client))
    client.says("Combien coûte une étiquette ?", "answered")
    client.hears("130 €")
    client.says("d'accord, le premier", "asked")
    client.hears("jeudi 26 novembre, 12:00 (Paris, UTC+1)", "Je réserve ?")


def test_whenever_drops_what_was_wished_before(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("A call on Friday afternoon at 4? I'm in London", "asked")
    client.says("whenever suits", "asked")
    assert [said.split()[0] for said in shown(client)] == ["Tuesday", "Wednesday", "Thursday"]
