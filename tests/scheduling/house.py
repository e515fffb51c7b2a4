"""Two freelancers with a calendar each, a clock that stands still, and the people who book."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from assistant.database.calendar_tables import consultations
from assistant.database.engine import Database
from assistant.database.tables import freelancers, metadata, owners
from assistant.errors import AssistantError
from assistant.orders.caller import Caller
from assistant.orders.service import Event
from assistant.orders.shelf import Shelf
from assistant.scheduling.calendars import Calendars
from assistant.scheduling.consultation import Consultation, Wanted
from assistant.scheduling.lifecycle import SEATED
from assistant.scheduling.local import LocalScheduling, Records
from assistant.scheduling.slots import Slot
from assistant.scheduling.spans import Span
from tests.databases import database_in

START = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
"""A Monday, nine o'clock in Paris."""
LENA, SAM = "lena-moreau", "sam-okoro"
WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
AVAILABILITY: dict[str, Any] = {
    "weekly": {day: ["09:00-12:30", "14:00-18:00"] for day in WORKDAYS},
    "away": [{"from": "2026-12-10", "to": "2026-12-11", "note": "Fair"}],
    "step_minutes": 30,
    "buffer_minutes": 15,
    "notice_hours": 2,
    "horizon_days": 14,
}
CALENDAR: dict[str, Any] = {
    "availability": AVAILABILITY,
    "consultations": [{"minutes": 15, "price": 0}, {"minutes": 30, "price": 40}, {"minutes": 60, "price": 70}],
    "consultation_policy": {"meeting_link": "https://meet.example/{freelancer}/{id}"},
}


@dataclass
class Clock:
    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class House:
    """`scheduling` is the door that tests go through; what is behind it is for looking at what no door shows."""

    database: Database
    scheduling: LocalScheduling
    clock: Clock = field(default_factory=Clock)
    keys: Iterator[int] = field(default_factory=count)

    def key(self) -> str:
        return f"key-{next(self.keys)}"

    def told(self, conversation: str = "c1") -> list[Event]:
        return [event for event in self.scheduling.events(0, 1000) if event.conversation == conversation]

    def events(self, conversation: str = "c1") -> list[str]:
        return [event.type for event in self.told(conversation)]

    def rows(self) -> list[Row[Any]]:
        with self.database.snapshot() as connection:
            return list(connection.execute(select(consultations).order_by(consultations.c.created_at, consultations.c.id)))

    def forget(self) -> None:
        """What is over, so that a thousand rounds do not look at a thousand rows each."""
        with self.database.transaction() as connection:
            connection.execute(delete(consultations).where(consultations.c.status.not_in(SEATED)))

    def set_calendar(self, handle: str = LENA, policy: Mapping[str, Any] | None = None, **availability: Any) -> None:
        changed = {**CALENDAR, "availability": {**AVAILABILITY, **availability}}
        if policy is not None:
            changed["consultation_policy"] = dict(policy)
        self._change(handle, calendar=changed)

    def set_mandate(self, handle: str = LENA, **mandate: Any) -> None:
        self._change(handle, mandate=mandate)

    def _change(self, handle: str, **values: Any) -> None:
        with self.database.transaction() as connection:
            connection.execute(update(freelancers).where(freelancers.c.handle == handle).values(**values))
            connection.execute(update(owners).where(owners.c.owner == handle).values(version=owners.c.version + 1))

    def free(self, minutes: int = 30, days: int = 14, who: Caller | None = None) -> list[Slot]:
        window = Span(self.clock.now, self.clock.now + timedelta(days=days))
        return list(self.scheduling.slots(who or assistant(), minutes, window))

    def book(self, starts_at: datetime, minutes: int = 30, who: Caller | None = None) -> Consultation:
        return self.scheduling.book(who or assistant(), self.key(), wanted(starts_at, minutes))

    def confirmed(self, starts_at: datetime, minutes: int = 30, conversation: str = "c1", of: str = "ana") -> Consultation:
        held = self.book(starts_at, minutes, assistant(conversation, of))
        return held if held.status == "confirmed" else self.scheduling.pay(client(conversation, of), self.key(), held.id)


def at(day: int, hour: int, minute: int = 0, month: int = 12) -> datetime:
    """By the clock in Paris, in the winter of 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


def wanted(starts_at: datetime, minutes: int = 30, zone: str = "America/New_York") -> Wanted:
    return Wanted(starts_at, minutes, zone)


def assistant(conversation: str = "c1", client: str = "ana", freelancer: str = LENA) -> Caller:
    return Caller("assistant", freelancer, client, conversation)


def client(conversation: str = "c1", client: str = "ana", freelancer: str = LENA) -> Caller:
    return Caller("client", freelancer, client, conversation)


def freelancer(handle: str = LENA) -> Caller:
    return Caller("freelancer", handle)


@contextmanager
def opened(home: Path) -> Iterator[House]:
    database = database_in(home)
    metadata.create_all(database.engine)
    furnish(database)
    clock = Clock()
    yield House(database, service(database, clock), clock)
    database.close()


def service(database: Database, clock: Clock) -> LocalScheduling:
    return LocalScheduling(database, Records(Calendars(database), Shelf(database)), clock)


def furnish(database: Database) -> None:
    with database.transaction() as connection:
        for handle in (LENA, SAM):
            profile = {"handle": handle, "name": handle.title(), "languages": ["en"], "timezone": "Europe/Paris", "currency": "EUR"}
            values = {"handle": handle, "profile": profile, "calendar": CALENDAR, "mandate": {"consultations": "book"}}
            connection.execute(insert(freelancers).values(**values, mandate_version=1))
            connection.execute(insert(owners).values(owner=handle, version=1, changed_at=START))


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What came of each: "done", or the code of the refusal."""
    barrier = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        barrier.wait()
        try:
            act()
        except AssistantError as refused:
            return refused.code
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))
