from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import FilePayload, expect

from tests.browser.conftest import Visitor

Visit = Callable[..., Visitor]
PNG: FilePayload = {"name": "sketch.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + b"\x00" * 64}
PHONE = {"viewport": {"width": 360, "height": 720}, "has_touch": True, "is_mobile": True}


def files_of(visitor: Visitor) -> list[str]:
    kept = visitor.kept
    headers = {"Authorization": f"Bearer {kept['token']}"}
    return [file["name"] for file in visitor.shop.http.get(f"/api/conversations/{kept['conversation']}/files", headers=headers).json()]


def test_a_file_is_attached_and_said_in_the_conversation(visit: Visit) -> None:
    visitor = visit().chat()
    with visitor.page.expect_file_chooser() as chooser:
        visitor.page.get_by_role("button", name="Attach a file").click()
    chooser.value.set_files([PNG, {"name": "brief.txt", "mimeType": "text/plain", "buffer": b"Honey."}])
    expect(visitor.page.locator("#log .message.client .text")).to_have_text(["📎 sketch.png", "📎 brief.txt"])
    expect(visitor.page.locator("#log .message.assistant")).to_have_count(3)
    assert files_of(visitor) == ["sketch.png", "brief.txt"]
    expect(visitor.page.locator("#attaching")).to_be_hidden()


def test_a_file_that_is_not_what_it_says_is_refused_in_words(visit: Visit) -> None:
    visitor = visit(locale="fr-FR").chat()
    visitor.page.locator("#file").set_input_files({**PNG, "buffer": b"<html>"})
    expect(visitor.page.get_by_role("alert")).to_have_text("Le fichier n’est pas ce que dit son nom ; il n’a pas été joint.")
    assert visitor.page.locator("#log .message.client").count() == 0
    visitor.page.locator("#file").set_input_files(PNG)
    expect(visitor.page.locator("#log .message.client .text")).to_have_text("📎 sketch.png")
    expect(visitor.page.get_by_role("alert")).to_be_hidden()


def test_a_file_that_is_too_large_never_leaves_the_page(visit: Visit) -> None:
    visitor = visit().chat()
    visitor.page.locator("#file").set_input_files({**PNG, "buffer": b"\x00" * 10_000_001})
    expect(visitor.page.get_by_role("alert")).to_have_text("“sketch.png” is too large: at most 10 MB.")
    assert not [address for address in visitor.asked if "/files" in address]


def test_the_composer_fits_a_phone(visit: Visit) -> None:
    visitor = visit(**PHONE).chat()
    assert visitor.overflow() == 0
    box = visitor.page.get_by_role("button", name="Attach a file").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
