from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

Visit = Callable[..., Visitor]


def test_a_need_leads_to_a_gig_and_its_chat(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    page.goto(visitor.shop.address)
    page.get_by_role("searchbox", name="What do you need?").fill("labels for honey jars")
    page.keyboard.press("Enter")
    expect(page.locator(".card.gig")).to_contain_text("from €90")
    page.get_by_role("link", name="Ask about this: I will design your packaging").click()
    expect(page.locator("#log .message.assistant")).to_contain_text("packaging")


def test_a_search_works_without_scripts(visit: Visit) -> None:
    visitor = visit(java_script_enabled=False)
    page = visitor.page
    page.goto(visitor.shop.address)
    page.get_by_role("searchbox").fill("labels")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".card.gig")).to_be_visible()
    page.goto(f"{visitor.shop.address}/c/lena-moreau")
    expect(page.get_by_text("This chat needs JavaScript")).to_be_visible()


def test_the_language_is_switched_and_stays(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    page.goto(f"{visitor.shop.address}/?q=labels")
    page.get_by_role("link", name="Français").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("besoin")
    page.get_by_role("link", name="Poser une question").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")


@pytest.mark.parametrize("path", ["/", "/?q=labels", "/c/nobody", "/api"])
def test_no_page_scrolls_sideways_on_a_phone(visit: Visit, path: str) -> None:
    visitor = visit(viewport={"width": 360, "height": 720}, has_touch=True, is_mobile=True, locale="fr-FR")
    visitor.page.goto(visitor.shop.address + path)
    assert visitor.overflow() == 0


CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/?q=labels", "/c/lena-moreau", "/c/nobody", "/api"])
def test_every_text_stands_out_from_what_is_behind_it(visit: Visit, path: str, scheme: str) -> None:
    visitor = visit(color_scheme=scheme)
    visitor.page.goto(visitor.shop.address + path)
    if path == "/c/lena-moreau":
        visitor.chat().ask("What is the price?")
        visitor.page.get_by_role("button", name="Talk to Léna Moreau").first.click()
        expect(visitor.page.locator("#log .handed_over .outcome")).to_be_visible()
    assert visitor.page.evaluate(CONTRAST) == []
