"""Something said that no message of the client's asked for: a turn of its own, with its reply, in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from assistant.conversations.facts import Source
from assistant.conversations.messages import Message, say
from assistant.conversations.parties import Conversation
from assistant.conversations.record import Choice, Outcome, Reply
from assistant.database.columns import new_id
from assistant.database.tables import turns
from assistant.turns.claim import SPEAKS
from assistant.turns.sayings import tongue


@dataclass(frozen=True, slots=True)
class Unprompted:
    """`fact` is said whoever speaks in the conversation; `more`, and the choices, only where the assistant does.

    `trace` tells the owner what brought it.
    """

    fact: str
    more: str
    trace: dict[str, Any]
    outcome: Outcome = "acted"
    sources: tuple[Source, ...] = ()
    choices: tuple[Choice, ...] = ()
    cards: tuple[dict[str, Any], ...] = ()


def tell(connection: Connection, talk: Conversation, what: Unprompted, now: datetime) -> int | None:
    """The message's number; None in a closed conversation, where nobody speaks.

    While the assistant is silent only the fact is said: it is another service's, and the client must know it.
    """
    if talk.state == "closed":
        return None
    speaks = talk.state in SPEAKS
    apart = "\n" if "\n" in what.fact else " "
    text = f"{what.fact}{apart}{what.more}" if speaks and what.more else what.fact
    turn, choices = new_id(), what.choices if speaks else ()
    reply = Reply(new_id(), turn, text, tongue(talk.language), what.outcome, what.sources, choices, what.cards).to_json()
    seq = say(connection, Message(talk.id, "assistant", text, now, reply, turn))
    span = {"first_seq": seq, "last_seq": seq, "started_at": now, "ended_at": now}
    done = {"state": "done", "epoch": talk.epoch, "outcome": what.outcome, "reply": reply, "trace": what.trace}
    connection.execute(insert(turns).values(id=turn, conversation=talk.id, **span, **done))
    return seq
