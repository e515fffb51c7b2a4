"""What becomes of a consultation is told once, in order, on both clocks, whatever happens to the process meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from assistant.conversations import control
from assistant.database.tables import hand_overs, messages, turns
from assistant.orders.caller import Caller
from assistant.orders.service import Event
from assistant.scheduling.consultation import Consultation, Wanted
from assistant.scheduling.service import Scheduling
from assistant.scheduling.spans import Span
from assistant.turns import calendar_news
from assistant.turns.calendar_news import take_in
from assistant.turns.calendar_words import MORE, SENTENCES
from assistant.turns.timers import tick
from tests.turns.bookings import ON_BOTH_CLOCKS, THURSDAY, Booking, open_calendar
from tests.turns.house import House
from tests.turns.listeners import LENA, key, restarted

pytestmark = pytest.mark.usefixtures("either")

FRIDAY = THURSDAY + timedelta(days=1)


@pytest.fixture
def booking(house: House) -> Booking:
    open_calendar(house)
    return Booking(house, house.open("Anna"))


def asking(house: House, **policy: Any) -> Booking:
    open_calendar(house, "ask", **policy)
    return Booking(house, house.open("Anna"))


def test_what_the_assistant_booked_was_told_by_its_own_turn_and_is_the_freelancers_news(booking: Booking) -> None:
    one = booking.book(about="My tea boxes")
    assert booking.heard() == []
    (notice,) = booking.notices()
    assert (notice["kind"], notice["subject"]) == ("consultation_held", "Anna : une consultation est réservée, reste à payer")
    lines = notice["text"].replace("\xa0", " ").splitlines()
    assert lines == [
        "Client : Anna",
        "Consultation : 30 minutes, 40 €",
        "Quand : jeudi 26 novembre, 15:00 (Paris, UTC+1) / 09:00 (New York, UTC−5)",
        "Sujet : « My tea boxes »",
        "Réservée pour le paiement jusqu'au : 23 novembre 2026, 11:00 (Europe/Paris)",
        "Le paiement est simulé.",
    ]
    assert notice["data"]["consultation"] == one.id


def test_a_payment_confirms_with_both_clocks_and_the_link(booking: Booking) -> None:
    one = booking.pay(booking.book())
    (said,) = (booking.sweep(), booking.said())[1]
    assert said.text == (
        "Your payment of €40 has come in; it is only simulated here. "
        f"Your consultation with Léna Moreau is confirmed: 30 minutes, {ON_BOTH_CLOCKS}. "
        f"Meeting link: https://meet.example/lena-moreau/{one.id} "
        "If something comes up, tell me, and we look for another time."
    )
    (card,) = said.reply["cards"]
    assert (card["id"], card["facts"]["status"], said.reply["outcome"]) == (one.id, "confirmed", "acted")
    assert said.reply["sources"][0]["id"] == f"consultation:{one.id}"
    assert booking.letters()[1:] == ["Anna : une consultation est payée et confirmée"]


def test_one_that_is_free_of_charge_is_booked_at_once(booking: Booking) -> None:
    booking.book(minutes=15)
    assert booking.heard() == []
    assert booking.letters() == ["Anna : une consultation est réservée"]
    assert "15 minutes, gratuite" in booking.notices()[0]["text"]


def test_what_the_client_booked_by_a_button_is_told(booking: Booking) -> None:
    booking.scheduling.book(booking.client, key(), Wanted(THURSDAY, 15, "America/New_York"))
    booking.scheduling.book(booking.client, key(), Wanted(FRIDAY, 30, "America/New_York"))
    free, held = booking.heard()
    assert free.startswith("Your consultation with Léna Moreau is confirmed: 15 minutes")
    assert "Pay €40 to confirm it; it is kept until Monday 23 November, 05:00 (New York, UTC−5)." in held


def test_who_is_asked_for_a_yes_is_told_for_what_and_until_when(house: House) -> None:
    booking = asking(house)
    one = booking.book()
    assert booking.heard() == []
    (notice,) = booking.notices()
    assert notice["subject"] == "Anna : une consultation attend votre accord"
    assert "Réponse avant le : 24 novembre 2026, 10:00 (Europe/Paris)" in notice["text"].splitlines()
    assert f"Oui ou non : POST /api/approvals/{one.id}" in notice["text"].splitlines()


def test_a_yes_says_what_there_is_to_pay_and_until_when(house: House) -> None:
    booking = asking(house)
    booking.approve(booking.book())
    (said,) = booking.heard()
    assert said.startswith(f"Léna Moreau has agreed. Your consultation of 30 minutes is kept for you: {ON_BOTH_CLOCKS}. Pay €40")
    # What was answered before the notice went out asks for no answer any more.
    assert booking.letters() == []


def test_a_yes_to_one_that_is_free_of_charge_confirms_it(house: House) -> None:
    booking = asking(house)
    booking.approve(booking.book(minutes=15))
    (said,) = booking.heard()
    assert said.startswith("Léna Moreau has agreed. Your consultation with Léna Moreau is confirmed: 15 minutes")


def test_a_no_is_told_with_a_way_to_other_times(house: House) -> None:
    booking = asking(house)
    booking.scheduling.decline(LENA, key(), booking.book().id)
    booking.sweep()
    (said,) = booking.said()
    assert said.text.startswith(f"Léna Moreau cannot take your consultation: {ON_BOTH_CLOCKS}. I am sorry.")
    assert said.reply["choices"] == [{"label": "Other times", "text": "When are you free for a consultation of 30 minutes?"}]


def test_no_answer_in_time_hands_the_matter_over_once(house: House) -> None:
    booking = asking(house)
    booking.book()
    house.clock.pass_by(hours=23, minutes=59)
    booking.tick()
    assert booking.said() == []
    house.clock.pass_by(minutes=1)
    booking.tick()
    booking.tick()
    (said,) = booking.said()
    assert said.text.startswith("Léna Moreau could not answer in time about your consultation, so it is not booked")
    assert said.reply["outcome"] == "handed_over"
    assert house.do(control.state_of, booking.talk.id) == "waiting"
    (matter,) = house.rows(hand_overs)
    assert matter.reason == (
        "Une consultation est restée sans votre réponse : 30 minutes, jeudi 26 novembre, 15:00 (Paris, UTC+1) / 09:00 (New York, UTC−5)."
    )
    assert [notice["kind"] for notice in booking.notices()] == ["consultation_requested", "hand_over"]


@pytest.mark.parametrize("change", [control.take_over, control.pause, control.close])
def test_a_lapse_while_the_assistant_is_silent_hands_nothing_over_and_tells_the_freelancer(
    house: House, change: Callable[..., None]
) -> None:
    booking = asking(house)
    booking.book()
    booking.sweep()
    house.do(change, booking.talk.id, house.clock())
    house.clock.pass_by(hours=25)
    booking.tick()
    assert all("passed this on" not in said.text for said in booking.said())
    assert house.count(hand_overs) == 0
    assert booking.notices()[-1]["subject"] == "Anna : une consultation est restée sans réponse de votre part"


def test_what_was_not_paid_in_time_is_told_and_other_times_are_a_touch_away(booking: Booking) -> None:
    booking.book()
    booking.house.clock.pass_by(minutes=59)
    booking.tick()
    assert booking.said() == []
    booking.house.clock.pass_by(minutes=1)
    booking.tick()
    booking.tick()
    (said,) = booking.said()
    assert said.text.startswith(f"Your consultation was not paid in time, so its place is free again: {ON_BOTH_CLOCKS}.")
    assert (said.reply["cards"][0]["facts"]["status"], len(said.reply["choices"])) == ("released", 1)


def test_a_late_payment_gets_its_place_back_where_that_is_free(booking: Booking) -> None:
    one = booking.book()
    booking.house.clock.pass_by(hours=2)
    booking.tick()
    booking.said()
    booking.pay(one)
    (said,) = booking.heard()
    assert said.startswith("Your payment of €40 came after the time for it, but the start you had chosen was still free.")
    assert "is confirmed: 30 minutes" in said
    assert booking.letters()[-1] == "Anna : une consultation est payée et confirmée"


def test_a_payment_that_came_too_late_for_its_place_is_told_with_its_refund(booking: Booking) -> None:
    one = booking.book()
    booking.house.clock.pass_by(hours=2)
    rival = Booking(booking.house, booking.house.open("Ben"))
    rival.pay(rival.book())
    booking.heard()
    booking.pay(one)
    (said,) = booking.heard()
    assert said.startswith("Your payment of €40 came after the time for it, and the start you had chosen is not free any more")
    assert "The whole price of €40 goes back to you" in said
    assert booking.letters().count("Anna : une consultation est payée et confirmée") == 0


def test_a_move_by_the_freelancer_is_told_with_both_times(booking: Booking) -> None:
    one = booking.paid()
    booking.scheduling.reschedule(LENA, key(), one.id, FRIDAY)
    (said,) = booking.heard()
    assert said.startswith(
        "Léna Moreau has moved your consultation: Friday 27 November, 09:00 (New York, UTC−5) / 15:00 (Paris, UTC+1), "
        f"instead of {ON_BOTH_CLOCKS}."
    )
    assert len(booking.letters()) == 2


def test_a_move_by_the_client_is_told_to_both(booking: Booking) -> None:
    one = booking.paid()
    booking.scheduling.reschedule(booking.client, key(), one.id, FRIDAY)
    (said,) = booking.heard()
    assert said.startswith("Your consultation with Léna Moreau is moved: Friday 27 November")
    assert booking.letters()[-1] == "Anna : une consultation est déplacée"
    assert "Avant : jeudi 26 novembre, 15:00 (Paris, UTC+1) / 09:00 (New York, UTC−5)" in booking.notices()[-1]["text"].splitlines()


def test_one_moved_before_it_is_paid_says_until_when_to_pay(booking: Booking) -> None:
    booking.scheduling.reschedule(booking.client, key(), booking.book().id, FRIDAY)
    (said,) = booking.heard()
    assert "Pay €40 to confirm it" in said


def test_what_the_assistant_moved_or_cancelled_was_told_by_its_own_turn(booking: Booking) -> None:
    one = booking.book()
    booking.scheduling.reschedule(booking.assistant, key(), one.id, FRIDAY)
    booking.scheduling.cancel(booking.assistant, key(), one.id)
    assert booking.heard() == []
    assert booking.letters()[1:] == ["Anna : une consultation est déplacée", "Anna : une consultation est annulée"]


@pytest.mark.parametrize(
    ("by", "hours_later", "starts", "money"),
    [
        ("freelancer", 0, "Léna Moreau has cancelled your consultation", "The whole price of €40 goes back to you"),
        ("client", 0, "Your consultation with Léna Moreau is cancelled", "The whole price of €40 goes back to you"),
        ("client", 60, "Your consultation with Léna Moreau is cancelled", "the price of €40 is not refunded"),
    ],
)
def test_a_cancellation_says_by_whom_and_what_becomes_of_the_price(
    booking: Booking, by: str, hours_later: float, starts: str, money: str
) -> None:
    one = booking.paid()
    booking.house.clock.pass_by(hours=hours_later)
    booking.scheduling.cancel(LENA if by == "freelancer" else booking.client, key(), one.id)
    (said,) = booking.heard()
    assert said.startswith(starts)
    assert money in said
    assert booking.letters()[2:] == ([] if by == "freelancer" else ["Anna : une consultation est annulée"])


def test_one_cancelled_before_it_was_paid_says_nothing_of_a_price(booking: Booking) -> None:
    booking.scheduling.cancel(booking.client, key(), booking.book().id)
    (said,) = booking.heard()
    assert "€" not in said


@pytest.mark.parametrize(
    ("by", "starts", "money"),
    [
        ("freelancer", "Léna Moreau says that you did not come", "the price of €40 is not refunded"),
        ("client", "You said that Léna Moreau did not come", "The whole price of €40 goes back to you"),
    ],
)
def test_who_did_not_come_is_told(booking: Booking, by: str, starts: str, money: str) -> None:
    one = booking.paid()
    booking.house.clock.now = THURSDAY + timedelta(minutes=10)
    booking.scheduling.no_show(LENA if by == "freelancer" else booking.client, key(), one.id)
    (said,) = booking.heard()
    assert said.startswith(starts)
    assert money in said
    assert len(booking.letters()) == (2 if by == "freelancer" else 3)


def test_its_end_is_told_once(booking: Booking) -> None:
    booking.paid()
    booking.house.clock.now = THURSDAY + timedelta(minutes=30)
    booking.tick()
    booking.tick()
    assert [said.text.split(":")[0] for said in booking.said()] == ["Your consultation with Léna Moreau is over"]


def test_something_that_came_up_elsewhere_is_the_freelancers_news_alone(booking: Booking) -> None:
    booking.book()
    booking.house.portal.call(take_in, served_by(booking.house, Forging(booking.scheduling, type="consultation_conflict")))
    assert booking.said() == []
    (notice,) = booking.notices()
    assert notice["subject"] == "Anna : une consultation tombe en même temps qu'autre chose dans vos agendas"
    assert notice["text"].endswith("Elle reste réservée : déplacez-la ou annulez-la au besoin.")


def test_days_off_are_nobodys_news_and_hold_up_nothing(booking: Booking) -> None:
    booking.scheduling.block(LENA, key(), Span(FRIDAY, FRIDAY + timedelta(hours=1)))
    booking.pay(booking.book())
    assert len(booking.heard()) == 1


def test_french_is_spoken_where_the_conversation_is_french(house: House) -> None:
    open_calendar(house)
    booking = Booking(house, house.open("Anna", locale="fr-FR"))
    booking.pay(booking.book(zone="Europe/London"))
    (said,) = booking.heard()
    assert said.startswith(
        "Votre paiement de 40 € est arrivé ; il n'est ici que simulé. Votre consultation avec Léna Moreau est confirmée : "
        "30 minutes, jeudi 26 novembre, 14:00 (Londres, UTC+0) / 15:00 (Paris, UTC+1). Lien de la visio : https://"
    )


@pytest.mark.parametrize("change", [control.take_over, control.pause])
def test_while_the_assistant_is_silent_only_the_fact_is_said(booking: Booking, change: Callable[..., None]) -> None:
    one = booking.paid()
    booking.house.do(change, booking.talk.id, booking.house.clock())
    booking.scheduling.cancel(LENA, key(), one.id)
    booking.sweep()
    (said,) = booking.said()
    assert said.text.endswith("that is only simulated here.")
    assert (said.reply["choices"], len(said.reply["cards"])) == ([], 1)


@pytest.mark.parametrize("patience", [0, 11])
def test_news_let_a_turn_finish_but_not_for_long(booking: Booking, patience: int) -> None:
    house = booking.house
    running = booking.talk.send("please wait")
    assert house.speaker.waiting.wait(10)
    booking.pay(booking.book())
    house.clock.pass_by(seconds=patience)
    booking.sweep()
    told_meanwhile = [said.text[:12] for said in booking.said() if said.author == "assistant"]
    house.speaker.go.set()
    running.result(20)
    booking.sweep()
    told_after = [said.text[:12] for said in booking.said()]
    payment, answer = "Your payment", "You said: pl"
    assert (told_meanwhile, told_after) == (([], [answer, payment]) if not patience else ([payment], [answer]))


def test_a_running_engine_tells_it_by_itself_and_wakes_who_waits(booking: Booking) -> None:
    house = booking.house
    house.portal.call(house.engine.resume)
    booking.pay(booking.book())
    assert house.portal.call(house.office.news.wait, booking.talk.id, booking.seen, 10)
    assert len(booking.said()) == 1


def test_what_an_owner_looks_up_says_which_event_brought_the_message(booking: Booking) -> None:
    one = booking.pay(booking.book())
    booking.sweep()
    (said,) = booking.said()
    (turn,) = [row for row in booking.house.rows(turns) if row.id == said.turn]
    assert (turn.trace["event"]["type"], turn.trace["event"]["consultation"]) == ("consultation_paid", one.id)


def test_a_process_that_dies_in_between_neither_loses_nor_repeats_anything(booking: Booking, monkeypatch: pytest.MonkeyPatch) -> None:
    booking.pay(booking.book())
    with monkeypatch.context() as patched:
        patched.setattr(calendar_news, "bring_about", _die)
        booking.sweep()
    assert booking.said() == []
    later = restarted(booking.house)
    # What failed rests for a moment.
    booking.house.clock.pass_by(seconds=2)
    for _ in range(2):
        booking.house.portal.call(tick, later)
    assert len(booking.heard()) == 1
    assert len(booking.letters()) == 2


def test_what_ended_while_nothing_ran_is_told_once_and_in_order_after_the_restart(booking: Booking) -> None:
    lapsed, kept = booking.book(), Booking(booking.house, booking.house.open("Ben"))
    kept.pay(kept.book(FRIDAY))
    booking.house.clock.now = FRIDAY + timedelta(days=3)
    later = restarted(booking.house)
    for _ in range(2):
        booking.house.portal.call(tick, later)
    assert [text.split(":")[0][:38] for text in booking.heard()] == ["Your consultation was not paid in time"]
    # Nobody is reminded of what has passed.
    assert [text[:27] for text in kept.heard()] == ["Your payment of €40 has com", "Your consultation with Léna"]
    assert booking.scheduling.consultation(LENA, lapsed.id).status == "released"


def test_many_sweepers_at_once_tell_everything_once_and_in_order(house: House) -> None:
    open_calendar(house)
    bookings = [Booking(house, house.open("Anna")) for _ in range(5)]
    for hour, booking in enumerate(bookings):
        one = booking.pay(booking.book(THURSDAY - timedelta(hours=hour)))
        booking.scheduling.reschedule(LENA, key(), one.id, FRIDAY - timedelta(hours=hour))
        booking.scheduling.cancel(LENA, key(), one.id)
    sweepers = [house.office, *(restarted(house) for _ in range(3))]

    async def all_at_once() -> None:
        # Again and again, because who finds another ahead leaves the rest to it.
        for _ in range(30):
            await asyncio.gather(*(take_in(sweeper) for sweeper in sweepers))

    house.portal.call(all_at_once)
    for booking in bookings:
        assert [" ".join(said.text.split()[:4]) for said in booking.said()] == [
            "Your payment of €40",
            "Léna Moreau has moved",
            "Léna Moreau has cancelled",
        ]
    assert len(house.rows(messages)) == len({(row.conversation, row.seq) for row in house.rows(messages)})
    assert len(bookings[0].notices()) == 2 * len(bookings)


def test_an_event_that_can_never_be_taken_in_does_not_stop_the_others(house: House) -> None:
    open_calendar(house)
    broken, sound = Booking(house, house.open("Anna")), Booking(house, house.open("Ben"))
    bad = broken.book(minutes=15)
    sound.pay(sound.book(FRIDAY))
    stumbling = served_by(house, Stumbling(house.office.scheduling, bad.id))
    told = 0
    for _ in range(120):
        house.portal.call(take_in, stumbling)
        told += len(sound.said())
        house.clock.pass_by(seconds=10)
    assert (len(broken.said()), told) == (0, 1)
    assert "passed_over" in {notice["kind"] for notice in broken.notices()}


@pytest.mark.parametrize("handle", ["lena-moreau", "sam-okoro"])
def test_an_event_in_a_conversation_that_it_is_not_of_is_told_to_nobody(booking: Booking, handle: str) -> None:
    other = Booking(booking.house, booking.house.open("Ben", handle=handle))
    booking.pay(booking.book())
    booking.house.portal.call(take_in, served_by(booking.house, Forging(booking.scheduling, conversation=other.talk.id)))
    assert (booking.said(), other.said(), booking.notices()) == ([], [], [])


def test_every_sentence_is_there_in_both_languages_without_a_figure() -> None:
    texts = [text for table in (SENTENCES, MORE) for words in table.values() for text in words.values()]
    assert [text for text in texts if any(letter.isdigit() or letter in "€%" for letter in text)] == []
    assert all(set(words) == {"en", "fr"} for table in (SENTENCES, MORE) for words in table.values())


def _die(*_: Any) -> int:
    raise RuntimeError("killed on purpose")


def served_by(house: House, scheduling: Any) -> Any:
    return replace(house.office, scheduling=scheduling)


class Forging:
    """The calendar, with every event changed."""

    def __init__(self, scheduling: Scheduling, **changes: Any) -> None:
        self._scheduling, self._changes = scheduling, changes

    def events(self, after: int, limit: int = 100) -> Sequence[Event]:
        return [replace(event, **self._changes) for event in self._scheduling.events(after, limit)]

    def consultation(self, caller: Caller, consultation: str) -> Consultation:
        return self._scheduling.consultation(caller, consultation)


class Stumbling(Forging):
    """The calendar, except that one consultation cannot be looked at."""

    def __init__(self, scheduling: Scheduling, of: str) -> None:
        super().__init__(scheduling)
        self._of = of

    def consultation(self, caller: Caller, consultation: str) -> Consultation:
        if consultation == self._of:
            raise ZeroDivisionError
        return super().consultation(caller, consultation)
