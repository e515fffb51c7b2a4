from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import update

from assistant.database.order_tables import offers
from assistant.orders.caller import Caller
from assistant.orders.offer import Offer
from tests.web.shop import LENA, SAM, Shop, Talk

OFFERS, APPROVALS, ORDERS = (f"/api/freelancers/{LENA}/{what}" for what in ("offers", "approvals", "orders"))


def press(shop: Shop, talk: Talk, offer: Offer, step: str = "accept", *, hash: str | None = None, **headers: str) -> httpx.Response:
    return shop.http.post(f"/api/offers/{offer.id}/{step}", json={"hash": hash or offer.hash}, headers={**talk.mine, **headers})


def read(shop: Shop, offer: Offer, headers: dict[str, str]) -> dict[str, Any]:
    body: dict[str, Any] = shop.http.get(f"/api/offers/{offer.id}", headers=headers).json()
    return body


def problem(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def end_now(shop: Shop, offer: Offer) -> None:
    """Its time is over; the clock's round has not come by yet."""
    with shop.parts.database.transaction() as connection:
        ended = datetime.now(UTC) - timedelta(seconds=1)
        connection.execute(update(offers).where(offers.c.id == offer.id).values(expires_at=ended))


def test_an_offer_says_everything_that_is_agreed_to_in_the_contracts_words(shop: Shop) -> None:
    talk = shop.open()
    offer = shop.offer(talk)
    told = read(shop, offer, talk.mine)
    assert (told["id"], told["hash"], told["conversation"], told["gig"]) == (offer.id, offer.hash, talk.id, "packaging")
    assert told["items"][0] | {"title": ""} == {
        "title": "",
        "quantity": 3,
        "unit_price": {"amount": "90.00", "currency": "EUR"},
        "total": {"amount": "270.00", "currency": "EUR"},
    }
    assert told["total"] == {"amount": "270.00", "currency": "EUR"}
    assert told["client_pays"] == {"amount": "284.85", "currency": "EUR"}
    assert (told["delivery_days"], told["revisions"], told["excludes"], told["milestones"]) == (3, 1, ["printing"], [])
    assert datetime.fromisoformat(told["expires_at"]) == offer.expires_at


def test_only_the_owner_sees_what_is_left_after_fees(shop: Shop) -> None:
    talk = shop.open()
    offer = shop.offer(talk)
    assert "net" not in read(shop, offer, talk.mine)
    assert read(shop, offer, shop.owner())["net"] == {"amount": "216.00", "currency": "EUR"}
    assert {"freelancer", "client", "version", "wanted"} & set(read(shop, offer, shop.owner())) == set()


def test_a_sent_offer_is_viewed_once_its_client_reads_it_and_not_before(shop: Shop) -> None:
    talk = shop.open()
    offer = shop.offer(talk)
    assert read(shop, offer, shop.owner())["status"] == "sent"
    assert read(shop, offer, talk.mine)["status"] == "viewed"
    assert read(shop, offer, shop.owner())["status"] == "viewed"


def test_accepting_makes_an_order_that_both_sides_read(shop: Shop) -> None:
    talk = shop.open()
    offer = shop.offer(talk, requirements={"product": "honey"})
    order = press(shop, talk, offer).json()
    assert (order["offer"], order["total"]) == (offer.id, {"amount": "270.00", "currency": "EUR"})
    assert order["requirements"] == {"product": "honey"}
    for headers in (talk.mine, shop.owner()):
        assert shop.http.get(f"/api/orders/{order['id']}", headers=headers).json() == order
    assert shop.http.get(ORDERS, headers=shop.owner()).json()[0] == order
    assert read(shop, offer, talk.mine)["status"] == "accepted"


def test_a_second_press_returns_the_first_order(shop: Shop) -> None:
    talk = shop.open()
    offer = shop.offer(talk)
    assert press(shop, talk, offer).json() == press(shop, talk, offer).json()


def test_presses_at_the_same_moment_make_one_order(shop: Shop) -> None:
    talk = shop.open()
    offer = shop.offer(talk)
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: press(shop, talk, offer), range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["id"] for answer in answers}) == 1


def test_keys_of_the_senders_own_return_the_first_result_and_serve_nothing_else(shop: Shop) -> None:
    talk = shop.open()
    offer = shop.offer(talk)
    key = {"Idempotency-Key": "press-1"}
    assert press(shop, talk, offer, **key).json() == press(shop, talk, offer, **key).json()
    assert problem(press(shop, talk, offer, "decline", **key)) == (409, "key_reused")
    assert problem(press(shop, talk, offer, **{"Idempotency-Key": "press-2"})) == (409, "taken")


def test_a_declined_offer_cannot_be_accepted(shop: Shop) -> None:
    talk = shop.open()
    offer = shop.offer(talk)
    assert press(shop, talk, offer, "decline").json()["status"] == "declined"
    assert press(shop, talk, offer, "decline").json()["status"] == "declined"
    assert problem(press(shop, talk, offer)) == (409, "taken")


