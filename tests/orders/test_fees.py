from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.money import Money
from assistant.orders.fees import fees
from assistant.orders.policies import Policy, in_force


def rule(id: str, value: Any, unit: str | None = None, since: str = "2025-01-01") -> Policy:
    return Policy(id, {}, value, unit, date.fromisoformat(since), "test")


SHARE = rule("freelancer_share", "80", "percent")
FEE = rule("buyer_fee", {"percent": "5.5", "fixed": "3.00", "fixed_below": "100.00", "currency": "USD"})


@pytest.mark.parametrize(
    ("total", "pays", "net"),
    [
        ("99.99", "108.49", "79.99"),
        ("100.00", "105.50", "80.00"),
        ("0.09", "3.09", "0.07"),
        ("0.10", "3.11", "0.08"),
        ("0", "0", "0"),
    ],
)
def test_the_fixed_part_is_for_payments_below_its_limit_and_a_share_is_rounded_half_up(total: str, pays: str, net: str) -> None:
    cost = fees(Money.parse(total, "USD"), (FEE, SHARE))
    assert (cost.client_pays, cost.net) == (Money.parse(pays, "USD"), Money.parse(net, "USD"))


@pytest.mark.parametrize(("currency", "total", "pays"), [("EUR", "90", "94.95"), ("JPY", "5000", "5275"), ("KWD", "1.001", "1.056")])
def test_a_fixed_part_in_another_currency_is_left_out_and_never_converted(currency: str, total: str, pays: str) -> None:
    assert fees(Money.parse(total, currency), (FEE,)).client_pays == Money.parse(pays, currency)


def test_without_a_rule_there_is_no_fee() -> None:
    cost = fees(
        Money(9000, "EUR"), (rule("clearing_days", 14, "days"), rule("buyer_fee", "in words"), rule("freelancer_share", "14", "days"))
    )
    assert (cost.client_pays, cost.net) == (Money(9000, "EUR"), Money(9000, "EUR"))


def test_a_fixed_part_without_a_limit_is_always_there() -> None:
    always = rule("buyer_fee", {"percent": "0", "fixed": "2", "currency": "EUR"})
    assert fees(Money(1_000_000, "EUR"), (always,)).client_pays == Money(1_000_200, "EUR")


def test_the_rule_of_the_day_counts() -> None:
    newer = rule("freelancer_share", "90", "percent", "2026-12-01")
    known = (SHARE, newer)
    assert fees(Money(10000, "EUR"), in_force(known, date(2026, 11, 30))).net == Money(8000, "EUR")
    assert fees(Money(10000, "EUR"), in_force(known, date(2026, 12, 1))).net == Money(9000, "EUR")


@given(minor=st.integers(0, 10**9), currency=st.sampled_from(["USD", "EUR", "JPY", "KWD"]))
def test_the_client_never_pays_less_than_the_total_and_the_freelancer_never_nets_more(minor: int, currency: str) -> None:
    total = Money(minor, currency)
    cost = fees(total, (FEE, SHARE))
    assert cost.net.minor <= total.minor <= cost.client_pays.minor
    assert {cost.net.currency, cost.client_pays.currency} == {currency}
