"""What became of an offer is told once, in order, in the conversation's language, whatever happens to the process meanwhile."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from assistant.conversations import control
from assistant.database.tables import hand_overs, messages, turns
from assistant.errors import Unavailable
from assistant.money import Money
from assistant.orders.pricing import Line
from assistant.orders.service import Edit, Event, Orders
from assistant.orders.wanted import Wanted
from assistant.turns import order_news
from assistant.turns.order_news import take_in
from assistant.turns.order_words import SAYINGS
from assistant.turns.timers import tick
from tests.turns.bargains import Bargain, Before, allow, asks_for, served_by
from tests.turns.house import House
from tests.turns.listeners import LENA, key, restarted

pytestmark = pytest.mark.usefixtures("either")


@pytest.fixture
def bargain(house: House) -> Bargain:
    return Bargain(house, house.open("Anna"))


def test_who_is_asked_for_a_yes_is_told_who_wants_what_why_and_until_when(bargain: Bargain) -> None:
    bargain.place(2)
    bargain.sweep()
    assert bargain.said() == []
    (notice,) = bargain.notices()
    assert notice["kind"] == "approval_requested"
    assert notice["subject"] == "Anna : une offre attend votre accord"
    lines = notice["text"].replace("\xa0", " ").splitlines()
    assert "Client : Anna" in lines
    assert "• 2 × One label : 180 €" in lines
    assert "Pourquoi je demande : vous n'avez pas dit jusqu'à quel montant je peux envoyer seul une offre" in lines
    assert "Réponse avant le : 24 novembre 2026, 10:00 (Europe/Paris)" in lines
    (asked,) = bargain.orders.approvals(LENA)
    assert notice["data"]["approval"] == asked.id


def test_a_yes_brings_the_client_the_offer_with_its_card(bargain: Bargain) -> None:
    offer = bargain.place()
    bargain.sweep()
    bargain.decide("approve")
    bargain.sweep()
    (said,) = bargain.said()
    assert said.text.startswith("Léna Moreau has looked at your request: here is the offer.")
    (card,) = said.reply["cards"]
    assert (card["id"], card["hash"], len(card["buttons"])) == (offer.id, offer.hash, 2)
    assert (said.reply["outcome"], said.reply["language"]) == ("acted", "en")
    assert said.reply["sources"][0]["id"] == f"offer:{offer.id}"


def test_a_yes_to_something_else_says_that_it_differs(bargain: Bargain) -> None:
    bargain.place()
    bargain.decide("edit", Edit(delivery_days=9))
    bargain.sweep()
    (said,) = bargain.said()
    assert "differs from what you asked for" in said.text
    assert said.reply["cards"][0]["facts"]["delivery_days"] == 9


def test_a_wish_that_the_catalogue_does_not_sell_asks_for_its_price_and_is_then_simply_the_offer(bargain: Bargain) -> None:
    caller = replace(bargain.client, role="assistant")
    bargain.orders.place(caller, key(), Wanted("packaging", (), wish="A music box"))
    bargain.sweep()
    lines = bargain.notices()[0]["text"].splitlines()
    assert "Hors catalogue : « A music box »" in lines
    assert "Avec votre accord, indiquez le prix et le délai de livraison." in lines
    assert not any("€" in line for line in lines)
    bargain.decide("edit", Edit(price=Money(40000, "EUR"), delivery_days=10))
    bargain.sweep()
    (said,) = bargain.said()
    assert "differs" not in said.text
    assert said.reply["cards"][0]["facts"]["total"] == {"amount": "400.00", "currency": "EUR"}


def test_a_no_is_told_kindly_without_a_card_and_the_note_is_the_freelancers(bargain: Bargain) -> None:
    bargain.place()
    bargain.decide("decline", Edit(note="Not before Christmas, sorry!"))
    bargain.sweep()
    outcome, note = bargain.said()
    assert outcome.text.startswith("Léna Moreau has looked at your request and cannot make this offer. I am sorry.")
    assert outcome.reply["cards"] == []
    assert (note.author, note.text) == ("freelancer", "Not before Christmas, sorry!")


def test_no_answer_in_time_hands_the_matter_over_once(bargain: Bargain) -> None:
    bargain.place()
    bargain.house.clock.pass_by(hours=23, minutes=59)
    bargain.tick()
    assert bargain.said() == []
    bargain.house.clock.pass_by(minutes=1)
    bargain.tick()
    bargain.tick()
    (said,) = bargain.said()
    assert said.text.startswith("Léna Moreau could not answer in time")
    assert (said.reply["outcome"], said.reply["cards"]) == ("handed_over", [])
    assert bargain.house.do(control.state_of, bargain.talk.id) == "waiting"
    (matter,) = bargain.house.rows(hand_overs)
    assert matter.reason == "Une offre est restée sans votre réponse : One label."
    assert [notice["kind"] for notice in bargain.notices()] == ["approval_requested", "hand_over"]


def test_an_offer_that_the_mandate_allowed_was_told_by_its_own_turn(bargain: Bargain) -> None:
    allow(bargain.house)
    bargain.place()
    bargain.sweep()
    assert (bargain.said(), bargain.notices()) == ([], [])


def test_an_offer_whose_turn_never_heard_that_it_was_made_is_told(bargain: Bargain) -> None:
    allow(bargain.house)
    offer = bargain.orders.place(replace(bargain.client, role="assistant"), key(), Wanted("packaging", (Line("basic"),))).offer
    for _ in range(2):
        bargain.sweep()
    (said,) = bargain.said()
    assert said.text.startswith("Here is the offer you asked for.")
    assert (said.reply["cards"][0]["id"], len(said.reply["cards"][0]["buttons"])) == (offer.id, 2)


@pytest.mark.parametrize("end", ["withdraw", "decline", "expire", "supersede"])
def test_what_an_offer_says_backs_no_promise_once_it_has_come_to_nothing(bargain: Bargain, end: str) -> None:
    allow(bargain.house, expires_after_days=1)
    offer = bargain.place()
    bargain.know(offer)
    bargain.sweep()
    assert bargain.known() == {offer.id}
    if end == "withdraw":
        bargain.orders.withdraw(LENA, key(), offer.id)
    elif end == "decline":
        bargain.orders.decline(bargain.client, key(), offer.id, offer.hash)
    elif end == "supersede":
        bargain.place(2)
    else:
        bargain.house.clock.pass_by(days=2)
        bargain.tick()
    bargain.sweep()
    assert bargain.known() == set()


def test_what_an_accepted_offer_says_holds(bargain: Bargain) -> None:
    allow(bargain.house)
    offer = bargain.place()
    bargain.know(offer)
    bargain.accept(offer)
    bargain.sweep()
    assert bargain.known() == {offer.id}


def test_an_offer_that_expired_while_nothing_ran_is_told_once_after_the_restart(bargain: Bargain) -> None:
    allow(bargain.house, expires_after_days=1)
    offer = bargain.place()
    bargain.sweep()
    bargain.house.clock.pass_by(days=3)
    later = restarted(bargain.house)
    for _ in range(2):
        bargain.house.portal.call(tick, later)
    bargain.tick()
    (said,) = bargain.said()
    assert said.text.startswith("This offer has expired")
    assert (said.reply["cards"][0]["id"], said.reply["cards"][0]["buttons"]) == (offer.id, [])


def test_an_offer_does_not_expire_early(bargain: Bargain) -> None:
    allow(bargain.house, expires_after_days=1)
    bargain.place()
    bargain.house.clock.pass_by(hours=23, minutes=59)
    bargain.tick()
    assert bargain.said() == []


def test_a_promise_that_is_withdrawn_is_corrected(bargain: Bargain) -> None:
    allow(bargain.house)
    offer = bargain.place()
    bargain.orders.withdraw(LENA, key(), offer.id)
    bargain.sweep()
    (said,) = bargain.said()
    assert said.text.startswith("A correction: Léna Moreau has withdrawn this offer")
    assert said.reply["cards"][0]["buttons"] == []


def test_an_offer_withdrawn_before_the_client_saw_it_is_a_no_without_figures(bargain: Bargain) -> None:
    offer = bargain.place()
    bargain.orders.withdraw(LENA, key(), offer.id)
    bargain.sweep()
    (said,) = bargain.said()
    assert "cannot make this offer" in said.text
    assert said.reply["cards"] == []


def test_an_order_is_confirmed_and_the_freelancer_gets_the_brief(bargain: Bargain) -> None:
    allow(bargain.house)
    order = bargain.accept(bargain.place(requirements={"product": "Green tea"}))
    bargain.sweep()
    (said,) = bargain.said()
    assert said.text.startswith("You have accepted this offer: your order with Léna Moreau is placed.")
    assert "only simulated" in said.text
    (notice,) = bargain.notices()
    assert notice["subject"] == "Anna : votre offre est acceptée"
    assert "Connu : product: Green tea" in notice["text"].splitlines()
    assert (notice["data"]["order"], notice["data"]["requirements"]) == (order.id, {"product": "Green tea"})


def test_what_was_told_after_the_offer_reaches_the_order(bargain: Bargain) -> None:
    allow(bargain.house)
    asks_for(bargain.house, "product")
    offer = bargain.place(requirements={})
    bargain.tells({"product": "Green tea", "colour": "red"})
    order = bargain.accept(offer)
    assert order.status == "awaiting_requirements"
    bargain.sweep()
    known = bargain.orders.order(LENA, order.id)
    assert (known.status, known.requirements) == ("in_progress", {"product": "Green tea"})
    (notice,) = bargain.notices()
    assert notice["data"]["requirements"] == {"product": "Green tea"}
    bargain.sweep()
    assert len(bargain.said()) == 1


def test_a_clients_no_is_the_freelancers_news(bargain: Bargain) -> None:
    allow(bargain.house)
    offer = bargain.place()
    bargain.orders.decline(bargain.client, key(), offer.id, offer.hash)
    bargain.sweep()
    assert bargain.said() == []
    assert [notice["kind"] for notice in bargain.notices()] == ["offer_declined"]


def test_french_is_spoken_where_the_conversation_is_french(house: House) -> None:
    bargain = Bargain(house, house.open("Anna", locale="fr-FR"))
    bargain.place()
    bargain.decide("approve")
    bargain.sweep()
    (said,) = bargain.said()
    assert said.text.startswith("Léna Moreau a étudié votre demande : voici l'offre.")
    assert [button["label"] for button in said.reply["cards"][0]["buttons"]] == ["Accepter", "Refuser"]


@pytest.mark.parametrize(
    ("change", "heard"),
    [
        (control.take_over, ["Léna Moreau has looked at your request: here is the offer."]),
        (control.pause, ["Léna Moreau has looked at your request: here is the offer."]),
        (control.close, []),
    ],
)
def test_while_the_assistant_is_silent_only_the_fact_is_said(bargain: Bargain, change: Callable[..., None], heard: list[str]) -> None:
    bargain.place()
    bargain.house.do(change, bargain.talk.id, bargain.house.clock())
    bargain.decide("approve")
    bargain.sweep()
    assert [said.text for said in bargain.said()] == heard


@pytest.mark.parametrize("change", [control.take_over, control.pause, control.close])
def test_a_lapse_while_the_assistant_is_silent_hands_nothing_over_and_tells_the_freelancer(
    bargain: Bargain, change: Callable[..., None]
) -> None:
    bargain.place()
    bargain.house.do(change, bargain.talk.id, bargain.house.clock())
    bargain.house.clock.pass_by(hours=25)
    bargain.tick()
    assert all("passed this on" not in said.text for said in bargain.said())
    assert bargain.house.count(hand_overs) == 0
    assert bargain.notices()[-1]["kind"] == "approval_lapsed"


@pytest.mark.parametrize("patience", [0, 11])
def test_news_let_a_turn_finish_but_not_for_long(bargain: Bargain, patience: int) -> None:
    house = bargain.house
    running = bargain.talk.send("please wait")
    assert house.speaker.waiting.wait(10)
    bargain.place()
    bargain.decide("approve")
    house.clock.pass_by(seconds=patience)
    bargain.sweep()
    told_meanwhile = [said.text[:11] for said in bargain.said() if said.author == "assistant"]
    house.speaker.go.set()
    running.result(20)
    bargain.sweep()
    told_after = [said.text[:11] for said in bargain.said()]
    assert (told_meanwhile, told_after) == (([], ["You said: p", "Léna Moreau"]) if not patience else (["Léna Moreau"], ["You said: p"]))


def test_a_running_engine_tells_it_by_itself_and_wakes_who_waits(bargain: Bargain) -> None:
    house = bargain.house
    bargain.place()
    house.portal.call(house.engine.resume)
    bargain.decide("approve")
    assert house.portal.call(house.office.news.wait, bargain.talk.id, bargain.seen, 10)
    assert len(bargain.said()) == 1


def test_what_an_owner_looks_up_says_which_event_brought_the_message(bargain: Bargain) -> None:
    offer = bargain.place()
    bargain.decide("approve")
    bargain.sweep()
    (said,) = bargain.said()
    (turn,) = [row for row in bargain.house.rows(turns) if row.id == said.turn]
    assert (turn.state, turn.trace["event"]["type"], turn.trace["event"]["offer"]) == ("done", "offer_sent", offer.id)


def test_a_client_goes_on_talking_after_it(bargain: Bargain) -> None:
    bargain.place()
    bargain.decide("approve")
    bargain.sweep()
    assert bargain.talk.text("Thank you") == "You said: Thank you"


def test_a_process_that_dies_in_between_neither_loses_nor_repeats_anything(bargain: Bargain, monkeypatch: pytest.MonkeyPatch) -> None:
    bargain.place()
    bargain.decide("approve")
    with monkeypatch.context() as patched:
        patched.setattr(order_news, "bring_about", _die)
        bargain.sweep()
    assert bargain.said() == []
    later = restarted(bargain.house)
    bargain.house.clock.pass_by(seconds=2)
    bargain.house.portal.call(take_in, later)
    bargain.house.portal.call(take_in, bargain.house.office)
    assert len(bargain.said()) == 1
    assert len(bargain.notices()) == 0


def test_two_sweepers_at_once_tell_everything_once_and_in_order(house: House) -> None:
    allow(house)
    bargains = [Bargain(house, house.open("Anna")) for _ in range(6)]
    for bargain in bargains:
        offer = bargain.place()
        bargain.orders.withdraw(LENA, key(), offer.id)
        bargain.accept(bargain.place(2))
    sweepers = [house.office, *(restarted(house) for _ in range(3))]

    async def all_at_once() -> None:
        # Again and again, because who finds another ahead leaves the rest to it.
        for _ in range(30):
            await asyncio.gather(*(take_in(sweeper) for sweeper in sweepers))

    house.portal.call(all_at_once)
    for bargain in bargains:
        assert [said.text.split()[0] for said in bargain.said()] == ["A", "You"]
    assert len(house.rows(messages)) == len({(row.conversation, row.seq) for row in house.rows(messages)})
    assert len(bargains[0].notices()) == len(bargains)


def test_news_wait_while_the_order_service_is_away(bargain: Bargain) -> None:
    bargain.place()
    bargain.decide("approve")
    away = served_by(bargain.house, Before(bargain.orders, _fail(Unavailable("no line"))))
    for _ in range(20):
        bargain.house.portal.call(take_in, away)
    assert bargain.said() == []
    bargain.sweep()
    assert len(bargain.said()) == 1


def test_an_event_that_can_never_be_taken_in_does_not_stop_the_others(house: House) -> None:
    broken, sound = Bargain(house, house.open("Anna")), Bargain(house, house.open("Ben"))
    allow(house)
    bad = broken.place()
    broken.orders.withdraw(LENA, key(), bad.id)
    good = sound.place()
    sound.orders.withdraw(LENA, key(), good.id)
    stumbling = served_by(house, Before(house.office.orders, _fail(ZeroDivisionError(), bad.id)))
    looked: list[str] = []

    def look(offer: str) -> None:
        looked.append(offer)
        _fail(ZeroDivisionError(), bad.id)(offer)

    stumbling = served_by(house, Before(house.office.orders, look))
    for _ in range(90):
        house.clock.pass_by(seconds=10)
        assert sound.said() == []
        house.portal.call(take_in, stumbling)
    # It was tried ever more rarely, for a quarter of an hour.
    assert 5 < len(looked) < 20
    house.clock.pass_by(minutes=3)
    for _ in range(2):
        house.portal.call(take_in, stumbling)
        house.clock.pass_by(seconds=1)
    for _ in range(3):
        house.portal.call(take_in, stumbling)
        house.clock.pass_by(minutes=16)
    assert (len(broken.said()), len(sound.said())) == (0, 1)
    assert {notice["kind"] for notice in broken.notices()} == {"passed_over"}


@pytest.mark.parametrize("handle", ["lena-moreau", "sam-okoro"])
def test_an_event_in_a_conversation_that_the_offer_is_not_of_is_told_to_nobody(house: House, handle: str) -> None:
    allow(house)
    mine, other = Bargain(house, house.open("Anna")), Bargain(house, house.open("Ben", handle=handle))
    offer = mine.place()
    mine.orders.withdraw(LENA, key(), offer.id)
    house.portal.call(take_in, served_by(house, Forging(mine.orders, other.talk.id)))
    assert (mine.said(), other.said()) == ([], [])


def test_no_figure_is_in_the_words() -> None:
    said = [text for saying in SAYINGS.values() for words in (saying.fact, saying.more) for text in words.values()]
    assert [text for text in said if re.search(r"\d|€|%", text)] == []
    assert all(set(words) == {"en", "fr"} for saying in SAYINGS.values() for words in (saying.fact, saying.more))


def _die(*_: Any) -> int:
    raise RuntimeError("killed on purpose")


def _fail(error: Exception, of: str | None = None) -> Callable[[str], None]:
    def look(offer: str) -> None:
        if of in (None, offer):
            raise error

    return look


class Forging(Before):
    """The order service, with every event put into a conversation that it is not of."""

    def __init__(self, orders: Orders, conversation: str) -> None:
        super().__init__(orders, lambda _: None)
        self._conversation = conversation

    def events(self, after: int, limit: int = 100) -> Sequence[Event]:
        return [replace(event, conversation=self._conversation) for event in super().events(after, limit)]
