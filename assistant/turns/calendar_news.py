"""Takes in what the calendar tells: each event once and in order, in the conversation that its consultation was booked in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from assistant.conversations.parties import Conversation
from assistant.errors import NotFound
from assistant.orders.caller import Caller
from assistant.orders.service import Event
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.service import Scheduling
from assistant.turns.calendar_events import REMINDER, bring_about, remind_freelancer
from assistant.turns.calendar_told import is_heard
from assistant.turns.following import Feed, follow
from assistant.turns.office import Office
from assistant.turns.slot_opened import SLOT_OPENED, tell_opened


async def take_in(office: Office) -> None:
    """Everything new."""
    calendar, news = office.scheduling, News(office.settings.own_reminders())
    await follow(office, Feed("calendar", "the calendar", False, calendar.events, partial(find, calendar), is_told, news.take))


def is_told(event: Event) -> bool:
    return event.type == SLOT_OPENED or is_heard(event)


def find(calendar: Scheduling, event: Event) -> Consultation | None:
    """As it stands now; None where the event is about no consultation, as of days off, or that is gone."""
    id = event.body.get("consultation")
    try:
        return calendar.consultation(Caller("freelancer", event.freelancer), id) if id else None
    except NotFound:
        return None


@dataclass(frozen=True, slots=True)
class News:
    """`own_reminders` are how many minutes before a consultation its freelancer is written too."""

    own_reminders: frozenset[int]

    def take(self, connection: Connection, event: Event, talk: Conversation, found: Consultation | None, now: datetime) -> int:
        # What is another freelancer's or another conversation's is not told here, whatever the event says.
        if talk.freelancer != event.freelancer:
            return 0
        if event.type == SLOT_OPENED:
            return tell_opened(connection, event, talk, now)
        if found is None or (found.freelancer, found.conversation) != (talk.freelancer, talk.id):
            return 0
        if event.type == REMINDER and event.body["lead"] in self.own_reminders:
            remind_freelancer(connection, event, talk, found, now)
        return bring_about(connection, event, talk, found, now)
