"""The judge against a second, short and slow one that was written apart from it."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from assistant.money import Money
from assistant.orders.judge import Judgement, Proposal, judge
from assistant.orders.mandate import Mandate, OfferLimits
from assistant.orders.service import Counter


def total(full: int, percent: Decimal) -> int:
    """In minor units, the discount rounded half up."""
    return full - int(Fraction(full) * Fraction(percent) / 100 + Fraction(1, 2))


def reference(m: OfferLimits, p: Proposal) -> tuple[str, set[str], Decimal | None, int | None]:
    full = None if p.full is None else p.full.minor
    floor = m.floor.minor if m.floor else 0

    def fits(percent: Decimal) -> bool:
        return full is None or not m.floor or total(full, percent) >= floor

    deny, ask = set(), set()
    best = fastest = None
    if not fits(p.discount_percent):
        deny.add("below_floor")
    own_days = p.delivery_days or p.catalogue_days
    sold = p.days_bought and p.catalogue_days is not None and (own_days or 0) >= p.catalogue_days
    if m.min_delivery_days and own_days and own_days < m.min_delivery_days and not sold:
        deny.add("too_fast")
        fastest = max(m.min_delivery_days, p.catalogue_days or 0)
    if p.discount_percent > 0 and (m.max_discount_percent is None or p.discount_percent > m.max_discount_percent):
        ask.add("discount")
    if p.discount_percent > 0 and m.max_discount_percent is not None and (ask or deny & {"below_floor"}):
        every = {m.max_discount_percent} | {Decimal(n) for n in range(101) if n <= m.max_discount_percent}
        best = max((percent for percent in every if percent < p.discount_percent and fits(percent)), default=None)
    if p.delivery_days and p.catalogue_days and p.delivery_days < p.catalogue_days:
        ask.add("faster")
    if p.revisions is not None and p.catalogue_revisions is not None and p.revisions > p.catalogue_revisions:
        ask.add("revisions")
    if p.wish:
        ask.add("off_catalogue")
    if not m.send_up_to:
        ask.add("no_limit")
    elif full is not None and total(full, p.discount_percent) * p.months > m.send_up_to.minor:
        ask.add("above_limit")
    return ("deny", deny, best, fastest) if deny else ("ask", ask, best, fastest) if ask else ("allow", ask, best, fastest)


def some_limits(dice: random.Random, currency: str) -> OfferLimits:
    def maybe(value: Money) -> Money | None:
        return value if dice.random() < 0.8 else None

    return OfferLimits(
        send_up_to=maybe(Money(dice.randrange(1, 60_000), currency)),
        max_discount_percent=dice.choice([None, Decimal(0), Decimal(5), Decimal(10), Decimal("7.5"), Decimal("33.33"), Decimal(100)]),
        floor=maybe(Money(dice.randrange(1, 30_000), currency)),
        min_delivery_days=dice.choice([None, 1, 2, 3, 5, 10]),
    )


def some_proposal(dice: random.Random, currency: str) -> Proposal:
    priced = dice.random() < 0.95
    percents = (0, 0, 1, 5, 8, 10, 15, 40, 100)
    return Proposal(
        full=Money(dice.randrange(1, 80_000), currency) if priced else None,
        discount_percent=Decimal(dice.choice(percents)) if dice.random() < 0.8 else Decimal(dice.randrange(10_001)) / 100,
        delivery_days=dice.choice([None, 1, 2, 3, 4, 6, 12]),
        catalogue_days=dice.randrange(1, 12) if priced else None,
        days_bought=priced and dice.random() < 0.3,
        revisions=dice.choice([None, 0, 1, 2, 5]),
        catalogue_revisions=dice.choice([None, 0, 1, 3]) if priced else None,
        wish=not priced or dice.random() < 0.1,
        months=dice.choice([1, 1, 2, 12]),
    )


def said(judgement: Judgement) -> tuple[str, set[str], Decimal | None, int | None]:
    counter = judgement.counter or Counter()
    return judgement.decision, set(judgement.reasons), counter.discount_percent, counter.delivery_days


def test_the_judge_rules_as_the_reference_does(proof_size: Callable[[int, int], int]) -> None:
    dice, decisions = random.Random(20261130), set()
    for _ in range(proof_size(2_000, 20_000)):
        currency = dice.choice(["EUR", "JPY", "KWD"])
        common, own, proposed = some_limits(dice, currency), some_limits(dice, currency), some_proposal(dice, currency)
        mandate = Mandate(1, common, MappingProxyType({"logo": own}))
        for gig, limits in (("packaging", common), ("logo", own)):
            ruled = said(judge(mandate, gig, proposed))
            assert ruled == reference(limits, proposed), (limits, proposed)
            decisions.add(ruled[0])
    assert decisions == {"allow", "ask", "deny"}


def test_without_a_mandate_everything_asks() -> None:
    assert judge(Mandate(), "any", Proposal(Money(1, "EUR"))) == Judgement("ask", ("no_limit",))


def test_a_counter_can_be_granted_at_once(proof_size: Callable[[int, int], int]) -> None:
    """What is counter-offered is neither above the largest discount nor below the floor, and the next whole percent would be."""
    dice, seen = random.Random(7), 0
    for _ in range(proof_size(2_000, 20_000)):
        limits, proposed = some_limits(dice, "EUR"), some_proposal(dice, "EUR")
        counter = judge(Mandate(1, limits), "any", proposed).counter
        if counter is None or counter.discount_percent is None or proposed.full is None:
            continue
        seen += 1
        granted, most = counter.discount_percent, limits.max_discount_percent
        assert most is not None
        assert granted <= most
        assert granted < proposed.discount_percent
        assert limits.floor is None or total(proposed.full.minor, granted) >= limits.floor.minor
        above = Decimal(int(granted) + 1)
        if above < min(most, proposed.discount_percent):
            assert limits.floor is not None
            assert total(proposed.full.minor, above) < limits.floor.minor
    assert seen > 50
