"""The waiting list: who wants to be told when a start opens that suits, and the telling, once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, insert, or_, select, update

from assistant.database.calendar_tables import waiting_list
from assistant.database.columns import new_id
from assistant.errors import Conflict, Forbidden, Invalid, NotFound
from assistant.orders.caller import Caller
from assistant.orders.work import Stored
from assistant.scheduling import diaries, slots
from assistant.scheduling.calendar import Calendar
from assistant.scheduling.slots import Slot
from assistant.scheduling.spans import Span
from assistant.scheduling.times_wanted import TimesWanted
from assistant.scheduling.wall_clock import zone
from assistant.scheduling.work import Work

LOOK_AHEAD = timedelta(days=60)
LONGEST_SAID = 500
TOLD_OF = 3
"""How many of the starts that have opened are named."""


@dataclass(frozen=True, slots=True)
class WaitWanted:
    """`said` is the wish in the client's own words, for who reads the list; `client_timezone` the zone in which the client reads times."""

    minutes: int
    times: TimesWanted
    client_timezone: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One who waits. `until` is when the wish has passed, None: never."""

    id: str
    freelancer: str
    client: str
    conversation: str
    minutes: int
    said: str
    client_timezone: str
    until: datetime | None
    created_at: datetime


def wait(work: Work, calendar: Calendar, wanted: WaitWanted) -> Waiting:
    """Takes the place of what the same conversation waited for. Conflict (free_now) where there is nothing to wait for."""
    client, conversation = _party(work.caller)
    zone(wanted.client_timezone)
    if slots.price_of(calendar, wanted.minutes) is None:
        raise Invalid("No consultation of that length is sold here.", code="not_sold")
    until = wanted.times.span()[1]
    if until is not None and until <= work.now:
        raise Invalid("That time has passed.", code="past")
    if fitting(work.connection, diaries.Asked(work.caller.freelancer, calendar, work.now), wanted.minutes, wanted.times):
        raise Conflict("There are free starts that suit: no need to wait.", code="free_now")
    _end(work, conversation)
    values = {"minutes": wanted.minutes, "wanted": wanted.times.to_json(), "said": wanted.said[:LONGEST_SAID], "until": until}
    whose = {"freelancer": work.caller.freelancer, "id": new_id(), "client": client, "conversation": conversation}
    work.connection.execute(insert(waiting_list).values(**whose, **values, client_timezone=wanted.client_timezone, created_at=work.now))
    return next(one for one in waiting(work.connection, work.caller, work.now) if one.id == whose["id"])


def leave(work: Work, id: str | None = None) -> Waiting:
    """What the conversation waits for, or the one named. NotFound (not_waiting)."""
    found = waiting(work.connection, work.caller, work.now)
    mine = [one for one in found if (one.id == id if id is not None else one.conversation == work.caller.conversation)]
    if not mine:
        raise NotFound("Nobody waits for that.", code="not_waiting")
    for one in mine:
        this = waiting_list.c.freelancer == work.caller.freelancer, waiting_list.c.id == one.id
        work.connection.execute(update(waiting_list).where(*this).values(left_at=work.now))
    return mine[-1]


def waiting(connection: Connection, caller: Caller, now: datetime) -> tuple[Waiting, ...]:
    """Those who wait still, the first first: a freelancer's, or the caller's client's."""
    query = select(waiting_list).where(waiting_list.c.freelancer == caller.freelancer, *_open(now))
    if caller.role != "freelancer":
        query = query.where(waiting_list.c.client == _client(caller))
    return tuple(_of(row) for row in connection.execute(query.order_by(waiting_list.c.created_at, waiting_list.c.id)))


def who_waits(connection: Connection, now: datetime) -> tuple[str, ...]:
    """The freelancers whose lists are not empty."""
    return tuple(connection.scalars(select(waiting_list.c.freelancer).where(*_open(now)).distinct().order_by(waiting_list.c.freelancer)))


def opened(connection: Connection, asked: diaries.Asked) -> Iterator[tuple[Stored, tuple[Slot, ...]]]:
    """Each who waits and what has opened of it; reading alone."""
    query = select(waiting_list).where(waiting_list.c.freelancer == asked.freelancer, *_open(asked.now))
    for row in connection.execute(query.order_by(waiting_list.c.created_at, waiting_list.c.id)).all():
        found = fitting(connection, asked, row.minutes, TimesWanted.from_json(row.wanted))
        if found:
            yield row, found


def tell(work: Work, calendar: Calendar) -> int:
    """Everyone for whom something has opened, once; how many."""
    told = 0
    for row, found in list(opened(work.connection, diaries.Asked(work.caller.freelancer, calendar, work.now))):
        this = waiting_list.c.freelancer == row.freelancer, waiting_list.c.id == row.id, waiting_list.c.told_at.is_(None)
        if work.connection.execute(update(waiting_list).where(*this).values(told_at=work.now)).rowcount == 1:
            starts = [slot.starts_at.isoformat() for slot in _some(found, row.client_timezone)]
            body = {"minutes": row.minutes, "starts": starts, "client_timezone": row.client_timezone}
            work.note("slot_opened", row.conversation, waiting=row.id, **body, price=found[0].price.to_json())
            told += 1
    return told


def fitting(connection: Connection, asked: diaries.Asked, minutes: int, times: TimesWanted) -> tuple[Slot, ...]:
    window = Span(asked.now, asked.now + LOOK_AHEAD)
    return tuple(slot for slot in slots.slots(diaries.read(connection, asked, window), minutes, window) if times.fits(slot))


def _some(found: Sequence[Slot], where: str) -> list[Slot]:
    """One of each day, where there are several days."""
    days: dict[object, Slot] = {}
    for slot in found:
        days.setdefault(slot.starts_at.astimezone(zone(where)).date(), slot)
    return (list(days.values()) if len(days) >= TOLD_OF else list(found))[:TOLD_OF]


def _end(work: Work, conversation: str) -> None:
    this = waiting_list.c.freelancer == work.caller.freelancer, waiting_list.c.conversation == conversation
    work.connection.execute(update(waiting_list).where(*this, *_open(work.now)).values(left_at=work.now))


def _open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    ahead = or_(waiting_list.c.until.is_(None), waiting_list.c.until > now)
    return waiting_list.c.told_at.is_(None), waiting_list.c.left_at.is_(None), ahead


def _party(caller: Caller) -> tuple[str, str]:
    if caller.role not in ("client", "assistant") or caller.client is None or caller.conversation is None:
        raise Forbidden("It is a client, in its conversation, who waits.")
    return caller.client, caller.conversation


def _client(caller: Caller) -> str:
    if caller.role not in ("client", "assistant") or caller.client is None:
        raise Forbidden
    return caller.client


def _of(row: Stored) -> Waiting:
    names = ("id", "freelancer", "client", "conversation", "minutes", "said", "client_timezone", "until", "created_at")
    return Waiting(**{name: getattr(row, name) for name in names})
