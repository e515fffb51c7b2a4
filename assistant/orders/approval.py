"""An approval: the freelancer's yes to exactly one offer, asked for, answered, used once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ApprovalStatus = Literal["requested", "approved", "declined", "lapsed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Approval:
    """`hash` is the offer's as it stood when it was asked; `reasons` say why the mandate asks, `question` what only the freelancer knows."""

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
