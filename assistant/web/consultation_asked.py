"""What comes in about consultations, slots and days off, bounded; days and wall clocks are the freelancer's own."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.types import AwareDatetime

from assistant.errors import Invalid
from assistant.scheduling.calendar import Calendar
from assistant.scheduling.spans import Span
from assistant.scheduling.time_off import LONGEST_NOTE
from assistant.scheduling.wall_clock import instant, midnight, zone
from assistant.web.asked import Clean

FIRST, LAST = date(2000, 1, 1), date(2999, 12, 31)
"""No calendar of ours begins before or goes on after."""
DAY = timedelta(days=1)
LOOK_AHEAD = 14 * DAY
WHEN = "A day, or a moment of ISO 8601; without an offset it is on the freelancer's clock."


class Move(BaseModel):
    """Another start, which has to be free."""

    model_config = ConfigDict(json_schema_extra={"example": {"starts_at": "2026-12-03T09:00:00Z"}})

    starts_at: Annotated[AwareDatetime, Field(description="ISO 8601 with an offset from UTC.")]


class DaysOffAsked(BaseModel):
    """Whole days, both ends included."""

    model_config = ConfigDict(json_schema_extra={"example": {"from": "2026-12-24", "to": "2026-12-31", "note": "Skiing"}})

    first: Annotated[date, Field(alias="from", ge=FIRST, le=LAST, description="The first day, in the freelancer's own zone.")]
    last: Annotated[date, Field(alias="to", ge=FIRST, le=LAST, description="The last day.")]
    note: Annotated[Clean, Field(max_length=LONGEST_NOTE, description="For the freelancer; clients do not read it.")] = ""


class SlotsAsked(BaseModel):
    """As it stands in the address; None is what nobody said."""

    first: Annotated[
        str | None,
        Field(alias="from", max_length=40, description=f"{WHEN} Now where it is left out.", examples=["2026-12-01"]),
    ] = None
    last: Annotated[
        str | None,
        Field(
            alias="to",
            max_length=40,
            description=f"{WHEN} A day is meant whole; without it, two weeks on.",
            examples=["2026-12-07"],
        ),
    ] = None
    minutes: Annotated[
        int | None,
        Field(ge=1, le=1440, description="One of the lengths that are sold; the shortest where it is left out.", examples=[30]),
    ] = None
    explain: Annotated[bool, Field(description="The other starts too, with the reason: for the owner only.")] = False


class BlockAsked(BaseModel):
    """Hours in which nothing can be booked, to the minute."""

    model_config = ConfigDict(json_schema_extra={"example": {"starts_at": "2026-12-03T13:00:00Z", "ends_at": "2026-12-03T15:00:00Z"}})

    starts_at: Annotated[AwareDatetime, Field(description="ISO 8601 with an offset from UTC.")]
    ends_at: Annotated[AwareDatetime, Field(description="ISO 8601 with an offset from UTC.")]
    note: Annotated[Clean, Field(max_length=LONGEST_NOTE, description="For the freelancer; clients do not read it.")] = ""


def hours_of(asked: BlockAsked) -> Span:
    """Invalid where no calendar of ours could have them."""
    if not all(FIRST.year <= moment.year <= LAST.year for moment in (asked.starts_at, asked.ends_at)):
        raise Invalid("Those are no hours that a calendar here could have.", code="bad_hours")
    return Span(asked.starts_at.astimezone(UTC), asked.ends_at.astimezone(UTC))


def start_of(asked: Move) -> datetime:
    """Invalid where no calendar of ours could have it."""
    if not FIRST.year <= asked.starts_at.year <= LAST.year:
        raise Invalid("That is no start that a calendar here could have.", code="bad_start")
    return asked.starts_at.astimezone(UTC)


def window_of(asked: SlotsAsked, calendar: Calendar, now: datetime) -> tuple[int, Span]:
    """Without `from` from now on, without `to` for two weeks, without `minutes` the shortest that is sold."""
    where = zone(calendar.timezone)
    start = _moment(asked.first, calendar, "from") if asked.first else now
    if not asked.last:
        end = start + LOOK_AHEAD
    elif len(asked.last) == len("2026-12-03"):
        # A day as an end is meant with all its hours.
        end = midnight(where, _moment(asked.last, calendar, "to").astimezone(where).date() + DAY)
    else:
        end = _moment(asked.last, calendar, "to")
    sold = [one.minutes for one in calendar.consultations]
    return asked.minutes or min(sold, default=1), Span(start, end)


def _moment(text: str, calendar: Calendar, name: str) -> datetime:
    """A day is its beginning; what has no offset is on the freelancer's clock."""
    try:
        # In an address a plus that is not encoded is read as a space.
        found = datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)
    except ValueError:
        raise Invalid(f"`{name}` is a day or a moment of ISO 8601, like 2026-12-03 or 2026-12-03T09:00:00Z.", code="window") from None
    if not FIRST.year <= found.year <= LAST.year:
        raise Invalid(f"`{name}` is out of every calendar here.", code="window")
    if found.tzinfo is not None:
        return found.astimezone(UTC)
    return instant(zone(calendar.timezone), found.date(), time(found.hour, found.minute, found.second))
