from __future__ import annotations

from html.parser import HTMLParser

import pytest

from assistant.web.languages import LANGUAGES, accepted, words
from tests.web.shop import LENA, Shop


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.found if (value := attributes.get(name))]


def test_the_landing_page_shows_who_is_here_and_from_which_price(shop: Shop) -> None:
    page = shop.http.get("/", headers={"Accept-Language": "en"}).text
    assert "Léna Moreau" in page
    assert "from €90" in page
    assert f"/c/{LENA}?gig=packaging" in page


def test_a_search_is_answered_on_the_server(shop: Shop) -> None:
    page = shop.http.get("/", params={"q": "labels for honey"}, headers={"Accept-Language": "fr"}).text
    assert "à partir de 90" in page
    assert "Services pour « labels for honey »" in page


def test_a_search_that_finds_nothing_helps_to_go_on(shop: Shop) -> None:
    page = shop.http.get("/", params={"q": "a plumber"}, headers={"Accept-Language": "en"}).text
    assert "Nothing fits “a plumber”" in page
    assert "All freelancers" in page


def test_a_search_is_shown_as_text_whatever_is_typed(shop: Shop) -> None:
    page = shop.http.get("/", params={"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_chat_page_always_names_the_ai_and_the_person(shop: Shop) -> None:
    page = shop.http.get(f"/c/{LENA}", headers={"Accept-Language": "en"}).text
    assert "AI assistant of Léna Moreau" in page
    assert "Talk to Léna Moreau" in page
    assert 'role="log"' in page


def test_an_unknown_freelancer_is_a_page_in_the_readers_language(shop: Shop) -> None:
    english, french = (shop.http.get("/c/nobody", headers={"Accept-Language": code}) for code in LANGUAGES)
    assert (english.status_code, french.status_code) == (404, 404)
    assert "There is nothing here" in english.text
    assert "Il n’y a rien ici" in french.text


@pytest.mark.parametrize("path", ["/", "/?q=label", f"/c/{LENA}", "/c/nobody", "/api"])
def test_no_page_has_inline_code_or_anything_from_elsewhere(shop: Shop, path: str) -> None:
    tags = Tags(shop.http.get(path).text)
    scripts = [attributes for tag, attributes in tags.found if tag == "script" and attributes.get("type") != "application/json"]
    assert all(attributes.get("src", "").startswith("/static/") for attributes in scripts)  # type: ignore[union-attr]
    assert not any(tag == "style" for tag, _ in tags.found)
    assert not [name for _, attributes in tags.found for name in attributes if name == "style" or name.startswith("on")]
    assert all(value.startswith(("/", "#", "?")) for value in tags.values("href") + tags.values("src"))


@pytest.mark.parametrize("path", ["/", "/?q=label", f"/c/{LENA}", "/c/nobody", "/api"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_speaks_both_languages_and_links_to_the_other(shop: Shop, path: str, language: str) -> None:
    answer = shop.http.get(path, params={"lang": language} if "?" not in path else None, headers={"Accept-Language": language})
    other = next(code for code in LANGUAGES if code != language)
    assert answer.headers["content-language"] == language
    assert f'<html lang="{language}">' in answer.text
    assert f"lang={other}" in answer.text


@pytest.mark.parametrize(
    ("header", "language"),
    [("", "en"), ("fr-CA,fr;q=0.9,en;q=0.8", "fr"), ("de, fr;q=0.5, en;q=0.7", "en"), ("de", "en"), ("fr;q=0", "en"), (";;q=x,,", "en")],
)
def test_the_browsers_first_choice_of_ours_wins(header: str, language: str) -> None:
    assert accepted(header) == language


def test_both_languages_say_everything() -> None:
    def keys(node: object, path: str = "") -> set[str]:
        return set().union(*(keys(value, f"{path}.{key}") for key, value in node.items())) if isinstance(node, dict) else {path}

    assert keys(words("en")) == keys(words("fr"))
