"""An approval: the freelancer's yes to exactly one offer, asked for, answered, used once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ApprovalStatus = Literal["requested", "approved", "declined", "lapsed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Approval:
    """`hash` is the offer's as it stood when it was asked; `reasons` are why the mandate asks, `question` is for the freelancer.

    `opened` is the offer that the yes sent: the one asked about, or the freelancer's edit of it.
    """

    id: str
    freelancer: str
    conversation: str
    offer: str
    hash: str
    reasons: tuple[str, ...]
    question: str | None
    status: ApprovalStatus
    requested_at: datetime
    expires_at: datetime
    decided_at: datetime | None = None
    note: str | None = None
    opened: str | None = None
