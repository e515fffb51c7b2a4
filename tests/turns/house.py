"""A small marketplace in a fresh home, an engine over it, and a clock that moves by a second with every message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from anyio.from_thread import BlockingPortal, start_blocking_portal
from pydantic import SecretStr
from sqlalchemy import func, insert, select

from assistant.conversations.record import Incoming
from assistant.database.columns import new_id
from assistant.database.engine import Database
from assistant.database.tables import freelancers, gigs, metadata, owners
from assistant.orders.local import LocalOrders
from assistant.orders.shelf import Shelf
from assistant.retrieval.library import Library
from assistant.scheduling.calendars import Calendars
from assistant.scheduling.local import LocalScheduling, Records
from assistant.settings import Settings
from assistant.tools.conversation import CONVERSATION_TOOLS
from assistant.tools.gate import Gate
from assistant.tools.tool import Desk
from assistant.turns.ask import Speaks
from assistant.turns.engine import Answer, Engine, Intro, Opened
from assistant.turns.office import Office, utc_now
from tests.databases import database_in
from tests.turns.speakers import Echo

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PROFILE = {
    "handle": "lena-moreau",
    "name": "Léna Moreau",
    "headline": "Packaging and brand designer",
    "about": "Ten years of boxes.",
    "languages": ["fr", "en"],
    "timezone": "Europe/Paris",
    "currency": "EUR",
    "assistant": {"name": "Lou", "greeting": "I love boxes."},
}
CALENDAR = {"availability": {"away": [{"from": "2026-12-24", "to": "2026-12-31"}, {"from": "2027-01-01", "to": "2027-01-02"}]}}
MANDATE = {"hand_over": {"budget_over": 2000, "topics": ["nda", "on-site work"], "phrases": ["speak to a human"]}}
PACKAGING = {
    "title": "I will design your packaging",
    "category": "Design / Packaging",
    "description": "Boxes and labels.",
    "packages": [{"id": "basic", "title": "One label", "price": 90, "delivery_days": 3, "revisions": 1, "includes": ["1 label"]}],
}
OTHER = {**PROFILE, "handle": "sam-okoro", "name": "Sam Okoro", "languages": ["en"], "assistant": {}}


@dataclass
class Clock:
    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        self.now += timedelta(**span)


def furnish(home: Path, url: SecretStr | None = None) -> Database:
    """Two freelancers, one of them with a gig, an absence and a mandate; `url` as the settings have it, where they are not the test's."""
    database = database_in(home, url)
    metadata.create_all(database.engine)
    with database.transaction() as connection:
        for profile in (PROFILE, OTHER):
            row = {"handle": profile["handle"], "profile": profile, "calendar": CALENDAR, "mandate": MANDATE, "mandate_version": 1}
            connection.execute(insert(freelancers).values(row))
            connection.execute(insert(owners).values(owner=profile["handle"], version=1, changed_at=START))
        connection.execute(insert(gigs).values(freelancer="lena-moreau", slug="packaging", place=0, body=PACKAGING))
    return database


def desk(database: Database, clock: Callable[[], datetime] = utc_now) -> Desk:
    # The conversation's own tools never look into the library.
    shelf = Shelf(database)
    calendars = Calendars(database)
    scheduling = LocalScheduling(database, Records(calendars, shelf), clock)
    return Desk(shelf, calendars, cast(Library, None), LocalOrders(database, shelf, clock), scheduling)


def office(database: Database, speaker: Speaks, settings: Settings, clock: Callable[[], datetime]) -> Office:
    parts = desk(database, clock)
    return Office(settings, database, parts.shelf, parts.calendars, parts.orders, parts.scheduling, speaker, clock=clock)


@dataclass
class House:
    database: Database
    clock: Clock
    speaker: Echo
    office: Office
    engine: Engine
    portal: BlockingPortal

    def open(self, name: str | None = None, *, handle: str = "lena-moreau", gig: str | None = None, **intro: Any) -> Talk:
        return Talk(self, self.portal.call(self.engine.open, handle, Intro(name, **intro), gig))

    def count(self, table: Any) -> int:
        with self.database.snapshot() as connection:
            return connection.scalar(select(func.count()).select_from(table)) or 0

    def rows(self, table: Any) -> list[Any]:
        with self.database.snapshot() as connection:
            return list(connection.execute(select(table)))

    def do(self, work: Any, *args: Any, **kwargs: Any) -> Any:
        """One unit of work; the clock's `now` goes last where `work` takes one by name."""
        with self.database.transaction() as connection:
            return work(connection, *args, **kwargs)


@dataclass
class Talk:
    house: House
    opened: Opened
    progress: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.opened.conversation

    def send(self, text: str, id: str | None = None, author: Any = "client") -> Future[Answer]:
        self.house.clock.pass_by(seconds=1)
        incoming = Incoming(self.id, id or new_id(), text, author)
        return self.house.portal.start_task_soon(self.house.engine.receive, incoming, self.progress.append)

    def say(self, text: str, id: str | None = None, author: Any = "client") -> Answer:
        return self.send(text, id, author).result(20)

    def text(self, text: str) -> str:
        reply = self.say(text).reply
        assert reply is not None
        return str(reply["text"])


@contextmanager
def opened(home: Path, settings: Settings | None = None) -> Iterator[House]:
    database = furnish(home)
    clock, speaker = Clock(), Echo(Gate(database, desk(database), CONVERSATION_TOOLS))
    settings = settings or Settings(home=home)
    works = office(database, speaker, settings, clock)
    with start_blocking_portal() as portal:
        engine = Engine(works)
        yield House(database, clock, speaker, works, engine, portal)
        speaker.go.set()
        portal.call(engine.close)
    database.close()
