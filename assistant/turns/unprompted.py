"""Something said that no message of the client's asked for: a turn of its own, with its reply, in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from assistant.conversations.cards import offer_card
from assistant.conversations.facts import Source
from assistant.conversations.messages import Message, say
from assistant.conversations.parties import Conversation, seller
from assistant.conversations.record import Choice, Outcome, Reply
from assistant.database.columns import new_id
from assistant.database.tables import turns
from assistant.orders.offer import Offer
from assistant.turns.claim import SPEAKS
from assistant.turns.order_words import said, tongue


@dataclass(frozen=True, slots=True)
class Unprompted:
    """`kind` is a saying of `order_words`; `trace` tells the owner what brought it."""

    kind: str
    trace: dict[str, Any]
    outcome: Outcome = "acted"
    offer: Offer | None = None
    choices: tuple[Choice, ...] = ()


def tell(connection: Connection, talk: Conversation, what: Unprompted, now: datetime) -> int | None:
    """The message's number; None in a closed conversation, where nobody speaks.

    While the assistant is silent only the fact is said: it is the order service's, and the client must know it.
    """
    if talk.state == "closed":
        return None
    speaks = talk.state in SPEAKS
    text = said(what.kind, talk.language, seller(connection, talk.freelancer).name, more=speaks)
    turn, language = new_id(), tongue(talk.language)
    cards = (offer_card(what.offer, language),) if what.offer else ()
    sources = (_source(what.offer),) if what.offer else ()
    choices = what.choices if speaks else ()
    reply = Reply(new_id(), turn, text, language, what.outcome, sources, choices, cards).to_json()
    seq = say(connection, Message(talk.id, "assistant", text, now, reply, turn))
    span = {"first_seq": seq, "last_seq": seq, "started_at": now, "ended_at": now}
    done = {"state": "done", "epoch": talk.epoch, "outcome": what.outcome, "reply": reply, "trace": what.trace}
    connection.execute(insert(turns).values(id=turn, conversation=talk.id, **span, **done))
    return seq


def _source(offer: Offer) -> Source:
    return Source(f"offer:{offer.id}", "order", offer.terms.title)
