"""The whole way of a turn over the sample knowledge, with a provider over HTTP that looks everything up and then says what it is "
"told to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal

from assistant.chat_models.embedded.model import EmbeddedChatModel
from assistant.chat_models.providers import open_chat_model
from assistant.conversations.read import turn_trace
from assistant.conversations.record import Incoming
from assistant.database.columns import new_id
from assistant.database.engine import Database
from assistant.orders.catalogue import Catalogue
from assistant.orders.local import LocalOrders
from assistant.orders.shelf import Shelf
from assistant.retrieval.embedding import open_embedder
from assistant.retrieval.library import Library
from assistant.scheduling.calendar import Calendar
from assistant.scheduling.calendars import Calendars
from assistant.scheduling.local import LocalScheduling, Records
from assistant.settings import Settings
from assistant.tools.gate import Gate
from assistant.tools.table import TOOLS
from assistant.tools.tool import Desk
from assistant.turns.engine import Engine, Intro
from assistant.turns.office import Office
from assistant.turns.speak import Speaker
from tests.fakes.openai_server import Exchange, serving, text
from tests.turns.house import Clock

QUESTION = {"en": "Hello, what can you tell me about this?", "fr": "Bonjour, que pouvez-vous me dire à ce sujet ?"}


@dataclass
class Actor:
    """Calls every tool that has something to say of the matter, and then says its line, whatever it is told."""

    line: str = ""
    gig: str = ""

    def __call__(self, exchange: Exchange) -> None:
        if any(message["role"] == "tool" for message in exchange.server.asked[-1]["body"]["messages"]):
            text(self.line)(exchange)
            return
        asked = (
            ("get_gig", {"gig": self.gig}),
            ("get_profile", {}),
            ("get_availability", {}),
            ("search_knowledge", {"query": self.line[:500]}),
        )
        calls = [
            {"index": n, "id": f"call_{n}", "type": "function", "function": {"name": tool, "arguments": json.dumps(arguments)}}
            for n, (tool, arguments) in enumerate(asked)
        ]
        exchange.stream([{"role": "assistant", "tool_calls": calls}], ended="tool_calls")


@dataclass
class Stage:
    office: Office
    engine: Engine
    actor: Actor
    portal: BlockingPortal
    heard: list[str] = field(default_factory=list)

    def catalogues(self) -> list[Catalogue]:
        return [self.office.shelf.catalogue(handle) for handle in sorted(self.office.shelf.handles())]

    def calendar(self, handle: str) -> Calendar:
        return self.office.calendars.calendar(handle)

    def play(self, handle: str, gig: str, language: str, line: str) -> tuple[str, dict[str, Any]]:
        """What the client gets when the provider says this line, and the turn's trace."""
        self.actor.line, self.actor.gig = line, gig
        opened = self.portal.call(self.engine.open, handle, Intro(None), gig)
        answer = self.portal.call(self.engine.receive, Incoming(opened.conversation, new_id(), QUESTION[language]))
        assert answer.reply is not None
        with self.office.database.snapshot() as connection:
            return str(answer.reply["text"]), turn_trace(connection, answer.reply["turn"])


@contextmanager
def staged(home: Path) -> Iterator[Stage]:
    actor = Actor()
    database = Database.in_home(home)
    shelf, calendars = Shelf(database), Calendars(database)
    library = Library(database, open_embedder(home, None), home)
    with serving(actor) as fake, start_blocking_portal() as portal:
        settings = Settings(model_url=fake.url, home=home)
        clock = Clock()
        orders = LocalOrders(database, shelf, clock)
        scheduling = LocalScheduling(database, Records(calendars, shelf), clock)
        gate = Gate(database, Desk(shelf, calendars, library, orders, scheduling), TOOLS)
        speaker = Speaker(settings, gate, EmbeddedChatModel(), open_chat_model(settings))
        office = Office(settings, database, shelf, calendars, orders, scheduling, speaker, clock=clock)
        engine = Engine(office)
        yield Stage(office, engine, actor, portal)
        portal.call(engine.close)
    library.close()
    database.close()
