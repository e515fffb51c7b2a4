"""Days off and blocked hours by their ids, as the edits of a change find and leave them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select

from assistant.database.calendar_tables import blocked_hours, days_off
from assistant.retrieval.store import bump
from assistant.scheduling.calendar import Away, Calendar
from assistant.scheduling.edits import Edit
from assistant.scheduling.work import Work

PROFILE = "profile"
"""Days off of the imported profile are named by their dates."""


def profile_name(away: Away) -> str:
    return f"{PROFILE}:{away.first.isoformat()}:{away.last.isoformat()}"


def found(connection: Connection, freelancer: str, calendar: Calendar, edit: Edit) -> Any:
    """What is there now under the name of that edit."""
    if edit.kind == "blocked":
        row = connection.execute(select(blocked_hours).where(*_this(blocked_hours, freelancer, edit.name))).one_or_none()
        times = {} if row is None else {"starts_at": row.starts_at.isoformat(), "ends_at": row.ends_at.isoformat()}
        return None if row is None else {**times, "note": row.note}
    row = connection.execute(select(days_off).where(*_this(days_off, freelancer, edit.name))).one_or_none()
    if row is not None:
        return _said(Away(row.first, row.last, row.note))
    named = next((away for away in calendar.away if profile_name(away) == edit.name), None)
    return None if named is None or _lifted(connection, freelancer, named) else _said(named)


def put(work: Work, calendar: Calendar, edit: Edit, **told: Any) -> None:
    """Leaves what is there after the edit. Whoever calls has looked that what is there now is what was there before.

    `told` is added to the event that says so.
    """
    if edit.kind == "blocked":
        _put_blocked(work, edit, told)
    else:
        _put_days_off(work, calendar, edit, told)
    # Clients are told of it, so what was told them of the calendar before holds no more.
    bump(work.connection, work.caller.freelancer, work.now)


def _put_blocked(work: Work, edit: Edit, told: dict[str, Any]) -> None:
    freelancer = work.caller.freelancer
    if edit.after is None:
        work.connection.execute(delete(blocked_hours).where(*_this(blocked_hours, freelancer, edit.name)))
    else:
        times = {side: datetime.fromisoformat(edit.after[side]) for side in ("starts_at", "ends_at")}
        values = {"freelancer": freelancer, "id": edit.name, **times, "note": edit.after["note"], "created_at": work.now}
        work.connection.execute(insert(blocked_hours).values(**values))
    value = edit.after or edit.before
    type = "hours_unblocked" if edit.after is None else "hours_blocked"
    work.note(type, id=edit.name, starts_at=value["starts_at"], ends_at=value["ends_at"], **told)


def _put_days_off(work: Work, calendar: Calendar, edit: Edit, told: dict[str, Any]) -> None:
    """Days that the profile says too are lifted there as well, else they would still be off; and come back as they were."""
    freelancer, value = work.caller.freelancer, edit.after or edit.before
    away = Away(date.fromisoformat(value["first"]), date.fromisoformat(value["last"]), value["note"])
    lifts = and_(days_off.c.freelancer == freelancer, days_off.c.lifts, days_off.c.first == away.first, days_off.c.last == away.last)
    in_profile = any((said.first, said.last) == (away.first, away.last) for said in calendar.away)
    if edit.after is None:
        work.connection.execute(delete(days_off).where(*_this(days_off, freelancer, edit.name)))
        if in_profile and not _lifted(work.connection, freelancer, away):
            _store(work, f"lift:{edit.name}"[:40], away, lifts=True)
    elif edit.name.startswith(PROFILE):
        work.connection.execute(delete(days_off).where(lifts))
    else:
        _store(work, edit.name, away, lifts=False)
    type = "days_off_removed" if edit.after is None else "days_off_added"
    work.note(type, id=edit.name, first=value["first"], last=value["last"], **told)


def _store(work: Work, id: str, away: Away, *, lifts: bool) -> None:
    values = {"first": away.first, "last": away.last, "note": away.note, "lifts": lifts, "created_at": work.now}
    work.connection.execute(insert(days_off).values(freelancer=work.caller.freelancer, id=id, **values))


def _lifted(connection: Connection, freelancer: str, away: Away) -> bool:
    same = days_off.c.first == away.first, days_off.c.last == away.last
    query = select(days_off.c.id).where(days_off.c.freelancer == freelancer, days_off.c.lifts, *same)
    return connection.execute(query.limit(1)).first() is not None


def _said(away: Away) -> dict[str, str]:
    return {"first": away.first.isoformat(), "last": away.last.isoformat(), "note": away.note}


def _this(table: Any, freelancer: str, id: str) -> tuple[Any, Any]:
    return table.c.freelancer == freelancer, table.c.id == id
