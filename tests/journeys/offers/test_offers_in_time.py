"""What binds, once and in time: accepted, expired, withdrawn, lapsed, reminded."""

from __future__ import annotations

import pytest

from tests.journeys.offers.briefs import BOX, FILM, RANK, TEXTE
from tests.journeys.offers.market import Market
from tests.journeys.offers.people import LENA, MAIKA, OWEN, Client, Meet, problem


def checked(client: Client) -> Client:
    client.says("I'd like to order the ten-page check.", "asked")
    client.tells(RANK)
    client.sees("150.00", 5)
    return client


def test_accepted_twice_is_one_order(meet: Meet) -> None:
    client = checked(meet(OWEN, "seo-audit"))
    first, second = client.accepts(), client.presses("accept")
    assert (second.status_code, second.json()) == (200, first)
    assert len(client.owner.orders()) == 1
    assert problem(client.presses("decline")) == (409, "taken")


def test_another_hash_accepts_nothing(meet: Meet) -> None:
    client = checked(meet(OWEN, "seo-audit"))
    assert problem(client.presses("accept", hash="0" * 64)) == (409, "changed")
    assert client.owner.orders() == []
    client.accepts()


def test_nobody_else_accepts(meet: Meet) -> None:
    client, other = checked(meet(OWEN, "seo-audit")), meet(OWEN, "seo-audit", name="Eve")
    assert other.presses("accept", card=client.card).status_code in (403, 404)
    pressed = client.market.shop.http.post(
        f"/api/offers/{client.card['id'] if client.card else ''}/accept",
        json={"hash": client.card["hash"] if client.card else ""},
        headers=client.owner.token,
    )
    assert pressed.status_code == 403
    assert client.owner.orders() == []


def test_withdrawn_is_told_and_cannot_be_accepted(meet: Meet) -> None:
    client = checked(meet(OWEN, "seo-audit"))
    client.owner.withdraws()
    client.is_told("Owen")
    assert client.offer()["status"] == "withdrawn"
    status, code = problem(client.presses("accept"))
    assert (status, code in ("taken", "changed")) == (409, True)
    client.says("I accept the offer.")
    assert not any(card["buttons"] for card in client.reply["cards"])
    assert client.owner.orders() == []


def test_retiree_la_cliente_l_apprend_en_francais(meet: Meet) -> None:
    client = meet(MAIKA, "sous-titrage", "fr")
    client.says("Je voudrais commander des sous-titres pour ma vidéo.", "asked")
    client.tells(FILM)
    client.sees("95.00", 3)
    client.owner.withdraws()
    client.is_told("Maïka", "offre")


@pytest.mark.parametrize("words", ["I'd like the offer again, please.", "I'm still interested.", "Oh no. Can I still have it?"])
def test_reminded_once_expired_and_too_late(later: Market, words: str) -> None:
    client = checked(Client(later, OWEN, "seo-audit"))
    later.pass_by(days=6, hours=1)
    client.is_told("offer")
    said = len(client.messages())
    later.pass_by(hours=22)
    later.sweep()
    assert len(client.messages()) == said, client.so_far()
    later.pass_by(hours=2)
    client.is_told("expired")
    assert problem(client.presses("accept")) == (409, "expired")
    assert client.offer()["status"] == "expired"
    client.says(words)
    client.tells(RANK)
    if not client.reply["cards"]:
        client.says("Yes, please make the offer again.")
    client.sees("150.00", 5)
    client.accepts()


def test_too_late_although_nobody_looked_at_the_clock_yet(later: Market) -> None:
    client = checked(Client(later, OWEN, "seo-audit"))
    later.clock.now = later.clock.now.replace(month=12, day=15)
    assert problem(client.presses("accept")) == (409, "expired")


def test_she_does_not_answer_within_a_day_and_the_matter_is_hers(later: Market) -> None:
    client = Client(later, LENA, "packaging")
    client.says("I'd like to order the product range please.", "asked")
    client.tells(BOX)
    client.waits()
    (asked,) = client.owner.approvals()
    later.pass_by(hours=23)
    client.sees_no_offer()
    later.pass_by(hours=2)
    client.is_told("Léna")
    assert client.talk.read()["state"] == "waiting"
    assert problem(client.owner.decides("approve", approval=asked["id"])) in ((409, "expired"), (409, "taken"))
    assert [offer["status"] for offer in client.owner.offers()] == ["lapsed"]
    client.sees_no_offer()


def test_sans_reponse_de_maika_la_cliente_l_apprend(later: Market) -> None:
    client = Client(later, MAIKA, "traduction", "fr")
    client.says("Je voudrais commander la traduction d'un texte de 3 000 mots.", "asked")
    client.tells(TEXTE)
    client.waits()
    later.pass_by(hours=25)
    client.is_told("Maïka")
    client.says("Combien coûte un texte de 500 mots ?", "answered")
    client.hears("55")
