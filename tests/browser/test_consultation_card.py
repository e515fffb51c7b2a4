"""A consultation and free times in the conversation, as a client sees them and presses them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, expect
from sqlalchemy import select, update

from assistant.database.calendar_tables import consultations
from assistant.database.tables import freelancers, owners
from assistant.orders.caller import Caller
from assistant.scheduling.consultation import Consultation
from tests.browser.conftest import Visitor
from tests.web.shop import LENA, Shop, Talk

Visit = Callable[..., Visitor]
PHONE = {"viewport": {"width": 360, "height": 720}, "has_touch": True, "is_mobile": True}
OWNER = Caller("freelancer", LENA)
HELD = re.compile("Held for you|Réservée pour vous")


def booked(visitor: Visitor, minutes: int = 30, *, days: int = 2) -> tuple[Consultation, Locator]:
    """One that was asked for in the chat, and its card."""
    one = visitor.shop.book(Talk(visitor.shop.http, visitor.kept), minutes, days=days)
    visitor.ask("My consultation, please")
    card = visitor.page.locator(f'[data-id="{one.id}"]').first
    expect(card.get_by_role("status")).to_have_text(HELD if minutes == 30 else "Confirmed.")
    return one, card


def status_of(visitor: Visitor, one: Consultation) -> str:
    return visitor.shop.parts.scheduling.consultation(OWNER, one.id).status


def press_yes(visitor: Visitor, dialog: str, yes: str) -> Locator:
    asked = visitor.page.get_by_role("dialog", name=dialog)
    asked.get_by_role("button", name=yes).click()
    return asked


def clock_of(one: Consultation, zone: str) -> str:
    return one.starts_at.astimezone(ZoneInfo(zone)).strftime("%H:%M")


def test_a_card_shows_both_clocks_with_their_offsets_the_price_and_the_rules(visit: Visit) -> None:
    one, card = booked(visit().chat())
    text = card.inner_text()
    for said in (
        "30 minutes · €40",
        "Your time",
        "Time of Léna Moreau",
        "Pay by",
        "Free until",
        "Payment is simulated here. No money moves.",
    ):
        assert said in text, (said, text)
    assert re.search(rf"{clock_of(one, 'America/New_York')} \(New York, UTC−[45]\)", text)
    assert re.search(rf"{clock_of(one, 'Europe/Paris')} \(Paris, UTC\+[12]\)", text)


def test_paying_asks_once_more_with_the_sum_and_then_confirms(visit: Visit) -> None:
    visitor = visit().chat()
    one, card = booked(visitor)
    card.get_by_role("button", name="Pay €40.00").click()
    asked = visitor.page.get_by_role("dialog", name="Pay for this consultation?")
    expect(asked).to_contain_text("Payment is simulated here.")
    expect(asked).to_contain_text("New York")
    asked.get_by_role("button", name="Not yet").click()
    assert status_of(visitor, one) == "held"
    card.get_by_role("button", name="Pay €40.00").click()
    press_yes(visitor, "Pay for this consultation?", "Yes, pay €40.00")
    expect(card.get_by_role("status")).to_have_text("Confirmed.")
    expect(card.get_by_role("link", name=f"https://meet.example/{one.id}")).to_be_visible()
    expect(card.get_by_role("button", name="Pay")).to_have_count(0)
    assert status_of(visitor, one) == "confirmed"


def test_cancelling_in_time_says_that_the_price_comes_back(visit: Visit) -> None:
    visitor = visit().chat()
    one, card = booked(visitor)
    visitor.shop.http.post(f"/api/consultations/{one.id}/pay", headers=Talk(visitor.shop.http, visitor.kept).mine)
    card.get_by_role("button", name="Cancel", exact=True).click()
    expect(visitor.page.get_by_role("dialog")).to_contain_text("€40.00 is refunded.")
    press_yes(visitor, "Cancel this consultation?", "Yes, cancel it")
    expect(card.get_by_role("status")).to_have_text("Cancelled. The payment was refunded.")
    expect(card.get_by_role("button")).to_have_count(0)
    assert status_of(visitor, one) == "cancelled"


def test_cancelling_late_says_that_the_price_is_lost_before_it_is(visit: Visit) -> None:
    visitor = visit().chat()
    one, card = booked(visitor, days=0)
    assert "Once it is paid, the price is not refunded" in card.inner_text()
    visitor.shop.http.post(f"/api/consultations/{one.id}/pay", headers=Talk(visitor.shop.http, visitor.kept).mine)
    card.get_by_role("button", name="Cancel", exact=True).click()
    expect(visitor.page.get_by_role("dialog")).to_contain_text("€40.00 is not refunded.")
    press_yes(visitor, "Cancel this consultation?", "Keep it")
    assert status_of(visitor, one) == "confirmed"
    card.get_by_role("button", name="Cancel", exact=True).click()
    press_yes(visitor, "Cancel this consultation?", "Yes, cancel it")
    expect(card.get_by_role("status")).to_have_text("Cancelled. The payment is not refunded.")


def test_one_without_a_price_says_nothing_of_payment(visit: Visit) -> None:
    visitor = visit().chat()
    _, card = booked(visitor, 15)
    assert "15 minutes · free of charge" in card.inner_text()
    assert "Payment" not in card.inner_text()
    card.get_by_role("button", name="Cancel (free)").click()
    expect(visitor.page.get_by_role("dialog")).to_contain_text("This costs you nothing.")
    press_yes(visitor, "Cancel this consultation?", "Yes, cancel it")
    expect(card.get_by_role("status")).to_have_text("Cancelled.")


def test_a_move_by_the_freelancer_shows_on_the_open_page(visit: Visit) -> None:
    visitor = visit().chat()
    one, card = booked(visitor, 15)
    there = visitor.shop.free(15, days=3)[3].starts_at
    path, body = f"/api/consultations/{one.id}/reschedule", {"starts_at": there.isoformat()}
    assert visitor.shop.http.post(path, json=body, headers=visitor.shop.owner()).status_code == 200
    visitor.shop.http.post(
        f"/api/conversations/{visitor.kept['conversation']}/messages",
        json={"id": "m1", "text": "I moved it."},
        headers=visitor.shop.owner(),
    )
    expect(card).to_contain_text(there.astimezone(ZoneInfo("America/New_York")).strftime("%H:%M"))


def test_a_hold_that_ran_out_closes_by_itself(visit: Visit) -> None:
    visitor = visit().chat()
    one, card = booked(visitor)
    with visitor.shop.parts.database.transaction() as connection:
        soon = datetime.now(UTC) + timedelta(seconds=2)
        connection.execute(update(consultations).where(consultations.c.id == one.id).values(hold_until=soon))
    visitor.page.reload()
    expect(visitor.page.locator(f'#log [data-id="{one.id}"]').first.get_by_role("status")).to_have_text("Released. It is booked no longer.")


def test_after_a_reload_an_old_card_is_never_open(visit: Visit) -> None:
    visitor = visit().chat()
    one, _ = booked(visitor)
    visitor.shop.parts.scheduling.cancel(OWNER, f"c-{one.id}", one.id)
    visitor.page.reload()
    first = visitor.page.locator(f'#log [data-id="{one.id}"]').first
    expect(first.get_by_role("status")).to_have_text("Cancelled.")
    expect(first.get_by_role("button")).to_have_count(0)


def test_nothing_can_be_pressed_while_it_is_not_known_where_it_stands(visit: Visit) -> None:
    visitor = visit().chat()
    one, _ = booked(visitor)
    visitor.page.route(re.compile(f"/api/consultations/{one.id}$"), lambda route: route.abort())
    visitor.page.reload()
    again = visitor.page.locator(f'#log [data-id="{one.id}"]').first
    expect(again.get_by_role("status")).to_have_text("It is not known right now where this consultation stands.")
    expect(again.get_by_role("button", name="Pay")).to_have_count(0)
    visitor.page.unroute(re.compile(f"/api/consultations/{one.id}$"))
    again.evaluate("card => card.querySelector('.choices button')?.click()")
    expect(again.get_by_role("button", name="Pay")).to_be_visible()


def test_a_calendar_file_is_saved_without_a_token_in_any_address(visit: Visit) -> None:
    visitor = visit().chat()
    one, card = booked(visitor, 15)
    with visitor.page.expect_download() as saved:
        card.get_by_role("button", name="Add to calendar").click()
    assert saved.value.suggested_filename == "consultation.ics"
    assert one.id in Path(saved.value.path()).read_text("utf-8")
    assert visitor.kept["token"] not in " ".join(visitor.asked)


def test_the_whole_way_is_walked_with_the_keyboard_alone(visit: Visit) -> None:
    visitor = visit().chat()
    page = visitor.page
    one, card = booked(visitor)
    card.get_by_role("button", name="Pay").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.innerText") == "Not yet"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(card.get_by_role("status")).to_have_text("Confirmed.")
    assert page.evaluate("document.activeElement.innerText") == "Confirmed."
    assert status_of(visitor, one) == "confirmed"


def test_a_screen_reader_finds_the_cards_by_their_names(visit: Visit) -> None:
    visitor = visit().chat()
    booked(visitor)
    visitor.ask("Which times are free?")
    expect(visitor.page.get_by_role("group", name="Consultation").get_by_role("status")).to_have_text(HELD)
    times = visitor.page.get_by_role("group", name="Free times").get_by_role("list", name="Free times")
    expect(times.get_by_role("listitem")).to_have_count(3)
    expect(times.get_by_role("listitem").first).to_contain_text(re.compile(r"\d\d:\d\d \(New York, UTC−[45]\)"))
    expect(visitor.page.get_by_role("group", name="Free times").get_by_role("button")).to_have_count(3)


def test_a_time_is_chosen_by_its_button_and_by_the_keyboard_and_is_suggested_once(visit: Visit) -> None:
    visitor = visit(**PHONE).chat()
    visitor.ask("Which times are free?")
    first = visitor.page.get_by_role("group", name="Free times").get_by_role("button").first
    said = first.inner_text()
    expect(visitor.page.locator("#choices").get_by_role("button")).to_have_count(0)
    box = first.bounding_box()
    assert box is not None
    assert box["height"] >= 36
    assert box["x"] + box["width"] <= 360
    first.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator(".message.client .text").last).to_have_text(said)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_the_cards_whole_in_french_and_every_word_can_be_read(visit: Visit, project: Path, scheme: str) -> None:
    visitor = visit(**PHONE, color_scheme=scheme, locale="fr-FR").chat()
    _, card = booked(visitor)
    visitor.ask("Which times are free?")
    text = card.inner_text()
    for said in ("Votre heure", "Heure de Léna Moreau", "À payer avant", "Sans frais avant", "Le paiement est simulé", "40,00"):
        assert said in text, (said, text)
    assert visitor.overflow() == 0
    for shown in (card, visitor.page.locator("#log .deal").last):
        cut = "card => [...card.querySelectorAll('*')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).length"
        assert shown.evaluate(cut) == 0
    assert card.locator("button").evaluate_all("all => all.filter(e => e.getBoundingClientRect().height < 24).length") == 0
    assert visitor.page.evaluate((project / "tests/browser/contrast.js").read_text("utf8")) == []
    card.get_by_role("button", name="Payer").click()
    box = visitor.page.get_by_role("dialog", name="Payer cette consultation ?").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


@contextmanager
def asking_first(shop: Shop) -> Iterator[None]:
    """Meanwhile the freelancer wants to say yes to every booking."""
    this = freelancers.c.handle == LENA

    def change(mandate: Any) -> None:
        with shop.parts.database.transaction() as connection:
            connection.execute(update(freelancers).where(this).values(mandate=mandate))
            connection.execute(update(owners).where(owners.c.owner == LENA).values(version=owners.c.version + 1))

    with shop.parts.database.snapshot() as connection:
        before = connection.scalar(select(freelancers.c.mandate).where(this))
    change({**before, "consultations": "ask"})
    yield
    change(before)


def test_a_booking_that_waits_for_a_yes_can_be_paid_once_it_is_given(visit: Visit) -> None:
    visitor = visit().chat()
    talk = Talk(visitor.shop.http, visitor.kept)
    with asking_first(visitor.shop):
        one = visitor.shop.book(talk)
    visitor.ask("My consultation, please")
    card = visitor.page.locator(f'[data-id="{one.id}"]').first
    expect(card.get_by_role("status")).to_contain_text("Waits for the freelancer’s yes.")
    assert "Answered by" in card.inner_text()
    expect(card.get_by_role("button", name="Pay")).to_have_count(0)
    expect(card.get_by_role("button", name="Cancel (free)")).to_be_visible()
    answer = visitor.shop.http.post(f"/api/approvals/{one.id}", json={"decision": "approve"}, headers=visitor.shop.owner())
    assert answer.json()["status"] == "approved"
    expect(card.get_by_role("button", name="Pay €40.00")).to_be_visible()
    expect(card.get_by_role("status")).to_have_text(HELD)
