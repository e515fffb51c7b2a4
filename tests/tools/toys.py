"""Two toy tools over the real gate: one that reads a shelf of toys, one that records that a toy was wished for."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field
from sqlalchemy import Connection, func, insert, select

from assistant.conversations.facts import Fact, Source, Subject
from assistant.database.engine import Database
from assistant.database.tables import conversations, gaps, metadata, turns
from assistant.errors import Conflict, Invalid, NotFound
from assistant.tools.tool import Arguments, Desk, Tool, ToolResult, TurnContext
from tests.databases import database_in

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PRICES = {"kite": 120, "drum": 45}


class ToyArguments(Arguments):
    toy: Annotated[str, Field(max_length=40)]
    count: Annotated[int, Field(ge=1, le=1000)] = 1


class WishArguments(Arguments):
    question: Annotated[str, Field(min_length=1, max_length=500)]


class Nothing(Arguments):
    pass


def toy_fact(toy: str) -> Fact:
    source = Source(f"gig:{toy}", "gig", f"The {toy}", f"The {toy} costs {PRICES[toy]} €.")
    return Fact("price", Subject("package", toy, (toy,)), {"minor": PRICES[toy] * 100, "currency": "EUR"}, source)


def look(_desk: Desk, _context: TurnContext, arguments: ToyArguments) -> ToolResult:
    if arguments.toy not in PRICES:
        raise NotFound(f"There is no toy {arguments.toy!r}; the toys are: {', '.join(PRICES)}.", code="unknown_toy")
    fact = toy_fact(arguments.toy)
    return ToolResult({"toy": arguments.toy, "price": PRICES[arguments.toy]}, (fact,), (fact.source,))


def wish(connection: Connection, _desk: Desk, context: TurnContext, arguments: WishArguments) -> ToolResult:
    if arguments.question == "forbidden":
        raise Invalid("Not this.")
    number = connection.scalar(select(func.count()).select_from(gaps))
    row = {"id": f"gap-{number}", "freelancer": context.freelancer, "question": arguments.question, "question_key": str(number)}
    connection.execute(insert(gaps).values(**row, language="en", state="open", created_at=context.now))
    if arguments.question == "late trouble":
        raise ZeroDivisionError("secret detail")
    return ToolResult({"status": "recorded", "object": {"type": "gap", "id": row["id"]}})


def break_down(_desk: Desk, _context: TurnContext, _arguments: Nothing) -> ToolResult:
    raise ZeroDivisionError("secret detail")


class Workshop:
    """Makes a toy once per key, as the order service does; with `crash` it makes it and the answer is lost."""

    def __init__(self, *, refuses: tuple[str, ...] = ()) -> None:
        self.made: dict[str, str] = {}
        self.asked = 0
        self.crash = False
        self.refuses = refuses

    def make(self, key: str, toy: str) -> str:
        self.asked += 1
        if toy in self.refuses:
            return "refused"
        if self.made.setdefault(key, toy) != toy:
            raise Conflict("Another toy was asked for under this key.", code="key_reused")
        if self.crash:
            raise KeyboardInterrupt
        return "sent"


def order(desk: Any, _context: TurnContext, arguments: ToyArguments, key: str) -> ToolResult:
    status = desk.make(key, arguments.toy)
    return ToolResult({"status": status, "number": desk.asked}, (toy_fact(arguments.toy),) if status == "sent" else ())


ORDER_TOY = Tool("order_toy", "command", "Have a toy made.", ToyArguments, order)
TOYS = (
    Tool("get_toy", "read", "What a toy costs.", ToyArguments, look),
    Tool("record_gap", "record", "Note a question.", WishArguments, wish),
    Tool("broken", "read", "Never works.", Nothing, break_down),
)


def a_turn(home: Path, turn: str = "t1") -> tuple[Database, TurnContext]:
    """A home with one conversation in which one turn has begun."""
    database = database_in(home)
    metadata.create_all(database.engine)
    row: dict[str, Any] = {"id": "c1", "freelancer": "lena", "client": "x", "channel": "web", "token_hash": "h", "token_expires": NOW}
    row |= {"state": "assistant", "epoch": 0, "language": "en", "brief": {}, "dialogue": {}, "unknowns": 0, "last_seq": 1, "fence": 1}
    with database.transaction() as connection:
        connection.execute(insert(conversations).values(**row, created_at=NOW, updated_at=NOW))
        connection.execute(insert(turns).values(id=turn, conversation="c1", first_seq=1, last_seq=1, state="open", epoch=0, started_at=NOW))
    context = TurnContext(
        freelancer="lena", client="x", conversation="c1", turn=turn, now=NOW, language="en", question="How much is the kite?", epoch=0
    )
    return database, context


def gaps_recorded(database: Database) -> list[str]:
    with database.snapshot() as connection:
        return list(connection.scalars(select(gaps.c.question).order_by(gaps.c.id)))
