"""Why no start fits what a client wishes, as far as a client may know it: hours, notice and horizon are no secret; others' calls are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from assistant.conversations.facts import Fact, Subject
from assistant.orders.caller import Caller
from assistant.scheduling.calendar import Calendar
from assistant.scheduling.openings import is_away
from assistant.scheduling.spans import Span
from assistant.scheduling.wall_clock import local_day, zone
from assistant.tools import slot_facts
from assistant.tools.time_wish import TimeWish
from assistant.tools.tool import Desk, TurnContext

LONGEST = timedelta(days=62)
PUBLIC = {"taken": "taken", "buffer": "taken", "busy": "taken", "day_full": "full", "week_full": "full"}
ORDER = ("full", "taken", "too_soon", "too_far", "away", "off_grid", "closed")
"""What tells a client most comes first, where a wish is in the way of several."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`zones` are the client's and the freelancer's."""

    minutes: int
    wish: TimeWish
    zones: tuple[str, str]


def why_none(desk: Desk, context: TurnContext, asked: Asked) -> tuple[dict[str, Any], tuple[Fact, ...]]:
    """The reason, with the figures that go with it, and the facts that back them."""
    calendar = desk.scheduling.calendar(context.freelancer)
    start, end = _bounds(asked.wish, context.now)
    if end <= context.now:
        return {"reason": "past"}, ()
    caller = Caller("assistant", context.freelancer, context.client, context.conversation)
    if asked.wish.exact:
        found = [desk.scheduling.why_not(caller, asked.minutes, start)]
    else:
        span = Span(max(start, context.now), min(end, max(start, context.now) + LONGEST))
        found = [slot.why for slot in desk.scheduling.judged(caller, asked.minutes, span) if asked.wish.fits(slot)]
    reasons = Counter(PUBLIC.get(reason, reason) for reason in found if reason)
    reason = next((each for each in ORDER if reasons[each]), "closed")
    if reason == "closed" and is_away(calendar, local_day(zone(calendar.timezone), start)):
        reason = "away"
    return _told(reason, calendar, start, context)


def _bounds(wish: TimeWish, now: datetime) -> tuple[datetime, datetime]:
    first, last = wish.span()
    start = first or now
    if wish.exact:
        return start, start + timedelta(minutes=1)
    return start, last or max(start, now) + LONGEST


def _told(reason: str, calendar: Calendar, start: datetime, context: TurnContext) -> tuple[dict[str, Any], tuple[Fact, ...]]:
    where, subject = zone(calendar.timezone), Subject("consultation", "consultation", slot_facts.NAMES)
    day = local_day(where, start)
    if reason == "too_soon":
        return {"reason": reason, "hours": calendar.notice_hours}, (slot_facts.of_hours(calendar.notice_hours),)
    if reason == "too_far":
        last = local_day(where, context.now + timedelta(days=calendar.horizon_days))
        fact = Fact("date", subject, {"from": last.isoformat(), "to": last.isoformat()}, slot_facts.SOURCE)
        return {"reason": reason, "last": last.isoformat()}, (fact,)
    if reason == "away":
        away = next((each for each in calendar.away if each.first <= day <= each.last), None)
        if away is not None:
            return {"reason": reason, "until": away.last.isoformat()}, (slot_facts.of_absence(away),)
    return {"reason": reason}, ()
