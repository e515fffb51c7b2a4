"""Taking a message in: stored once under its sender's id, with the turn that answers it opened in the same commit."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from assistant.conversations import control
from assistant.conversations.messages import Message, say
from assistant.conversations.parties import Conversation, conversation_row
from assistant.conversations.record import Incoming, State
from assistant.conversations.tokens import CONVERSATION_LIFE
from assistant.database.tables import conversations, inbox, turns
from assistant.errors import Invalid
from assistant.turns.claim import SPEAKS, Claim, claim
from assistant.turns.standing import answer_at_once
from assistant.understanding.acts import wants_assistant


@dataclass(frozen=True, slots=True)
class Answer:
    """`reply` is the contract's Reply, or None while a person speaks."""

    state: State
    reply: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Taken:
    """`seq` is the message's number.

    `answer` is there when nothing is left to do, `claim` when a turn is ours to run, neither when another turn runs.
    """

    seq: int
    answer: Answer | None = None
    claim: Claim | None = None


def take_in(connection: Connection, incoming: Incoming, owner: str, now: datetime) -> Taken:
    """Invalid (message_id_reused) if the sender's id came before with another text."""
    talk = conversation_row(connection, incoming.conversation)
    seen = connection.execute(select(inbox.c.text_hash, inbox.c.seq).where(*_key(incoming))).one_or_none()
    if seen is not None and seen.text_hash != _hash(incoming.text):
        raise Invalid(f"The message id {incoming.id[:60]!r} was used before with another text.", code="message_id_reused")
    seq = seen.seq if seen else _store(connection, incoming, talk, now)
    answer = answer_to(connection, incoming)
    return Taken(seq, answer) if answer else Taken(seq, claim=claim(connection, incoming.conversation, owner, now))


def answer_to(connection: Connection, incoming: Incoming) -> Answer | None:
    """None while its turn is not done."""
    turn = connection.scalar(select(inbox.c.turn).where(*_key(incoming)))
    if turn is None:
        return None
    state = control.state_of(connection, incoming.conversation)
    if turn == control.HELD:
        return Answer(state, None)
    row = connection.execute(select(turns.c.state, turns.c.reply).where(turns.c.id == turn)).one()
    return None if row.state == "running" else Answer(state, row.reply)


def _store(connection: Connection, incoming: Incoming, talk: Conversation, now: datetime) -> int:
    if incoming.author == "freelancer":
        # Whoever writes has taken over.
        control.take_over(connection, talk.id, now)
    seq = say(connection, Message(talk.id, incoming.author, incoming.text, now))
    turn = control.HELD if incoming.author == "freelancer" else _from_client(connection, incoming, talk, seq, now)
    key = {"conversation": talk.id, "author": incoming.author, "id": incoming.id}
    connection.execute(insert(inbox).values(**key, seq=seq, text_hash=_hash(incoming.text), turn=turn, received_at=now))
    return seq


def _from_client(connection: Connection, incoming: Incoming, talk: Conversation, seq: int, now: datetime) -> str | None:
    """The turn that answers it, where that is known at once."""
    alive = update(conversations).where(conversations.c.id == talk.id).values(token_expires=now + CONVERSATION_LIFE)
    connection.execute(alive)
    if talk.state in ("waiting", "freelancer") and wants_assistant(incoming.text):
        control.back_to_assistant(connection, talk.id, now)
        return None
    if talk.state in SPEAKS:
        return None
    return control.HELD if talk.state == "freelancer" else answer_at_once(connection, talk, seq, now)


def _key(incoming: Incoming) -> tuple[Any, ...]:
    return inbox.c.conversation == incoming.conversation, inbox.c.author == incoming.author, inbox.c.id == incoming.id


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
