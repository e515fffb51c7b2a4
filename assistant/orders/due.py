"""What ends by the clock: offers at their expiry, approvals after their day. Each once, and never early."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, select

from assistant.database.order_tables import approvals, offers
from assistant.orders.lifecycle import OPEN_OFFER
from assistant.orders.work import Stored, Work

AT_ONCE = 200
"""How many rows one transaction ends, so that others are not kept waiting."""


def due_freelancers(connection: Connection, now: datetime) -> tuple[str, ...]:
    """Who has something due; reading alone, so that nothing is written where nothing is."""
    found = select(offers.c.freelancer).where(_over(now)), select(approvals.c.freelancer).where(_unanswered(now))
    return tuple(sorted({freelancer for query in found for freelancer in connection.scalars(query.distinct())}))


def end_what_is_due(work: Work) -> int:
    """Of the caller's freelancer: how many ended; AT_ONCE of either kind at most."""
    whose, over, unanswered = work.caller.freelancer, _over(work.now), _unanswered(work.now)
    ended = list(
        work.connection.execute(select(offers).where(offers.c.freelancer == whose, over).order_by(offers.c.expires_at).limit(AT_ONCE))
    )
    for row in ended:
        _expire(work, row)
    theirs = select(approvals).where(approvals.c.freelancer == whose, unanswered).order_by(approvals.c.expires_at).limit(AT_ONCE)
    lapsed = list(work.connection.execute(theirs))
    for asked in lapsed:
        _lapse(work, asked, _offer_of(work, asked))
    return len(ended) + len(lapsed)


def end_if_over(work: Work, offer: Stored) -> bool:
    """Ends this offer if its time has come, or that of the question about it."""
    if offer.status in OPEN_OFFER and offer.expires_at <= work.now:
        _expire(work, offer)
        return True
    if offer.status != "waiting_approval":
        return False
    query = select(approvals).where(approvals.c.freelancer == offer.freelancer, approvals.c.offer == offer.id)
    asked = work.connection.execute(query.where(approvals.c.status == "requested", approvals.c.expires_at <= work.now)).one_or_none()
    if asked is not None:
        _lapse(work, asked, offer)
    return asked is not None


def _over(now: datetime) -> ColumnElement[bool]:
    return and_(offers.c.status.in_(OPEN_OFFER), offers.c.expires_at <= now)


def _unanswered(now: datetime) -> ColumnElement[bool]:
    return and_(approvals.c.status == "requested", approvals.c.expires_at <= now)


def _offer_of(work: Work, asked: Stored) -> Stored:
    return work.connection.execute(select(offers).where(offers.c.freelancer == asked.freelancer, offers.c.id == asked.offer)).one()


def _expire(work: Work, offer: Stored) -> None:
    work.move(offers, offer, "expire", role="timer")
    work.tell(offer, "offer_expired", offer=offer.id, revision=offer.revision)


def _lapse(work: Work, asked: Stored, offer: Stored) -> None:
    work.move(approvals, asked, "lapse", role="timer", decided_at=work.now)
    work.move(offers, offer, "lapse", role="timer")
    work.tell(offer, "approval_lapsed", offer=offer.id, approval=asked.id)
