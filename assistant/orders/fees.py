"""What the marketplace adds for the client and keeps from the freelancer, by its dated policies; no policy, no fee."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from assistant.money import Money
from assistant.orders.policies import Policy

CLIENT_FEE = "buyer_fee"
"""A share, and a fixed part for small payments: {percent, fixed, fixed_below, currency}."""

FREELANCER_SHARE = "freelancer_share"
"""What the freelancer keeps, in percent of the total."""


@dataclass(frozen=True, slots=True)
class Fees:
    """Both in the currency of the total they are of."""

    client_pays: Money
    net: Money


def fees(total: Money, in_force: Iterable[Policy]) -> Fees:
    """Of one payment of `total`, by the policies in force (`policies.in_force` chooses them)."""
    rules = {policy.id: policy for policy in in_force}
    return Fees(total + _client_fee(total, rules.get(CLIENT_FEE)), _kept(total, rules.get(FREELANCER_SHARE)))


def _client_fee(total: Money, policy: Policy | None) -> Money:
    nothing = Money(0, total.currency)
    if policy is None or not isinstance(policy.value, dict) or total.minor <= 0:
        return nothing
    share = total.percent(_number(policy.value.get("percent")) or Decimal(0))
    return share + _fixed_part(total, policy.value)


def _fixed_part(total: Money, value: Mapping[str, Any]) -> Money:
    """Nothing where the rule is written in another currency: there is no rate here that we could stand behind."""
    nothing = Money(0, total.currency)
    if value.get("fixed") is None or value.get("currency") != total.currency:
        return nothing
    below = value.get("fixed_below")
    if below is not None and total.minor >= Money.parse(below, total.currency).minor:
        return nothing
    return Money.parse(value["fixed"], total.currency)


def _kept(total: Money, policy: Policy | None) -> Money:
    share = _number(policy.value) if policy is not None and policy.unit == "percent" else None
    return total if share is None else total.percent(share)


def _number(value: object) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None
