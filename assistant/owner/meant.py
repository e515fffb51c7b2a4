"""What the freelancer means by a message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.scheduling.changes import Change

Topic = Literal["agenda", "waiting", "changes", "hours", "time_off", "prices", "limits", "help", "hello", "thanks"]
Lack = Literal[
    "away_days", "away_until", "block_when", "unblock_when", "which_days", "which_hours", "which_call", "which_price",
    "which_length", "which_number",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wants:
    """A change, to be read back. `every` is the other way to understand a day: each such weekday, or this one only."""

    change: Change
    every: Literal["", "could_be_every", "could_be_once"] = ""
    until: date | None = None
    """The day that "until" named, which counts as off too: who meant to be back that day can say so."""


@dataclass(frozen=True, slots=True)
class Asks:
    """Something to be told. `first` to `last` bound an agenda."""

    topic: Topic
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Lacks:
    """A change that cannot be read back yet, because it is not said when, which or how much."""

    what: Lack


@dataclass(frozen=True, slots=True)
class Undoes:
    """The last change, or the `nth` of the list as it was shown."""

    nth: int | None = None


@dataclass(frozen=True, slots=True)
class Says:
    """An answer to what was read back. `rest` is what was said behind a "no"."""

    yes: bool
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """`why`: nothing known in it, or a change that was asked about or denied, not ordered."""

    why: Literal["unknown", "asked", "negated", "past", "currency", "somebody_else", "gig", "not_later", "booked"] = "unknown"


Meant = Wants | Asks | Lacks | Undoes | Says | Unclear
