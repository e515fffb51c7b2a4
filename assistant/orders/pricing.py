"""What an order costs and how long it takes: pure arithmetic on the catalogue, rounded once, at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.errors import Invalid
from assistant.money import Money
from assistant.orders.catalogue import UNLIMITED, Extra, Gig, Package

MOST = 1000
"""The largest quantity of a package, and the largest count of an extra."""


@dataclass(frozen=True, slots=True)
class Line:
    package_id: str
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Pick:
    extra_id: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class QuotedLine:
    package: Package
    quantity: int
    total: Money


@dataclass(frozen=True, slots=True)
class QuotedExtra:
    extra: Extra
    count: int
    total: Money


@dataclass(frozen=True, slots=True)
class Quote:
    """`total` is after `discount`; days are working days where the gig says so; `revisions` None is unlimited."""

    gig: Gig
    lines: tuple[QuotedLine, ...]
    extras: tuple[QuotedExtra, ...]
    discount: Money
    total: Money
    delivery_days: int
    revisions: int | None


def price(gig: Gig, lines: Sequence[Line], picks: Sequence[Pick] = (), discount_percent: Decimal = Decimal(0)) -> Quote:
    """Raises Invalid for what this gig does not sell; the same package or extra named twice is added up."""
    if not lines:
        raise Invalid("An order needs at least one package.", code="no_package")
    if not 0 <= discount_percent <= 100:
        raise Invalid("A discount is between 0 and 100 percent.", code="bad_discount")
    quoted = tuple(_line(gig, package, quantity) for package, quantity in _added_up((n.package_id, n.quantity) for n in lines))
    extras = tuple(_extra(gig, extra, count) for extra, count in _added_up((p.extra_id, p.count) for p in picks))
    totals = [*(line.total for line in quoted), *(extra.total for extra in extras)]
    full = sum(totals, Money(0, totals[0].currency))
    discount = full.percent(discount_percent)
    return Quote(gig, quoted, extras, discount, full - discount, _days(gig, quoted, extras), _revisions(quoted, extras))


def _added_up(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    totals: dict[str, int] = {}
    for name, count in counts:
        if not 1 <= count <= MOST or totals.get(name, 0) + count > MOST:
            raise Invalid(f"A quantity is a whole number from 1 to {MOST}.", code="bad_quantity")
        totals[name] = totals.get(name, 0) + count
    return list(totals.items())


def _line(gig: Gig, package_id: str, quantity: int) -> QuotedLine:
    package = gig.package(package_id)
    if package is None:
        raise Invalid(f"{gig.slug} has no package {package_id!r}; it has {_ids(gig.packages)}.", code="unknown_package")
    return QuotedLine(package, quantity, package.price * quantity)


def _extra(gig: Gig, extra_id: str, count: int) -> QuotedExtra:
    extra = gig.extra(extra_id)
    if extra is None:
        raise Invalid(f"{gig.slug} has no extra {extra_id!r}; it has {_ids(gig.extras) or 'none'}.", code="unknown_extra")
    if count > 1 and not extra.repeatable:
        raise Invalid(f"{extra.title} counts once per order.", code="not_repeatable")
    return QuotedExtra(extra, count, extra.price * count)


def _days(gig: Gig, lines: Sequence[QuotedLine], extras: Sequence[QuotedExtra]) -> int:
    replacing = [e.extra.delivery_days for e in extras if e.extra.delivery_days is not None]
    if len(replacing) > 1:
        raise Invalid("Two extras that each set the delivery time cannot be taken together.", code="two_delivery_times")
    longest = max((replacing[0] if replacing else n.package.delivery_days) + gig.quantity_adds_days * (n.quantity - 1) for n in lines)
    return longest + sum(e.extra.adds_days * e.count for e in extras)


def _revisions(lines: Sequence[QuotedLine], extras: Sequence[QuotedExtra]) -> int | None:
    counts = [n.package.revisions for n in lines]
    limited = [count for count in counts if count is not None]
    if len(limited) < len(counts):
        return UNLIMITED
    return max(limited) + sum(e.extra.adds_revisions * e.count for e in extras)


def _ids(things: Iterable[Package | Extra]) -> str:
    return ", ".join(thing.id for thing in things)
