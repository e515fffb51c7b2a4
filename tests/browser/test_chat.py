from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visitor

Visit = Callable[..., Visitor]
PHONE = {"viewport": {"width": 360, "height": 720}, "has_touch": True, "is_mobile": True}


def test_a_question_is_answered_and_the_answer_is_announced_when_it_is_finished(visit: Visit) -> None:
    visitor = visit().chat()
    visitor.page.evaluate(
        """() => { window.announced = [];
        new MutationObserver(all => all.forEach(one => one.addedNodes.forEach(node => window.announced.push(node.innerText))))
          .observe(document.getElementById('log'), {childList: true, subtree: true}); }"""
    )
    visitor.ask("What is the price?")
    announced = [text for text in visitor.page.evaluate("window.announced") if "One label" in text]
    assert len(announced) == 1
    assert "It takes 3 days." in announced[0]
    assert visitor.said[-2:] == ["What is the price?", "One label is €90.\nIt takes 3 days."]


def test_an_answer_streams_in_before_it_is_finished(visit: Visit) -> None:
    visitor = visit().chat()
    visitor.page.evaluate(
        """() => { window.drafts = [];
        new MutationObserver(() => window.drafts.push(document.getElementById('draft').innerText))
          .observe(document.getElementById('draft'), {childList: true, subtree: true, characterData: true}); }"""
    )
    visitor.ask("What is the price?")
    drafts = visitor.page.evaluate("window.drafts")
    assert any("Thinking" in text for text in drafts)
    assert any(text and "One label is €90.\nIt takes 3 days.".startswith(text.strip()) and "days" not in text for text in drafts)


def test_a_choice_is_said_by_pressing_it(visit: Visit) -> None:
    visitor = visit().chat()
    visitor.ask("What is the price?")
    visitor.page.get_by_role("button", name="And how fast?").click()
    expect(visitor.page.locator("#log .message.client").last).to_contain_text("How fast is that?")
    expect(visitor.page.get_by_role("button", name="And how fast?")).to_have_count(0)


def test_sources_open_on_demand(visit: Visit) -> None:
    visitor = visit().chat()
    visitor.ask("What is the price?")
    excerpt = visitor.page.get_by_text("One label: €90, 3 days, 1 revision")
    expect(excerpt).to_be_hidden()
    visitor.page.get_by_text("Sources (1)").click()
    expect(excerpt).to_be_visible()


def test_the_freelancers_words_appear_while_the_page_is_open(visit: Visit) -> None:
    visitor = visit().chat()
    visitor.ask("Hello")
    path = f"/api/conversations/{visitor.kept['conversation']}"
    visitor.shop.http.post(f"{path}/messages", json={"id": "f1", "text": "Léna here, hello!"}, headers=visitor.shop.owner())
    expect(visitor.page.locator("#log .message.freelancer .text")).to_have_text("Léna here, hello!")
    expect(visitor.page.get_by_role("status")).to_contain_text("Léna Moreau is answering in person")
    visitor.page.get_by_role("button", name="Back to the assistant").click()
    expect(visitor.page.locator("#banner")).to_be_hidden()


def test_talking_to_the_person_is_one_press_away_and_hands_over(visit: Visit) -> None:
    visitor = visit().chat()
    visitor.page.get_by_role("button", name="Talk to Léna Moreau").first.click()
    expect(visitor.page.locator("#log .handed_over .outcome")).to_have_text("Passed on to Léna Moreau")
    expect(visitor.page.get_by_role("status")).to_contain_text("Léna Moreau has been told")


def test_a_reload_brings_the_conversation_back_once(visit: Visit) -> None:
    visitor = visit().chat()
    visitor.ask("What is the price?")
    before, conversation = visitor.said, visitor.kept["conversation"]
    visitor.page.reload()
    expect(visitor.page.locator("#log .message")).to_have_count(len(before))
    assert visitor.said == before
    assert visitor.kept["conversation"] == conversation
    expect(visitor.page.get_by_role("button", name="And how fast?")).to_be_visible()


