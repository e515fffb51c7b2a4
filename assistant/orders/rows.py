"""Offers, approvals and orders as rows, and the values they mean; and who may see which."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from assistant.database.order_tables import approvals, offers, orders
from assistant.errors import Forbidden, NotFound
from assistant.money import Money
from assistant.orders.approval import Approval
from assistant.orders.caller import Caller
from assistant.orders.lifecycle import OPEN_OFFER
from assistant.orders.offer import Offer, Terms
from assistant.orders.order import Order
from assistant.orders.wanted import Wanted
from assistant.orders.wire import from_json, to_json
from assistant.orders.work import Stored


def offer_of(row: Stored, now: datetime) -> Offer:
    """One whose time is over says so, even before the clock's own round has come by."""
    over = row.status in OPEN_OFFER and row.expires_at <= now
    return Offer(
        id=row.id,
        freelancer=row.freelancer,
        client=row.client,
        conversation=row.conversation,
        status="expired" if over else row.status,
        revision=row.revision,
        version=row.version,
        terms=from_json(Terms, row.terms),
        hash=row.hash,
        client_pays=Money(row.client_pays, row.currency),
        net=Money(row.net, row.currency),
        requirements=dict(row.requirements),
        expires_at=row.expires_at,
        created_at=row.created_at,
        sent_at=row.sent_at,
        replaces=row.replaces,
        wanted=from_json(Wanted, row.wanted),
    )


def offer_row(offer: Offer, mandate_version: int, open_for: timedelta) -> dict[str, Any]:
    return {
        "freelancer": offer.freelancer,
        "id": offer.id,
        "client": offer.client,
        "conversation": offer.conversation,
        "gig": offer.terms.gig,
        "status": offer.status,
        "version": offer.version,
        "revision": offer.revision,
        "replaces": offer.replaces,
        "wanted": to_json(offer.wanted),
        "terms": to_json(offer.terms),
        "hash": offer.hash,
        "requirements": offer.requirements,
        "client_pays": offer.client_pays.minor,
        "net": offer.net.minor,
        "currency": offer.net.currency,
        "mandate_version": mandate_version,
        "open_days": open_for.days,
        "created_at": offer.created_at,
        "sent_at": offer.sent_at,
        "expires_at": offer.expires_at,
    }


def approval_of(row: Stored) -> Approval:
    return Approval(
        id=row.id,
        freelancer=row.freelancer,
        conversation=row.conversation,
        offer=row.offer,
        hash=row.hash,
        reasons=tuple(row.reasons),
        question=row.question,
        status=row.status,
        requested_at=row.requested_at,
        expires_at=row.expires_at,
        decided_at=row.decided_at,
        note=row.note,
        opened=row.opened,
    )


def order_of(row: Stored) -> Order:
    return Order(
        id=row.id,
        freelancer=row.freelancer,
        client=row.client,
        conversation=row.conversation,
        offer=row.offer,
        hash=row.hash,
        gig=row.gig,
        title=row.title,
        status=row.status,
        total=Money(row.total, row.currency),
        requirements=dict(row.requirements),
        created_at=row.created_at,
        wanted=from_json(Wanted, row.wanted),
    )


def find(connection: Connection, table: Table, caller: Caller, id: str) -> Stored:
    """NotFound for what is not the caller's, whoever else's it is."""
    query = of_caller(select(table), table, caller).where(table.c.id == id)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound(f"There is no such {table.name.removesuffix('s')}.", code=f"unknown_{table.name.removesuffix('s')}")
    return row


def of_caller(query: Select[Any], table: Table, caller: Caller) -> Select[Any]:
    """Only what the caller may see: a freelancer all of its own; a client and the assistant what is theirs."""
    return query.where(table.c.freelancer == caller.freelancer, *_theirs(table, caller))


def _theirs(table: Table, caller: Caller) -> tuple[ColumnElement[bool], ...]:
    if caller.role == "freelancer":
        return ()
    if caller.role not in ("client", "assistant") or caller.client is None or table is approvals:
        raise Forbidden
    mine = table.c.client == caller.client
    if table is orders:
        return (mine,)
    here = table.c.conversation == caller.conversation
    # What the freelancer has not agreed to yet is not the client's to see.
    return (mine, here, offers.c.sent_at.is_not(None)) if caller.role == "client" else (mine, here)
