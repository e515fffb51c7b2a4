"""One command at work: its transaction, who sent it, and when; and the one way in which a row changes its state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, update

from assistant.database.order_tables import order_events
from assistant.database.streams import append
from assistant.orders.caller import Caller
from assistant.orders.lifecycle import Actor, Entity, conflict, step

Stored = Row[*tuple[Any, ...]]
"""A row of `offers`, `approvals` or `orders`."""


@dataclass(frozen=True, slots=True)
class Work:
    """Everything in it is committed together, or nothing is."""

    connection: Connection
    caller: Caller
    now: datetime

    def move(self, table: Table, row: Stored, event: str, *, role: Actor | None = None, **values: Any) -> str:
        """Takes one step of the lifecycle, if the row is still as it was read: else Conflict (changed). The new state.

        Forbidden or Conflict if the caller, or `role` in its place, may not take that step from there.
        """
        entity: Entity = _ENTITIES[table.name]
        to = step(entity, row.status, event, role or self.caller.role)
        same = table.c.freelancer == row.freelancer, table.c.id == row.id, table.c.status == row.status, table.c.version == row.version
        changed = self.connection.execute(update(table).where(*same).values(status=to, version=row.version + 1, **values))
        if changed.rowcount != 1:
            raise conflict("changed")
        return to

    def tell(self, row: Stored, type: str, **body: Any) -> None:
        """Leaves an event of the row's conversation, in the same transaction."""
        told = {"freelancer": row.freelancer, "conversation": row.conversation, "type": type, "body": body, "at": self.now}
        append(self.connection, order_events, told)


_ENTITIES: dict[str, Entity] = {"offers": "offer", "approvals": "approval", "orders": "order"}