def test_other_terms_than_those_on_the_screen_are_not_accepted(shop: Shop) -> None:
    talk = shop.open()
    offer = shop.offer(talk)
    assert problem(press(shop, talk, offer, hash="0" * 64)) == (409, "changed")
    assert read(shop, offer, talk.mine)["status"] == "viewed"


def test_late_is_late_even_before_the_clock_has_come_by(shop: Shop) -> None:
    talk = shop.open()
    offer = shop.offer(talk)
    end_now(shop, offer)
    assert problem(press(shop, talk, offer)) == (409, "expired")
    assert read(shop, offer, talk.mine)["status"] == "expired"


def test_a_withdrawn_offer_is_over_for_its_client(shop: Shop) -> None:
    talk = shop.open()
    offer = shop.offer(talk)
    path = f"/api/offers/{offer.id}/withdraw"
    assert problem(shop.http.post(path, headers=talk.mine)) == (403, "forbidden")
    withdrawn = [shop.http.post(path, headers=shop.owner()).json() for _ in range(2)]
    assert [one["status"] for one in withdrawn] == ["withdrawn", "withdrawn"]
    assert press(shop, talk, offer).status_code == 409


def test_only_its_client_accepts_and_declines(shop: Shop) -> None:
    offer = shop.offer(shop.open())
    for step in ("accept", "decline"):
        answer = shop.http.post(f"/api/offers/{offer.id}/{step}", json={"hash": offer.hash}, headers=shop.owner())
        assert problem(answer) == (403, "forbidden")


@pytest.mark.parametrize("foreign", ["another conversation", "another freelancer's client", "another owner", "nobody"])
def test_a_foreign_offer_does_not_exist(shop: Shop, foreign: str) -> None:
    talk = shop.open()
    offer = shop.offer(talk)
    order = press(shop, talk, offer).json()
    headers = {
        "another conversation": shop.open().mine,
        "another freelancer's client": shop.open(SAM).mine,
        "another owner": shop.owner(SAM),
        "nobody": {},
    }[foreign]
    answers = [
        shop.http.get(f"/api/offers/{offer.id}", headers=headers),
        shop.http.get(f"/api/orders/{order['id']}", headers=headers),
        shop.http.post(f"/api/offers/{offer.id}/decline", json={"hash": offer.hash}, headers=headers),
    ]
    assert {answer.status_code for answer in answers} <= ({401} if foreign == "nobody" else {403, 404})
    assert answers[0].status_code == (401 if foreign == "nobody" else 404)
    listed = [shop.http.get(path, headers=headers).status_code for path in (OFFERS, APPROVALS, ORDERS)]
    assert set(listed) == {401 if foreign == "nobody" else 403}


def test_the_owner_lists_offers_newest_first(shop: Shop) -> None:
    first, second = shop.offer(shop.open()), shop.offer(shop.open())
    ids = [offer["id"] for offer in shop.http.get(OFFERS, headers=shop.owner()).json()]
    assert ids.index(second.id) < ids.index(first.id)


def waiting(shop: Shop, talk: Talk) -> dict[str, Any]:
    """An offer above what the assistant may send alone, and the question about it as the owner gets it."""
    assert shop.place(talk, quantity=4).status == "waiting_approval"
    listed: list[dict[str, Any]] = shop.http.get(APPROVALS, headers=shop.owner()).json()
    return next(asked for asked in listed if asked["conversation"] == talk.id)


def decide(shop: Shop, asked: dict[str, Any], body: dict[str, Any]) -> httpx.Response:
    return shop.http.post(f"/api/approvals/{asked['id']}", json=body, headers=shop.owner())


def test_what_waits_for_a_yes_is_listed_with_the_whole_offer(shop: Shop) -> None:
    asked = waiting(shop, shop.open())
    assert (asked["status"], asked["type"]) == ("requested", "offer")
    assert asked["offer"]["total"] == {"amount": "360.00", "currency": "EUR"}
    assert asked["offer"]["net"] == {"amount": "288.00", "currency": "EUR"}
    assert asked["reasons"]


def test_what_waits_for_a_yes_tells_its_client_no_figure(shop: Shop) -> None:
    talk = shop.open()
    asked = waiting(shop, talk)
    answer = shop.http.get(f"/api/offers/{asked['offer']['id']}", headers=talk.mine)
    assert answer.status_code == 404
    assert "360" not in answer.text
    assert press(shop, talk, shop.parts.orders.offers(Caller("freelancer", LENA))[0]).status_code in (404, 409)


