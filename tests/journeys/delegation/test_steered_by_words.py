"""The freelancer says it in words, and the next thing that a client is told is as it is then."""

from __future__ import annotations

from tests.journeys.delegation.steering import Steering
from tests.journeys.offers.people import Client


def text(client: Client, *parts: str) -> None:
    for part in parts:
        assert part in client.reply["text"], client.so_far()


def test_away_is_told_to_clients_with_times_after_it_until_it_is_undone(steering: Steering) -> None:
    steering.says("I'm away from Monday to Wednesday", "asked")
    steering.says("yes", "acted")
    client = steering.client()
    client.says("Are you free on Tuesday?")
    text(client, "away", "23 November 2026", "25 November 2026")
    client.says("Could I book a 30 minute call on Tuesday at 10? I'm in Paris", "asked")
    text(client, "away until 25 November", "Thursday 26 November")
    assert "23 November" not in client.reply["text"]
    assert "undo" in steering.says("what did you change?")["text"]
    steering.says("undo that", "asked")
    steering.says("yes", "acted")
    later = steering.client()
    later.says("Could I book a 30 minute call on Tuesday at 10? I'm in Paris", "asked")
    text(later, "Tuesday 24 November, 10:00", "Shall I book it?")


def test_absent_se_dit_aux_clients_avec_des_horaires_apres_puis_se_defait(steering: Steering) -> None:
    steering.says("je suis absente de lundi à mercredi", "asked")
    steering.says("oui", "acted")
    client = steering.client("fr")
    client.says("Êtes-vous disponible mardi ?")
    text(client, "23 novembre 2026", "25 novembre 2026")
    client.says("Je voudrais réserver un appel de 30 minutes mardi à 10h, je suis à Paris", "asked")
    text(client, "jeudi 26 novembre")
    steering.says("défais ça", "asked")
    steering.says("oui", "acted")
    later = steering.client("fr")
    later.says("Je voudrais réserver un appel de 30 minutes mardi à 10h, je suis à Paris", "asked")
    text(later, "mardi 24 novembre, 10:00")


def test_in_the_same_conversation_the_next_answer_follows(steering: Steering) -> None:
    client = steering.client()
    client.says("Are you open on Thursdays?")
    text(client, "Yes")
    steering.says("I don't work on Thursdays", "asked")
    steering.says("yes", "acted")
    client.says("Are you open on Thursdays?")
    text(client, "does not work on Thursday")


def test_a_price_that_is_raised_is_the_one_that_is_booked_at(steering: Steering) -> None:
    steering.says("raise the 30-minute call to 50", "asked")
    steering.says("no, 45", "asked")
    steering.says("yes", "acted")
    client = steering.client()
    client.says("Can I book a 30 minute call on Tuesday at 10? I'm in Paris", "asked")
    text(client, "€45")


def test_a_booked_call_is_named_and_stays_when_its_freelancer_is_away(steering: Steering) -> None:
    client = steering.client()
    client.says("Can I book a 30 minute call on Tuesday at 10? I'm in Paris", "asked")
    client.says("yes", "acted")
    asked = steering.says("I'm off on Tuesday", "asked")
    assert "Tuesday 24 November, 10:00–10:30: 30-minute call with Zoe (held until paid)" in asked["text"]
    assert len(asked["change"]["meets"]) == 1
    steering.says("yes", "acted")
    assert client.reply["cards"][-1]["facts"]["status"] == "held"
    assert "10:00–10:30: 30-minute call with Zoe" in steering.says("what's on this week?")["text"]


def test_who_waits_is_told_with_what_they_wait_for(steering: Steering) -> None:
    client = steering.client()
    client.says("I want to talk to Léna in person please")
    client.says("Which planet are you from?")
    told = steering.says("who is waiting for me?", "answered")["text"]
    assert "Zoe asked for you" in told
    assert "qui m'attend" not in told
    assert "Zoe a demandé à vous parler" in steering.says("qui m'attend ?")["text"]


def test_a_client_who_says_the_same_words_changes_nothing(steering: Steering) -> None:
    client = steering.client()
    client.says("I'm away from Monday to Wednesday")
    client.says("yes")
    client.says("raise the 30-minute call to 500")
    client.says("yes")
    assert steering.changes() == []
