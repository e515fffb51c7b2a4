"""Slots and consultations turned into facts: what a reply may state of a time, on either side's clock."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from assistant.conversations.facts import Fact, Source, Subject
from assistant.money import Money
from assistant.scheduling.calendar import Away, Calendar
from assistant.scheduling.slots import Slot
from assistant.scheduling.wall_clock import local_day
from assistant.scheduling.wall_clock import zone as zone_of
from assistant.tools.facts_of import money_value

SOURCE = Source("profile:consultations", "profile", "Consultation", "")
NAMES = ("consultation", "call", "appel", "slot", "créneau")


def price_of(calendar: Calendar, minutes: int) -> Money:
    """Of the length that is nearest to what was asked for, where that very length is not sold."""
    return min(calendar.consultations, key=lambda each: abs(each.minutes - minutes)).price


def of_length(calendar: Calendar, minutes: int) -> tuple[Fact, ...]:
    found = []
    for each in calendar.consultations:
        subject = Subject("consultation", f"consultation/{each.minutes}", (f"{each.minutes} min", *NAMES))
        found += [Fact("price", subject, money_value(each.price), SOURCE), Fact("delivery", subject, {"minutes": each.minutes}, SOURCE)]
    return tuple(found)


def of_slot(slot: Slot, zones: tuple[str, str], said: str, until: datetime | None = None) -> tuple[Fact, ...]:
    """In both zones, and as it is worded."""
    subject = Subject("consultation", f"slot/{slot.starts_at.isoformat()}", NAMES)
    found = [Fact("policy", subject, {"text": said}, SOURCE), Fact("price", subject, money_value(slot.price), SOURCE)]
    found.append(Fact("delivery", subject, {"minutes": slot.minutes}, SOURCE))
    for zone in dict.fromkeys(zones):
        start, end = (moment.astimezone(ZoneInfo(zone)) for moment in (slot.starts_at, slot.ends_at))
        day = start.date().isoformat()
        found.append(Fact("date", subject, {"from": day, "to": day, "start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}, SOURCE))
        if until is not None:
            ends = until.astimezone(ZoneInfo(zone))
            limit = {"from": ends.date().isoformat(), "to": ends.date().isoformat(), "start": f"{ends:%H:%M}", "end": f"{ends:%H:%M}"}
            found.append(Fact("date", subject, limit, SOURCE))
    return tuple(found)


def of_moment(moment: datetime, zones: tuple[str, str], said: str) -> tuple[Fact, ...]:
    """What time it is, in both zones."""
    subject = Subject("consultation", f"moment/{moment.isoformat()}", NAMES)
    found = [Fact("policy", subject, {"text": said}, SOURCE)]
    for name in dict.fromkeys(zones):
        at = moment.astimezone(ZoneInfo(name))
        day, clock = at.date().isoformat(), f"{at:%H:%M}"
        found.append(Fact("date", subject, {"from": day, "to": day, "start": clock, "end": clock}, SOURCE))
    return tuple(found)


def of_hours(hours: int) -> Fact:
    """A length of time that a rule of the calendar names."""
    return Fact("delivery", Subject("consultation", "consultation", NAMES), {"minutes": hours * 60}, SOURCE)


def of_absence(away: Away) -> Fact:
    days = {"from": away.first.isoformat(), "to": away.last.isoformat(), "away": True}
    return Fact("date", Subject("consultation", "consultation", NAMES), days, SOURCE)


def away_on(calendar: Calendar, moment: datetime) -> Away | None:
    """The days off that the freelancer is on."""
    day = local_day(zone_of(calendar.timezone), moment)
    return next((each for each in calendar.away if each.first <= day <= each.last), None)
