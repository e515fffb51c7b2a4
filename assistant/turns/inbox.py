"""Taking a message in: stored once under its sender's id, with the turn that answers it opened in the same commit."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

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

ALIVE_EVERY = timedelta(minutes=10)
"""A token's end is moved in steps: exact to the minute helps nobody, and a quick exchange writes less."""


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


_KEY = (inbox.c.conversation == bindparam("conversation")) & (inbox.c.author == bindparam("author")) & (inbox.c.id == bindparam("message"))
_SEEN = select(inbox.c.text_hash, inbox.c.seq, inbox.c.turn).where(_KEY)
_STORE = insert(inbox)
_ANSWERED = select(turns.c.state, turns.c.reply).where(turns.c.id == bindparam("turn"))
_KEEP_ALIVE = update(conversations).where(conversations.c.id == bindparam("in_conversation")).values(token_expires=bindparam("until"))


def take_in(connection: Connection, incoming: Incoming, owner: str, now: datetime) -> Taken:
    """Invalid (message_id_reused) if the sender's id came before with another text."""
    talk = conversation_row(connection, incoming.conversation)
    seen = connection.execute(_SEEN, _key(incoming)).one_or_none()
    if seen is not None and seen.text_hash != _hash(incoming.text):
        raise Invalid(f"The message id {incoming.id[:60]!r} was used before with another text.", code="message_id_reused")
    seq, turn = (seen.seq, seen.turn) if seen else _store(connection, incoming, talk, now)
    answer = _answer(connection, talk.id, turn)
    return Taken(seq, answer) if answer else Taken(seq, claim=claim(connection, talk.id, owner, now))


def answer_to(connection: Connection, incoming: Incoming) -> Answer | None:
    """None while its turn is not done."""
    row = connection.execute(_SEEN, _key(incoming)).one_or_none()
    return _answer(connection, incoming.conversation, row.turn) if row else None


def _answer(connection: Connection, conversation: str, turn: str | None) -> Answer | None:
    if turn is None:
        return None
    if turn == control.HELD:
        return Answer(control.state_of(connection, conversation), None)
    row = connection.execute(_ANSWERED, {"turn": turn}).one()
    return None if row.state == "running" else Answer(control.state_of(connection, conversation), row.reply)


def _store(connection: Connection, incoming: Incoming, talk: Conversation, now: datetime) -> tuple[int, str | None]:
    """The message's number, and the turn that answers it where that is known at once."""
    if incoming.author == "freelancer":
        # Whoever writes has taken over.
        control.take_over(connection, talk.id, now)
    seq = say(connection, Message(talk.id, incoming.author, incoming.text, now))
    turn = control.HELD if incoming.author == "freelancer" else _from_client(connection, incoming, talk, seq, now)
    key = {"conversation": talk.id, "author": incoming.author, "id": incoming.id}
    connection.execute(_STORE, {**key, "seq": seq, "text_hash": _hash(incoming.text), "turn": turn, "received_at": now})
    return seq, turn


def _from_client(connection: Connection, incoming: Incoming, talk: Conversation, seq: int, now: datetime) -> str | None:
    until = now + CONVERSATION_LIFE
    if until - talk.token_expires > ALIVE_EVERY:
        connection.execute(_KEEP_ALIVE, {"in_conversation": talk.id, "until": until})
    if talk.state in ("waiting", "freelancer") and wants_assistant(incoming.text):
        control.back_to_assistant(connection, talk.id, now)
        return None
    if talk.state in SPEAKS:
        return None
    return control.HELD if talk.state == "freelancer" else answer_at_once(connection, talk, seq, now)


def _key(incoming: Incoming) -> dict[str, str]:
    return {"conversation": incoming.conversation, "author": incoming.author, "message": incoming.id}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
