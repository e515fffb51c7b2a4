"""Takes in what a service tells: each event once and in order, in the transaction that says it in the conversation."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from sqlalchemy import Connection

from assistant.conversations.parties import Conversation, conversation_row
from assistant.errors import NotFound, Unavailable
from assistant.orders.service import Event
from assistant.turns.letters import Letter, reader_of, send
from assistant.turns.office import Office, talk
from assistant.turns.once import Reminder, advance, failed, first_time, reached, tries, when

log = logging.getLogger(__name__)

Found = TypeVar("Found")

AT_ONCE = 100
MANNERS = timedelta(seconds=10)
"""So long news wait for a turn that is running: "here is the offer" comes after "I am asking", though the yes was quick."""
GIVE_UP = timedelta(minutes=15)
"""An event that fails so long is passed over, and its owner told: everyone else's wait behind it."""
LONGEST_WAIT = timedelta(minutes=2)
PASSED_OVER = {
    "en": "Something happened ({event}), and it could not be told in the conversation. Please look at it and at the log.",
    "fr": "Quelque chose a changé ({event}), et cela n'a pas pu être dit dans la conversation. Regardez de quoi il s'agit, et le journal.",
}
SUBJECT = {"en": "news could not be told", "fr": "une nouvelle n'a pas pu être transmise"}


@dataclass(frozen=True, slots=True)
class Feed(Generic[Found]):
    """A service whose events are followed, with a cursor of its own; `far` if asking it may take long, so that no turn must wait for it.

    `find` looks up what an event is about, before the transaction. `is_heard`: whether the client is told of it in the conversation.
    `bring_about` does what has to be done: the number of the last message that was said, 0 if none was.
    """

    cursor: str
    service: str
    far: bool
    events: Callable[[int, int], Sequence[Event]]
    find: Callable[[Event], Found]
    is_heard: Callable[[Event], bool]
    bring_about: Callable[[Connection, Event, Conversation, Found, datetime], int]


@dataclass(frozen=True, slots=True)
class Taken:
    """`ours` is False where it was another sweeper's, or not yet time; `seq` is the number of the last message said, 0 if none was."""

    ours: bool
    seq: int = 0


async def follow(office: Office, feed: Feed[Found]) -> None:
    """Everything new. Stops where another sweeper is ahead or the service cannot be asked: the rest comes next time."""
    try:
        while await _some(office, feed):
            pass
    except Unavailable as error:
        log.warning("%s's news must wait: %s", feed.service, error.message)


async def _some(office: Office, feed: Feed[Found]) -> bool:
    """False when there is nothing more to take in for now."""
    before = await office.read(reached, feed.cursor)
    events = await (office.ask if feed.far else office.do)(feed.events, before, AT_ONCE)
    if events:
        rests = await office.read(_rests, feed.cursor, events[0], office.clock())
        if rests:
            return False
    for event in events:
        taken = await _one(office, feed, event, before)
        if taken is None or not taken.ours:
            return False
        if taken.seq:
            office.news.tell(event.conversation, taken.seq)
        before = event.seq
    return len(events) == AT_ONCE


async def _one(office: Office, feed: Feed[Found], event: Event, before: int) -> Taken | None:
    """None where it could not be done."""
    try:
        found = await (office.ask if feed.far else office.do)(feed.find, event)
        return await office.write_about(talk(event.conversation), _take, feed, Arrival(event, found, before), office.clock())
    except Unavailable:
        raise
    except Exception:
        log.exception("event %d of %s (%s) could not be taken in", event.seq, feed.service, event.type)
        await office.write_about(talk(event.conversation), _note_failure, feed, event, before, office.clock())
        return None


@dataclass(frozen=True, slots=True)
class Arrival(Generic[Found]):
    """An event after the one numbered `before`, and what it is about."""

    event: Event
    found: Found
    before: int


def _take(connection: Connection, feed: Feed[Found], arrival: Arrival[Found], now: datetime) -> Taken:
    event = arrival.event
    talk = _where(connection, event)
    waits = talk is not None and _is_busy(talk, now) and feed.is_heard(event) and now - event.at < MANNERS
    if waits or not advance(connection, feed.cursor, arrival.before, event.seq):
        return Taken(ours=False)
    return Taken(ours=True, seq=feed.bring_about(connection, event, talk, arrival.found, now) if talk is not None else 0)


def _where(connection: Connection, event: Event) -> Conversation | None:
    try:
        return conversation_row(connection, event.conversation)
    except NotFound:
        return None


def _is_busy(talk: Conversation, now: datetime) -> bool:
    return talk.lease_until is not None and talk.lease_until > now


def _stuck(cursor: str, event: Event) -> Reminder:
    return Reminder(f"{cursor}_stuck", str(event.seq), event.conversation)


def _rests(connection: Connection, cursor: str, event: Event, now: datetime) -> bool:
    """After each failure twice as long as before."""
    failures = tries(connection, cursor)
    began = when(connection, _stuck(cursor, event)) if failures else None
    waits = (min(timedelta(seconds=2**n), LONGEST_WAIT) for n in range(failures))
    return began is not None and now < began + sum(waits, timedelta())


def _note_failure(connection: Connection, feed: Feed[Found], event: Event, before: int, now: datetime) -> None:
    failed(connection, feed.cursor, before)
    stuck = _stuck(feed.cursor, event)
    first_time(connection, stuck, now)
    if now - (when(connection, stuck) or event.at) < GIVE_UP:
        return
    log.error("event %d of %s (%s) is passed over", event.seq, feed.service, event.type)
    if advance(connection, feed.cursor, before, event.seq):
        _tell_owner(connection, feed.cursor, event, now)


def _tell_owner(connection: Connection, cursor: str, event: Event, now: datetime) -> None:
    talk = _where(connection, event)
    if talk is None:
        return
    try:
        with connection.begin_nested():
            _passed_over(connection, cursor, talk, event, now)
    except Exception:
        # What kept the event from being taken in may keep this from being said; the others go on all the same.
        log.exception("nobody could be told of event %d", event.seq)


def _passed_over(connection: Connection, cursor: str, talk: Conversation, event: Event, now: datetime) -> None:
    reader = reader_of(connection, talk)
    details = [f"{name}: {value}" for name, value in event.body.items() if value]
    text = "\n".join([PASSED_OVER[reader.language].format(event=event.type), *details])
    data = {"event": event.type, **event.body}
    send(connection, talk, Letter(f"{cursor}:{event.seq}:passed_over", "passed_over", reader, SUBJECT, text, data), now)
