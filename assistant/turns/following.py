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
from assistant.turns.office import Office
from assistant.turns.once import advance, failed, reached

log = logging.getLogger(__name__)

Found = TypeVar("Found")

AT_ONCE = 100
MANNERS = timedelta(seconds=10)
"""So long news wait for a turn that is running: "here is the offer" comes after "I am asking", though the yes was quick."""
MOST_TRIES = 5
"""An event that fails so often is passed over: everyone else's wait behind it."""


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
        return await office.write(_take, feed, Arrival(event, found, before), office.clock())
    except Unavailable:
        raise
    except Exception:
        log.exception("event %d of %s (%s) could not be taken in", event.seq, feed.service, event.type)
        await office.write(_pass_over_if_hopeless, feed, event, before)
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


def _pass_over_if_hopeless(connection: Connection, feed: Feed[Found], event: Event, before: int) -> None:
    if failed(connection, feed.cursor, before) >= MOST_TRIES:
        log.error("event %d of %s (%s) is passed over", event.seq, feed.service, event.type)
        advance(connection, feed.cursor, before, event.seq)
