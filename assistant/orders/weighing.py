"""What an offer would come to: priced, with its fees, and judged by the mandate. Nothing is made; `placing` makes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from assistant.errors import Invalid
from assistant.orders.catalogue import Gig
from assistant.orders.fees import Fees, fees
from assistant.orders.judge import Judgement, judge, proposal
from assistant.orders.mandate import Mandate, OfferLimits
from assistant.orders.offer import Terms
from assistant.orders.policies import Policy
from assistant.orders.service import Counter, Placed
from assistant.orders.shelf import Shelf
from assistant.orders.terms import build
from assistant.orders.wanted import Wanted

Status = Literal["sent", "waiting_approval", "countered", "refused"]


@dataclass(frozen=True, slots=True)
class Sold:
    """A gig, under the mandate and the policies that hold now."""

    gig: Gig
    mandate: Mandate
    policies: tuple[Policy, ...]

    @property
    def limits(self) -> OfferLimits:
        return self.mandate.per_gig.get(self.gig.slug, self.mandate.offers)


@dataclass(frozen=True, slots=True)
class Weighed:
    terms: Terms
    fees: Fees
    judgement: Judgement


def sold(shelf: Shelf, freelancer: str, slug: str, now: datetime) -> Sold:
    """Invalid (unknown_gig) if the freelancer sells no such gig."""
    gig = shelf.catalogue(freelancer).gig(slug)
    if gig is None:
        raise Invalid(f"{freelancer} sells no gig {slug!r}.", code="unknown_gig")
    return Sold(gig, shelf.mandate(freelancer), shelf.policies(now.date()))


def weigh(what: Sold, wanted: Wanted) -> Weighed:
    priced = build(what.gig, wanted)
    ruling = judge(what.mandate, what.gig.slug, proposal(wanted, priced.quote))
    return Weighed(priced.terms, fees(priced.terms.total, what.policies), ruling)


def consider(what: Sold, wanted: Wanted, *, insist: bool = False) -> Placed:
    """What placing it would come to, without the offer and the approval. `insist`: asked of the freelancer, not countered.

    Countered only with what could be sent at once: where the freelancer has to be asked anyway, everything is asked together.
    """
    weighed = weigh(what, wanted)
    decision, counter = weighed.judgement.decision, weighed.judgement.counter
    if decision == "allow":
        return _come_to("sent", weighed)
    if counter is not None and counter.discount_percent is not None and not insist:
        less = weigh(what, replace(wanted, discount_percent=counter.discount_percent))
        if less.judgement.decision == "allow":
            return replace(_come_to("countered", less), reasons=("discount",), counter=Counter(counter.discount_percent))
    if decision == "ask":
        return _come_to("waiting_approval", weighed)
    return replace(_come_to("refused", weigh(what, _countered(wanted, counter))), reasons=weighed.judgement.reasons, counter=counter)


def _come_to(status: Status, weighed: Weighed) -> Placed:
    reasons = weighed.judgement.reasons
    return Placed(status, reasons, terms=weighed.terms, client_pays=weighed.fees.client_pays)


def _countered(wanted: Wanted, counter: Counter | None) -> Wanted:
    if counter is None:
        return wanted
    percent = wanted.discount_percent if counter.discount_percent is None else counter.discount_percent
    return replace(wanted, discount_percent=percent, delivery_days=counter.delivery_days or wanted.delivery_days)
