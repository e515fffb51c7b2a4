"""Every change of a calendar, by whichever door it was made: listed, and kept with what was there before, so that it can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, insert, select, update

from assistant.database.owner_tables import changes
from assistant.errors import NotFound
from assistant.orders.work import Stored
from assistant.scheduling.changes import Change, change_from_json, change_to_json
from assistant.scheduling.edits import Edit, edits_from_json, edits_to_json

Origin = Literal["chat", "api", "terminal"]
MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class Made:
    """A change that was made, and when it was undone, if it was."""

    id: str
    freelancer: str
    change: Change
    edits: tuple[Edit, ...]
    origin: str
    at: datetime
    undone_at: datetime | None = None


def record(connection: Connection, made: Made) -> None:
    values = {"body": change_to_json(made.change), "edits": edits_to_json(made.edits), "origin": made.origin, "at": made.at}
    connection.execute(insert(changes).values(freelancer=made.freelancer, id=made.id, **values))


def listed(connection: Connection, freelancer: str) -> tuple[Made, ...]:
    """Newest first, at most 200."""
    query = select(changes).where(changes.c.freelancer == freelancer)
    rows = connection.execute(query.order_by(changes.c.at.desc(), changes.c.id.desc()).limit(MOST_LISTED))
    return tuple(_made(row) for row in rows)


def find(connection: Connection, freelancer: str, id: str) -> Made:
    """NotFound (unknown_change), also for what is another freelancer's."""
    row = connection.execute(select(changes).where(changes.c.freelancer == freelancer, changes.c.id == id)).one_or_none()
    if row is None:
        raise NotFound("There is no such change.", code="unknown_change")
    return _made(row)


def freelancer_of(connection: Connection, id: str) -> str:
    """NotFound (unknown_change)."""
    found = connection.scalar(select(changes.c.freelancer).where(changes.c.id == id))
    if found is None:
        raise NotFound("There is no such change: `assistant changes HANDLE` lists them.", code="unknown_change")
    return str(found)


def is_overlaid(connection: Connection, made: Made) -> bool:
    """Whether a later change that stands touched the same: its value may be there again by chance, and is not this one's to take back."""
    touched = {(edit.kind, edit.name) for edit in made.edits}
    later = changes.c.freelancer == made.freelancer, changes.c.undone_at.is_(None), changes.c.at >= made.at, changes.c.id != made.id
    rows = connection.execute(select(changes).where(*later)).all()
    others = (_made(row) for row in rows if (row.at, row.id) > (made.at, made.id))
    return any((edit.kind, edit.name) in touched for other in others for edit in other.edits)


def mark_undone(connection: Connection, made: Made, now: datetime) -> bool:
    """Whether it was this call that marked it: a change is undone once."""
    this = changes.c.freelancer == made.freelancer, changes.c.id == made.id, changes.c.undone_at.is_(None)
    return connection.execute(update(changes).where(*this).values(undone_at=now)).rowcount == 1


def _made(row: Stored) -> Made:
    change, edits = change_from_json(row.body), edits_from_json(row.edits)
    return Made(row.id, row.freelancer, change, edits, row.origin, row.at, row.undone_at)
