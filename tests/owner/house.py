"""One freelancer with a calendar, a clock that a test moves, clients who book, and the freelancer's own chat."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import insert

from assistant.database.engine import Database
from assistant.database.migrate import opened as opened_database
from assistant.database.tables import clients
from assistant.importing import ImportReport, export_folder, import_path
from assistant.orders.caller import Caller
from assistant.orders.local import LocalOrders
from assistant.orders.shelf import Shelf
from assistant.owner.chat import OwnerChat
from assistant.owner.messages import OwnerMessage
from assistant.owner.office import Office
from assistant.owner.reply import OwnerReply
from assistant.scheduling.calendar import Calendar
from assistant.scheduling.calendars import Calendars
from assistant.scheduling.consultation import Consultation, Wanted
from assistant.scheduling.local import LocalScheduling, Records
from assistant.scheduling.slots import Slot
from assistant.scheduling.spans import Span
from assistant.settings import Settings
from tests.turns.numbers_embedder import NumbersEmbedder

NORA = "nora-vidal"
ME = Caller("freelancer", NORA)
TUESDAY = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
"""Ten o'clock in Paris."""
PROFILE = """\
handle: nora-vidal
name: Nora Vidal
languages: [en, fr]
timezone: Europe/Paris
currency: EUR
availability:
  weekly:
    mon: ["09:00-12:30", "14:00-18:00"]
    tue: ["09:00-12:30", "14:00-18:00"]
    wed: ["09:00-12:30", "14:00-18:00"]
    thu: ["09:00-12:30", "14:00-18:00"]
    fri: ["09:00-12:30", "14:00-18:00"]
  away:
    - {from: 2026-12-24, to: 2027-01-02, note: Winter break}
  buffer_minutes: 0
  notice_hours: 2
  horizon_days: 40
consultations:
  - {minutes: 30, price: 40}
  - {minutes: 60, price: "70.50"}
mandate:
  consultations: book
"""
GIG = """\
title: I will letter your shop sign
packages:
  - {id: basic, title: One word, price: 90, delivery_days: 3, revisions: 1}
"""


@dataclass
class Clock:
    now: datetime = TUESDAY

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class House:
    database: Database
    folder: Path
    clock: Clock
    office: Office
    scheduling: LocalScheduling
    chat: OwnerChat
    ids: Iterator[int] = field(default_factory=count)

    def say(self, text: str, thread: str = "", id: str | None = None) -> OwnerReply:
        """A second passes with every message."""
        self.clock.forward(seconds=1)
        return self.chat.receive(OwnerMessage(NORA, id or f"message-{next(self.ids)}", text, thread))

    def done(self, text: str) -> str:
        """Said and confirmed: the id of the change."""
        assert self.say(text).outcome == "asked", text
        reply = self.say("yes")
        assert reply.outcome == "acted", reply
        assert reply.change is not None
        return reply.change.id

    def calendar(self) -> Calendar:
        return self.scheduling.calendar(NORA)

    def free(self, day: datetime, days: int = 1, minutes: int = 30) -> list[Slot]:
        return list(self.scheduling.slots(Caller("client", NORA, "ana", "c1"), minutes, Span(day, day + timedelta(days=days))))

    def book(self, starts_at: datetime, client: str = "ana", minutes: int = 30) -> Consultation:
        caller = Caller("assistant", NORA, client, f"talk-{client}")
        return self.scheduling.book(caller, f"book-{next(self.ids)}", Wanted(starts_at, minutes, "Europe/Paris", "A sign"))

    def write(self, name: str, text: str) -> None:
        file = self.folder / "freelancers" / NORA / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf8")

    def load(self, path: Path | None = None, prefer: str | None = None) -> ImportReport:
        return import_path(self.database, NumbersEmbedder(), path or self.folder, prefer=prefer)

    def export(self, to: Path) -> Path:
        return export_folder(self.database, NORA, to, self.clock())


def paris(day: int, hour: int = 0, minute: int = 0, month: int = 12) -> datetime:
    """By the clock in Paris, in the winter of 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


@contextmanager
def opened(root: Path) -> Iterator[House]:
    with opened_database(Settings(home=root / "home")) as database:
        clock = Clock()
        scheduling = LocalScheduling(database, Records(Calendars(database), Shelf(database)), clock)
        office = Office(database, NumbersEmbedder(), LocalOrders(database, Shelf(database), clock), scheduling, clock)
        house = House(database, root / "knowledge", clock, office, scheduling, OwnerChat(office))
        house.write("profile.yaml", PROFILE)
        house.write("gigs/signs.yaml", GIG)
        house.load()
        with database.transaction() as connection:
            for name in ("ana", "bob"):
                values = {"freelancer": NORA, "id": name, "key_hash": name, "key_expires": TUESDAY, "created_at": TUESDAY}
                connection.execute(insert(clients).values(**values, name=name.title()))
        yield house
