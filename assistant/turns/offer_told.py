"""A word to the client about an offer, with its card: what became of it, or that it is there still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from assistant.conversations.cards import offer_card
from assistant.conversations.facts import Source
from assistant.conversations.parties import Conversation, seller
from assistant.conversations.record import Choice, Outcome
from assistant.orders.offer import Offer
from assistant.turns import unprompted
from assistant.turns.order_words import SAYINGS
from assistant.turns.sayings import tongue
from assistant.turns.unprompted import Unprompted


@dataclass(frozen=True, slots=True)
class Told:
    """`kind` is a saying of `order_words`; `trace` tells the owner what brought it."""

    kind: str
    trace: dict[str, Any]
    outcome: Outcome = "acted"
    offer: Offer | None = None
    choices: tuple[Choice, ...] = ()


def tell(connection: Connection, talk: Conversation, what: Told, now: datetime) -> int | None:
    """The message's number; None in a closed conversation."""
    language, name, saying = tongue(talk.language), seller(connection, talk.freelancer).name, SAYINGS[what.kind]
    fact, more = (words[language].format(freelancer=name) for words in (saying.fact, saying.more))
    sources = (Source(f"offer:{what.offer.id}", "order", what.offer.terms.title),) if what.offer else ()
    cards = (offer_card(what.offer, language),) if what.offer else ()
    return unprompted.tell(connection, talk, Unprompted(fact, more, what.trace, what.outcome, sources, what.choices, cards), now)
