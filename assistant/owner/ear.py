"""What a freelancer's words are heard against: when it is there, and the calendar that they may speak of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from assistant.scheduling.calendar import WEEKDAYS, Calendar
from assistant.scheduling.wall_clock import instant, last_instant, zone

Language = Literal["en", "fr"]


@dataclass(frozen=True, slots=True)
class Ear:
    """`now` is an instant; everything that is heard is by the clock of the calendar's zone."""

    now: datetime
    calendar: Calendar
    currency: str
    language: Language = "en"

    @property
    def zone(self) -> ZoneInfo:
        return zone(self.calendar.timezone)

    @property
    def local(self) -> datetime:
        """Without a zone, as the readings of moments are."""
        return self.now.astimezone(self.zone).replace(tzinfo=None)

    @property
    def today(self) -> date:
        return self.local.date()

    @property
    def open_days(self) -> tuple[str, ...]:
        return tuple(day for day in WEEKDAYS if self.calendar.weekly.get(day))

    def begins(self, local: datetime) -> datetime:
        return instant(self.zone, local.date(), local.time()).astimezone(UTC)

    def ends(self, local: datetime) -> datetime:
        """Of a time that comes twice the second: what is closed errs long."""
        return last_instant(self.zone, local.date(), local.time()).astimezone(UTC)


def next_day(day: date) -> date:
    return day + timedelta(days=1)
