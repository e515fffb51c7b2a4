"""The model's steps of one turn, stored no later than the effect they cause, so that a restart goes on from them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from assistant.database.tables import turn_steps
from assistant.turns.lease import Lease, hold

_KNOWN = select(turn_steps.c.n).where(turn_steps.c.turn == bindparam("turn"))
_STORE = insert(turn_steps)


class StepLog:
    """Steps gather in memory; `flush` writes those that are not stored yet, in the caller's transaction."""

    def __init__(self, turn: str, lease: Lease, stored: tuple[dict[str, Any], ...] = ()) -> None:
        self._turn = turn
        self._lease = lease
        self._stored = len(stored)
        self._steps = list(stored)

    @property
    def steps(self) -> tuple[dict[str, Any], ...]:
        return tuple(self._steps)

    def add(self, step: dict[str, Any]) -> None:
        self._steps.append(step)

    def flush(self, connection: Connection) -> None:
        """Superseded if this turn may not act any more: then the effect must not happen either."""
        hold(connection, self._lease)
        self.write(connection)

    def write(self, connection: Connection) -> None:
        """For who has made sure already that the turn may act."""
        if len(self._steps) == self._stored:
            return
        # What is stored is read back, not remembered: an earlier flush may have been rolled back with its effect.
        known = set(connection.scalars(_KNOWN, {"turn": self._turn}))
        rows = [{"turn": self._turn, "n": n, "body": body} for n, body in enumerate(self._steps) if n not in known]
        if rows:
            connection.execute(_STORE, rows)


def stored_steps(connection: Connection, turn: str) -> tuple[dict[str, Any], ...]:
    rows = connection.scalars(select(turn_steps.c.body).where(turn_steps.c.turn == turn).order_by(turn_steps.c.n))
    return tuple(rows)
