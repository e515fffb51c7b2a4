"""What ends by the clock: offers at their expiry, approvals after their day. Each once, and never early."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from assistant.database.order_tables import approvals, offers
from assistant.orders.lifecycle import OPEN_OFFER
from assistant.orders.work import Stored, Work

AT_ONCE = 200
"""How many rows one transaction ends, so that others are not kept waiting."""


def anything_due(connection: Connection, now: datetime) -> bool:
    return bool(_over(connection, now, 1) or _unanswered(connection, now, 1))


def end_what_is_due(work: Work) -> int:
    """How many ended; AT_ONCE of either kind at most."""
    over, unanswered = _over(work.connection, work.now, AT_ONCE), _unanswered(work.connection, work.now, AT_ONCE)
    for row in over:
        _expire(work, row)
    for asked in unanswered:
        _lapse(work, asked, _offer_of(work, asked))
    return len(over) + len(unanswered)


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


def _over(connection: Connection, now: datetime, most: int) -> list[Stored]:
    query = select(offers).where(offers.c.status.in_(OPEN_OFFER), offers.c.expires_at <= now)
    return list(connection.execute(query.order_by(offers.c.expires_at).limit(most)))


def _unanswered(connection: Connection, now: datetime, most: int) -> list[Stored]:
    query = select(approvals).where(approvals.c.status == "requested", approvals.c.expires_at <= now)
    return list(connection.execute(query.order_by(approvals.c.expires_at).limit(most)))


def _offer_of(work: Work, asked: Stored) -> Stored:
    return work.connection.execute(select(offers).where(offers.c.freelancer == asked.freelancer, offers.c.id == asked.offer)).one()


def _expire(work: Work, offer: Stored) -> None:
    work.move(offers, offer, "expire", role="timer")
    work.tell(offer, "offer_expired", offer=offer.id, revision=offer.revision)


def _lapse(work: Work, asked: Stored, offer: Stored) -> None:
    work.move(approvals, asked, "lapse", role="timer", decided_at=work.now)
    work.move(offers, offer, "lapse", role="timer")
    work.tell(offer, "approval_lapsed", offer=offer.id, approval=asked.id)
