"""A small marketplace behind the web door: real records, engine, calendar and search; a scripted speaker in place of a chat model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from sqlalchemy import insert, update

from assistant.conversations.access import issue_owner_token
from assistant.conversations.cards import OPEN, consultation_card, offer_card, slots_card
from assistant.conversations.facts import Promise, Source
from assistant.conversations.parties import conversation_row
from assistant.conversations.record import Choice
from assistant.database.engine import Database
from assistant.database.tables import freelancers, gigs, policies
from assistant.orders.caller import Caller
from assistant.orders.offer import Offer
from assistant.orders.pricing import Line
from assistant.orders.service import Orders, Placed
from assistant.orders.wanted import Wanted
from assistant.retrieval.library import Library
from assistant.retrieval.passages import Passage
from assistant.retrieval.store import write_passages
from assistant.scheduling.calendar import WEEKDAYS
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.consultation import Wanted as Asked
from assistant.scheduling.slots import Slot
from assistant.scheduling.spans import Span
from assistant.settings import Settings
from assistant.tools.conversation import CONVERSATION_TOOLS
from assistant.tools.gate import Gate
from assistant.tools.tool import Desk
from assistant.turns.ask import Ask, Spoken
from assistant.turns.engine import Engine
from assistant.turns.news import News
from assistant.turns.office import Office
from assistant.web.app import create_app
from assistant.web.parts import Parts
from tests.databases import database_in
from tests.orders.house import FEES
from tests.retrieval.conftest import WordEmbedder
from tests.turns.house import CALENDAR, MANDATE, PACKAGING, desk, furnish
from tests.turns.speakers import Echo
from tests.web.running import running

LENA = "lena-moreau"
SAM = "sam-okoro"
SOURCE = Source("gig:packaging/basic", "gig", "One label", "One label: €90, 3 days, 1 revision")


class Salesman(Echo):
    """Echo, which also names a price where it is asked for one, and shows the open offers, or the newest, where it is asked for those;
    likewise the consultations, and free times."""

    desk: Desk

    async def speak(self, ask: Ask) -> Spoken:
        if "offer" in " ".join(ask.new):
            return await asyncio.to_thread(self._show, ask)
        if "consultation" in " ".join(ask.new) or "times" in " ".join(ask.new):
            return await asyncio.to_thread(self._dates, ask, "times" in " ".join(ask.new))
        if "price" not in " ".join(ask.new):
            return await super().speak(ask)
        promise = Promise("price", "One label", "€90", SOURCE.id)
        choices = (Choice("And how fast?", "How fast is that?"),)
        return Spoken("One label is €90.\nIt takes 3 days.", "en", "answered", (SOURCE,), choices, promises=(promise,))

    def _show(self, ask: Ask) -> Spoken:
        context = ask.context
        offers = self.desk.orders.offers(Caller("assistant", context.freelancer, context.client, context.conversation))
        shown = [offer for offer in offers if offer.status in OPEN] or offers[:1]
        return Spoken("Here is your offer.", "en", "acted", cards=tuple(offer_card(offer, "en") for offer in shown))

    def _dates(self, ask: Ask, free: bool) -> Spoken:
        context, calendar = ask.context, self.desk.scheduling
        caller, zone = Caller("assistant", context.freelancer, context.client, context.conversation), "Europe/Paris"
        if free:
            now = datetime.now(UTC)
            slots = calendar.slots(caller, 30, Span(now, now + timedelta(days=3)))[:3]
            card = slots_card(slots, ("America/New_York", zone), "en", context.conversation)
            choices = tuple(Choice(button["label"], button["text"]) for button in card["buttons"])
            return Spoken("These are free.", "en", "answered", choices=choices, cards=(card,))
        cards = tuple(consultation_card(one, zone, "en") for one in calendar.consultations(caller))
        return Spoken("Here is your consultation.", "en", "acted", cards=cards)


def open_shop(settings: Settings, orders: Orders | None = None) -> Parts:
    """`orders` in place of the order service in this process."""
    database = furnish(settings.home, settings.database_url)
    with database.transaction() as connection:
        gig = Passage(
            "gig:packaging", LENA, "gig", "I will design your packaging", "Boxes and labels for honey jars.", "gigs/packaging.yaml"
        )
        write_passages(connection, LENA, (gig,), WordEmbedder())
    _let_sell(database)
    _let_book(database)
    return _staffed(settings, database, orders)


def open_branch(settings: Settings) -> Parts:
    """Another server of a shop that is open already."""
    return _staffed(settings, database_in(settings.home, settings.database_url))


def _staffed(settings: Settings, database: Database, orders: Orders | None = None) -> Parts:
    embedder, news = WordEmbedder(), News()
    parts = desk(database) if orders is None else replace(desk(database), orders=orders)
    speaker = Salesman(Gate(database, parts, CONVERSATION_TOOLS))
    speaker.desk = parts
    engine = Engine(Office(settings, database, parts.shelf, parts.calendars, parts.orders, parts.scheduling, speaker, news))
    library = Library(database, embedder, settings.home)
    return Parts(settings, database, parts.shelf, parts.calendars, library, engine, news, embedder, parts.orders, parts.scheduling)


def _let_sell(database: Database) -> None:
    """The first freelancer sells labels on her own terms; whatever is above them she is asked for."""
    with database.transaction() as connection:
        offers = {"send_up_to": 300, "max_discount_percent": 10, "floor": 50, "min_delivery_days": 2}
        mandate = {**MANDATE, "consultations": "book", "offers": offers}
        connection.execute(update(freelancers).where(freelancers.c.handle == LENA).values(mandate=mandate))
        gig = {**PACKAGING, "excludes": ["printing"], "milestones": True, "subscription": True}
        connection.execute(update(gigs).where(gigs.c.slug == "packaging").values(body=gig))
        for fee in FEES:
            body = {"title": {}, "source": "test", **fee}
            connection.execute(insert(policies).values(id=fee["id"], valid_from=date.fromisoformat(str(fee["valid_from"])), body=body))


def _let_book(database: Database) -> None:
    """Both at any hour, so that no test depends on the time of day; the second wants to be asked first."""
    availability = {"weekly": dict.fromkeys(WEEKDAYS, ["00:00-24:00"]), "notice_hours": 1, **CALENDAR["availability"]}
    sold = [{"minutes": 15, "price": 0}, {"minutes": 30, "price": 40}]
    policy = {"meeting_link": "https://meet.example/{id}"}
    with database.transaction() as connection:
        calendar = {"availability": availability, "consultations": sold, "consultation_policy": policy}
        connection.execute(update(freelancers).values(calendar=calendar))


@dataclass
class Talk:
    """One conversation, as its client."""

    http: httpx.Client
    opened: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.opened["conversation"])

    @property
    def path(self) -> str:
        return f"/api/conversations/{self.id}"

    @property
    def mine(self) -> dict[str, str]:
        return bearer(self.opened["token"])

    def post(self, text: str, *, id: str | None = None, headers: dict[str, str] | None = None) -> httpx.Response:
        return self.http.post(f"{self.path}/messages", json={"id": id or str(uuid4()), "text": text}, headers=headers or self.mine)

    def say(self, text: str, **more: Any) -> dict[str, Any]:
        answer = self.post(text, **more)
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body

    def read(self, headers: dict[str, str] | None = None) -> dict[str, Any]:
        body: dict[str, Any] = self.http.get(self.path, headers=headers or self.mine).json()
        return body


@dataclass
class Shop:
    address: str
    parts: Parts
    http: httpx.Client = field(repr=False)

    def open(self, handle: str = LENA, **body: Any) -> Talk:
        answer = self.http.post(f"/api/freelancers/{handle}/conversations", json=body)
        assert answer.status_code == 201, answer.text
        return Talk(self.http, answer.json())

    def place(self, talk: Talk, quantity: int = 3, *, gig: str = "packaging", handle: str = LENA, **wanted: Any) -> Placed:
        """As the assistant does it in a turn; nothing is said in the conversation."""
        with self.parts.database.snapshot() as connection:
            client = str(conversation_row(connection, talk.id).client)
        asked = Wanted(**{"gig": gig, "lines": (Line("basic", quantity),), **wanted})
        return self.parts.orders.place(Caller("assistant", handle, client, talk.id), uuid4().hex, asked)

    def offer(self, talk: Talk, **wanted: Any) -> Offer:
        placed = self.place(talk, **wanted)
        assert placed.offer is not None, placed
        return placed.offer

    def free(self, minutes: int = 30, days: int = 1, *, handle: str = LENA) -> list[Slot]:
        """From so many days on, which is in time to cancel at no cost."""
        begins = datetime.now(UTC) + timedelta(days=days, hours=1)
        return list(self.parts.scheduling.slots(Caller("client", handle), minutes, Span(begins, begins + timedelta(days=3))))

    def book(self, talk: Talk, minutes: int = 30, *, days: int = 1, handle: str = LENA) -> Consultation:
        """As the assistant does it in a turn: the first start that is free."""
        with self.parts.database.snapshot() as connection:
            client = str(conversation_row(connection, talk.id).client)
        asked = Asked(self.free(minutes, days, handle=handle)[0].starts_at, minutes, "America/New_York", "A logo")
        return self.parts.scheduling.book(Caller("assistant", handle, client, talk.id), uuid4().hex, asked)

    def owner(self, handle: str = LENA) -> dict[str, str]:
        with self.parts.database.transaction() as connection:
            return bearer(issue_owner_token(connection, handle, days=1, now=datetime.now(UTC)))


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@contextmanager
def opened(home: Path, open_parts: Callable[[Settings], Parts] = open_shop, **settings: Any) -> Iterator[Shop]:
    chosen = Settings(home=home, **{"limits": "off", **settings})
    app = create_app(chosen, lambda: open_parts(chosen))
    with running(app) as address, httpx.Client(base_url=address, timeout=20) as http:
        yield Shop(address, app.state.opening.parts(), http)
