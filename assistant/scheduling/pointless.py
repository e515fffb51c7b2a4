"""Why a change cannot be made, or would change nothing: a code, and what is put into its words where it is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Why = Literal[
    "nothing_to_change", "ends_before", "past_days", "past_hours", "too_long", "off_already", "not_away", "blocked_already",
    "nothing_blocked", "away_then", "not_sold", "sold_already", "bad_price", "bad_length", "bad_limit", "closed_then",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pointless:
    why: Why
    about: Mapping[str, Any] = field(default_factory=dict)
