"""Asking for an offer: it is opened to the client, or the freelancer is asked, and what it replaces is superseded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import insert, select

from assistant.database.columns import new_id
from assistant.database.order_tables import approvals, offers
from assistant.errors import Forbidden, Invalid
from assistant.orders import due
from assistant.orders.approval import Approval
from assistant.orders.fees import Fees, fees
from assistant.orders.lifecycle import OPEN_OFFER, PENDING_OFFER
from assistant.orders.offer import Offer, OfferStatus, Terms
from assistant.orders.rows import approval_of, offer_of, offer_row
from assistant.orders.service import Placed
from assistant.orders.shelf import Shelf
from assistant.orders.terms import digest
from assistant.orders.wanted import Wanted
from assistant.orders.weighing import consider, sold
from assistant.orders.work import Stored, Work

MOST_REQUIREMENTS = 50
LONGEST_REQUIREMENT = 4000


@dataclass(frozen=True, slots=True)
class Draft:
    """Terms that are about to become an offer, of `client` in `conversation`."""

    client: str
    conversation: str
    terms: Terms
    wanted: Wanted
    cost: Fees
    mandate_version: int
    open_for: timedelta
    replaces: Stored | None = None
    id: str = field(default_factory=new_id)


def place(work: Work, shelf: Shelf, wanted: Wanted, insist: bool, approval_lasts: timedelta) -> Placed:
    """Judged by the mandate as it stands in this very transaction. The same terms again, still open, are the same offer."""
    client, conversation = _party(work)
    _check(wanted)
    what = sold(shelf, work.caller.freelancer, wanted.gig, work.now)
    come_to = consider(what, wanted, insist=insist)
    if come_to.terms is None or come_to.status in ("countered", "refused"):
        return come_to
    pending = pending_offers(work, conversation, wanted.gig)
    same = next((row for row in pending if row.hash == digest(come_to.terms)), None)
    if same is not None:
        return _again(work, same)
    before = pending[-1] if pending else _declined(work, conversation, wanted.gig)
    open_for = timedelta(days=what.limits.expires_after_days)
    cost = fees(come_to.terms.total, what.policies)
    draft = Draft(client, conversation, come_to.terms, wanted, cost, what.mandate.version, open_for, before)
    if come_to.status == "sent":
        return Placed("sent", offer=open_new(work, draft, pending))
    # What the client can accept already stays open while the freelancer thinks about something else.
    supersede(work, [row for row in pending if row.status == "waiting_approval"])
    offer = insert_offer(work, draft, "waiting_approval")
    approval = _ask(work, offer, come_to.reasons, approval_lasts)
    return Placed("waiting_approval", come_to.reasons, offer, approval)


def pending_offers(work: Work, conversation: str, gig: str) -> list[Stored]:
    """What may still be accepted or approved, oldest revision first. What is over is ended here, before the clock's round."""
    theirs = offers.c.freelancer == work.caller.freelancer, offers.c.conversation == conversation, offers.c.gig == gig
    query = select(offers).where(*theirs, offers.c.status.in_(PENDING_OFFER)).order_by(offers.c.revision, offers.c.id)
    return [row for row in work.connection.execute(query).all() if not due.end_if_over(work, row)]


def open_new(work: Work, draft: Draft, pending: list[Stored], **told: bool) -> Offer:
    """A new offer that the client can accept at once, in place of those that are pending; `told` goes into the event."""
    supersede(work, pending)
    offer = insert_offer(work, draft, "sent")
    tell_sent(work, offer, **told)
    return offer


def supersede(work: Work, pending: list[Stored]) -> None:
    for row in pending:
        work.move(offers, row, "supersede")
        if row.status == "waiting_approval":
            cancel_approval(work, row)
        work.tell(row, "offer_superseded", offer=row.id, revision=row.revision, seen=row.sent_at is not None)


def cancel_approval(work: Work, offer: Stored) -> None:
    asked = approval_row(work, offer)
    if asked is not None and asked.status == "requested":
        work.move(approvals, asked, "cancel", decided_at=work.now)


