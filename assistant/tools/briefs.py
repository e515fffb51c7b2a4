"""The tool that writes the brief for chat models that cannot do so with their reply: what the client told of the project."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from sqlalchemy import Connection, update

from assistant.conversations.parties import conversation_row
from assistant.conversations.record import Brief
from assistant.database.tables import conversations
from assistant.tools.knowledge import find_gig
from assistant.tools.quotes import Id
from assistant.tools.tool import Arguments, Desk, Tool, ToolResult, TurnContext

Told = Annotated[str, Field(min_length=1, max_length=1000)]
MOST_FIELDS = 40


class NoteBriefArguments(Arguments):
    gig: Annotated[Id | None, Field(description="the gig that the project is for, once that is clear")] = None
    known: Annotated[dict[Id, Told], Field(max_length=20, description="what the client told, by the requirements' ids or a short name")] = (
        Field(default_factory=dict)
    )
    assumed: Annotated[dict[Id, Told], Field(max_length=20, description="what you take for granted until the client says otherwise")] = (
        Field(default_factory=dict)
    )


def note_brief(connection: Connection, desk: Desk, context: TurnContext, arguments: NoteBriefArguments) -> ToolResult:
    """What is told now replaces what was told before under the same name; another gig keeps what does not belong to the old one's list."""
    before = Brief.from_json(conversation_row(connection, context.conversation).brief)
    slug = arguments.gig or before.gig
    gig = find_gig(desk.shelf.catalogue(context.freelancer), slug) if slug else None
    known = {**before.known, **arguments.known}
    assumed = {key: value for key, value in {**before.assumed, **arguments.assumed}.items() if key not in known}
    missing = tuple(r.id for r in gig.requirements if r.required and r.id not in known) if gig else before.missing
    brief = Brief(slug, dict(list(known.items())[-MOST_FIELDS:]), missing, assumed)
    connection.execute(update(conversations).where(conversations.c.id == context.conversation).values(brief=brief.to_json()))
    asks = {r.id: r.ask for r in gig.requirements} if gig else {}
    return ToolResult({"brief": brief.to_json(), "ask_next": asks.get(missing[0]) if missing else None})


NOTE_BRIEF = Tool(
    "note_brief",
    "record",
    "Note what the client told of the project, whenever something new is told. Returns what is missing: ask one thing at a time.",
    NoteBriefArguments,
    note_brief,
)
