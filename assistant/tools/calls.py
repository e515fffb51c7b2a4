"""A tool call and what came of it: what the model reads, and what goes past it to the promises and the reply."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from assistant.conversations.facts import Fact, Source
from assistant.conversations.record import Action
from assistant.tools.tool import Effect, ToolResult

Problem = Literal["unknown_tool", "arguments", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Call:
    """`key` is made of turn, step and ordinal; `unreadable` holds arguments that are no JSON object."""

    key: str
    tool: str
    arguments: dict[str, Any]
    unreadable: str | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """`effect` is None where no tool was reached."""

    call: Call
    status: Literal["done", "refused", "failed"]
    content: dict[str, Any]
    effect: Effect | None = None
    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()
    cards: tuple[dict[str, Any], ...] = ()
    problem: Problem | None = None


@dataclass(slots=True)
class Ledger:
    """All calls of one turn, whichever model made them."""

    calls: list[Called] = field(default_factory=list)

    def done(self, tool: str) -> tuple[Called, ...]:
        return tuple(c for c in self.calls if c.call.tool == tool and c.status == "done")

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact for called in self.calls for fact in called.facts)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Each once, in the order the tools returned them, those of facts included."""
        every = [s for c in self.calls for s in (*c.sources, *(fact.source for fact in c.facts))]
        return tuple({source.id: source for source in reversed(every)}[i] for i in dict.fromkeys(s.id for s in every))

    @property
    def actions(self) -> tuple[Action, ...]:
        """What was to change something, once per key, and how it ended."""
        effects = {c.call.key: c for c in self.calls if c.effect in ("record", "command")}
        return tuple(Action(c.call.tool, _ended(c), _object(c.content)) for c in effects.values())

    @property
    def cards(self) -> tuple[dict[str, Any], ...]:
        """Each once, the newest state of each last shown."""
        return tuple({card["id"]: card for called in self.calls for card in called.cards}.values())


def _ended(called: Called) -> Literal["done", "waiting_approval", "refused", "failed"]:
    """A command that worked may still have come to nothing, or to a question to the freelancer."""
    if called.status == "done" and called.effect == "command":
        said = called.content.get("status")
        return "waiting_approval" if said == "waiting_approval" else "refused" if said in ("refused", "countered") else "done"
    return called.status


def _object(content: dict[str, Any]) -> dict[str, str] | None:
    body = content.get("object")
    return {"type": str(body["type"]), "id": str(body["id"])} if isinstance(body, dict) and {"type", "id"} <= body.keys() else None


def result_to_json(result: ToolResult) -> dict[str, Any]:
    return {
        "content": result.content,
        "facts": [f.to_json() for f in result.facts],
        "sources": [asdict(s) for s in result.sources],
        "cards": list(result.cards),
    }


def result_from_json(body: dict[str, Any]) -> ToolResult:
    facts, sources = tuple(Fact.from_json(f) for f in body["facts"]), tuple(Source(**s) for s in body["sources"])
    return ToolResult(body["content"], facts, sources, tuple(body.get("cards", ())))
