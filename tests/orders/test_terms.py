from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import Invalid
from assistant.money import Money
from assistant.orders.catalogue import Extra, Gig, Package
from assistant.orders.milestones import steps
from assistant.orders.offer import Terms
from assistant.orders.pricing import Line, Pick
from assistant.orders.service import Edit
from assistant.orders.terms import build, digest, edited
from assistant.orders.wanted import Wanted
from assistant.orders.wire import from_json, to_json

CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD"])


@st.composite
def offered(draw: st.DrawFn) -> tuple[Gig, Wanted]:
    """Any gig, and anything that may be wanted of it."""
    currency = draw(CURRENCIES)
    prices = st.integers(1, 10**7)
    packages = [
        Package(f"p{n}", f"Package {n}", Money(draw(prices), currency), draw(st.integers(1, 60)), draw(st.none() | st.integers(0, 9)))
        for n in range(draw(st.integers(1, 3)))
    ]
    extras = [
        Extra(f"e{n}", f"Extra {n}", Money(draw(prices), currency), adds_days=draw(st.integers(0, 5)), repeatable=True)
        for n in range(draw(st.integers(0, 4)))
    ]
    gig = Gig("g", "G", "C", "en", "", tuple(packages), tuple(extras), milestones=True, subscription=True)
    lines = draw(st.lists(st.sampled_from(packages), min_size=1, max_size=3))
    chosen = draw(st.lists(st.sampled_from(extras), max_size=4)) if extras else []
    return gig, Wanted(
        gig="g",
        lines=tuple(Line(package.id, draw(st.integers(1, 300))) for package in lines),
        picks=tuple(Pick(extra.id, draw(st.integers(1, 200))) for extra in chosen),
        discount_percent=draw(st.decimals(0, 100, places=2)),
        delivery_days=draw(st.none() | st.integers(1, 365)),
        revisions=draw(st.none() | st.integers(0, 20)),
        wish=draw(st.none() | st.just("a mascot")),
    )


@given(offered())
def test_the_items_without_the_discount_are_always_the_total(of: tuple[Gig, Wanted]) -> None:
    terms = build(*of).terms
    assert sum(item.total.minor for item in terms.items) - terms.discount.minor == terms.total.minor
    assert all(item.unit_price.minor * item.quantity == item.total.minor for item in terms.items)
    assert terms.total.minor >= 0


@given(offered(), st.decimals(0, 100, places=1), st.integers(1, 10**6))
def test_so_they_are_after_any_edit_and_a_price_of_ones_own_is_not_discounted(of: tuple[Gig, Wanted], percent: Decimal, price: int) -> None:
    before = build(*of).terms
    own = Money(price, before.total.currency) if before.wish else None
    after = edited(before, Edit(discount=percent, price=own))
    assert sum(item.total.minor for item in after.items) - after.discount.minor == after.total.minor
    assert after.total.minor >= (price if own else 0)
    assert (after.delivery_days, after.revisions) == (before.delivery_days, before.revisions)


@given(st.integers(2, 20), st.integers(1, 10**7), st.integers(1, 365), CURRENCIES, st.lists(st.text(max_size=3), max_size=9))
def test_steps_are_whole_and_add_up(count: int, minor: int, days: int, currency: str, includes: list[str]) -> None:
    total = Money(minor, currency)
    if minor < count or days < count:
        with pytest.raises(Invalid):
            steps(count, total, days, includes)
        return
    cut = steps(count, total, days, includes)
    assert sum(step.amount.minor for step in cut) == minor
    assert sum(step.delivery_days for step in cut) == days
    assert [entry for step in cut for entry in step.includes] == includes
    assert len(cut) == count
    assert min(step.amount.minor for step in cut) > 0
    assert max(step.amount.minor for step in cut) - min(step.amount.minor for step in cut) <= 1


@given(offered())
def test_terms_survive_json_and_keep_their_digest(of: tuple[Gig, Wanted]) -> None:
    terms = build(*of).terms
    again = from_json(Terms, to_json(terms))
    assert again == terms
    assert digest(again) == digest(terms)


def test_any_other_term_is_another_digest() -> None:
    gig = Gig("g", "G", "C", "en", "", (Package("a", "A", Money(9000, "EUR"), 3, 1, ("one",)),))
    terms = build(gig, Wanted("g", (Line("a"),))).terms
    others = [
        replace(terms, title="H"),
        replace(terms, total=Money(9000, "USD")),
        replace(terms, total=Money(9001, "EUR")),
        replace(terms, delivery_days=4),
        replace(terms, working_days=True),
        replace(terms, revisions=None),
        replace(terms, includes=("one", "two")),
        replace(terms, excludes=("one",)),
        replace(terms, months=3),
        replace(terms, note="Thanks"),
        replace(terms, wish="more"),
    ]
    assert len({digest(each) for each in (terms, *others)}) == len(others) + 1


def test_an_edit_of_steps_cuts_the_new_total() -> None:
    gig = Gig("g", "G", "C", "en", "", (Package("a", "A", Money(9000, "EUR"), 6, 1),), milestones=True)
    before = build(gig, Wanted("g", (Line("a"),), milestones=2)).terms
    after = edited(before, Edit(discount=Decimal(50), delivery_days=4), 2)
    assert [(step.amount, step.delivery_days) for step in after.milestones] == [(Money(2250, "EUR"), 2)] * 2


@pytest.mark.parametrize("percent", ["NaN", "sNaN", "Infinity", "-1", "100.01"])
def test_a_discount_is_a_share(percent: str) -> None:
    gig = Gig("g", "G", "C", "en", "", (Package("a", "A", Money(9000, "EUR"), 6, 1),))
    with pytest.raises(Invalid):
        build(gig, Wanted("g", (Line("a"),), discount_percent=Decimal(percent)))
