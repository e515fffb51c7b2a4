"""Slots and consultations turned into facts: what a reply may state of a time, on either side's clock."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from assistant.conversations.facts import Fact, Source, Subject
from assistant.money import Money
from assistant.scheduling.calendar import Calendar
from assistant.scheduling.slots import Slot
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
