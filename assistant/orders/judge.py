"""Whether an offer may go out, by the freelancer's mandate: pure, the most restrictive rule wins, and what is not said means ask."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from assistant.money import Money
from assistant.orders.mandate import Mandate, OfferLimits
from assistant.orders.pricing import Quote
from assistant.orders.service import Counter
from assistant.orders.wanted import Wanted

Ruling = Literal["allow", "ask", "deny"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is wanted beside what the catalogue sells: `full` is before the discount; days and revisions None are the catalogue's own.

    `full` None: only a wish is wanted, and nothing is priced yet. `days_bought`: an extra sets the catalogue's days.
    `months` times `full` is what the client agrees to.
    """

    full: Money | None
    discount_percent: Decimal = Decimal(0)
    delivery_days: int | None = None
    catalogue_days: int | None = None
    days_bought: bool = False
    revisions: int | None = None
    catalogue_revisions: int | None = None
    wish: bool = False
    months: int = 1


@dataclass(frozen=True, slots=True)
class Judgement:
    """`reasons` are codes, those of the decision only; no figure of the mandate is in them. `counter` is the best that may be granted."""

    decision: Ruling
    reasons: tuple[str, ...] = ()
    counter: Counter | None = None


def proposal(wanted: Wanted, quote: Quote | None) -> Proposal:
    bought = quote is not None and any(extra.extra.delivery_days is not None for extra in quote.extras)
    return Proposal(
        full=quote.total + quote.discount if quote else None,
        discount_percent=wanted.discount_percent,
        delivery_days=wanted.delivery_days,
        catalogue_days=quote.delivery_days if quote else None,
        days_bought=bought,
        revisions=wanted.revisions,
        catalogue_revisions=quote.revisions if quote else None,
        wish=wanted.wish is not None,
        months=wanted.months or 1,
    )


def judge(mandate: Mandate, gig: str, proposed: Proposal) -> Judgement:
    """`allow`: it may be sent. `ask`: only the freelancer may say yes. `deny`: it is below what the freelancer ever does."""
    limits = mandate.per_gig.get(gig, mandate.offers)
    denied = (*_too_little(limits, proposed), *_too_fast(limits, proposed))
    asked = tuple(_asks(limits, proposed))
    decision: Ruling = "deny" if denied else "ask" if asked else "allow"
    return Judgement(decision, denied or asked, _counter(limits, proposed))


def _too_little(limits: OfferLimits, proposed: Proposal) -> tuple[str, ...]:
    return () if _fits_floor(limits, proposed, proposed.discount_percent) else ("below_floor",)


def _too_fast(limits: OfferLimits, proposed: Proposal) -> tuple[str, ...]:
    days = proposed.catalogue_days if proposed.delivery_days is None else proposed.delivery_days
    if days is None or limits.min_delivery_days is None or days >= limits.min_delivery_days:
        return ()
    bought = proposed.days_bought and proposed.catalogue_days is not None and days >= proposed.catalogue_days
    return () if bought else ("too_fast",)


def _asks(limits: OfferLimits, proposed: Proposal) -> list[str]:
    found = []
    if proposed.discount_percent > 0 and not _granted(limits, proposed.discount_percent):
        found.append("discount")
    if proposed.delivery_days is not None and proposed.catalogue_days is not None and proposed.delivery_days < proposed.catalogue_days:
        found.append("faster")
    if _more_revisions(proposed):
        found.append("revisions")
    if proposed.wish:
        found.append("off_catalogue")
    if limits.send_up_to is None:
        found.append("no_limit")
    elif proposed.full is not None and _agreed(proposed, proposed.full) > limits.send_up_to.minor:
        found.append("above_limit")
    return found


def _more_revisions(proposed: Proposal) -> bool:
    """None of the catalogue is unlimited where anything is priced: nobody can ask for more than that."""
    if proposed.revisions is None or proposed.catalogue_revisions is None:
        return False
    return proposed.revisions > proposed.catalogue_revisions


def _granted(limits: OfferLimits, percent: Decimal) -> bool:
    return limits.max_discount_percent is not None and percent <= limits.max_discount_percent


def _fits_floor(limits: OfferLimits, proposed: Proposal, percent: Decimal) -> bool:
    if limits.floor is None or proposed.full is None:
        return True
    return _after(proposed.full, percent).minor >= limits.floor.minor


def _agreed(proposed: Proposal, full: Money) -> int:
    return _after(full, proposed.discount_percent).minor * proposed.months


def _after(full: Money, percent: Decimal) -> Money:
    return full - full.percent(percent)


def _counter(limits: OfferLimits, proposed: Proposal) -> Counter | None:
    percent = _best_discount(limits, proposed)
    days = None
    if _too_fast(limits, proposed) and limits.min_delivery_days is not None:
        # Not faster than the catalogue either, which would have to be asked.
        days = max(limits.min_delivery_days, proposed.catalogue_days or 0)
    return None if percent is None and days is None else Counter(percent, days)


def _best_discount(limits: OfferLimits, proposed: Proposal) -> Decimal | None:
    """The largest that stays within limit and floor, whole percents below the limit itself; None where the asked one does, or none can."""
    asked, most = proposed.discount_percent, limits.max_discount_percent
    if asked <= 0 or most is None or (asked <= most and _fits_floor(limits, proposed, asked)):
        return None
    whole = int(min(asked, most).to_integral_value(ROUND_FLOOR))
    candidates = (most, *(Decimal(percent) for percent in range(whole, -1, -1)))
    return next((percent for percent in candidates if percent < asked and _fits_floor(limits, proposed, percent)), None)
