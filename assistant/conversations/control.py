"""Who speaks in a conversation: every change of it ends the epoch, so that a reply made before it is not sent after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from assistant.conversations.messages import Message, say
from assistant.conversations.record import State
from assistant.database.tables import conversations, hand_overs, inbox
from assistant.errors import Conflict, NotFound

HELD = "held"
"""In `inbox.turn`: a person had the conversation, so no turn answers this message."""

_STATE = select(conversations.c.state).where(conversations.c.id == bindparam("conversation"))

NOTES = {"freelancer": "Taken over.", "assistant": "Handed back to the assistant.", "paused": "Paused.", "closed": "Closed."}


@dataclass(frozen=True, slots=True)
class Change:
    """What was handed over stays open unless the change ends it."""

    state: State
    ends_matters: bool = False
    ends_epoch: bool = True


def take_over(connection: Connection, conversation: str, now: datetime) -> None:
    """The freelancer speaks from now on. Doing it twice is doing it once."""
    _turn_to(connection, conversation, Change("freelancer", ends_matters=True), now)


def hand_back(connection: Connection, conversation: str, now: datetime) -> None:
    """The assistant speaks again, with a clean count of what it did not know."""
    _turn_to(connection, conversation, Change("assistant", ends_matters=True), now)


def back_to_assistant(connection: Connection, conversation: str, now: datetime) -> None:
    """The client prefers the assistant; what was handed over stays open for the freelancer."""
    # From `waiting` the assistant speaks before and after, so a reply that is being made stays good.
    ends_epoch = state_of(connection, conversation) != "waiting"
    _turn_to(connection, conversation, Change("assistant", ends_epoch=ends_epoch), now)


def pause(connection: Connection, conversation: str, now: datetime) -> None:
    """The assistant says nothing more here than that it is paused, until handed back."""
    _turn_to(connection, conversation, Change("paused"), now)


def close(connection: Connection, conversation: str, now: datetime) -> None:
    """Nobody speaks here any more; the client is told to start a new conversation."""
    _turn_to(connection, conversation, Change("closed", ends_matters=True), now)


def state_of(connection: Connection, conversation: str) -> State:
    state: Any = connection.scalar(_STATE, {"conversation": conversation})
    if state is None:
        raise NotFound("There is no such conversation.", code="unknown_conversation")
    return state  # type: ignore[no-any-return]


def _turn_to(connection: Connection, conversation: str, change: Change, now: datetime) -> None:
    before = state_of(connection, conversation)
    if before == "closed" and change.state not in ("closed", "freelancer"):
        raise Conflict("This conversation is closed.", code="closed")
    if change.ends_matters:
        matters = update(hand_overs).where(hand_overs.c.conversation == conversation, hand_overs.c.state == "open")
        connection.execute(matters.values(state="done", ended_at=now))
    if before == change.state:
        return
    values: dict[str, Any] = {"state": change.state, "epoch": conversations.c.epoch + int(change.ends_epoch), "unknowns": 0}
    connection.execute(update(conversations).where(conversations.c.id == conversation).values(values))
    if change.state in ("freelancer", "paused", "closed"):
        waiting = inbox.c.conversation == conversation, inbox.c.author == "client", inbox.c.turn.is_(None)
        connection.execute(update(inbox).where(*waiting).values(turn=HELD))
    say(connection, Message(conversation, "note", NOTES[change.state], now))
