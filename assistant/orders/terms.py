"""What was wanted of a gig, as terms that can be agreed to: priced, dated, and known by their digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.errors import Invalid
from assistant.money import Money
from assistant.orders.catalogue import Gig
from assistant.orders.milestones import steps
from assistant.orders.offer import Item, Terms
from assistant.orders.pricing import Quote, price
from assistant.orders.service import Edit
from assistant.orders.wanted import Wanted
from assistant.orders.wire import to_json

MOST_DAYS = 365
MOST_REVISIONS = 100
MOST_MONTHS = 12
MOST_WORDS = 2000
"""Characters of a wish or of a note."""
MOST_DAYS_OPEN = 365
"""For which an offer may stay open."""
MOST_REVISIONS_ASKED = 50
MOST_STEPS_ASKED = 6
LONGEST_WISH_ASKED = 500
"""What may be asked for in a conversation; the freelancer may go beyond."""


@dataclass(frozen=True, slots=True)
class Priced:
    """Terms, and the catalogue's own quote of them; `quote` is None where only a wish is wanted."""

    terms: Terms
    quote: Quote | None


def build(gig: Gig, wanted: Wanted) -> Priced:
    """The total is of the catalogue's part: a wish has no price before its freelancer gives it one.

    Asked days and revisions stand in place of the catalogue's; whether they may is the mandate's to say. With a wish alone the days
    are 0, and the revisions too, until somebody says how many. Raises Invalid for what this gig does not sell.
    """
    _check(gig, wanted)
    quote = price(gig, wanted.lines, wanted.picks, wanted.discount_percent) if wanted.lines or not wanted.wish else None
    nothing = Money(0, gig.packages[0].price.currency)
    terms = Terms(
        gig=gig.slug,
        title=gig.title,
        items=_items(quote) if quote else (),
        discount=quote.discount if quote else nothing,
        total=quote.total if quote else nothing,
        delivery_days=_asked(wanted.delivery_days, quote.delivery_days if quote else 0),
        working_days=gig.working_days,
        revisions=wanted.revisions if wanted.revisions is not None else quote.revisions if quote else 0,
        includes=_included(quote) if quote else (),
        excludes=gig.excludes,
        months=wanted.months,
        wish=wanted.wish,
    )
    # What only a wish makes up can be cut into steps no sooner than it has a price.
    return Priced(_in_steps(terms, wanted.milestones) if quote else terms, quote)


def edited(terms: Terms, edit: Edit, milestones: int | None = None) -> Terms:
    """The freelancer's own change: it may go beyond the mandate, and the sum is worked out anew. Raises Invalid."""
    if edit.price is not None and (terms.wish is None or edit.price.currency != terms.total.currency or edit.price.minor <= 0):
        raise Invalid("A price of your own is for what the catalogue does not sell, in your currency.", code="bad_price")
    sold = sum((item.total for item in terms.items), Money(0, terms.total.currency))
    discount = terms.discount if edit.discount is None else sold.percent(_percent(edit.discount))
    items, includes, total = terms.items, terms.includes, sold - discount
    if edit.price is not None and terms.wish is not None:
        items, includes, total = (*items, Item(terms.wish, 1, edit.price, edit.price)), (*includes, terms.wish), total + edit.price
    changed = replace(
        terms,
        items=items,
        discount=discount,
        total=total,
        includes=includes,
        delivery_days=_asked(_bounded(edit.delivery_days, 1, MOST_DAYS, "bad_delivery"), terms.delivery_days),
        revisions=terms.revisions if edit.revisions is None else _bounded(edit.revisions, 0, MOST_REVISIONS, "bad_revisions"),
        note=terms.note if edit.note is None else words(edit.note),
        milestones=(),
    )
    return _in_steps(changed, milestones)


def digest(terms: Terms) -> str:
    """SHA-256 of the canonical JSON: the same terms have the same digest, on every machine."""
    canonical = json.dumps(to_json(terms), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _check(gig: Gig, wanted: Wanted) -> None:
    if wanted.milestones is not None and wanted.months is not None:
        raise Invalid("An offer is in steps or monthly, not both.", code="steps_or_months")
    if wanted.milestones is not None and not gig.milestones:
        raise Invalid(f"{gig.slug} is not sold in steps.", code="no_milestones")
    if wanted.months is not None and not gig.subscription:
        raise Invalid(f"{gig.slug} is not sold monthly.", code="no_subscription")
    if wanted.picks and not wanted.lines:
        raise Invalid("An extra comes with a package.", code="no_package")
    _bounded(wanted.months, 1, MOST_MONTHS, "bad_months")
    _bounded(wanted.delivery_days, 1, MOST_DAYS, "bad_delivery")
    _bounded(wanted.revisions, 0, MOST_REVISIONS, "bad_revisions")
    _percent(wanted.discount_percent)
    if wanted.wish is not None:
        words(wanted.wish)


def _bounded(value: int | None, least: int, most: int, code: str) -> int | None:
    if value is not None and not least <= value <= most:
        raise Invalid(f"{value} is not a whole number from {least} to {most}.", code=code)
    return value


def _percent(value: Decimal) -> Decimal:
    if not value.is_finite() or not 0 <= value <= 100:
        raise Invalid("A discount is between 0 and 100 percent.", code="bad_discount")
    return value


def words(text: str) -> str:
    if not text.strip() or len(text) > MOST_WORDS:
        raise Invalid(f"Say it in 1 to {MOST_WORDS} characters.", code="bad_words")
    return text


def _asked(asked: int | None, otherwise: int) -> int:
    return otherwise if asked is None else asked


def _items(quote: Quote) -> tuple[Item, ...]:
    lines = (Item(line.package.title, line.quantity, line.package.price, line.total) for line in quote.lines)
    extras = (Item(extra.extra.title, extra.count, extra.extra.price, extra.total) for extra in quote.extras)
    return (*lines, *extras)


def _included(quote: Quote) -> tuple[str, ...]:
    packages: Iterable[str] = (entry for line in quote.lines for entry in line.package.includes)
    return tuple(dict.fromkeys((*packages, *(extra.extra.title for extra in quote.extras))))


def _in_steps(terms: Terms, count: int | None) -> Terms:
    if count is None:
        return terms
    return replace(terms, milestones=steps(count, terms.total, terms.delivery_days, terms.includes))
