"""What each event of the order service brings about: the client hears of it in the conversation, the freelancer by a notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from assistant.conversations.cards import OPEN
from assistant.conversations.messages import Message, say
from assistant.conversations.parties import Conversation
from assistant.conversations.record import Brief
from assistant.database.tables import messages
from assistant.orders.approval import Approval
from assistant.orders.offer import Offer
from assistant.orders.order import Order
from assistant.orders.service import Event
from assistant.turns import order_notices
from assistant.turns.letters import Letter, Reader, pass_on, reader_of, send
from assistant.turns.offer_told import Told, tell


@dataclass(frozen=True, slots=True)
class Case:
    """An event, where it belongs, and what it is about as that stands now. `approval` is there while it waits for its answer."""

    event: Event
    talk: Conversation
    offer: Offer
    approval: Approval | None = None
    order: Order | None = None

    @property
    def trace(self) -> dict[str, Any]:
        return {"event": {"type": self.event.type, "seq": self.event.seq, "offer": self.offer.id}}


def is_heard(event: Event) -> bool:
    """Whether the client is told of it in the conversation."""
    return event.type in EFFECTS and event.type not in ("approval_requested", "offer_declined")


def bring_about(connection: Connection, case: Case, now: datetime) -> int:
    """The number of the last message that was said, 0 if none was."""
    effect = EFFECTS.get(case.event.type)
    return (effect(connection, case, now) if effect else None) or 0


def _sent(connection: Connection, case: Case, now: datetime) -> int | None:
    if not case.event.body.get("approved"):
        # One that the mandate allowed was told by the turn that made it, unless that turn never heard what came of it.
        untold = case.offer.status in OPEN and not _has_card(connection, case.talk.id, case.offer.id)
        return tell(connection, case.talk, Told("made", case.trace, offer=case.offer), now) if untold else None
    # To price a wish is no change of it.
    kind = "edited" if case.event.body.get("edited") and case.offer.terms.wish is None else "agreed"
    return tell(connection, case.talk, Told(kind, case.trace, offer=case.offer), now)


def _has_card(connection: Connection, conversation: str, offer: str) -> bool:
    replies = connection.scalars(select(messages.c.reply).where(messages.c.conversation == conversation, messages.c.reply.is_not(None)))
    return any(card["id"] == offer for reply in replies for card in (reply or {}).get("cards", ()))


def _refused(connection: Connection, case: Case, now: datetime) -> int | None:
    """Without the card: nobody agreed to its figures. A note is said as the freelancer's own, whose figures the assistant does not back."""
    seq = tell(connection, case.talk, Told("refused", case.trace), now)
    note = case.event.body.get("note")
    if note and seq is not None:
        return say(connection, Message(case.talk.id, "freelancer", str(note), now))
    return seq


def _approval_requested(connection: Connection, case: Case, now: datetime) -> None:
    """The client heard it from the turn. What was answered meanwhile needs no telling."""
    if case.approval is not None:
        reader = reader_of(connection, case.talk)
        data = {"approval": case.approval.id, "expires_at": case.approval.expires_at.isoformat()}
        text = order_notices.approval_requested(reader, case.offer, case.approval)
        send(connection, case.talk, _letter(case, "approval_requested", reader, text, **data), now)


def _lapsed(connection: Connection, case: Case, now: datetime) -> int | None:
    reader = reader_of(connection, case.talk)
    letter = _letter(case, "lapsed", reader, order_notices.lapsed(reader, case.offer))
    outcome = pass_on(connection, case.talk, order_notices.unanswered(reader, case.offer), letter, now)
    return tell(connection, case.talk, Told("lapsed", case.trace, outcome), now)


def _expired(connection: Connection, case: Case, now: datetime) -> int | None:
    return tell(connection, case.talk, Told("expired", case.trace, offer=case.offer), now)


def _withdrawn(connection: Connection, case: Case, now: datetime) -> int | None:
    """An offer that the client never saw was only asked for: to the client this is a no."""
    if case.offer.sent_at is None:
        return tell(connection, case.talk, Told("refused", case.trace), now)
    return tell(connection, case.talk, Told("withdrawn", case.trace, offer=case.offer), now)


def _ordered(connection: Connection, case: Case, now: datetime) -> int | None:
    reader = reader_of(connection, case.talk)
    brief = Brief.from_json(case.talk.brief)
    requirements = case.order.requirements if case.order else case.offer.requirements
    data = {"order": case.order.id if case.order else None, "requirements": requirements, "brief": brief.to_json()}
    text = order_notices.accepted(reader, case.offer, case.order, brief)
    send(connection, case.talk, _letter(case, "accepted", reader, text, **data), now)
    return tell(connection, case.talk, Told("accepted", case.trace, offer=case.offer), now)


def _declined(connection: Connection, case: Case, now: datetime) -> None:
    """The client pressed the button and knows."""
    reader = reader_of(connection, case.talk)
    text = order_notices.declined(reader, case.offer, case.event.body.get("note"))
    send(connection, case.talk, _letter(case, "declined", reader, text), now)


EFFECTS: Mapping[str, Callable[[Connection, Case, datetime], int | None]] = {
    "offer_sent": _sent,
    "offer_refused": _refused,
    "approval_requested": _approval_requested,
    "approval_lapsed": _lapsed,
    "offer_expired": _expired,
    "offer_withdrawn": _withdrawn,
    "order_created": _ordered,
    "offer_declined": _declined,
}
"""Others, as an offer that was viewed or superseded, are nobody's news."""


def _letter(case: Case, kind: str, reader: Reader, text: str, **data: Any) -> Letter:
    about = {"offer": case.offer.id, "hash": case.offer.hash, **data}
    return Letter(f"order:{case.event.seq}", case.event.type, reader, order_notices.SUBJECTS[kind], text, about)
