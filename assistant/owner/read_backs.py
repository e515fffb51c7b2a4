"""Changes that were read back and wait for a yes: at most one in a thread, each answered once, and none for ever."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, insert, select, update

from assistant.database.owner_tables import read_backs
from assistant.errors import NotFound
from assistant.orders.work import Stored
from assistant.scheduling.changes import Change, change_from_json, change_to_json
from assistant.scheduling.edits import Edit, edits_from_json, edits_to_json

WAITS = timedelta(hours=1)

State = Literal["open", "applied", "dropped", "superseded"]


@dataclass(frozen=True, slots=True)
class ReadBack:
    """`change` as it was said, or for `undoes` the change that is to be undone; `edits` and `meets` are what it came to."""

    id: str
    freelancer: str
    thread: str
    change: Change
    edits: tuple[Edit, ...]
    meets: tuple[str, ...]
    language: str
    created_at: datetime
    undoes: str | None = None
    displaced: bool = False
    state: State = "open"

    @property
    def expires_at(self) -> datetime:
        return self.created_at + WAITS

    def waits(self, now: datetime) -> bool:
        return self.state == "open" and now < self.expires_at


def newest(connection: Connection, freelancer: str, thread: str) -> ReadBack | None:
    """Of a thread, whatever has become of it."""
    theirs = read_backs.c.freelancer == freelancer, read_backs.c.thread == thread
    query = select(read_backs).where(*theirs).order_by(read_backs.c.created_at.desc(), read_backs.c.id.desc())
    row = connection.execute(query.limit(1)).one_or_none()
    return None if row is None else _read(row)


def find(connection: Connection, freelancer: str, id: str) -> ReadBack:
    """NotFound (unknown_change)."""
    row = connection.execute(select(read_backs).where(read_backs.c.freelancer == freelancer, read_backs.c.id == id)).one_or_none()
    if row is None:
        raise NotFound("There is no such change.", code="unknown_change")
    return _read(row)


def put(connection: Connection, one: ReadBack) -> None:
    """What waited in its thread waits no more."""
    theirs = read_backs.c.freelancer == one.freelancer, read_backs.c.thread == one.thread, read_backs.c.state == "open"
    connection.execute(update(read_backs).where(*theirs).values(state="superseded"))
    whose = {"freelancer": one.freelancer, "id": one.id, "thread": one.thread, "state": one.state}
    connection.execute(insert(read_backs).values(**whose, **_values(one), created_at=one.created_at))


def read_again(connection: Connection, one: ReadBack, now: datetime) -> bool:
    """It came to something else by now, or must be asked once more; whether it still waited."""
    return _change(connection, one, **_values(replace(one, created_at=now)), created_at=now)


def close(connection: Connection, one: ReadBack, state: State) -> bool:
    """Whether it was this call that answered it."""
    return _change(connection, one, state=state)


def _change(connection: Connection, one: ReadBack, **values: Any) -> bool:
    this = read_backs.c.freelancer == one.freelancer, read_backs.c.id == one.id, read_backs.c.state == "open"
    # What was read is what is answered: read again meanwhile, it is another.
    same = read_backs.c.created_at == one.created_at
    return connection.execute(update(read_backs).where(*this, same).values(**values)).rowcount == 1


def _values(one: ReadBack) -> dict[str, Any]:
    body = {"undoes": one.undoes, "change": change_to_json(one.change)}
    came_to = {"edits": edits_to_json(one.edits), "meets": list(one.meets)}
    return {"body": body, **came_to, "language": one.language, "displaced": one.displaced, "expires_at": one.expires_at}


def _read(row: Stored) -> ReadBack:
    return ReadBack(
        id=row.id,
        freelancer=row.freelancer,
        thread=row.thread,
        change=change_from_json(row.body["change"]),
        edits=edits_from_json(row.edits),
        meets=tuple(row.meets),
        language=row.language,
        created_at=row.created_at,
        undoes=row.body["undoes"],
        displaced=row.displaced,
        state=row.state,
    )
