"""Figures in words, English and French."""

from __future__ import annotations

import pytest

from assistant.chat_models.embedded.wording import day, days, hours, listed, money, package_line, quoted, revisions


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("amount", "currency", "english", "french"),
    [("120.00", "EUR", "€120", "120 €"), ("149.50", "EUR", "€149.50", "149,50 €"), ("1364.00", "EUR", "€1,364", "1 364 €")],
)
def test_money_is_written_as_each_language_does(amount: str, currency: str, english: str, french: str) -> None:
    body = {"amount": amount, "currency": currency}
    assert [plain(money(body, language)) for language in ("en", "fr")] == [english, french]


@pytest.mark.parametrize(("count", "english", "french"), [(1, "1 day", "1 jour"), (3, "3 days", "3 jours")])
def test_days_agree_in_number(count: int, english: str, french: str) -> None:
    assert [days(count, False, language) for language in ("en", "fr")] == [english, french]


def test_working_days_are_said_to_be_such() -> None:
    assert [days(5, True, language) for language in ("en", "fr")] == ["5 working days", "5 jours ouvrés"]


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [(0, "no revisions", "aucune retouche"), (1, "1 revision", "1 retouche"), ("unlimited", "unlimited revisions", "retouches illimitées")],
)
def test_revisions_are_counted_in_words_where_that_is_clearer(count: int | str, english: str, french: str) -> None:
    assert [revisions(count, language) for language in ("en", "fr")] == [english, french]


def test_lists_dates_and_titles_follow_the_language() -> None:
    assert [listed(["a", "b", "c"], language) for language in ("en", "fr")] == ["a, b and c", "a, b et c"]
    assert [listed([], "en"), listed(["a"], "fr")] == ["", "a"]
    assert [day("2026-12-24", language) for language in ("en", "fr")] == ["24 December 2026", "24 décembre 2026"]
    assert [quoted("Full box", language) for language in ("en", "fr")] == ["“Full box”", "« Full box »"]


def test_days_with_the_same_hours_are_told_as_one_run() -> None:
    weekly = {"mon": ["09:00-17:00"], "tue": ["09:00-17:00"], "wed": ["09:00-17:00"], "fri": ["09:00-12:00", "14:00-16:00"]}
    assert hours(weekly, "en") == "Monday to Wednesday 09:00-17:00, Friday 09:00-12:00 and 14:00-16:00"
    assert hours(weekly, "fr") == "du lundi au mercredi 09:00-17:00, vendredi 09:00-12:00 et 14:00-16:00"
    assert hours({}, "en") == ""


def test_a_package_is_told_with_the_figures_asked_for_and_no_others() -> None:
    package = {"title": "Full box", "price": {"amount": "220.00", "currency": "EUR"}, "delivery_days": 6, "revisions": 3}
    assert package_line(package, False, "en", frozenset({"price"})) == "“Full box”: €220"
    assert plain(package_line(package, True, "fr")) == "« Full box » : 220 €, livraison en 6 jours ouvrés, 3 retouches"
