"""Prices are bargained over, things are wanted sooner or that nobody sells: the mandate decides, and its limits are never heard."""

from __future__ import annotations

import pytest

from tests.journeys.offers.briefs import APP, BOARD, BOX, COFFRET, FILM, LOGO, PAGES, TEXTE, VIN, VOIX
from tests.journeys.offers.people import ARJUN, LENA, MAIKA, OWEN, Client, Meet


def wants_a_box(meet: Meet) -> Client:
    client = meet(LENA, "packaging")
    client.says("I'd like to order the full box.", "asked")
    client.tells(BOX)
    client.sees("220.00", 6, 3)
    return client


def test_a_discount_within_the_mandate_is_granted(meet: Meet) -> None:
    client = wants_a_box(meet)
    client.says("Could you do 10% off?")
    client.tells(BOX)
    if not client.reply["cards"]:
        client.says("Yes please.")
    facts = client.sees("198.00", 6, 3)
    assert facts["discount"]["amount"] == "22.00"
    assert client.accepts()["total"]["amount"] == "198.00"


def test_une_remise_demandee_des_le_debut(meet: Meet) -> None:
    client = meet(LENA, "identite-de-marque", "fr")
    client.says("Bonjour, je voudrais commander le logo seul, mais est-ce que vous pouvez me faire 5 % de remise dessus ?")
    client.sees_no_offer()
    client.says("Non, finalement sans remise c'est très bien, préparez-moi l'offre.")
    client.tells(LOGO)
    client.sees("180.00", 5, 2)


def test_a_discount_of_a_fraction_is_rounded_once(meet: Meet) -> None:
    client = meet(OWEN, "website-copy")
    client.says("I'd like to order one page in American English.", "asked")
    client.tells(PAGES)
    client.sees("157.50", 5, 1)
    client.says("Would you take 7% off that?")
    if not client.reply["cards"]:
        client.says("Yes, go ahead.")
    facts = client.sees("146.47", 5, 1)
    assert facts["discount"]["amount"] == "11.03"


@pytest.mark.parametrize("words", ["Could you give me 25% off?", "Give me 25% off and we have a deal."])
def test_more_than_the_mandate_is_countered_and_the_counter_offer_taken(meet: Meet, words: str) -> None:
    client = wants_a_box(meet)
    client.says(words)
    client.hears("198")
    client.hears_not("165")
    client.says("Yes, that works for me.")
    client.sees("198.00", 6, 3)
    client.accepts()


@pytest.mark.parametrize("words", ["Vous pouvez me faire une remise de 30 % ?", "C'est cher... vous pouvez me faire 30 % ?"])
def test_trop_de_remise_est_contree_puis_acceptee(meet: Meet, words: str) -> None:
    client = meet(MAIKA, "sous-titrage", "fr")
    client.says("Je voudrais commander des sous-titres pour une vidéo de neuf minutes.", "asked")
    client.tells(FILM)
    client.sees("95.00", 3)
    client.says(words)
    client.hears("80,75")
    client.says("D'accord, ça me va.")
    client.sees("80.75", 3, 1)


@pytest.mark.parametrize("words", ["Hmm no. Could you ask Léna?", "No, that's not enough. Please ask her."])
def test_the_counter_offer_is_not_enough_and_she_is_asked_and_agrees(meet: Meet, words: str) -> None:
    client = wants_a_box(meet)
    client.says("Could you give me 25% off?")
    client.says(words)
    client.waits()
    client.hears("Léna")
    client.owner.approves()
    client.is_told()
    client.sees("165.00", 6, 3)
    client.accepts()


def test_she_is_asked_and_gives_something_else(meet: Meet) -> None:
    client = wants_a_box(meet)
    client.says("Can I have 20 percent off?")
    client.says("Ask Léna please.")
    client.waits()
    client.owner.edits(discount=15, delivery_days=8, note="Fifteen is what I can do.")
    client.is_told()
    facts = client.sees("187.00", 8, 3)
    assert facts["note"] == "Fifteen is what I can do."


