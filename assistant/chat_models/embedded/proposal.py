"""What is to be offered, as the talk has it so far: ids and numbers for the tools, kept in the dialogue's state between turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from assistant.money import Money

Record = dict[str, Any]

FINEST = Decimal("0.0001")
"""A percentage fine enough to come to any sum of minor units that a client may name."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """`lines` and `extras` are (id, how many); `percent` is the discount asked for, as a decimal in text."""

    gig: str
    lines: tuple[tuple[str, int], ...] = ()
    extras: tuple[tuple[str, int], ...] = ()
    percent: str | None = None
    days: int | None = None
    revisions: int | None = None
    wish: str | None = None
    steps: int | None = None
    months: int | None = None

    @classmethod
    def of_order(cls, order: Record) -> Proposal:
        """From the arguments of a quote."""
        lines = tuple((line["package"], line["quantity"]) for line in order["lines"])
        return cls(order["gig"], lines, tuple((extra["extra"], extra["count"]) for extra in order["extras"]))

    @classmethod
    def from_state(cls, body: Mapping[str, Any]) -> Proposal:
        return cls(
            gig=str(body["gig"]),
            lines=_pairs(body.get("lines", ())),
            extras=_pairs(body.get("extras", ())),
            percent=body.get("percent"),
            days=body.get("days"),
            revisions=body.get("revisions"),
            wish=body.get("wish"),
            steps=body.get("steps"),
            months=body.get("months"),
        )

    def to_state(self) -> Record:
        pairs = {"lines": [list(line) for line in self.lines], "extras": [list(extra) for extra in self.extras]}
        rest = {key: getattr(self, key) for key in ("percent", "days", "revisions", "wish", "steps", "months")}
        return {"gig": self.gig, **pairs, **{key: value for key, value in rest.items() if value is not None}}

    def order(self) -> Record:
        """The arguments of a quote of the same, at the listed prices."""
        return {
            "gig": self.gig,
            "lines": [{"package": package, "quantity": many} for package, many in self.lines],
            "extras": [{"extra": extra, "count": many} for extra, many in self.extras],
        }

    def arguments(self) -> Record:
        """For consider_offer and create_offer; what is not asked for is left out."""
        rest = {
            "discount_percent": self.percent,
            "delivery_days": self.days,
            "revisions": self.revisions,
            "wish": self.wish,
            "milestones": self.steps,
            "months": self.months,
        }
        return {**self.order(), **{key: value for key, value in rest.items() if value is not None}}

    def same_things(self, other: Proposal) -> bool:
        return (self.gig, sorted(self.lines), sorted(self.extras)) == (other.gig, sorted(other.lines), sorted(other.extras))

    def note(self) -> Record:
        """For the dialogue's state: what questions that come meanwhile are about."""
        quantity = self.lines[0][1] if len(self.lines) == 1 and self.lines[0][1] > 1 else None
        return {
            "gig": self.gig,
            "packages": [package for package, _ in self.lines],
            "extras": [extra for extra, _ in self.extras],
            "more": [list(pair) for pair in self.extras if pair[1] > 1],
            "quantity": quantity,
            "kinds": ["price"],
        }

    def at(self, target: Money, full: Money) -> Proposal:
        """With the discount that brings the listed total to `target`."""
        share = Decimal(full.minor - target.minor) * 100 / Decimal(full.minor)
        return replace(self, percent=f"{share.quantize(FINEST, ROUND_HALF_UP).normalize():f}")


def _pairs(body: Sequence[Any]) -> tuple[tuple[str, int], ...]:
    return tuple((str(one), int(many)) for one, many in body)
