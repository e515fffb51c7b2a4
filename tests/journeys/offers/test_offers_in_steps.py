"""Work sold in steps or by the month, where the gig allows it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.journeys.offers.briefs import APP, BLOG, BOX, LOGO, PAGES, VIN, VOIX
from tests.journeys.offers.people import ARJUN, LENA, MAIKA, OWEN, Meet


def test_a_prototype_in_three_milestones(meet: Meet) -> None:
    client = meet(ARJUN, "web-app")
    client.says("We'd like to order the clickable prototype, paid in three milestones.", "asked")
    client.tells(APP)
    facts = client.sees("900.00", 8, 2)
    assert len(facts["milestones"]) == 3
    assert sum(Decimal(step["amount"]["amount"]) for step in facts["milestones"]) == 900
    assert facts.get("subscription") is None
    client.accepts()


def test_un_logo_en_deux_etapes(meet: Meet) -> None:
    client = meet(LENA, "identite-de-marque", "fr")
    client.says("Je voudrais commander l'identité essentielle et payer en deux étapes.", "asked")
    client.tells(LOGO)
    facts = client.sees("420.00", 10, 3)
    assert len(facts["milestones"]) == 2


@pytest.mark.parametrize("words", ["Make it two milestones, please.", "Could we split it into two milestones?"])
def test_steps_asked_for_once_the_offer_is_there(meet: Meet, words: str) -> None:
    client = meet(OWEN, "website-copy")
    client.says("I'd like to order the small website.", "asked")
    client.tells(PAGES)
    assert client.sees("340.00", 9, 2)["milestones"] == []
    client.says(words)
    assert len(client.sees("340.00", 9, 2)["milestones"]) == 2


def test_pas_d_etapes_pour_les_etiquettes(meet: Meet) -> None:
    client = meet(LENA, "etiquettes", "fr")
    client.says("Je voudrais commander une étiquette, payable en deux étapes.")
    client.hears("étape")
    client.tells(VIN)
    assert client.sees("130.00", 4)["milestones"] == []


@pytest.mark.parametrize(
    "words",
    ["I'd like to order it as a subscription for three months.", "I'd like to subscribe to the four articles a month, for three months."],
)
def test_a_retainer_for_three_months(meet: Meet, words: str) -> None:
    client = meet(OWEN, "blog-retainer")
    client.says(words, "asked")
    client.tells(BLOG)
    facts = client.sees("380.00", 28, 2)
    assert facts["subscription"] == {"months": 3}
    assert facts["milestones"] == []


def test_un_abonnement_demande_sa_duree(meet: Meet) -> None:
    client = meet(MAIKA, "voix-off", "fr")
    client.says("Je voudrais un message de 30 secondes chaque mois, en abonnement.", "asked")
    client.hears("mois")
    client.says("Pendant trois mois.", "asked")
    client.tells(VOIX)
    facts = client.sees("75.00", 2, 1)
    assert facts["subscription"] == {"months": 3}


def test_no_subscription_for_boxes(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order one label every month, as a subscription.")
    client.hears("month" if "month" in client.reply["text"] else "subscription")
    client.tells(BOX)
    assert client.sees("90.00", 3)["subscription"] is None
