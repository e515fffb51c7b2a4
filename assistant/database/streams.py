"""Tables of what happened, numbered for whoever follows them by `seq`: a number that is seen has none before it still to come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, insert

from assistant.database.locks import hold


def append(connection: Connection, stream: Table, row: Mapping[str, Any]) -> None:
    """The last thing that a transaction waits for.

    PostgreSQL gives a number when a row is written and shows it when it is committed. Who writes to a stream keeps others from it until
    then, else a follower that has seen 6 would pass over the 5 that was committed after it.
    """
    hold(connection, stream.name)
    connection.execute(insert(stream).values(**row))
