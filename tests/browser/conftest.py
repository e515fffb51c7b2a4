"""Debian's Chromium against a real server on loopback; every page is watched for what it must never do."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.web.shop import LENA, Shop, opened

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WATCH = "addEventListener('securitypolicyviolation', e => console.error('CSP: ' + e.violatedDirective + ' ' + e.blockedURI));"


@dataclass
class Visitor:
    """A page and what it did: addresses it asked for, and complaints of the browser."""

    page: Page
    shop: Shop
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def chat(self, query: str = "") -> Visitor:
        self.page.goto(f"{self.shop.address}/c/{LENA}{query}")
        self.page.locator("#log .message.assistant").first.wait_for()
        return self

    def ask(self, text: str) -> None:
        """Says it and waits until it is answered."""
        answered = self.page.locator("#log .message.assistant").count()
        self.page.get_by_role("textbox").fill(text)
        self.page.keyboard.press("Enter")
        self.page.locator("#log .message.assistant").nth(answered).wait_for()

    @property
    def said(self) -> list[str]:
        """What the log says, oldest first."""
        return self.page.locator("#log .message .text").all_inner_texts()

    @property
    def kept(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(f"JSON.parse(localStorage.getItem('assistant:{LENA}'))")
        return found

    def overflow(self) -> int:
        """Pixels that a reader would have to scroll sideways."""
        wide: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return wide


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with opened(tmp_path_factory.mktemp("browser")) as furnished:
        yield furnished


@pytest.fixture
def visit(browser: Browser, shop: Shop) -> Iterator[Callable[..., Visitor]]:
    """`visit(locale=…, viewport=…)`: a fresh visitor. In the end nothing foreign was asked for and no policy was violated."""
    contexts: list[BrowserContext] = []
    visitors: list[Visitor] = []

    def come(**context: Any) -> Visitor:
        contexts.append(browser.new_context(**{"locale": "en-GB", **context}))
        contexts[-1].add_init_script(WATCH)
        contexts[-1].set_default_timeout(10_000)
        visitor = Visitor(contexts[-1].new_page(), shop)
        visitor.page.on("request", lambda request: visitor.asked.append(request.url))
        visitor.page.on("console", lambda said: visitor.complaints.append(said.text) if said.type == "error" else None)
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        visitors.append(visitor)
        return visitor

    yield come
    for context in contexts:
        context.close()
    for visitor in visitors:
        assert [address for address in visitor.asked if not address.startswith(shop.address)] == []
        assert [text for text in visitor.complaints if "CSP" in text or "Content Security" in text or "Error:" in text] == []