def test_a_new_conversation_starts_empty_and_keeps_the_client_key(visit: Visit) -> None:
    visitor = visit().chat()
    visitor.ask("Hello")
    before = visitor.kept
    visitor.page.on("dialog", lambda dialog: dialog.accept())
    visitor.page.get_by_role("button", name="New conversation").click()
    expect(visitor.page.locator("#log .message")).to_have_count(1)
    assert visitor.kept["client_key"] == before["client_key"]
    assert visitor.kept["conversation"] != before["conversation"]


def test_a_conversation_that_ran_out_is_replaced_without_a_fuss(visit: Visit) -> None:
    visitor = visit().chat()
    visitor.page.evaluate("localStorage.setItem('assistant:lena-moreau', JSON.stringify({conversation: 'gone', token: 'cnv_gone'}))")
    visitor.chat().ask("Hello")
    assert visitor.said[-1] == "You said: Hello"


@pytest.mark.parametrize("reached", [True, False])
def test_a_message_that_failed_is_sent_again_under_its_id_and_said_once(visit: Visit, reached: bool) -> None:
    visitor = visit().chat()
    ids: list[str] = []

    def fail_once(route: Route) -> None:
        ids.append(json.loads(route.request.post_data or "{}")["id"])
        if len(ids) > 1:
            return route.continue_()
        if reached:
            route.fetch()
        route.fulfill(status=500, json={"code": "internal", "detail": "on purpose"}, content_type="application/problem+json")

    visitor.page.route(re.compile("/messages$"), fail_once)
    visitor.page.get_by_role("textbox").fill("What is the price?")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator(".fate")).to_contain_text("Not sent.")
    visitor.page.get_by_role("button", name="Try again").click()
    expect(visitor.page.locator("#log .message.assistant")).to_have_count(2)
    expect(visitor.page.locator(".fate")).to_have_count(0)
    assert len(set(ids)) == 1
    assert visitor.said[1:] == ["What is the price?", "One label is €90.\nIt takes 3 days."]


def test_a_message_that_was_not_sent_survives_a_reload_and_goes_out_once(visit: Visit) -> None:
    visitor = visit().chat()
    visitor.page.route(re.compile("/messages$"), lambda route: route.abort())
    visitor.page.get_by_role("textbox").fill("Hello from before")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator(".fate")).to_be_visible()
    visitor.page.unroute(re.compile("/messages$"))
    visitor.page.reload()
    expect(visitor.page.locator("#log .message.assistant")).to_have_count(2)
    assert visitor.said[1:] == ["Hello from before", "You said: Hello from before"]


@pytest.mark.parametrize(
    "payload", ["<img src=x onerror='window.hit=1'>", "<script>window.hit=1</script>", "</script><svg onload=window.hit=1>"]
)
def test_markup_in_messages_is_shown_and_does_nothing(visit: Visit, payload: str) -> None:
    visitor = visit().chat()
    visitor.ask(payload)
    visitor.page.reload()
    expect(visitor.page.locator("#log .message")).to_have_count(3)
    assert visitor.said[1:] == [payload, f"You said: {payload}"]
    assert visitor.page.evaluate("window.hit") is None
    assert visitor.page.locator("#log img, #log script, #log svg").count() == 0


def test_shift_enter_starts_a_new_line_and_the_field_grows(visit: Visit) -> None:
    visitor = visit().chat()
    box = visitor.page.get_by_role("textbox")
    box.fill("one")
    low = box.evaluate("e => e.clientHeight")
    box.press("Shift+Enter")
    box.press_sequentially("two")
    assert box.input_value() == "one\ntwo"
    assert box.evaluate("e => e.clientHeight") > low
    box.press("Enter")
    expect(visitor.page.locator("#log .message.client .text")).to_have_text("one\ntwo")


