"""What an offer has beside its whole is said of that alone: the right number on the wrong part of an offer is a falsehood."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.conversations.facts import Fact
from assistant.money import Money
from assistant.orders.pricing import Line
from assistant.orders.terms import build
from assistant.orders.wanted import Wanted
from assistant.tools.offer_facts import of_terms
from assistant.turns.promises import check
from tests.turns.promises.catalogues import BOXES, facts, names

IN_STEPS = build(replace(BOXES, milestones=True), Wanted("boxes", (Line("standard"),), discount_percent=Decimal(10), milestones=3)).terms
OFFER = of_terms(IN_STEPS, Money.parse("208.89", "EUR"))
ASKED = {"en": "I'd like the Full box, paid in three steps.", "fr": "Je voudrais la formule Full box, payée en trois étapes."}

FALSE = {
    "en": (
        "Your offer costs €22.", "Your offer costs €66.", "Your offer costs €220.", "Your offer costs €208.89.", "It costs €22.", "It costs €66.",
        "Your offer is delivered in 2 days.", "It is delivered in 2 days.", "Everything is done in two days.", "The total is €66.", "Total: €220",
        "Your offer in three steps costs €66.", "Your offer in three steps is delivered in 2 days.", "In all that is sixty-six euros.",
        "Here is your offer: Full box, €66, delivered in 2 days, 3 revisions.", "Here is your offer: Full box, €22, delivered in 6 days.",
        "The whole offer costs €22, the discount included.", "With the discount your offer costs €22.", "The Full box is yours for €66.",
        "The discount is €66.", "The discount is €198.", "You get a discount of €66.", "You get €66 off.", "You save €198.",
        "The first step costs €198.", "The first step costs €22.", "Step 1: €22.", "Step 2 takes 6 days.", "The last step is delivered in 6 days.",
        "The service fee is €208.89.", "Your offer is €198 instead of €208.89.", "That is €66 instead of €198.",
    ),
    "fr": (
        "Votre offre coûte 22 €.", "Votre offre coûte 66 €.", "Votre offre est à 208,89 €.", "Votre offre est livrée en 2 jours.", "Le total est de 66 €.",
        "Votre offre en trois étapes coûte 66 €.", "Après la remise, votre offre est à 22 €.", "La remise est de 66 €.", "La remise est de 198 €.",
        "La première étape coûte 198 €.", "Étape 1 : 22 €.", "La deuxième étape prend 6 jours.", "Les frais sont de 208,89 €.",
        "Voici votre offre : Full box, 66 €, livraison en 2 jours.", "Soit 66 € au lieu de 198 €.",
    ),
}  # fmt: skip
TRUE = {
    "en": (
        "Your offer costs €198.", "Your offer comes to €198 and is delivered in 6 days.", "It is delivered in 6 days.", "You save €22.",
        "That is a discount of €22.", "You get €22 off.", "Your offer is €198 instead of €220.", "The listed price is €220, your offer is €198.",
        "The first step is €66 and takes 2 days.", "Step 3: €66, 2 days.", "The last step costs €66.", "It is paid in three steps of €66.",
        "You pay €66 per step.", "It is paid in steps:\n- €66, 2 days\n- €66, 2 days\n- €66, 2 days", "With the service fee you pay €208.89.",
        "Here is your offer: Full box, €198, delivered in 6 days, 3 revisions.",
        "Your offer: €198 in total, after a discount of €22. Delivery takes 6 days.",
    ),
    "fr": (
        "Votre offre est à 198 € au lieu de 220 €.", "Une remise de 22 € est comprise.", "La première étape coûte 66 € et prend 2 jours.",
        "Chaque étape coûte 66 €.", "Avec les frais, vous payez 208,89 €.", "Votre offre coûte 198 €, livrée en 6 jours.",
        "Le paiement se fait par étapes :\n- 66 €, 2 jours\n- 66 €, 2 jours\n- 66 €, 2 jours",
    ),
}  # fmt: skip


def _each(texts: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(language, text) for language, said in texts.items() for text in said]


# Before the client's gig was looked up, and after.
@pytest.fixture(params=[OFFER, (*facts(BOXES), *OFFER)], ids=["offer alone", "with the catalogue"])
def known(request: pytest.FixtureRequest) -> tuple[Fact, ...]:
    return tuple(request.param)


def test_no_part_of_an_offer_is_told_as_the_whole_nor_another_part(known: tuple[Fact, ...]) -> None:
    passed = [
        text
        for language, text in _each(FALSE)
        if not check(text, known, language=language, names=names(BOXES), said=(ASKED[language],)).unbacked
    ]
    assert passed == []


def test_what_an_offer_says_of_itself_and_its_parts_is_let_through(known: tuple[Fact, ...]) -> None:
    held = {
        text: [found.text for found in verdict.unbacked]
        for language, text in _each(TRUE)
        if (verdict := check(text, known, language=language, names=names(BOXES), said=(ASKED[language],))).unbacked
    }
    assert held == {}
