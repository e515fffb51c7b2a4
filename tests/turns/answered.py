"""What the database holds when it is over: every message answered once, and in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from assistant.database.engine import Database
from assistant.database.tables import gap_askers, gaps, hand_overs, inbox, messages, outbox, tool_calls, turns


@dataclass
class Record:
    """What the database holds when it is over."""

    inbox: list[Any]
    turns: dict[str, Any]
    said: dict[str, list[Any]]
    counts: dict[str, int]

    @classmethod
    def of(cls, database: Database, talks: list[str]) -> Record:
        with database.snapshot() as connection:
            everything = connection.execute(select(messages).order_by(messages.c.seq)).all()
            return cls(
                list(connection.execute(select(inbox))),
                {row.id: row for row in connection.execute(select(turns))},
                {talk: [row for row in everything if row.conversation == talk] for talk in talks},
                {table.name: len(connection.execute(select(table)).all()) for table in (hand_overs, gaps, gap_askers, outbox, tool_calls)},
            )


def assert_answered_once(record: Record, heard: dict[tuple[str, str], Any]) -> None:
    """What each client heard is the reply of the one turn that took the message, and each reply was said once."""
    assert {turn.state for turn in record.turns.values()} == {"done"}
    assert len(heard) == len(record.inbox)
    for row in record.inbox:
        assert heard[row.conversation, row.id]["reply"] == record.turns[row.turn].reply
        assert heard[row.conversation, row.id]["reply"] is not None
    replies = [row.turn for said in record.said.values() for row in said if row.author == "assistant"]
    assert sorted(replies) == sorted(record.turns)


def assert_in_order(record: Record) -> None:
    """Messages are numbered without a hole, and replies answer them in the order they came."""
    for said in record.said.values():
        assert [row.seq for row in said] == list(range(1, len(said) + 1))
        answered = [record.turns[row.turn].first_seq for row in said if row.author == "assistant"]
        assert answered == sorted(answered)
