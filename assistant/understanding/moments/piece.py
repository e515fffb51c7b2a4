"""One expression in a message before it is joined with its neighbours, and the kind of rule that finds it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from assistant.understanding.moments.line import Line
from assistant.understanding.moments.values import Bound, Grain


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `open_half` where "at 3" leaves morning or afternoon to be guessed; `literal` counts 24 hours ("3h")."""

    at: time
    open_half: bool = False
    grain: Grain = "minute"
    literal: bool = False
    next_day: bool = False
    """24:00 and "midnight" end the day that is named with them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands at text[first:last] of a line. It may name days, a time of day, a part of the day, a length, or a moment."""

    first: int
    last: int
    days: tuple[date, date] | None = None
    grain: Grain = "day"
    others: tuple[date, ...] = ()
    clock: Clock | None = None
    until: Clock | None = None
    part: str = ""
    edge: str = ""
    moment: datetime | None = None
    span: tuple[datetime, datetime] | None = None
    seconds: float | None = None
    length: tuple[float, str] | None = None
    """The seconds again as so many of a unit."""
    lasting: bool = False
    """A length that something takes ("for 3 days"), never one to count from."""
    counted: bool = False
    """A day counted from another ("in two months"): a weekday beside it is the first from there."""
    bound: Bound = "at"
    weekday: int | None = None
    """Named by its weekday alone: a date beside it says which."""
    weekly: bool = False
    """ "on Fridays", "tous les lundis"."""
    dated: bool = False
    """Its year was said."""
    numbered: int | None = None
    """Named by its number in the month alone."""
    weak: bool = False
    """Counts only beside another piece."""
    unsure: bool = False
    offset: timedelta | None = None

    def spread(self, other: Piece, **changes: Any) -> Piece:
        return replace(self, first=min(self.first, other.first), last=max(self.last, other.last), **changes)


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides its match."""

    line: Line
    now: datetime
    french: bool

    @property
    def today(self) -> date:
        return self.now.date()


def day_piece(match: re.Match[str], day: date | None, **more: Any) -> Piece | None:
    return Piece(match.start(), match.end(), days=(day, day + timedelta(days=1)), **more) if day else None


Make = Callable[[re.Match[str], Context], Piece | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over symbols and what it means. `needs` are beginnings of symbols without which it cannot match."""

    source: str
    make: Make
    needs: frozenset[str] = field(default_factory=frozenset)

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.source)


def rule(pattern: str, make: Make, needs: str = "") -> Rule:
    """Whole symbols only: a rule never starts or ends inside one."""
    return Rule(rf"(?<!\S)(?:{pattern})(?!\S)", make, frozenset(needs.split()))


# Once, and only what a message gives cause to look for: compiling all of them takes longer than reading many messages.
_compiled = cache(re.compile)
