from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import Invalid
from assistant.money import Money
from assistant.orders.offer import Offer
from assistant.orders.order import Order
from assistant.orders.pricing import Line, Pick
from assistant.orders.service import Edit, Placed
from assistant.orders.wanted import Wanted
from assistant.orders.wire import from_json, to_json
from tests.orders.house import House, assistant, client, label

WANTED = Wanted(
    "packaging",
    (Line("basic", 3),),
    (Pick("source", 2),),
    Decimal("7.5"),
    delivery_days=4,
    wish="gold foil",
    requirements={"product": "honey"},
)


def test_everything_that_crosses_comes_back_as_it_was(house: House) -> None:
    placed = house.orders.place(assistant(), house.key(), label(requirements={"product": "tea"}))
    assert from_json(Placed, to_json(placed)) == placed
    assert placed.offer is not None
    assert from_json(Offer, to_json(placed.offer)) == placed.offer
    order = house.orders.accept(client(), house.key(), placed.offer.id, placed.offer.hash)
    assert from_json(Order, to_json(order)) == order
    assert from_json(Wanted, to_json(WANTED)) == WANTED


def test_money_and_times_are_in_the_contracts_form() -> None:
    paris = timezone(timedelta(hours=1))
    assert to_json(Money(12_050, "EUR")) == {"amount": "120.50", "currency": "EUR"}
    assert to_json(Money(1_200, "JPY")) == {"amount": "1200", "currency": "JPY"}
    assert to_json(datetime(2026, 11, 28, 10, 30, tzinfo=paris)) == "2026-11-28T09:30:00+00:00"


@given(
    st.builds(
        Edit,
        discount=st.none() | st.decimals(0, 100, places=2),
        delivery_days=st.none() | st.integers(),
        note=st.none() | st.text(),
        price=st.none() | st.builds(Money, st.integers(-(10**12), 10**12), st.sampled_from(["EUR", "JPY", "KWD"])),
    )
)
def test_any_edit_comes_back_as_it_was(edit: Edit) -> None:
    assert from_json(Edit, to_json(edit)) == edit


BROKEN: list[tuple[type, Any]] = [
    (Money, None),
    (Money, {"amount": "1.005", "currency": "EUR"}),
    (Money, {"amount": "NaN", "currency": "EUR"}),
    (Wanted, []),
    (Wanted, {}),
    (Wanted, {**to_json(WANTED), "lines": "basic"}),
    (Wanted, {**to_json(WANTED), "lines": [{"package_id": "basic", "quantity": True}]}),
    (Wanted, {**to_json(WANTED), "lines": [{"package_id": "basic", "quantity": 1.5}]}),
    (Wanted, {**to_json(WANTED), "discount_percent": "ten"}),
    (Wanted, {**to_json(WANTED), "discount_percent": 5}),
    (Wanted, {**to_json(WANTED), "requirements": {"product": 5}}),
    (Placed, {"status": "perhaps"}),
]


@pytest.mark.parametrize(("kind", "body"), BROKEN, ids=lambda value: str(value)[:30])
def test_what_is_something_else_is_refused(kind: type, body: Any) -> None:
    with pytest.raises(Invalid):
        from_json(kind, body)


def test_what_a_newer_service_adds_is_passed_over() -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    order = Order("o", LENA, "ana", "c1", "f", "h", "packaging", "1 label", "in_progress", Money(1, "EUR"), {}, now)
    assert from_json(Order, {**to_json(order), "mood": "fine"}) == replace(order)


LENA = "lena-moreau"