def test_everything_is_reached_with_the_keyboard_alone(visit: Visit) -> None:
    visitor = visit().chat()
    page = visitor.page
    page.keyboard.type("What is the price?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="And how fast?")).to_be_visible()
    reached: list[str] = []
    page.locator("body").evaluate("document.activeElement.blur()")
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel || document.activeElement.id"))
    for name in (
        "Skip to content",
        "Talk to Léna Moreau",
        "New conversation",
        "Sources (1)",
        "And how fast?",
        "text",
        "Services and prices",
    ):
        assert any(name in one for one in reached), (name, reached)
    page.get_by_role("button", name="And how fast?").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#log .message.client").last).to_contain_text("How fast is that?")
    assert page.evaluate("document.activeElement.id") == "text"


def test_a_gig_in_the_address_opens_its_prices_and_its_conversation(visit: Visit) -> None:
    visitor = visit().chat("?gig=packaging")
    expect(visitor.page.locator(".gig.chosen")).to_contain_text("€90")
    assert "packaging" in visitor.said[0]
    visitor.page.get_by_role("button", name="Ask about this: I will design your packaging").click()
    assert "I will design your packaging" in visitor.page.get_by_role("textbox").input_value()


def test_coming_back_about_a_gig_suggests_to_ask_about_it(visit: Visit) -> None:
    visitor = visit().chat()
    visitor.ask("Hello")
    visitor.chat("?gig=packaging")
    expect(visitor.page.locator("#choices")).to_contain_text("I have a question about “I will design your packaging”")
    assert len(visitor.said) == 3


def test_a_text_that_is_too_long_is_said_so_and_kept(visit: Visit) -> None:
    visitor = visit().chat()
    visitor.page.get_by_role("textbox").fill("x" * 8_001)
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_role("alert")).to_contain_text("8000")
    assert len(visitor.page.get_by_role("textbox").input_value()) == 8_001


def test_the_page_speaks_french_and_asks_for_the_person_in_french(visit: Visit) -> None:
    visitor = visit(locale="fr-FR").chat()
    expect(visitor.page.locator(".badge")).to_contain_text("Assistant IA de Léna Moreau")
    assert "assistant IA" in visitor.said[0]
    visitor.page.locator("#talk").click()
    expect(visitor.page.locator("#log .message.client")).to_contain_text("Je voudrais parler à une personne")
    expect(visitor.page.locator("#log .handed_over .outcome")).to_have_text("Transmis à Léna Moreau")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_never_scrolls_sideways_and_everything_can_be_tapped(visit: Visit, scheme: str) -> None:
    visitor = visit(**PHONE, color_scheme=scheme, locale="fr-FR").chat()
    visitor.ask("What is the price? " + "x" * 300)
    assert visitor.overflow() == 0
    small = visitor.page.evaluate(
        """[...document.querySelectorAll('button, a, summary, textarea')].filter(e => e.checkVisibility() && !e.matches('.skip'))
        .map(e => [e.innerText || e.id, e.getBoundingClientRect()])
        .filter(([, r]) => r.width < 24 || r.height < 24).map(([name]) => name)"""
    )
    assert small == []


def test_without_motion_nothing_moves(visit: Visit) -> None:
    visitor = visit(reduced_motion="reduce").chat()
    visitor.ask("What is the price?")
    assert visitor.said[-1].startswith("One label is €90.")


def test_what_the_freelancer_says_while_the_line_is_down_is_there_when_it_is_back(visit: Visit) -> None:
    visitor = visit().chat()
    visitor.ask("Hello")
    visitor.page.context.set_offline(True)
    path = f"/api/conversations/{visitor.kept['conversation']}"
    visitor.shop.http.post(f"{path}/messages", json={"id": "f1", "text": "Léna here, hello!"}, headers=visitor.shop.owner())
    expect(visitor.page.get_by_role("alert")).to_contain_text("You are offline")
    visitor.page.context.set_offline(False)
    expect(visitor.page.locator("#log .message.freelancer .text")).to_have_text("Léna here, hello!", timeout=15_000)
    expect(visitor.page.get_by_role("alert")).to_be_hidden()


def test_two_pages_of_one_visitor_show_the_same_conversation(visit: Visit) -> None:
    visitor = visit().chat()
    second = visitor.page.context.new_page()
    second.goto(visitor.page.url)
    expect(second.locator("#log .message")).to_have_count(1)
    visitor.ask("What is the price?")
    expect(second.locator("#log .message .text")).to_have_text(
        [visitor.said[0], "What is the price?", "One label is €90.\nIt takes 3 days."]
    )
    assert len(visitor.said) == 3
