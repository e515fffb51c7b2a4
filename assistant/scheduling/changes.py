"""What a freelancer can change of the calendar in words or by a call: a small closed set, each a plain value that says what is wanted.

What it comes to (`planning.planned`) depends on the calendar that it meets; so it is planned anew before it is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, get_args

from assistant.orders.wire import from_json, to_json

Stretch = tuple[date, date]
"""Whole local days, both ends included."""
How = Literal["set", "close", "only", "add"]
"""What is done with hours: these and no others; none of these; of those that there are, only these; these too."""
Limit = Literal["notice_hours", "buffer_minutes", "per_day", "per_week", "horizon_days", "step_minutes"]
LIMITS: tuple[Limit, ...] = get_args(Limit)
WHOLE_DAY = ("00:00-24:00",)


@dataclass(frozen=True, slots=True)
class TakeDaysOff:
    days: tuple[Stretch, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class WorkAgain:
    """Days off are taken back between these days, both included; `last` None: from the first on, of the time off that it falls in."""

    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class BlockHours:
    """Closed to the minute, between two instants."""

    starts_at: datetime
    ends_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class OpenHours:
    """What was blocked between two instants is open again."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class ChangeWeek:
    """`weekdays` are names of WEEKDAYS; `hours` are like "09:00-12:30", by the freelancer's clock."""

    weekdays: tuple[str, ...]
    how: How
    hours: tuple[str, ...] = WHOLE_DAY


@dataclass(frozen=True, slots=True)
class ChangeDates:
    """Single days that differ from their week."""

    dates: tuple[date, ...]
    how: How
    hours: tuple[str, ...] = WHOLE_DAY


@dataclass(frozen=True, slots=True)
class SetPrice:
    """Of the consultation of that length (0: of every one), in major units: `to` this price, `by` so much, or by so many `percent`."""

    minutes: int
    how: Literal["to", "by", "percent"]
    value: Decimal


@dataclass(frozen=True, slots=True)
class Sell:
    """A consultation of another length."""

    minutes: int
    price: Decimal


@dataclass(frozen=True, slots=True)
class StopSelling:
    minutes: int


@dataclass(frozen=True, slots=True)
class ChangeLength:
    minutes: int
    to: int


@dataclass(frozen=True, slots=True)
class SetLimit:
    """`value` None: no such limit."""

    name: Limit
    value: int | None


Change = (
    TakeDaysOff | WorkAgain | BlockHours | OpenHours | ChangeWeek | ChangeDates | SetPrice | Sell | StopSelling | ChangeLength | SetLimit
)

KINDS: Mapping[str, type] = {
    "take_days_off": TakeDaysOff,
    "work_again": WorkAgain,
    "block_hours": BlockHours,
    "open_hours": OpenHours,
    "change_week": ChangeWeek,
    "change_dates": ChangeDates,
    "set_price": SetPrice,
    "sell": Sell,
    "stop_selling": StopSelling,
    "change_length": ChangeLength,
    "set_limit": SetLimit,
}
_NAMES = {kind: name for name, kind in KINDS.items()}


def kind_of(change: Change) -> str:
    return _NAMES[type(change)]


def change_to_json(change: Change) -> dict[str, Any]:
    return {"kind": kind_of(change), **to_json(change)}


def change_from_json(body: Mapping[str, Any]) -> Change:
    """Invalid (malformed) where that is no change."""
    wanted: Change = from_json(KINDS[body["kind"]], {key: value for key, value in body.items() if key != "kind"})
    return wanted
