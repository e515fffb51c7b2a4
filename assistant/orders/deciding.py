"""The freelancer's answer to what was asked: yes to exactly that offer, yes to a changed one, or no. Used once, and only in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from assistant.database.order_tables import approvals, offers
from assistant.errors import Invalid
from assistant.orders.approval import Approval
from assistant.orders.fees import fees
from assistant.orders.lifecycle import conflict, step
from assistant.orders.offer import Offer
from assistant.orders.placing import Draft, open_new, pending_offers, supersede, tell_sent
from assistant.orders.rows import approval_of, find, offer_of
from assistant.orders.service import Decision, Edit
from assistant.orders.shelf import Shelf
from assistant.orders.terms import MOST_DAYS_OPEN, edited
from assistant.orders.wanted import Wanted
from assistant.orders.work import Stored, Work


def decide(work: Work, shelf: Shelf, approval: str, decision: Decision, edit: Edit | None) -> Approval:
    """A yes is the freelancer's own: it holds whatever the mandate says now. Conflict (taken, expired, changed); Invalid (price_needed)."""
    asked = find(work.connection, approvals, work.caller, approval)
    step("approval", asked.status, "decline" if decision == "decline" else "approve", work.caller.role)
    # Late is late, whether or not the clock's round has come by.
    if asked.expires_at <= work.now:
        raise conflict("expired")
    offer = work.connection.execute(select(offers).where(offers.c.freelancer == asked.freelancer, offers.c.id == asked.offer)).one()
    if offer.hash != asked.hash:
        raise conflict("changed")
    if decision == "decline":
        return _refuse(work, asked, offer, edit.note if edit else None)
    if edit is not None and edit != Edit():
        return _open_edited(work, shelf, asked, offer, edit)
    if decision == "edit":
        raise Invalid("Say what to change, or approve it as it is.", code="nothing_to_edit")
    return _open(work, asked, offer)


def _refuse(work: Work, asked: Stored, offer: Stored, note: str | None) -> Approval:
    work.move(offers, offer, "refuse")
    work.move(approvals, asked, "decline", decided_at=work.now, note=note)
    work.tell(offer, "offer_refused", offer=offer.id, approval=asked.id, note=note)
    return _answered(work, asked)


def _open(work: Work, asked: Stored, offer: Stored) -> Approval:
    terms = offer_of(offer, work.now).terms
    if terms.wish is not None:
        raise Invalid("Say what it costs: the catalogue does not sell it.", code="price_needed")
    others = [row for row in pending_offers(work, offer.conversation, offer.gig) if row.id != offer.id]
    supersede(work, others)
    ends = work.now + timedelta(days=offer.open_days)
    work.move(offers, offer, "approve", sent_at=work.now, expires_at=ends)
    tell_sent(work, replace(offer_of(offer, work.now), expires_at=ends), approved=True)
    work.move(approvals, asked, "approve", decided_at=work.now, opened=offer.id)
    return _answered(work, asked)


def _open_edited(work: Work, shelf: Shelf, asked: Stored, offer: Stored, edit: Edit) -> Approval:
    before = offer_of(offer, work.now)
    if before.terms.wish is not None and edit.price is None:
        raise Invalid("Say what it costs: the catalogue does not sell it.", code="price_needed")
    terms = edited(before.terms, edit, _wanted(before).milestones)
    if terms.delivery_days < 1:
        raise Invalid("Say in how many days it is delivered.", code="delivery_needed")
    days = offer.open_days if edit.expires_after_days is None else edit.expires_after_days
    if not 1 <= days <= MOST_DAYS_OPEN:
        raise Invalid(f"An offer stays open for 1 to {MOST_DAYS_OPEN} days.", code="bad_expiry")
    cost = fees(terms.total, shelf.policies(work.now.date()))
    version = shelf.mandate(offer.freelancer).version
    draft = Draft(before.client, before.conversation, terms, _wanted(before), cost, version, timedelta(days=days), offer)
    work.move(approvals, asked, "approve", decided_at=work.now, note=edit.note, opened=draft.id)
    open_new(work, draft, pending_offers(work, offer.conversation, offer.gig), approved=True, edited=True)
    return _answered(work, asked)


def _wanted(offer: Offer) -> Wanted:
    if offer.wanted is None:
        raise LookupError(f"offer {offer.id} is stored without what was wanted")
    return offer.wanted


def _answered(work: Work, asked: Stored) -> Approval:
    row = work.connection.execute(select(approvals).where(approvals.c.freelancer == asked.freelancer, approvals.c.id == asked.id)).one()
    return approval_of(row)
