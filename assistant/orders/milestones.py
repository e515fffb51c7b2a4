"""An offer cut into steps, each with its own scope, time and money; the parts add up to the whole."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.errors import Invalid
from assistant.money import Money
from assistant.orders.offer import Milestone

MOST_STEPS = 20


def steps(count: int, total: Money, delivery_days: int, includes: Sequence[str]) -> tuple[Milestone, ...]:
    """Even steps, what does not divide going to the first ones. Invalid if a step would cost nothing or take no day."""
    if not 2 <= count <= MOST_STEPS:
        raise Invalid(f"Sold in steps means from 2 to {MOST_STEPS} of them.", code="bad_milestones")
    if total.minor < count or delivery_days < count:
        raise Invalid("There is not enough in this offer for so many steps.", code="bad_milestones")
    amounts, days, sizes = (_shares(whole, count) for whole in (total.minor, delivery_days, len(includes)))
    ends = [sum(sizes[: n + 1]) for n in range(count)]
    return tuple(
        # Named by its place, which is the same in every language.
        Milestone(f"{n + 1}/{count}", tuple(includes[ends[n] - sizes[n] : ends[n]]), days[n], Money(amounts[n], total.currency))
        for n in range(count)
    )


def _shares(whole: int, count: int) -> list[int]:
    each, rest = divmod(whole, count)
    return [each + (n < rest) for n in range(count)]
