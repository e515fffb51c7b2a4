"""An offer in the conversation, as a client sees it and presses it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Route, expect
from sqlalchemy import update

from assistant.database.order_tables import offers
from assistant.orders.caller import Caller
from assistant.orders.offer import Offer
from tests.browser.conftest import Visitor
from tests.web.shop import LENA, Talk

Visit = Callable[..., Visitor]
PHONE = {"viewport": {"width": 360, "height": 720}, "has_touch": True, "is_mobile": True}
OWNER = Caller("freelancer", LENA)


def offered(visitor: Visitor, **wanted: object) -> tuple[Offer, Locator]:
    """Three labels unless told otherwise, asked for in the chat; the offer and its card."""
    kept = visitor.kept
    talk = Talk(visitor.shop.http, {"conversation": kept["conversation"], "token": kept["token"]})
    offer = visitor.shop.offer(talk, **wanted)
    visitor.ask("My offer, please")
    card = visitor.page.locator(f'[data-id="{offer.id}"]').first
    expect(card.get_by_role("status")).to_have_text(re.compile("Open for your answer|En attente de votre réponse"))
    return offer, card


def status_of(visitor: Visitor, offer: Offer) -> str:
    return visitor.shop.parts.orders.offer(OWNER, offer.id).status


def test_a_card_says_all_that_is_agreed_to(visit: Visit) -> None:
    offer, card = offered(visit().chat())
    text = card.inner_text()
    for said in (
        offer.terms.title,
        "3 × One label",
        "€90.00 each",
        "€270.00",
        "You pay, fee included",
        "€284.85",
        "3 days",
        "Included",
        "1 label",
        "Not included",
        "printing",
        "Valid until",
        "Payment is simulated here. No money moves.",
    ):
        assert said in text, (said, text)
    assert "Discount" not in text


def test_a_discount_steps_and_a_note_are_on_the_card(visit: Visit) -> None:
    _, card = offered(visit().chat(), discount_percent=Decimal(10), milestones=2)
    text = card.inner_text()
    assert "−€27.00" in text
    assert "€243.00" in text
    assert "Step by step" in text


def test_a_subscription_says_what_a_month_costs_and_how_many_there_are(visit: Visit) -> None:
    _, card = offered(visit().chat(), quantity=1, months=3)
    assert "Total per month" in card.inner_text()
    assert "3 months" in card.inner_text()


def test_accepting_asks_once_more_with_the_sum_and_then_binds(visit: Visit) -> None:
    visitor = visit().chat()
    offer, card = offered(visitor)
    card.get_by_role("button", name="Accept").click()
    asked = visitor.page.get_by_role("dialog", name="Accept this offer?")
    expect(asked).to_contain_text("Total: €270.00")
    expect(asked).to_contain_text("€284.85")
    asked.get_by_role("button", name="Not yet").click()
    expect(asked).to_have_count(0)
    assert status_of(visitor, offer) == "viewed"
    card.get_by_role("button", name="Accept").click()
    asked.get_by_role("button", name="Yes, accept for €284.85").click()
    expect(card.get_by_role("status")).to_have_text("Accepted. The order is made.")
    expect(card.get_by_role("button")).to_have_count(0)
    assert status_of(visitor, offer) == "accepted"


def test_what_became_of_it_is_told_in_the_conversation_with_a_card_that_is_not_open(visit: Visit) -> None:
    visitor = visit().chat()
    offer, card = offered(visitor)
    card.get_by_role("button", name="Accept").click()
    visitor.page.get_by_role("button", name="Yes, accept").click()
    later = visitor.page.locator(f'#log [data-id="{offer.id}"]')
    expect(later).to_have_count(2)
    expect(later.last.get_by_role("status")).to_have_text("Accepted. The order is made.")
    expect(visitor.page.get_by_role("button", name="Accept")).to_have_count(0)


def test_declining_closes_it(visit: Visit) -> None:
    visitor = visit().chat()
    offer, card = offered(visitor)
    card.get_by_role("button", name="Decline").click()
    expect(card.get_by_role("status")).to_have_text("You declined this offer.")
    expect(card.get_by_role("button")).to_have_count(0)
    assert status_of(visitor, offer) == "declined"


def test_after_a_reload_an_old_card_is_never_open(visit: Visit) -> None:
    visitor = visit().chat()
    offer, card = offered(visitor)
    visitor.shop.parts.orders.withdraw(OWNER, f"w-{offer.id}", offer.id)
    visitor.page.reload()
    first = visitor.page.locator(f'#log [data-id="{offer.id}"]').first
    expect(first.get_by_role("status")).to_have_text("The freelancer withdrew this offer.")
    expect(first.get_by_role("button")).to_have_count(0)


def test_nothing_can_be_pressed_while_it_is_not_known_where_an_offer_stands(visit: Visit) -> None:
    visitor = visit().chat()
    offer, card = offered(visitor)
    visitor.page.route(re.compile(f"/api/offers/{offer.id}$"), lambda route: route.abort())
    visitor.page.reload()
    again = visitor.page.locator(f'#log [data-id="{offer.id}"]')
    expect(again.get_by_role("status")).to_have_text("It is not known right now where this offer stands.")
    expect(again.get_by_role("button", name="Accept")).to_have_count(0)
    visitor.page.unroute(re.compile(f"/api/offers/{offer.id}$"))
    # The page asks by itself too, when its line is back.
    again.evaluate("card => card.querySelector('.choices button')?.click()")
    expect(again.get_by_role("button", name="Accept")).to_be_visible()


def test_whoever_has_the_focus_on_a_button_keeps_it_while_more_is_said(visit: Visit) -> None:
    visitor = visit().chat()
    _, card = offered(visitor)
    card.get_by_role("button", name="Decline").focus()
    path = f"/api/conversations/{visitor.kept['conversation']}/messages"
    with visitor.page.expect_response(re.compile("/api/offers/")):
        visitor.shop.http.post(path, json={"id": "f1", "text": "Léna here!"}, headers=visitor.shop.owner())
    expect(visitor.page.locator("#log .message.freelancer .text")).to_have_text("Léna here!")
    visitor.page.wait_for_timeout(200)
    assert visitor.page.evaluate("document.activeElement.innerText") == "Decline"


def test_a_withdrawal_closes_the_card_on_the_open_page(visit: Visit) -> None:
    visitor = visit().chat()
    offer, card = offered(visitor)
    answer = visitor.shop.http.post(f"/api/offers/{offer.id}/withdraw", headers=visitor.shop.owner())
    assert answer.status_code == 200
    expect(card.get_by_role("status")).to_have_text("The freelancer withdrew this offer.")
    expect(card.get_by_role("button")).to_have_count(0)


def test_an_offer_that_ended_meanwhile_says_so_when_it_is_pressed(visit: Visit) -> None:
    visitor = visit().chat()
    offer, card = offered(visitor)
    with visitor.shop.parts.database.transaction() as connection:
        ended = datetime.now(UTC) - timedelta(seconds=1)
        connection.execute(update(offers).where(offers.c.id == offer.id).values(expires_at=ended))
    # The clock's round may come by first and close it.
    card.evaluate("card => [...card.querySelectorAll('.choices button')].at(-1)?.click()")
    expect(card.get_by_role("status")).to_have_text("This offer has expired.")
    expect(card.get_by_role("button")).to_have_count(0)


def test_a_card_closes_by_itself_when_its_time_comes(visit: Visit) -> None:
    visitor = visit().chat()
    offer, card = offered(visitor)
    with visitor.shop.parts.database.transaction() as connection:
        soon = datetime.now(UTC) + timedelta(seconds=2)
        connection.execute(update(offers).where(offers.c.id == offer.id).values(expires_at=soon))
    visitor.page.reload()
    first = visitor.page.locator(f'#log [data-id="{offer.id}"]').first
    expect(first.get_by_role("status")).to_have_text("This offer has expired.")


def test_a_newer_offer_closes_the_one_before(visit: Visit) -> None:
    visitor = visit().chat()
    first, card = offered(visitor)
    offered(visitor, quantity=2)
    expect(card.get_by_role("status")).to_have_text("A newer offer replaces this one.")
    expect(card.get_by_role("button")).to_have_count(0)


def test_a_server_that_fails_leaves_the_buttons_for_another_try(visit: Visit) -> None:
    visitor = visit().chat()
    offer, card = offered(visitor)

    def fail(route: Route) -> None:
        route.fulfill(status=500, json={"code": "internal", "detail": "on purpose"}, content_type="application/problem+json")

    visitor.page.route(re.compile("/decline$"), fail)
    card.get_by_role("button", name="Decline").click()
    expect(card.get_by_role("status")).to_contain_text("That did not work")
    visitor.page.unroute(re.compile("/decline$"))
    card.get_by_role("button", name="Decline").click()
    expect(card.get_by_role("status")).to_have_text("You declined this offer.")


def test_the_whole_way_is_walked_with_the_keyboard_alone(visit: Visit) -> None:
    visitor = visit().chat()
    page = visitor.page
    offer, card = offered(visitor)
    card.get_by_role("button", name="Accept").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.innerText") == "Not yet"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate("document.activeElement.innerText") == "Accept"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(card.get_by_role("status")).to_have_text("Accepted. The order is made.")
    assert page.evaluate("document.activeElement.innerText") == "Accepted. The order is made."
    assert status_of(visitor, offer) == "accepted"


def test_a_screen_reader_finds_the_card_by_its_name_and_hears_its_state(visit: Visit) -> None:
    visitor = visit().chat()
    offered(visitor)
    group = visitor.page.get_by_role("group", name="Offer")
    expect(group.get_by_role("list", name="What you get")).to_be_visible()
    expect(group.get_by_role("status")).to_have_text("Open for your answer.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_the_card_whole_in_french(visit: Visit, scheme: str) -> None:
    visitor = visit(**PHONE, color_scheme=scheme, locale="fr-FR").chat()
    _, card = offered(visitor, discount_percent=Decimal(5), milestones=3)
    text = card.inner_text()
    for said in ("Vous payez, frais compris", "Non compris", "3 jours", "Le paiement est simulé", "Étape par étape", "256,50"):
        assert said in text, (said, text)
    assert visitor.overflow() == 0
    cut = card.evaluate("card => [...card.querySelectorAll('*')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).length")
    assert cut == 0
    small = card.locator("button").evaluate_all("all => all.filter(e => e.getBoundingClientRect().height < 24).length")
    assert small == 0
    card.get_by_role("button", name="Accept").click()
    asked = visitor.page.get_by_role("dialog", name="Accepter cette offre ?")
    box = asked.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_of_a_card_can_be_read(visit: Visit, project: Path, scheme: str) -> None:
    visitor = visit(color_scheme=scheme).chat()
    offered(visitor, discount_percent=Decimal(5))
    assert visitor.page.evaluate((project / "tests/browser/contrast.js").read_text("utf8")) == []


def test_markup_in_an_offer_is_shown_and_does_nothing(visit: Visit) -> None:
    visitor = visit().chat()
    talk = Talk(visitor.shop.http, {"conversation": visitor.kept["conversation"], "token": visitor.kept["token"]})
    assert visitor.shop.place(talk, lines=(), wish="<img src=x onerror='window.hit=1'>").status == "waiting_approval"
    asked = next(one for one in visitor.shop.parts.orders.approvals(OWNER) if one.conversation == talk.id)
    edit = {"price": {"amount": "90.00", "currency": "EUR"}, "delivery_days": 3, "note": "<script>window.hit=1</script>"}
    path = f"/api/approvals/{asked.id}"
    decided = visitor.shop.http.post(path, json={"decision": "edit", "edit": edit}, headers=visitor.shop.owner())
    assert decided.status_code == 200
    card = visitor.page.locator("#log .deal").last
    expect(card).to_contain_text("<script>window.hit=1</script>")
    assert visitor.page.evaluate("window.hit") is None
    assert visitor.page.locator("#log img, #log script").count() == 0
