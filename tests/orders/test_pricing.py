from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import Invalid
from assistant.money import Money
from assistant.orders.catalogue import Extra, Gig, Package
from assistant.orders.pricing import Line, Pick, price


def gig(currency: str = "EUR", **changes: object) -> Gig:
    def money(amount: int) -> Money:
        return Money.parse(amount, currency)

    packages = (
        Package("basic", "One label", money(90), 3, 1, ("1 label", "print-ready PDF")),
        Package("standard", "Full box", money(220), 6, 3),
        Package("premium", "Whole range", money(400), 10, None),
    )
    extras = (
        Extra("source", "Source files", money(30)),
        Extra("express", "Express delivery", money(60), delivery_days=1),
        Extra("overnight", "Overnight delivery", money(120), delivery_days=1),
        Extra("variant", "Extra variant", money(45), adds_days=1, repeatable=True),
        Extra("revision", "Extra revision", money(20), adds_revisions=1, repeatable=True),
    )
    return Gig("packaging", "Packaging", "Design", "en", "", packages, extras, **changes)  # type: ignore[arg-type]


def test_the_contracts_example_holds() -> None:
    quote = price(gig(), [Line("basic", 3)], [Pick("source"), Pick("variant")])
    assert (quote.total, quote.delivery_days, quote.revisions) == (Money(34500, "EUR"), 4, 1)


def test_an_express_extra_replaces_the_packages_days_and_further_pieces_still_add() -> None:
    quote = price(gig(quantity_adds_days=2), [Line("standard", 3)], [Pick("express"), Pick("variant", 2)])
    assert quote.delivery_days == 1 + 2 * 2 + 2


def test_the_slowest_line_sets_the_days_and_the_most_generous_one_the_revisions() -> None:
    quote = price(gig(), [Line("basic", 2), Line("standard")], [Pick("revision", 2)])
    assert (quote.delivery_days, quote.revisions) == (6, 3 + 2)


def test_unlimited_revisions_stay_unlimited() -> None:
    assert price(gig(), [Line("basic"), Line("premium")], [Pick("revision")]).revisions is None


def test_a_package_named_twice_is_one_line() -> None:
    quote = price(gig(quantity_adds_days=1), [Line("basic", 1), Line("basic", 2)])
    assert [(n.package.id, n.quantity) for n in quote.lines] == [("basic", 3)]
    assert quote.delivery_days == 5


def test_a_discount_is_rounded_half_up_once_on_the_sum() -> None:
    odd = Gig("g", "G", "C", "en", "", (Package("a", "A", Money(101, "EUR"), 1, 1), Package("b", "B", Money(102, "EUR"), 1, 1)))
    quote = price(odd, [Line("a"), Line("b")], discount_percent=Decimal("50"))
    assert (quote.discount, quote.total) == (Money(102, "EUR"), Money(101, "EUR"))


@pytest.mark.parametrize(
    ("lines", "picks", "percent", "code"),
    [
        ([], [], "0", "no_package"),
        ([Line("gold")], [], "0", "unknown_package"),
        ([Line("basic", 0)], [], "0", "bad_quantity"),
        ([Line("basic", 1001)], [], "0", "bad_quantity"),
        ([Line("basic", 600), Line("basic", 600)], [], "0", "bad_quantity"),
        ([Line("basic")], [Pick("printing")], "0", "unknown_extra"),
        ([Line("basic")], [Pick("source", 2)], "0", "not_repeatable"),
        ([Line("basic")], [Pick("source"), Pick("source")], "0", "not_repeatable"),
        ([Line("basic")], [Pick("variant", -1)], "0", "bad_quantity"),
        ([Line("basic")], [Pick("express"), Pick("overnight")], "0", "two_delivery_times"),
        ([Line("basic")], [], "101", "bad_discount"),
        ([Line("basic")], [], "-1", "bad_discount"),
    ],
)
def test_what_is_not_sold_is_refused_by_name(lines: list[Line], picks: list[Pick], percent: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        price(gig(), lines, picks, Decimal(percent))
    assert refused.value.code == code


@given(
    currency=st.sampled_from(["EUR", "JPY", "KWD"]),
    quantities=st.dictionaries(st.sampled_from(["basic", "standard", "premium"]), st.integers(1, 1000), min_size=1),
    counts=st.dictionaries(st.sampled_from(["variant", "revision"]), st.integers(1, 1000)),
    percent=st.decimals(0, 100, places=3),
)
def test_lines_plus_extras_minus_discount_is_always_the_total(
    currency: str, quantities: dict[str, int], counts: dict[str, int], percent: Decimal
) -> None:
    quote = price(gig(currency), [Line(*n) for n in quantities.items()], [Pick(*n) for n in counts.items()], percent)
    full = sum(part.total.minor for part in (*quote.lines, *quote.extras))
    assert full - quote.discount.minor == quote.total.minor
    assert abs(quote.discount.minor - Decimal(full) * percent / 100) <= Decimal("0.5")
    assert quote.total.currency == currency
    assert 0 <= quote.total.minor <= full


@given(quantity=st.integers(1, 999), count=st.integers(1, 999))
def test_more_of_anything_never_costs_less_nor_comes_sooner(quantity: int, count: int) -> None:
    slow = gig(quantity_adds_days=1)
    less = price(slow, [Line("basic", quantity)], [Pick("variant", count)])
    more = price(slow, [Line("basic", quantity + 1)], [Pick("variant", count + 1)])
    assert more.total.minor > less.total.minor
    assert more.delivery_days > less.delivery_days