def test_a_yes_opens_exactly_that_offer_and_a_second_one_returns_the_first(shop: Shop) -> None:
    talk = shop.open()
    asked = waiting(shop, talk)
    answers = [decide(shop, asked, {"decision": "approve"}).json() for _ in range(2)]
    assert [one["status"] for one in answers] == ["approved", "approved"]
    offer = shop.http.get(f"/api/offers/{asked['offer']['id']}", headers=talk.mine).json()
    assert (offer["status"], offer["hash"]) == ("viewed", asked["hash"])
    assert problem(decide(shop, asked, {"decision": "decline"})) == (409, "taken")


def test_a_no_closes_it(shop: Shop) -> None:
    asked = waiting(shop, shop.open())
    assert decide(shop, asked, {"decision": "decline"}).json()["status"] == "declined"
    assert problem(decide(shop, asked, {"decision": "approve"})) == (409, "taken")


def test_a_no_may_say_why_in_the_freelancers_own_words(shop: Shop) -> None:
    talk = shop.open()
    asked = waiting(shop, talk)
    assert decide(shop, asked, {"decision": "decline", "edit": {"note": "I am away in May."}}).json()["note"] == "I am away in May."
    until = time.monotonic() + 10
    while "I am away in May." not in [said["text"] for said in talk.read()["messages"] if said["author"] == "freelancer"]:
        assert time.monotonic() < until, talk.read()
        time.sleep(0.1)


def test_an_edit_sends_the_changed_offer_as_a_new_revision(shop: Shop) -> None:
    talk = shop.open()
    asked = waiting(shop, talk)
    edit = {"discount": 10, "delivery_days": 9, "revisions": 4, "expires_after_days": 2, "note": "With love."}
    assert decide(shop, asked, {"decision": "edit", "edit": edit}).json()["status"] == "approved"
    offer = next(one for one in shop.http.get(OFFERS, headers=shop.owner()).json() if one["conversation"] == talk.id)
    assert (offer["status"], offer["revision"], offer["delivery_days"], offer["revisions"]) == ("sent", 2, 9, 4)
    assert (offer["total"]["amount"], offer["note"]) == ("324.00", "With love.")
    assert offer["hash"] != asked["hash"]
    assert shop.http.get(f"/api/offers/{offer['id']}", headers=talk.mine).json()["status"] == "viewed"


def test_a_wish_is_sold_at_the_freelancers_own_price_only(shop: Shop) -> None:
    talk = shop.open()
    assert shop.place(talk, lines=(), wish="a wooden box").status == "waiting_approval"
    asked = next(one for one in shop.http.get(APPROVALS, headers=shop.owner()).json() if one["conversation"] == talk.id)
    assert problem(decide(shop, asked, {"decision": "approve"})) == (422, "price_needed")
    for price in ({"amount": "1.005", "currency": "EUR"}, {"amount": "5", "currency": "ZZZ"}):
        assert problem(decide(shop, asked, {"decision": "edit", "edit": {"price": price}})) == (422, "bad_price")
    edit = {"price": {"amount": "350.00", "currency": "EUR"}, "delivery_days": 12}
    assert decide(shop, asked, {"decision": "edit", "edit": edit}).json()["status"] == "approved"
    offer = next(one for one in shop.http.get(OFFERS, headers=shop.owner()).json() if one["conversation"] == talk.id)
    assert offer["total"] == {"amount": "350.00", "currency": "EUR"}


BAD_DECISIONS: list[Any] = [
    {},
    {"decision": "maybe"},
    {"decision": "edit"},
    {"decision": "edit", "edit": {}},
    {"decision": "approve", "edit": {"discount": 5}},
    {"decision": "decline", "edit": {"discount": 5, "note": "No."}},
    {"decision": "edit", "edit": {"discount": -1}},
    {"decision": "edit", "edit": {"discount": 101}},
    {"decision": "edit", "edit": {"discount": "NaN"}},
    {"decision": "edit", "edit": {"delivery_days": 0}},
    {"decision": "edit", "edit": {"revisions": 10**9}},
    {"decision": "edit", "edit": {"delivery_days": True}},
    {"decision": "edit", "edit": {"price": {"amount": "-5", "currency": "EUR"}}},
]


@pytest.mark.parametrize("body", BAD_DECISIONS, ids=str)
def test_a_decision_that_says_nothing_usable_is_refused_and_nothing_is_decided(shop: Shop, body: Any) -> None:
    asked = waiting(shop, shop.open())
    assert decide(shop, asked, body).status_code == 422
    assert asked["id"] in [one["id"] for one in shop.http.get(APPROVALS, headers=shop.owner()).json()]


def test_a_client_decides_nothing(shop: Shop) -> None:
    talk = shop.open()
    asked = waiting(shop, talk)
    answer = shop.http.post(f"/api/approvals/{asked['id']}", json={"decision": "approve"}, headers=talk.mine)
    assert problem(answer) == (403, "forbidden")
    answer = shop.http.post(f"/api/approvals/{asked['id']}", json={"decision": "approve"}, headers=shop.owner(SAM))
    assert answer.status_code == 404
