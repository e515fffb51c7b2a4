"""The order service as others see it: one interface, in-process (`local.py`) or over HTTP (`remote.py`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, Protocol

from assistant.money import Money
from assistant.orders.approval import Approval
from assistant.orders.caller import Caller
from assistant.orders.offer import Offer, Terms
from assistant.orders.order import Order
from assistant.orders.wanted import Wanted

Decision = Literal["approve", "decline", "edit"]


@dataclass(frozen=True, slots=True)
class Counter:
    """The best that may be granted instead of what was asked: a smaller discount, or the shortest delivery."""

    discount_percent: Decimal | None = None
    delivery_days: int | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """What came of asking for an offer.

    sent: `offer` is open to the client. waiting_approval: the freelancer is asked, `approval` says since when.
    countered: nothing was made, `counter` is what may be granted at once. refused: nothing was made; `reasons` say why, without any figure.
    Of a dry run (`consider`) there is neither offer nor approval, but always `terms` and `client_pays`: those of a counter if there is one.
    """

    status: Literal["sent", "waiting_approval", "countered", "refused"]
    reasons: tuple[str, ...] = ()
    offer: Offer | None = None
    approval: Approval | None = None
    counter: Counter | None = None
    terms: Terms | None = None
    client_pays: Money | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """What a freelancer changes before saying yes. `price` is the freelancer's own price for what the catalogue does not sell."""

    discount: Decimal | None = None
    delivery_days: int | None = None
    revisions: int | None = None
    expires_after_days: int | None = None
    note: str | None = None
    price: Money | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in the order service; `seq` grows, and each is taken in once by whoever keeps the last it saw."""

    seq: int
    freelancer: str
    conversation: str
    type: str
    body: dict[str, Any]
    at: datetime


class Orders(Protocol):
    """Every command takes an idempotency `key`: the same key and parameters return the first result, others raise Conflict (key_reused).

    All raise NotFound for what is not the caller's. A client may accept and decline, a freelancer withdraw and decide, the assistant place
    and supplement; anything else is Forbidden. A state that does not allow the step is Conflict (changed, expired or taken).
    """

    def place(self, caller: Caller, key: str, wanted: Wanted, *, insist: bool = False) -> Placed:
        """Price, judge, and open the offer or ask the freelancer, in one transaction.

        `insist`: the client wants exactly this although less could be granted at once: the freelancer is asked instead of a counter-offer.
        """
        ...

    def consider(self, caller: Caller, wanted: Wanted) -> Placed:
        """What `place` would come to, with nothing made: how the assistant negotiates before anybody is sent anything."""
        ...

    def offer(self, caller: Caller, offer: str) -> Offer: ...

    def offers(self, caller: Caller) -> Sequence[Offer]:
        """Newest first: a freelancer's, or those of the caller's conversation."""
        ...

    def view(self, caller: Caller, offer: str) -> Offer:
        """The client has it on the screen."""
        ...

    def accept(self, caller: Caller, key: str, offer: str, hash: str) -> Order: ...

    def supplement(self, caller: Caller, key: str, order: str, requirements: Mapping[str, str]) -> Order:
        """What the client told of what the order still lacks, by the gig's ids; with all that is required, the work begins.

        Invalid (unknown_requirement); Conflict (told_already) for what is known: nothing is overwritten.
        """
        ...

    def decline(self, caller: Caller, key: str, offer: str, hash: str) -> Offer: ...

    def withdraw(self, caller: Caller, key: str, offer: str) -> Offer: ...

    def approvals(self, caller: Caller) -> Sequence[Approval]:
        """What waits for the freelancer's yes, oldest first."""
        ...

    def decide(self, caller: Caller, key: str, approval: str, decision: Decision, edit: Edit | None = None) -> Approval: ...

    def order(self, caller: Caller, order: str) -> Order: ...

    def orders(self, caller: Caller) -> Sequence[Order]:
        """Newest first: a freelancer's, or all of the caller's client with this freelancer (so that a returning client is known)."""
        ...

    def do_due(self) -> int:
        """Expire offers and let approvals lapse whose time has come; how many. Each happens once, never early."""
        ...

    def events(self, after: int, limit: int = 100) -> Sequence[Event]: ...
