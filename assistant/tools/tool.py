"""What a tool is: a name, its kind of effect, the arguments a model may give, and a plain function that does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection

from assistant.conversations.facts import Fact, Source

if TYPE_CHECKING:
    from assistant.orders.service import Orders
    from assistant.orders.shelf import Shelf
    from assistant.retrieval.library import Library
    from assistant.scheduling.calendars import Calendars
    from assistant.scheduling.service import Scheduling

Effect = Literal["read", "record", "command"]
"""read: looks and changes nothing. record: changes the conversation (a hand-over, a gap), once per key.
command: asks another service to do something, under the call's key; that service may be in this process or far away."""


@dataclass(frozen=True, slots=True)
class TurnContext:
    """Who speaks to whom, and when. Authority comes from here alone: no tool takes any of it as an argument."""

    freelancer: str
    client: str
    conversation: str
    turn: str
    now: datetime
    language: str
    question: str
    epoch: int
    timezone: str | None = None
    """The client's, where it is known."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What tools work with: the freelancer's records, the calendars, the library, the order service, and what books into the calendars."""

    shelf: Shelf
    calendars: Calendars
    library: Library
    orders: Orders
    scheduling: Scheduling


class Arguments(BaseModel):
    """Bounded scalars and ids that the server listed; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class ToolResult:
    """`content` is what the model reads (plain JSON); facts, sources and cards go past it to the promises and the reply."""

    content: dict[str, Any]
    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()
    cards: tuple[dict[str, Any], ...] = ()


Read = Callable[[Desk, TurnContext, Any], ToolResult]
Record = Callable[[Connection, Desk, TurnContext, Any], ToolResult]
Command = Callable[[Desk, TurnContext, Any, str], ToolResult]


@dataclass(frozen=True, slots=True)
class Tool:
    """`run` of a read gets (desk, context, arguments); of a record the open transaction first, so that key and effect commit together;
    of a command the key last, and no transaction is open while it runs."""

    name: str
    effect: Effect
    description: str
    arguments: type[Arguments]
    run: Read | Record | Command
