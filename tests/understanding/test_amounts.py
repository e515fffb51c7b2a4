"""Amounts as people write them are read for what they are worth."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest

from assistant.understanding.amounts import Amount, find
from assistant.understanding.dates_written import WrittenDay


def only(text: str, language: str | None = None) -> Amount:
    found = [amount for amount in find(text, language) if not amount.article or amount.kind != "count"]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "worth", "currency"),
    [
        ("it is €90.", "90", "EUR"),
        ("EUR 1 234,50", "1234.50", "EUR"),
        ("$1,200.50 in total", "1200.50", "USD"),
        ("CA$ 40", "40", "CAD"),
        ("£1.2k", "1200", "GBP"),
        ("ninety euros", "90", "EUR"),
        ("quatre-vingt-dix-neuf euros", "99", "EUR"),
        ("two hundred and twenty bucks", "220", "USD"),
        ("a hundred and five dollars", "105", "USD"),
        ("deux cent vingt euros", "220", "EUR"),
        ("mille deux cents euros", "1200", "EUR"),
        ("a 90-euro fee", "90", "EUR"),
        ("3 dollars 50 cents", "3.5", "USD"),
        ("75 millions de dollars", "75000000", "USD"),
        ("1.500 €", "1500", "EUR"),
    ],
)
def test_money_is_read_in_digits_and_words(text: str, worth: str, currency: str) -> None:
    amount = only(text)
    assert (amount.kind, amount.low, amount.unit) == ("money", Decimal(worth), currency)


@pytest.mark.parametrize("text", ["٩٠ €", "９０ €", "9\u200b0 €", "90 €", "90\u202f€", "ni\u200bnety euros", "90 \u0435uros"])
def test_other_digits_invisible_characters_and_look_alikes_hide_nothing(text: str) -> None:
    assert (only(text).low, only(text).unit) == (Decimal(90), "EUR")


@pytest.mark.parametrize(
    ("text", "days", "working"),
    [
        ("3 days", "3", False),
        ("in a week", "7", False),
        ("a fortnight", "14", False),
        ("48h", "2", False),
        ("trois jours ouvrés", "3", True),
        ("5 business days", "5", True),
        ("two and a half weeks", "17.5", False),
        ("same day", "0", False),
        ("le jour même", "0", False),
        ("overnight", "1", False),
        ("une demi-journée", "0.5", False),
        ("six-day turnaround", "6", False),
    ],
)
def test_durations_are_lengths_of_time(text: str, days: str, working: bool) -> None:
    amount = only(text)
    assert amount.seconds == Decimal(days) * 86400
    assert amount.working is working


@pytest.mark.parametrize(
    ("text", "low", "high", "op"),
    [
        ("between 200 and 300 €", 200, 300, "between"),
        ("$10-$20", 10, 20, "between"),
        ("entre 10 et 20 euros", 10, 20, "between"),
        ("under €500", 500, None, "under"),
        ("à partir de 90 €", 90, None, "from"),
        ("up to £40", 40, None, "up_to"),
        ("plus de 10 euros", 10, None, "over"),
    ],
)
def test_ranges_and_bounds_are_kept(text: str, low: int, high: int | None, op: str) -> None:
    amount = only(text)
    assert (amount.low, amount.high, amount.op) == (low, high, op)


@pytest.mark.parametrize(
    ("text", "many", "unit"),
    [
        ("3 logos", 3, "logos"),
        ("two revisions", 2, "revisions"),
        ("a dozen icons", 12, "icons"),
        ("three rounds of changes", 3, "rounds of changes"),
    ],
)
def test_counts_know_what_is_counted(text: str, many: int, unit: str) -> None:
    amount = only(text)
    assert (amount.kind, amount.low, amount.unit) == ("count", many, unit)


@pytest.mark.parametrize(
    "text", ["unlimited revisions", "révisions illimitées", "as many revisions as you like", "autant de révisions que voulu"]
)
def test_without_a_limit_is_a_count_of_none(text: str) -> None:
    amount = find(text)[0]
    assert (amount.kind, amount.low, amount.unit) == ("count", None, "revisions")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("24 December", [WrittenDay(12, 24)]),
        ("le 24 décembre 2026", [WrittenDay(12, 24, 2026)]),
        ("2026-12-24", [WrittenDay(12, 24, 2026)]),
        ("Dec 24th", [WrittenDay(12, 24)]),
        ("12/24/2026", [WrittenDay(12, 24, 2026)]),
        ("04/05/2026", [WrittenDay(5, 4, 2026), WrittenDay(4, 5, 2026)]),
    ],
)
def test_a_date_has_every_reading_it_allows(text: str, days: list[WrittenDay]) -> None:
    assert list(only(text).days) == days


@pytest.mark.parametrize(
    ("text", "at"), [("9:00", time(9)), ("at 9am", time(9)), ("à 14h", time(14)), ("2:30 pm", time(14, 30)), ("à midi", time(12))]
)
def test_times_of_day_are_read(text: str, at: time) -> None:
    assert only(text).clock == at


def test_the_text_of_an_amount_is_what_stands_between_its_ends() -> None:
    text = "La boîte complète coûte 220 €, livrée en six jours, avec trois révisions."
    assert [(a.kind, text[a.start : a.end]) for a in find(text, "fr")] == [
        ("money", "220 €"),
        ("duration", "six jours"),
        ("count", "trois révisions"),
    ]
