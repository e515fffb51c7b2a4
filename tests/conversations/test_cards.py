"""A card shows an offer as it stands, in the client's language, with buttons only while it can be accepted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assistant.conversations.cards import card_text, offer_card
from assistant.money import Money
from assistant.orders.offer import Item, Milestone, Offer, Terms

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
