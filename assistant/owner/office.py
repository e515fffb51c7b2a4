"""What the owner's chat works with; and what a message meets: the calendar, what waits for a yes, what was said last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from assistant.conversations.parties import seller, spoken_to_owner
from assistant.database.engine import Database
from assistant.database.tables import clients
from assistant.orders.local import utc_now
from assistant.orders.service import Orders
from assistant.owner import messages, read_backs
from assistant.owner.ear import Ear, Language
from assistant.owner.messages import OwnerMessage
from assistant.owner.read_backs import ReadBack
from assistant.owner.saying import Tongue
from assistant.retrieval.embedding import Embedder
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.diaries import stored_days_off, with_days_off
from assistant.scheduling.service import Scheduling
from assistant.scheduling.standing import Standing, read_standing
from assistant.understanding.language import guess
from assistant.understanding.text import words

# One word that only one of them has says it, where a text is too short to tell.
_FRENCH = frozenset(
    "oui non ouais aide annule annuler defais horaires tarifs changements absent absente bloque debloque conges vacances".split()
)
_ENGLISH = frozenset("yes no yep nope yeah help undo cancel hours prices changes away block unblock holiday back off".split())


@dataclass(frozen=True, slots=True)
class Office:
    """Safe to share between threads."""

    database: Database
    embedder: Embedder
    orders: Orders
    scheduling: Scheduling
    clock: Callable[[], datetime] = utc_now


@dataclass(frozen=True, slots=True)
class Desk:
    """Read in one snapshot. `last` is the newest read-back of the thread, whatever became of it."""

    freelancer: str
    thread: str
    name: str
    standing: Standing
    ear: Ear
    tongue: Tongue
    last: ReadBack | None
    unfinished: str
    """What was said last, if it lacked something and that was asked back."""

    @property
    def now(self) -> datetime:
        return self.standing.now

    @property
    def about(self) -> tuple[str, ...]:
        """What one of the freelancer's changes has to itself, as the calendar's own commands have."""
        return "calendar", self.freelancer

    @property
    def pending(self) -> ReadBack | None:
        return self.last if self.last is not None and self.last.waits(self.now) else None


def read_desk(connection: Connection, message: OwnerMessage, now: datetime) -> Desk:
    """NotFound (unknown_freelancer)."""
    standing = read_standing(connection, message.freelancer, now)
    profile = seller(connection, message.freelancer)
    said = messages.last_said(connection, message.freelancer, message.thread)
    language = _language(message.text, said[-1].reply.language if said else spoken_to_owner(profile))
    calendar = with_days_off(standing.calendar, stored_days_off(connection, message.freelancer))
    return Desk(
        freelancer=message.freelancer,
        thread=message.thread,
        name=profile.name,
        standing=standing,
        ear=Ear(now, calendar, standing.currency, language),
        tongue=Tongue(language, calendar.timezone, standing.currency, now),
        last=read_backs.newest(connection, message.freelancer, message.thread),
        unfinished=said[-1].text if said and said[-1].reply.lacks else "",
    )


def names_of(connection: Connection, freelancer: str, booked: tuple[Consultation, ...]) -> dict[str, str | None]:
    """What the clients of these consultations call themselves, by their ids."""
    wanted = {one.client for one in booked}
    query = select(clients.c.id, clients.c.name).where(clients.c.freelancer == freelancer, clients.c.id.in_(wanted))
    return {row.id: row.name for row in connection.execute(query)} if wanted else {}


def _language(text: str, before: str) -> Language:
    found = guess(text, default=before)
    spoken = {word.text for word in words(text)}
    short = "fr" if spoken & _FRENCH and not spoken & _ENGLISH else "en" if spoken & _ENGLISH and not spoken & _FRENCH else before
    code = found.code if found.sure and found.code != "other" else short if short != before else found.code
    return "fr" if code == "fr" else "en"
