"""Who asks the order service: authority comes from here, never from what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["client", "freelancer", "assistant", "timer"]


@dataclass(frozen=True, slots=True)
class Caller:
    """`assistant` acts in one client's conversation, `client` with its own token, `freelancer` for all of its own; `timer` is the clock."""

    role: Role
    freelancer: str
    client: str | None = None
    conversation: str | None = None
