"""What each event of the order service brings about: the client hears of it in the conversation, the freelancer by a notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from assistant.conversations import hand_overs
from assistant.conversations.cards import OPEN
from assistant.conversations.messages import Message, say
from assistant.conversations.notices import Notice, notify
from assistant.conversations.parties import Conversation, client_of, seller
from assistant.conversations.record import Brief
from assistant.database.tables import messages
from assistant.orders.approval import Approval
from assistant.orders.offer import Offer
from assistant.orders.order import Order
from assistant.orders.service import Event
from assistant.turns import order_notices
from assistant.turns.claim import SPEAKS
from assistant.turns.order_notices import Reader
from assistant.turns.unprompted import Unprompted, tell


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
        return tell(connection, case.talk, Unprompted("made", case.trace, offer=case.offer), now) if untold else None
    # To price a wish is no change of it.
    kind = "edited" if case.event.body.get("edited") and case.offer.terms.wish is None else "agreed"
    return tell(connection, case.talk, Unprompted(kind, case.trace, offer=case.offer), now)


def passed_over(connection: Connection, talk: Conversation, event: Event, now: datetime) -> None:
    """The freelancer learns that something about an offer was not told in the conversation."""
    reader = _reader(connection, talk)
    text, subject = order_notices.passed_over(reader, event), reader.subject("passed_over")
    data = {"conversation": talk.id, "client": reader.client, "event": event.type, **event.body}
    notify(connection, Notice(f"order:{event.seq}:passed_over", "passed_over", talk.freelancer, talk.id, subject, text, data), now)


def _has_card(connection: Connection, conversation: str, offer: str) -> bool:
    replies = connection.scalars(select(messages.c.reply).where(messages.c.conversation == conversation, messages.c.reply.is_not(None)))
    return any(card["id"] == offer for reply in replies for card in (reply or {}).get("cards", ()))


def _refused(connection: Connection, case: Case, now: datetime) -> int | None:
    """Without the card: nobody agreed to its figures. A note is said as the freelancer's own, whose figures the assistant does not back."""
    seq = tell(connection, case.talk, Unprompted("refused", case.trace), now)
    note = case.event.body.get("note")
    if note and seq is not None:
        return say(connection, Message(case.talk.id, "freelancer", str(note), now))
    return seq


def _approval_requested(connection: Connection, case: Case, now: datetime) -> None:
    """The client heard it from the turn. What was answered meanwhile needs no telling."""
    if case.approval is not None:
        reader = _reader(connection, case.talk)
        data = {"approval": case.approval.id, "expires_at": case.approval.expires_at.isoformat()}
        text = order_notices.approval_requested(reader, case.offer, case.approval)
        _notify(connection, case, Letter("approval_requested", reader, text, data), now)


def _lapsed(connection: Connection, case: Case, now: datetime) -> int | None:
    """Where the assistant speaks it hands over; elsewhere the freelancer is told by a notice of its own."""
    reader = _reader(connection, case.talk)
    if case.talk.state not in SPEAKS:
        _notify(connection, case, Letter("lapsed", reader, order_notices.lapsed(reader, case.offer)), now)
        return tell(connection, case.talk, Unprompted("lapsed", case.trace), now)
    reason = order_notices.unanswered(reader, case.offer)
    hand_overs.hand_over(connection, freelancer=case.talk.freelancer, conversation=case.talk.id, reason=reason, now=now)
    return tell(connection, case.talk, Unprompted("lapsed", case.trace, "handed_over"), now)


def _expired(connection: Connection, case: Case, now: datetime) -> int | None:
    return tell(connection, case.talk, Unprompted("expired", case.trace, offer=case.offer), now)


def _withdrawn(connection: Connection, case: Case, now: datetime) -> int | None:
    """An offer that the client never saw was only asked for: to the client this is a no."""
    if case.offer.sent_at is None:
        return tell(connection, case.talk, Unprompted("refused", case.trace), now)
    return tell(connection, case.talk, Unprompted("withdrawn", case.trace, offer=case.offer), now)


def _ordered(connection: Connection, case: Case, now: datetime) -> int | None:
    reader = _reader(connection, case.talk)
    brief = Brief.from_json(case.talk.brief)
    requirements = case.order.requirements if case.order else case.offer.requirements
    data = {"order": case.order.id if case.order else None, "requirements": requirements, "brief": brief.to_json()}
    text = order_notices.accepted(reader, case.offer, case.order, brief)
    _notify(connection, case, Letter("accepted", reader, text, data), now)
    return tell(connection, case.talk, Unprompted("accepted", case.trace, offer=case.offer), now)


def _declined(connection: Connection, case: Case, now: datetime) -> None:
    """The client pressed the button and knows."""
    reader = _reader(connection, case.talk)
    text = order_notices.declined(reader, case.offer, case.event.body.get("note"))
    _notify(connection, case, Letter("declined", reader, text), now)


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


@dataclass(frozen=True, slots=True)
class Letter:
    kind: str
    reader: Reader
    text: str
    data: Mapping[str, Any] | None = None


def _reader(connection: Connection, talk: Conversation) -> Reader:
    return Reader(seller(connection, talk.freelancer), client_of(connection, talk).name)


def _notify(connection: Connection, case: Case, letter: Letter, now: datetime) -> None:
    event, talk = case.event, case.talk
    data = {"conversation": talk.id, "client": letter.reader.client, "offer": case.offer.id, "hash": case.offer.hash, **(letter.data or {})}
    subject = letter.reader.subject(letter.kind)
    notify(connection, Notice(f"order:{event.seq}", event.type, talk.freelancer, talk.id, subject, letter.text, data), now)
