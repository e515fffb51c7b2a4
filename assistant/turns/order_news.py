"""Takes in what the order service tells: each event once and in order, in the transaction that says it in the conversation."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from assistant.conversations.parties import Conversation, conversation_row
from assistant.conversations.record import Brief
from assistant.errors import Conflict, Invalid, NotFound, Unavailable
from assistant.orders.approval import Approval
from assistant.orders.caller import Caller
from assistant.orders.offer import Offer
from assistant.orders.order import Order
from assistant.orders.service import Event, Orders
from assistant.orders.shelf import Shelf
from assistant.turns import open_offers
from assistant.turns.history import forget_offer
from assistant.turns.office import Office
from assistant.turns.once import Reminder, advance, failed, first_time, reached, tries, when
from assistant.turns.order_events import Case, bring_about, is_heard, passed_over

log = logging.getLogger(__name__)

CURSOR = "orders"
ENDED = ("declined", "withdrawn", "expired", "superseded", "refused", "lapsed")
"""Come to nothing; what an accepted offer says holds."""
AT_ONCE = 100
MANNERS = timedelta(seconds=10)
"""So long news wait for a turn that is running: "here is the offer" comes after "I am asking", though the yes was quick."""
GIVE_UP = timedelta(minutes=15)
"""An event that fails so long is passed over, and its owner told: everyone else's wait behind it."""
LONGEST_WAIT = timedelta(minutes=2)
STUCK = "order_stuck"


@dataclass(frozen=True, slots=True)
class Found:
    """What an event is about, as it stands now; None where it is about something else, or that is gone."""

    offer: Offer | None = None
    approval: Approval | None = None
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """`ours` is False where it was another sweeper's, or not yet time; `seq` is the number of the last message said, 0 if none was."""

    ours: bool
    seq: int = 0


async def take_in(office: Office) -> None:
    """Everything new. Stops where another sweeper is ahead or the order service cannot be asked: the rest comes next time."""
    try:
        while await _some(office):
            pass
    except Unavailable as error:
        log.warning("the order service's news must wait: %s", error.message)


async def _some(office: Office) -> bool:
    """False when there is nothing more to take in for now."""
    before = await office.read(reached, CURSOR)
    events = await office.ask(office.orders.events, before, AT_ONCE)
    if events:
        rests = await office.read(_rests, events[0], office.clock())
        if rests:
            return False
    for event in events:
        taken = await _one(office, event, before)
        if taken is None or not taken.ours:
            return False
        if taken.seq:
            office.news.tell(event.conversation, taken.seq)
        before = event.seq
    return len(events) == AT_ONCE


async def _one(office: Office, event: Event, before: int) -> Taken | None:
    """None where it could not be done."""
    try:
        found = await _supplemented(office, event, await office.ask(find, office.orders, event))
        return await office.write(take, Arrival(event, found, before), office.clock())
    except Unavailable:
        raise
    except Exception:
        log.exception("event %d of the order service (%s) could not be taken in", event.seq, event.type)
        await office.write(_note_failure, event, before, office.clock())
        return None


async def _supplemented(office: Office, event: Event, found: Found) -> Found:
    """A new order learns what the client told after its offer was made."""
    order = found.order
    if event.type != "order_created" or order is None or order.status != "awaiting_requirements":
        return found
    told = await office.read(_told, office.shelf, order)
    if not told:
        return found
    caller = Caller("assistant", order.freelancer, order.client, order.conversation)
    key = f"brief:{order.id}:{hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]}"
    try:
        return replace(found, order=await office.ask(office.orders.supplement, caller, key, order.id, told))
    except (Conflict, Invalid) as error:
        log.warning("order %s keeps what it knows: %s", order.id, error.message)
        return found


def _told(connection: Connection, shelf: Shelf, order: Order) -> dict[str, str]:
    """What the brief knows of what the gig asks for, and the order does not."""
    try:
        brief = Brief.from_json(conversation_row(connection, order.conversation).brief)
    except NotFound:
        return {}
    gig = shelf.catalogue(order.freelancer).gig(order.gig)
    asked = [need.id for need in gig.requirements] if gig and brief.gig in (None, order.gig) else []
    return {id: brief.known[id] for id in asked if brief.known.get(id, "").strip() and not order.requirements.get(id, "").strip()}


def find(orders: Orders, event: Event) -> Found:
    """Before the transaction, because the order service may be far away."""
    caller = Caller("freelancer", event.freelancer)
    offer, order, approval = (event.body.get(name) for name in ("offer", "order", "approval"))
    waiting = orders.approvals(caller) if event.type == "approval_requested" else ()
    try:
        return Found(
            orders.offer(caller, offer) if offer else None,
            next((each for each in waiting if each.id == approval), None),
            orders.order(caller, order) if order else None,
        )
    except NotFound:
        return Found()


@dataclass(frozen=True, slots=True)
class Arrival:
    """An event after the one numbered `before`."""

    event: Event
    found: Found
    before: int


def take(connection: Connection, arrival: Arrival, now: datetime) -> Taken:
    event, found = arrival.event, arrival.found
    talk, offer = _where(connection, event), found.offer
    if (talk is not None and _interrupts(talk, event, now)) or not advance(connection, CURSOR, arrival.before, event.seq):
        return Taken(ours=False)
    # What is another freelancer's or another conversation's is not told here, whatever the event says.
    if talk is None or offer is None or (offer.freelancer, offer.conversation) != (talk.freelancer, talk.id):
        return Taken(ours=True)
    open_offers.note(connection, offer)
    if offer.status in ENDED:
        forget_offer(connection, talk.id, offer.id)
    return Taken(ours=True, seq=bring_about(connection, Case(event, talk, offer, found.approval, found.order), now))


def _where(connection: Connection, event: Event) -> Conversation | None:
    try:
        return conversation_row(connection, event.conversation)
    except NotFound:
        return None


def _interrupts(talk: Conversation, event: Event, now: datetime) -> bool:
    running = talk.lease_until is not None and talk.lease_until > now
    return running and is_heard(event) and now - event.at < MANNERS


def _stuck(event: Event) -> Reminder:
    return Reminder(STUCK, str(event.seq), event.conversation)


def _rests(connection: Connection, event: Event, now: datetime) -> bool:
    """After each failure twice as long as before."""
    failures = tries(connection, CURSOR)
    began = when(connection, _stuck(event)) if failures else None
    waits = (min(timedelta(seconds=2**n), LONGEST_WAIT) for n in range(failures))
    return began is not None and now < began + sum(waits, timedelta())


def _note_failure(connection: Connection, event: Event, before: int, now: datetime) -> None:
    failed(connection, CURSOR, before)
    first_time(connection, _stuck(event), now)
    if now - (when(connection, _stuck(event)) or event.at) < GIVE_UP:
        return
    log.error("event %d of the order service (%s) is passed over", event.seq, event.type)
    if advance(connection, CURSOR, before, event.seq):
        _tell_owner(connection, event, now)


def _tell_owner(connection: Connection, event: Event, now: datetime) -> None:
    talk = _where(connection, event)
    if talk is None:
        return
    try:
        with connection.begin_nested():
            passed_over(connection, talk, event, now)
    except Exception:
        # What kept the event from being taken in may keep this from being said; the others go on all the same.
        log.exception("nobody could be told of event %d", event.seq)
