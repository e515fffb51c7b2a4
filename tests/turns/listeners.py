"""Who listens in a house: what a client was told since the last look, what the freelancer was, and the clock's own round."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from sqlalchemy import select

from assistant.database.tables import conversations, messages, outbox
from assistant.orders.caller import Caller
from assistant.turns.office import Office
from assistant.turns.timers import tick
from tests.databases import again
from tests.turns.house import House, Talk, office

LENA = Caller("freelancer", "lena-moreau")
KEYS = count()


@dataclass
class Listener:
    """A client's conversation, seen from all sides."""

    house: House
    talk: Talk
    seen: int = field(default=0)

    def __post_init__(self) -> None:
        self.said()

    @property
    def client(self) -> Caller:
        with self.house.database.snapshot() as connection:
            row = connection.execute(select(conversations).where(conversations.c.id == self.talk.id)).one()
        return Caller("client", row.freelancer, row.client, row.id)

    @property
    def assistant(self) -> Caller:
        return replace(self.client, role="assistant")

    def tick(self) -> None:
        """What the engine does twice a minute."""
        self.house.portal.call(tick, self.house.office)

    def said(self) -> list[Any]:
        """What was said to the client since this was last asked."""
        query = select(messages).where(messages.c.conversation == self.talk.id, messages.c.seq > self.seen, messages.c.author != "note")
        with self.house.database.snapshot() as connection:
            rows = list(connection.execute(query.order_by(messages.c.seq)))
        self.seen = max([self.seen, *(row.seq for row in rows)])
        return rows

    def notices(self) -> list[dict[str, Any]]:
        """What the freelancer was told, each once."""
        return [row.body for row in self.house.rows(outbox) if row.channel == "console"]


def key() -> str:
    return f"key-{next(KEYS)}"


def restarted(house: House) -> Office:
    """Another process on the same home, with nothing in its memory."""
    database = again(house.database)
    return office(database, house.speaker, house.office.settings, house.clock)
