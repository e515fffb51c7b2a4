"""Where a careless assistant would sell something else than what was said."""

from __future__ import annotations

from tests.journeys.offers.briefs import APP, BLOG, BOX, LOGO, PAGES, VIN, VOIX
from tests.journeys.offers.people import ARJUN, LENA, MAIKA, OWEN, Meet


def test_two_articles_instead_of_four_are_not_sold_as_four(meet: Meet) -> None:
    client = meet(OWEN, "blog-retainer")
    client.says("I want two articles instead of four, can Owen make me a custom offer?")
    for answer in (*BLOG.values(), "Yes please, ask him."):
        if client.owner.approvals():
            break
        client.says(answer)
    client.sees_no_offer()
    client.waits()
    client.owner.edits(price={"amount": "210.00", "currency": "GBP"}, delivery_days=20)
    client.is_told("Owen")
    client.sees("210.00", 20)


def test_un_extra_refuse_ne_retire_pas_les_autres(meet: Meet) -> None:
    client = meet(MAIKA, "voix-off", "fr")
    client.says("Je voudrais commander une narration de 7 minutes.", "asked")
    client.hears("350")
    client.says("Et avec les droits de diffusion publicitaire en plus, ça ferait combien ?")
    client.hears("500")
    client.says("Non, finalement sans les droits de diffusion.")
    client.tells(VOIX)
    client.waits()
    assert [asked["offer"]["total"]["amount"] for asked in client.owner.approvals()] == ["350.00"], client.so_far()


def test_a_discount_asked_with_the_order_is_not_forgotten(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order the full box, but could I have 10% off?")
    if client.reply["outcome"] == "asked" and "198" in client.reply["text"]:
        client.says("Yes please.")
    client.tells(BOX)
    client.sees("198.00", 6, 3)


def test_une_contre_offre_au_prix_affiche_n_en_est_pas_une(meet: Meet) -> None:
    client = meet(LENA, "identite-de-marque", "fr")
    client.says("Bonjour, j'ai besoin d'un logo pour mon restaurant, mon budget est de 150 euros.")
    client.hears_not("au lieu de 180")
    client.sees_no_offer()
    client.says("Bon, alors je prends le logo seul au prix normal.")
    client.tells(LOGO)
    client.sees("180.00", 5, 2)


def test_another_figure_is_another_wish_and_asking_her_is_asking_her(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order the full box.", "asked")
    client.tells(BOX)
    client.sees("220.00", 6, 3)
    client.says("Could you do it for 180?")
    client.hears("198")
    client.says("190 is my last word.")
    client.hears_not("nutrition")
    client.says("OK, ask her then.")
    client.waits()
    assert [asked["offer"]["total"]["amount"] for asked in client.owner.approvals()] == ["190.00"], client.so_far()


def test_what_waits_is_replaced_when_something_else_is_wanted(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order the product range please.", "asked")
    client.tells(BOX)
    client.waits()
    client.says("Actually, can you make it the full box instead?")
    client.tells(BOX)
    client.sees("220.00", 6, 3)
    assert client.owner.approvals() == []


def test_an_order_without_any_courtesy_is_an_order(meet: Meet) -> None:
    client = meet(OWEN, "website-copy")
    client.says("One page with keyword research. Send me an offer.", "asked")
    client.tells(PAGES)
    client.sees("185.00", 5, 1)


def test_yes_is_no_answer_to_what_and_a_plain_no_drops_nothing(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order one label.", "asked")
    client.says("Why do you need to know that?")
    client.hears("What product is the packaging for?")
    client.says("Ah OK, it's for hand cream.", "asked")
    client.asked.append("product")
    client.tells({**BOX, "refs": "No."})
    client.sees("90.00", 3, 1)
    assert "hand cream" in client.accepts()["requirements"]["product"]


def test_a_deadline_that_was_given_up_is_given_up(meet: Meet) -> None:
    client = meet(ARJUN, "web-app")
    client.says("We'd like to order the working application, delivered in 10 working days.")
    client.sees_no_offer()
    client.hears("20")
    client.says("Then the 20 days are fine, please make the offer.")
    client.tells(APP)
    client.waits()
    (asked,) = client.owner.approvals()
    assert (asked["offer"]["total"]["amount"], asked["offer"]["delivery_days"]) == ("2400.00", 20), client.so_far()


def test_sans_tout_court_ne_retire_que_le_dernier_ajout(meet: Meet) -> None:
    client = meet(MAIKA, "voix-off", "fr")
    client.says("Je voudrais un devis pour une narration de 8 minutes.", "asked")
    client.hears("395")
    client.tells(VOIX)
    client.waits()
    client.says("Et avec les droits de diffusion en plus ?")
    client.hears("545")
    client.says("Finalement sans.")
    assert [asked["offer"]["total"]["amount"] for asked in client.owner.approvals()] == ["395.00"], client.so_far()


def test_paying_three_quarters_is_a_quarter_off(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order the full box.", "asked")
    client.tells(BOX)
    client.says("I can only pay 75% of that, so 25% off.")
    client.hears("198")
    client.says("Please ask Léna.")
    client.waits()
    assert [asked["offer"]["total"]["amount"] for asked in client.owner.approvals()] == ["165.00"], client.so_far()


def test_a_language_he_does_not_write_in_is_said(meet: Meet) -> None:
    client = meet(OWEN, "website-copy")
    client.says("I'd like to order one page in French please.")
    client.hears("English")
    client.sees_no_offer()


def test_stopping_is_no_answer(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order the full box.", "asked")
    client.says("Herbal tea.", "asked")
    client.says("Sorry, I want to stop here.", "answered")
    assert "stop" not in str(client.brief()["known"])
    client.sees_no_offer()


def test_going_for_what_was_granted_is_a_yes(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order the full box.", "asked")
    client.tells(BOX)
    client.says("Could I have 10% off?")
    client.says("OK, let's go with 10%.")
    client.sees("198.00", 6, 3)


def test_des_nouvelles_en_un_mot(meet: Meet) -> None:
    client = meet(LENA, "etiquettes", "fr")
    client.says("Je voudrais commander la gamme de trois étiquettes.", "asked")
    client.tells(VIN)
    client.waits()
    client.says("Alors ?")
    client.waits()
    client.hears("Léna")
    client.says("Toujours pas de réponse ?")
    client.waits()
    client.hears("Léna")
