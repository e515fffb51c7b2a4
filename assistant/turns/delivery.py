"""The one door for what leaves unprompted: rows of the outbox, sent with retries, each marked sent once."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from assistant.conversations.parties import Conversation
from assistant.database.tables import outbox
from assistant.turns import ways
from assistant.turns.office import About, Office

log = logging.getLogger(__name__)

OUTBOX: About = ("outbox",)
AT_ONCE = 20
SENDING = timedelta(minutes=2)
"""How long a row that is being sent is left alone: after a crash it is sent again under the same id."""
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=6)
MOST_TRIES = 12


async def deliver(office: Office) -> None:
    now = office.clock()
    if not await office.read(anything_due, now):
        return
    rows = await office.write_about(OUTBOX, take_due, now)
    await asyncio.gather(*(_send(office, row) for row in rows))


def anything_due(connection: Connection, now: datetime) -> bool:
    return connection.scalar(select(outbox.c.key).where(outbox.c.state == "due", outbox.c.due_at <= now).limit(1)) is not None


def take_due(connection: Connection, now: datetime) -> list[Conversation]:
    """Rows to send now; nobody else takes them for a while. Their `tries` counts this one."""
    due = outbox.c.state == "due", outbox.c.due_at <= now
    keys = connection.scalars(select(outbox.c.key).where(*due).order_by(outbox.c.due_at).limit(AT_ONCE)).all()
    taken = update(outbox).where(outbox.c.key.in_(keys)).values(tries=outbox.c.tries + 1, due_at=now + SENDING)
    return list(connection.execute(taken.returning(outbox)))


def wait_after(tries: int) -> timedelta:
    return min(FIRST_WAIT * float(2 ** (tries - 1)), LONGEST_WAIT)


async def _send(office: Office, row: Conversation) -> None:
    send = ways.WAYS[row.channel](office.settings)
    if send is None:
        await office.write_about(OUTBOX, _mark, row.key, {"state": "not_set_up"})
        return
    try:
        # Not in the engine's own threads: a receiver that hangs must not hold up a turn.
        await asyncio.to_thread(send, ways.Parcel(row.key, row.freelancer, row.created_at, row.body))
    except Exception as error:
        log.warning("%s was not delivered (try %d): %s", row.key, row.tries, error)
        state = "failed" if row.tries >= MOST_TRIES else "due"
        again: dict[str, Any] = {"state": state, "due_at": office.clock() + wait_after(row.tries)}
        await office.write_about(OUTBOX, _mark, row.key, {**again, "error": f"{type(error).__name__}: {error}"[:500]})
        return
    await office.write_about(OUTBOX, _mark, row.key, {"state": "sent", "sent_at": office.clock(), "error": None})


def _mark(connection: Connection, key: str, values: dict[str, Any]) -> None:
    connection.execute(update(outbox).where(outbox.c.key == key).values(**values))