def approval_row(work: Work, offer: Stored) -> Stored | None:
    query = select(approvals).where(approvals.c.freelancer == offer.freelancer, approvals.c.offer == offer.id)
    return work.connection.execute(query).one_or_none()


def insert_offer(work: Work, draft: Draft, status: OfferStatus) -> Offer:
    offer = Offer(
        id=draft.id,
        freelancer=work.caller.freelancer,
        client=draft.client,
        conversation=draft.conversation,
        status=status,
        revision=draft.replaces.revision + 1 if draft.replaces is not None else 1,
        version=1,
        terms=draft.terms,
        hash=digest(draft.terms),
        client_pays=draft.cost.client_pays,
        net=draft.cost.net,
        requirements=dict(draft.wanted.requirements),
        expires_at=work.now + draft.open_for,
        created_at=work.now,
        sent_at=work.now if status in OPEN_OFFER else None,
        replaces=draft.replaces.id if draft.replaces is not None else None,
        wanted=draft.wanted,
    )
    work.connection.execute(insert(offers).values(**offer_row(offer, draft.mandate_version, draft.open_for)))
    return offer


def tell_sent(work: Work, offer: Offer, **told: bool) -> None:
    row = _row(work, offer)
    body = {"offer": offer.id, "hash": offer.hash, "revision": offer.revision, "expires_at": offer.expires_at.isoformat()}
    work.tell(row, "offer_sent", **body, **told)


def _row(work: Work, offer: Offer) -> Stored:
    return work.connection.execute(select(offers).where(offers.c.freelancer == offer.freelancer, offers.c.id == offer.id)).one()


def _ask(work: Work, offer: Offer, reasons: tuple[str, ...], lasts: timedelta) -> Approval:
    """The question is what only the freelancer can answer: what is wanted that the catalogue does not sell."""
    ends = work.now + lasts
    asked = Approval(
        new_id(), offer.freelancer, offer.conversation, offer.id, offer.hash, reasons, offer.terms.wish, "requested", work.now, ends
    )
    work.connection.execute(
        insert(approvals).values(
            freelancer=asked.freelancer,
            id=asked.id,
            conversation=asked.conversation,
            offer=asked.offer,
            hash=asked.hash,
            reasons=list(reasons),
            question=asked.question,
            status=asked.status,
            version=1,
            requested_at=asked.requested_at,
            expires_at=asked.expires_at,
        )
    )
    work.tell(_row(work, offer), "approval_requested", approval=asked.id, offer=offer.id, reasons=list(reasons), question=asked.question)
    return asked


def _again(work: Work, row: Stored) -> Placed:
    offer = offer_of(row, work.now)
    if row.status in OPEN_OFFER:
        return Placed("sent", offer=offer)
    asked = approval_row(work, row)
    approval = approval_of(asked) if asked is not None else None
    return Placed("waiting_approval", approval.reasons if approval else (), offer, approval)


def _declined(work: Work, conversation: str, gig: str) -> Stored | None:
    """The last offer, if the client said no to it: what comes now is its next revision."""
    theirs = offers.c.freelancer == work.caller.freelancer, offers.c.conversation == conversation, offers.c.gig == gig
    last = work.connection.execute(select(offers).where(*theirs).order_by(offers.c.created_at.desc(), offers.c.id.desc()).limit(1))
    row = last.one_or_none()
    return row if row is not None and row.status == "declined" else None


def _party(work: Work) -> tuple[str, str]:
    caller = work.caller
    if caller.role != "assistant" or caller.client is None or caller.conversation is None:
        raise Forbidden("Only the assistant, in a client's conversation, makes offers.")
    return caller.client, caller.conversation


def _check(wanted: Wanted) -> None:
    known = wanted.requirements
    longest = max(map(len, (*known, *known.values())), default=0)
    if len(known) > MOST_REQUIREMENTS or longest > LONGEST_REQUIREMENT:
        raise Invalid("That is more than an offer carries of a brief.", code="too_much_brief")
