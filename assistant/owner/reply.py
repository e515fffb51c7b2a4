"""What the freelancer is answered: words, what was read back or done, and answers that can be pressed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from assistant.orders.wire import from_json, to_json
from assistant.owner.meant import Lack

Outcome = Literal["answered", "asked", "acted", "unknown", "declined"]
Status = Literal["waiting", "done", "undone", "dropped"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Sending `text` is the same as pressing it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """A change as it stands. `undoes`: it is the undoing of that change. `meets`: ids of consultations that are booked in that time."""

    id: str
    status: Status
    kind: str
    text: str
    meets: tuple[str, ...] = ()
    undoes: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OwnerReply:
    """`lacks` is what was asked back, for what is said next."""

    text: str
    language: str
    outcome: Outcome
    change: ChangeTold | None = None
    choices: tuple[Choice, ...] = field(default_factory=tuple)
    lacks: Lack | None = None

    def to_json(self) -> dict[str, Any]:
        body: dict[str, Any] = to_json(self)
        return body

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> OwnerReply:
        return from_json(cls, body)
