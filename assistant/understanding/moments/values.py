"""What a reading of a message says about time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal

Kind = Literal["date", "time", "datetime", "interval", "duration"]
Grain = Literal["second", "minute", "hour", "part", "day", "week", "month", "quarter", "year"]
Bound = Literal["at", "after", "from", "before", "until", "by"]


@dataclass(frozen=True, slots=True)
class Span:
    """Where it stands in the message: `text` is message[start:end]."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a message may mean. Times are local to the client's zone and carry no zone themselves.

    `start` and `end` enclose what is named, the end not included: a day runs to the next midnight, a time of day ends where it starts.
    `bound` says on which side of that the client can: "after the 12th" names the 12th with bound "after".
    A duration has `seconds` only. `to_confirm` marks a reading that must be read back before anything is done with it.
    `weekly` says that the next such day stands for all of them: "no calls on Friday mornings".
    `hours` bounds every day of a stretch: "Monday to Friday, 9 to 5".
    `offset` is set where a zone was said and the client's own is unknown: the times are then local to that zone.
    `your_time` is set where the other's clock was meant ("9am your time"): the times are local to the one spoken to.
    """

    kind: Kind
    span: Span
    start: datetime | None = None
    end: datetime | None = None
    grain: Grain = "day"
    bound: Bound = "at"
    seconds: float | None = None
    to_confirm: bool = False
    weekly: bool = False
    hours: tuple[time, time] | None = None
    offset: timedelta | None = None
    your_time: bool = False

    @property
    def window(self) -> tuple[datetime | None, datetime | None]:
        """When it may be, open ends as None, the end not included."""
        if self.bound == "at":
            return self.start, self.end
        if self.bound in ("after", "from"):
            return (self.end if self.bound == "after" else self.start), None
        return None, (self.start if self.bound == "before" else self.end)
