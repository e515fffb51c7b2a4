from __future__ import annotations

import threading
from pathlib import Path

from playwright.sync_api import Browser, expect

from assistant.settings import Settings
from assistant.web.app import create_app
from assistant.web.parts import Parts
from tests.web.running import running
from tests.web.shop import open_shop


def test_who_comes_too_early_sees_so_and_gets_in_without_doing_anything(browser: Browser, tmp_path: Path) -> None:
    settings, go = Settings(home=tmp_path), threading.Event()

    def slowly() -> Parts:
        go.wait(20)
        return open_shop(settings)

    with running(create_app(settings, slowly), ready=False) as address, browser.new_context(locale="en-GB") as context:
        page = context.new_page()
        page.goto(f"{address}/c/lena-moreau")
        expect(page.get_by_role("heading", level=1)).to_have_text("Just a moment")
        go.set()
        expect(page.locator("#log .message.assistant")).to_be_visible(timeout=15_000)
