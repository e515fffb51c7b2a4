"""A notice to the freelancer: one outbox row for each way of telling, written by the transaction that the notice is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from assistant.database.tables import outbox

CHANNELS = ("console", "email", "webhook")
"""Those that are not set up are passed over when the notice is delivered."""


@dataclass(frozen=True, slots=True)
class Notice:
    """`key` names what it is about, so that telling it twice is telling it once; `data` is for programs."""

    key: str
    kind: str
    freelancer: str
    conversation: str
    subject: str
    text: str
    data: dict[str, Any]


def notify(connection: Connection, notice: Notice, now: datetime) -> None:
    if connection.scalar(select(outbox.c.key).where(outbox.c.key == f"{notice.key}:{CHANNELS[0]}")) is not None:
        return
    body = {"kind": notice.kind, "subject": notice.subject, "text": notice.text, "data": notice.data}
    common = {"freelancer": notice.freelancer, "conversation": notice.conversation, "body": body}
    state = {"state": "due", "tries": 0, "due_at": now, "created_at": now}
    connection.execute(insert(outbox), [{"key": f"{notice.key}:{channel}", "channel": channel, **common, **state} for channel in CHANNELS])
