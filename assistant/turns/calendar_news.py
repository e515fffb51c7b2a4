"""Takes in what the calendar tells: each event once and in order, in the conversation that its consultation was booked in."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from assistant.conversations.parties import Conversation
from assistant.errors import NotFound
from assistant.orders.caller import Caller
from assistant.orders.service import Event
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.service import Scheduling
from assistant.turns.calendar_events import bring_about
from assistant.turns.calendar_told import is_heard
from assistant.turns.following import Feed, follow
from assistant.turns.office import Office


async def take_in(office: Office) -> None:
    """Everything new."""
    calendar = office.scheduling
    await follow(office, Feed("calendar", "the calendar", False, calendar.events, partial(find, calendar), is_heard, take))


def find(calendar: Scheduling, event: Event) -> Consultation | None:
    """As it stands now; None where the event is about no consultation, as of days off, or that is gone."""
    id = event.body.get("consultation")
    try:
        return calendar.consultation(Caller("freelancer", event.freelancer), id) if id else None
    except NotFound:
        return None


def take(connection: Connection, event: Event, talk: Conversation, found: Consultation | None, now: datetime) -> int:
    # What is another freelancer's or another conversation's is not told here, whatever the event says.
    if found is None or (found.freelancer, found.conversation) != (talk.freelancer, talk.id):
        return 0
    return bring_about(connection, event, talk, found, now)
