"""The sample marketplace with two assistants over one database: a provider that does as it was planned to, and the embedded model alone."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from sqlalchemy import select

from assistant.chat_models.embedded.model import EmbeddedChatModel
from assistant.chat_models.providers import open_chat_model
from assistant.conversations.read import turn_trace
from assistant.conversations.record import Incoming
from assistant.database.columns import new_id
from assistant.database.engine import Database
from assistant.orders.caller import Caller
from assistant.orders.local import LocalOrders
from assistant.orders.service import Placed
from assistant.orders.shelf import Shelf
from assistant.orders.wanted import Wanted
from assistant.retrieval.embedding import open_embedder
from assistant.retrieval.library import Library
from assistant.scheduling.calendars import Calendars
from assistant.scheduling.local import LocalScheduling, Records
from assistant.settings import Settings
from assistant.tools.gate import Gate
from assistant.tools.table import TOOLS
from assistant.tools.tool import Desk
from assistant.turns.engine import Engine, Intro
from assistant.turns.office import Office
from assistant.turns.order_news import take_in
from assistant.turns.speak import Speaker
from tests.fakes.openai_server import Exchange, serving, text
from tests.turns.house import Clock
from tests.turns.obedient_mandates import set_mandates

Asked = tuple[str, str, str]
"""A tool call: its id, the tool, and the arguments as they are sent, JSON or not."""


@dataclass
class Obedient:
    """Calls what it is told to call, one step after the other, then says what it is told to say, and says it otherwise when corrected."""

    steps: list[list[Asked]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def __call__(self, exchange: Exchange) -> None:
        if not self.steps:
            text(self.lines.pop(0) if len(self.lines) > 1 else self.lines[0])(exchange)
            return
        functions = [{"id": id, "type": "function", "function": {"name": tool, "arguments": raw}} for id, tool, raw in self.steps.pop(0)]
        exchange.stream([{"role": "assistant", "tool_calls": [{"index": n, **f} for n, f in enumerate(functions)]}], ended="tool_calls")


class Witnessed(LocalOrders):
    """The order service, keeping what it said to each conversation: figures of it may be told to that client."""

    said: dict[str, list[Placed]] = defaultdict(list)

    def place(self, caller: Caller, key: str, wanted: Wanted, *, insist: bool = False) -> Placed:
        return self._kept(caller, super().place(caller, key, wanted, insist=insist))

    def consider(self, caller: Caller, wanted: Wanted) -> Placed:
        return self._kept(caller, super().consider(caller, wanted))

    def _kept(self, caller: Caller, placed: Placed) -> Placed:
        self.said[caller.conversation or ""].append(placed)
        return placed


@dataclass
class Stage:
    office: Office
    provided: Engine
    alone: Engine
    obedient: Obedient
    orders: Witnessed
    portal: BlockingPortal
    clock: Clock

    def open(self, handle: str, gig: str, language: str) -> str:
        return self.portal.call(self.provided.open, handle, Intro(None, locale=language), gig).conversation

    def play(self, conversation: str, message: str, plan: tuple[Sequence[Sequence[Asked]], Sequence[str]] | None) -> dict[str, Any]:
        """The turn's trace with its reply; without a plan the embedded model speaks alone."""
        self.clock.pass_by(seconds=7)
        if plan is not None:
            self.obedient.steps, self.obedient.lines = [list(step) for step in plan[0]], list(plan[1])
        engine = self.alone if plan is None else self.provided
        answer = self.portal.call(engine.receive, Incoming(conversation, new_id(), message))
        self.portal.call(take_in, self.office)
        assert answer.reply is not None
        with self.office.database.snapshot() as connection:
            return turn_trace(connection, answer.reply["turn"])

    def rows(self, table: Any, *where: Any) -> list[Any]:
        with self.office.database.snapshot() as connection:
            return list(connection.execute(select(table).where(*where)))


@contextmanager
def staged(home: Path) -> Iterator[Stage]:
    database = Database.in_home(home)
    set_mandates(database)
    obedient, clock = Obedient(), Clock()
    shelf, calendars = Shelf(database), Calendars(database)
    orders, library = Witnessed(database, shelf, clock), Library(database, open_embedder(home, None), home)
    with serving(obedient) as fake, start_blocking_portal() as portal:
        settings = Settings(model_url=fake.url, home=home)
        scheduling = LocalScheduling(database, Records(calendars, shelf), clock)
        gate = Gate(database, Desk(shelf, calendars, library, orders, scheduling), TOOLS)
        provided = Speaker(settings, gate, EmbeddedChatModel(), open_chat_model(settings))
        alone = Speaker(settings, gate, EmbeddedChatModel())
        offices = [Office(settings, database, shelf, calendars, orders, scheduling, speaker, clock=clock) for speaker in (provided, alone)]
        engines = [Engine(office) for office in offices]
        yield Stage(offices[0], *engines, obedient, orders, portal, clock)
        for engine in engines:
            portal.call(engine.close)
    library.close()
    database.close()


def raw(arguments: Any) -> str:
    return arguments if isinstance(arguments, str) else json.dumps(arguments)


def ids(rng: random.Random) -> str:
    """Now and then the id of an earlier call."""
    return f"call_{rng.randrange(10)}" if rng.random() < 0.3 else f"call_{rng.randrange(10**9)}"
