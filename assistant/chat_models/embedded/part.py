"""One answered wish: its words, how it counts, and what may be pressed next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from assistant.conversations.record import Outcome


@dataclass(frozen=True, slots=True)
class Part:
    """`note` goes into the dialogue state: what a short answer or a follow-up will refer to."""

    text: str
    outcome: Outcome = "answered"
    choices: tuple[tuple[str, str], ...] = ()
    note: dict[str, Any] = field(default_factory=dict)
