"""A card shows an offer as it stands, in the client's language, with buttons only while it can be accepted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from assistant.conversations.cards import cancel_free_until, card_text, consultation_card, offer_card, slots_card
from assistant.money import Money
from assistant.orders.offer import Item, Milestone, Offer, Terms
from assistant.scheduling.calendar import ConsultationPolicy
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.slots import Slot

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def eur(amount: str) -> Money:
    return Money.parse(amount, "EUR")


TERMS = Terms(
    gig="packaging",
    title="Two labels",
    items=(Item("One label", 2, eur("90"), eur("180")),),
    discount=eur("0"),
    total=eur("180"),
    delivery_days=1,
    working_days=True,
    revisions=2,
    includes=("2 labels",),
    excludes=("Printing",),
)
OFFER = Offer(
    id="o1",
    freelancer="lena-moreau",
    client="c1",
    conversation="k1",
    status="sent",
    revision=1,
    version=1,
    terms=TERMS,
    hash="h1",
    client_pays=eur("189.90"),
    net=eur("144"),
    requirements={},
    expires_at=datetime(2026, 12, 7, 9, 0, tzinfo=UTC),
    created_at=NOW,
)


def test_its_buttons_are_calls_that_the_client_makes() -> None:
    card = offer_card(OFFER, "fr")
    assert (card["type"], card["id"], card["hash"]) == ("offer", "o1", "h1")
    assert card["buttons"] == [
        {"label": "Accepter", "method": "POST", "href": "/api/offers/o1/accept"},
        {"label": "Refuser", "method": "POST", "href": "/api/offers/o1/decline"},
    ]


@pytest.mark.parametrize("status", ["waiting_approval", "accepted", "expired", "withdrawn"])
def test_an_offer_that_cannot_be_accepted_has_no_buttons(status: str) -> None:
    assert offer_card(replace(OFFER, status=status), "en")["buttons"] == []  # type: ignore[arg-type]


def test_what_the_freelancer_nets_is_not_on_it() -> None:
    card = offer_card(OFFER, "en")
    assert "144" not in str(card)
    assert card["facts"]["total"] == {"amount": "180.00", "currency": "EUR"}
    assert card["facts"]["discount"] is None


def test_in_plain_lines_it_says_everything_that_is_agreed_to() -> None:
    assert card_text(offer_card(OFFER, "en"), "en").splitlines() == [
        "Offer: Two labels",
        "• 2 × One label: €180",
        "Total: €180",
        "You pay, fees included: €189.90",
        "Delivery: 1 working day",
        "Revisions: 2",
        "Included: 2 labels",
        "Not included: Printing",
        "Valid until: 7 December 2026, 09:00 UTC",
    ]


def test_it_is_said_in_french_with_its_steps_and_its_note() -> None:
    steps = (Milestone("Sketches", ("3 sketches",), 2, eur("60")), Milestone("Final", (), 5, eur("100")))
    terms = replace(TERMS, discount=eur("20"), total=eur("160"), revisions=None, milestones=steps, note="À bientôt !", working_days=False)
    said = card_text(offer_card(replace(OFFER, terms=terms, client_pays=eur("160")), "fr"), "fr").replace("\xa0", " ").splitlines()
    assert said[:4] == ["Offre : Two labels", "• 2 × One label : 180 €", "Remise : −20 €", "Total : 160 €"]
    assert said[5] == "Retouches : illimitées"
    assert said[-4:] == [
        "Étape 1 : Sketches (3 sketches), 2 jours, 60 €",
        "Étape 2 : Final, 5 jours, 100 €",
        "Note : À bientôt !",
        "Fin de validité : 7 décembre 2026, 09:00 UTC",
    ]


def test_a_subscription_says_its_months() -> None:
    said = card_text(offer_card(replace(OFFER, terms=replace(TERMS, months=6)), "en"), "en")
    assert "Total per month: €180\nMonths: 6\nYou pay each month, fees included: €189.90" in said


CALL = Consultation(
    **{"id": "k9", "freelancer": "lena-moreau", "client": "c1", "conversation": "k1", "status": "held", "version": 1, "sequence": 0},
    **{"starts_at": datetime(2026, 12, 3, 9, 0, tzinfo=UTC), "ends_at": datetime(2026, 12, 3, 9, 30, tzinfo=UTC), "minutes": 30},
    **{"price": eur("40"), "client_timezone": "America/New_York", "policy": ConsultationPolicy(), "created_at": NOW},
    hold_until=datetime(2026, 11, 30, 10, 0, tzinfo=UTC),
)
PAID = replace(CALL, status="confirmed", hold_until=None, paid_at=NOW, meeting_link="https://meet.example/k9")


def labels(one: Consultation, language: str = "en") -> list[str]:
    return [button["label"] for button in consultation_card(one, "Europe/Paris", language)["buttons"]]


def test_a_held_consultation_is_paid_or_cancelled_at_no_cost() -> None:
    card = consultation_card(CALL, "Europe/Paris", "en")
    assert [button["href"] for button in card["buttons"]] == ["/api/consultations/k9/pay", "/api/consultations/k9/cancel"]
    assert labels(CALL) == ["Pay €40", "Cancel (free)"]
    assert [label.replace("\xa0", " ") for label in labels(CALL, "fr")] == ["Payer 40 €", "Annuler (sans frais)"]
    assert card["facts"]["client_time"] == "Thursday 3 December, 04:00 (New York, UTC−5)"
    assert card["facts"]["freelancer_time"] == "Thursday 3 December, 10:00 (Paris, UTC+1)"


def test_what_is_paid_says_until_when_cancelling_costs_nothing() -> None:
    card = consultation_card(PAID, "Europe/Paris", "en")
    assert labels(PAID) == ["Cancel"]
    assert card["facts"]["cancel_free_until"] == "2026-12-02T09:00:00+00:00"
    assert card_text(card, "en").splitlines() == [
        "Consultation: 30 min",
        "When: Thursday 3 December, 04:00 (New York, UTC−5) / 10:00 (Paris, UTC+1)",
        "Price: €40",
        "Status: confirmed",
        "Cancelling: free until Wednesday 2 December, 04:00 (New York, UTC−5); later the price is not refunded",
        "Meeting link: https://meet.example/k9",
    ]


def test_what_the_freelancer_moved_costs_its_client_nothing_to_cancel() -> None:
    assert cancel_free_until(replace(PAID, moved_by="freelancer")) is None
    assert "Cancelling: costs nothing" in card_text(consultation_card(replace(PAID, moved_by="freelancer"), "Europe/Paris", "en"), "en")


def test_what_is_booked_too_late_to_be_refunded_says_so_before_it_is_paid() -> None:
    soon = replace(CALL, starts_at=NOW + timedelta(hours=3))
    said = card_text(consultation_card(soon, "Europe/Paris", "en"), "en")
    assert "once paid, the price is not refunded" in said
    assert "Payment is simulated here. No money moves." in said


@pytest.mark.parametrize("status", ["done", "released", "cancelled", "no_show_client", "no_show_freelancer"])
def test_a_consultation_that_is_over_has_nothing_to_press(status: str) -> None:
    assert labels(replace(CALL, status=status)) == []  # type: ignore[arg-type]


def test_free_starts_are_said_on_both_clocks_and_their_buttons_only_say_them() -> None:
    slots = [Slot(CALL.starts_at, CALL.ends_at, 30, eur("0"))]
    card = slots_card(slots, ("America/New_York", "Europe/Paris"), "fr", "talk")
    said = "jeudi 3 décembre, 04:00 (New York, UTC−5) / 10:00 (Paris, UTC+1)"
    assert card["buttons"] == [{"label": said, "method": "POST", "href": "/api/conversations/talk/messages", "text": said}]
    assert card["facts"]["starts"] == ["2026-12-03T09:00:00+00:00"]
    assert card_text(card, "fr").replace("\xa0", " ").splitlines() == [
        "Créneaux libres : 30 min, gratuit",
        "• jeudi 3 décembre, 04:00 (New York, UTC−5) / 10:00 (Paris, UTC+1)",
    ]
