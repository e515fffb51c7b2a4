"""Which booked consultations a change falls on. They stay: only a person can settle that with the client."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from types import MappingProxyType

from assistant.scheduling.calendar import Calendar
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.edits import Edit
from assistant.scheduling.openings import DAY, openings
from assistant.scheduling.planning_records import after_edits
from assistant.scheduling.spans import Span, merged
from assistant.scheduling.standing import Standing
from assistant.scheduling.wall_clock import local_day, midnight, zone


def met(standing: Standing, edits: tuple[Edit, ...]) -> tuple[Consultation, ...]:
    """By their start: within new days off or blocked hours, or within hours that are open now and will not be."""
    closed = tuple(span for edit in edits if (span := _closed(standing, edit)) is not None)
    weekly, single = after_edits(standing.calendar, edits)
    after = replace(standing.calendar, weekly=MappingProxyType(weekly), dates=MappingProxyType(single))
    return tuple(one for one in standing.booked if _falls_on(one, closed, (standing.calendar, after)))


def _falls_on(one: Consultation, closed: tuple[Span, ...], calendars: tuple[Calendar, Calendar]) -> bool:
    meeting = Span(one.starts_at, one.ends_at)
    now, after = calendars
    return any(meeting.meets(span) for span in closed) or (_is_open(now, meeting) and not _is_open(after, meeting))


def _is_open(calendar: Calendar, meeting: Span) -> bool:
    where = zone(calendar.timezone)
    day = local_day(where, meeting.start)
    around = merged(span for other in (day - DAY, day, day + DAY) for span in openings(calendar, where, other))
    return any(meeting.within(span) for span in around)


def _closed(standing: Standing, edit: Edit) -> Span | None:
    if edit.after is None:
        return None
    if edit.kind == "blocked":
        return Span(datetime.fromisoformat(edit.after["starts_at"]), datetime.fromisoformat(edit.after["ends_at"]))
    if edit.kind == "days_off":
        where = zone(standing.calendar.timezone)
        first, last = (date.fromisoformat(edit.after[side]) for side in ("first", "last"))
        return Span(midnight(where, first), midnight(where, last + timedelta(days=1)))
    return None