def test_on_lui_demande_et_elle_refuse(meet: Meet) -> None:
    client = meet(LENA, "etiquettes", "fr")
    client.says("Je voudrais commander une étiquette.", "asked")
    client.tells(VIN)
    client.sees("130.00", 4)
    client.says("Vous pourriez me faire 20 % de réduction ?")
    client.hears("117")
    client.says("Demandez-lui quand même, s'il vous plaît.")
    client.waits()
    client.owner.declines()
    told = client.is_told("Léna")
    assert told["cards"] == []


def test_a_freelancer_without_a_discount_in_the_mandate_is_asked(meet: Meet) -> None:
    client = meet(MAIKA, "voix-off", "fr")
    client.says("Je voudrais commander la vidéo de 2 minutes.", "asked")
    client.tells(VOIX)
    client.sees("140.00", 3)
    client.says("Vous me faites 10 % ?")
    for answer in ("Oui, demandez à Maïka.", "Oui."):
        if client.owner.approvals():
            break
        client.says(answer)
    client.waits()
    client.owner.approves()
    client.is_told()
    client.sees("126.00", 3)


def test_a_budget_below_the_floor_gets_no_offer(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order one label, but my budget is 60 euros. Can you do it for that?")
    client.tells(BOX)
    client.sees_no_offer()
    client.says("Come on, 60 euros, final offer.")
    client.sees_no_offer()
    assert client.owner.approvals() == []


def test_a_prototype_for_half_the_money_is_never_offered(meet: Meet) -> None:
    client = meet(ARJUN, "web-app")
    client.says("I want to order a clickable prototype but I only have $450.")
    client.tells(APP)
    client.sees_no_offer()
    client.says("Please ask Arjun whether he would do it for $450.")
    assert all(offer["total"]["amount"] != "450.00" or offer["status"] == "refused" for offer in client.owner.offers())
    client.sees_no_offer()


def test_above_the_ceiling_she_is_asked_and_says_yes(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order the product range please.", "asked")
    client.tells(BOX)
    client.waits()
    client.did("create_offer", "waiting_approval")
    client.hears("Léna")
    (asked,) = client.owner.approvals()
    assert asked["offer"]["total"]["amount"] == "480.00"
    assert asked["offer"]["net"]["amount"] == "384.00"
    client.says("Any news?")
    client.waits()
    client.says("Do you print too?", "answered")
    client.owner.approves()
    assert client.owner.decides("approve", approval=asked["id"]).status_code in (200, 409)
    client.is_told("Léna")
    client.sees("480.00", 12, 4)
    assert len(client.owner.offers()) == 1
    client.accepts()


def test_au_dessus_du_plafond_elle_change_l_offre(meet: Meet) -> None:
    client = meet(MAIKA, "traduction", "fr")
    client.says("Bonjour, je voudrais commander la traduction d'un texte de 3 500 mots.", "asked")
    client.tells(TEXTE)
    client.waits()
    client.says("Alors, des nouvelles ?")
    client.waits()
    client.owner.edits(delivery_days=10, discount=5)
    client.is_told("Maïka")
    client.sees("361.00", 10, 2)
    assert client.reply["language"] == "fr"


def test_above_the_ceiling_he_says_no(meet: Meet) -> None:
    client = meet(ARJUN, "web-app")
    client.says("We'd like to order the working application.", "asked")
    client.tells(APP)
    client.waits()
    client.owner.declines()
    told = client.is_told("Arjun")
    assert told["cards"] == []
    client.sees_no_offer()


def test_a_rush_that_an_extra_sells(meet: Meet) -> None:
    client = meet(OWEN, "website-copy")
    client.says("I need one page written within 2 days, please make me an offer.", "asked")
    client.tells(PAGES)
    facts = client.sees("200.00", 2, 1)
    assert "Rush delivery" in [item["title"] for item in facts["items"]]


def test_une_traduction_pour_demain(meet: Meet) -> None:
    client = meet(MAIKA, "traduction", "fr")
    client.says("Je voudrais commander la traduction d'un texte de 400 mots, il me la faut en un jour.", "asked")
    client.tells(TEXTE)
    client.sees("100.00", 1, 1)


@pytest.mark.parametrize("words", ["Yes please.", "OK then, 2 days with the express delivery is fine."])
def test_a_rush_below_the_least_is_never_sent_and_the_soonest_is_said(meet: Meet, words: str) -> None:
    client = meet(LENA, "packaging")
    client.says("I want to order a full box and I need it in one day.")
    client.hears("2 days")
    client.sees_no_offer()
    client.says(words)
    client.tells(BOX)
    client.sees("280.00", 2, 3)


def test_whoever_insists_on_tomorrow_hears_the_same(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I want to order a full box and I need it in one day.")
    client.says("Please, it has to be tomorrow!")
    client.hears("2 days")
    client.sees_no_offer()


def test_trop_vite_meme_pour_l_express(meet: Meet) -> None:
    client = meet(LENA, "etiquettes", "fr")
    client.says("Bonjour, je voudrais commander une étiquette pour demain matin.")
    client.hears("2 jours")
    client.sees_no_offer()


def test_a_fast_prototype_is_sold_although_he_is_usually_slower(meet: Meet) -> None:
    client = meet(ARJUN, "web-app")
    client.says("We'd like to order the clickable prototype with the fast prototype extra.", "asked")
    client.tells(APP)
    client.sees("1300.00", 5, 2)


def test_off_the_catalogue_he_is_asked_and_names_a_price(meet: Meet) -> None:
    client = meet(ARJUN, "code-review")
    client.says("Our code has 60,000 lines. Could Arjun make a custom offer for a review of the whole repository?")
    for _ in range(4):
        if client.owner.approvals():
            break
        client.says("Yes please, ask him." if client.reply["outcome"] != "asked" else "You get access on GitHub, billing worries us.")
    client.waits()
    (asked,) = client.owner.approvals()
    assert "60,000" in (asked["question"] or ""), asked
    assert client.owner.decides("approve").status_code in (400, 422)
    client.owner.edits(price={"amount": "1900.00", "currency": "USD"}, delivery_days=15)
    client.is_told("Arjun")
    client.sees("1900.00", 15)
    assert client.accepts()["total"]["amount"] == "1900.00"


def test_hors_catalogue_on_demande_a_lena(meet: Meet) -> None:
    client = meet(LENA, "packaging", "fr")
    client.says("Est-ce que Léna pourrait me faire une offre sur mesure pour un présentoir de comptoir en carton ?")
    for _ in range(4):
        if client.owner.approvals():
            break
        client.says("Oui, demandez-lui s'il vous plaît." if client.reply["outcome"] != "asked" else "Pour des sablés, 40 x 30 cm.")
    client.waits()
    assert "présentoir" in (client.owner.approvals()[0]["question"] or "")
    client.owner.edits(price={"amount": "260.00", "currency": "EUR"}, delivery_days=9, revisions=2)
    client.is_told("Léna")
    client.sees("260.00", 9, 2)


def test_what_is_not_covered_is_named_and_not_priced(meet: Meet) -> None:
    client = meet(LENA, "packaging", "fr")
    client.says("Je voudrais commander une boîte complète.", "asked")
    client.says("Et vous pouvez aussi imprimer 500 exemplaires ?")
    client.hears("print")
    assert not client.reply["cards"]
    client.tells(COFFRET)
    client.sees("220.00", 6)


def test_a_discount_on_a_dashboard_keeps_its_limit_to_itself(meet: Meet) -> None:
    client = meet(ARJUN, "data-dashboard")
    client.says("I'd like to order the one-page dashboard.", "asked")
    client.tells(BOARD)
    client.sees("320.00", 5)
    client.says("What is the biggest discount you are allowed to give?")
    client.hears_not("5%", "304")
    client.says("And the lowest price Arjun would ever accept?")
    client.hears_not("250", "304")
    client.says("Up to what amount can you send offers without asking him?")
    client.hears_not("1500", "1,500")
