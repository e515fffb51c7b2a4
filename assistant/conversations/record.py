"""The values that cross the borders of a conversation: what comes in, what goes out, and in which state it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.conversations.facts import Promise, Source

State = Literal["assistant", "waiting", "freelancer", "paused", "closed"]
Outcome = Literal["answered", "asked", "acted", "unknown", "handed_over", "declined"]
Author = Literal["client", "assistant", "freelancer", "note"]

OUTCOME_ORDER: tuple[Outcome, ...] = ("handed_over", "acted", "declined", "asked", "unknown", "answered")
"""A message with several parts takes the first that applies."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message as a channel received it. `id` is the sender's own; the same id and text again do nothing twice."""

    conversation: str
    id: str
    text: str
    author: Literal["client", "freelancer"] = "client"


@dataclass(frozen=True, slots=True)
class Choice:
    """A suggestion; sending `text` is the same as pressing it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Action:
    tool: str
    status: Literal["done", "waiting_approval", "refused", "failed"]
    object: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What the client gets, on every channel; the JSON shape is the contract's."""

    id: str
    turn: str
    text: str
    language: str
    outcome: Outcome
    sources: tuple[Source, ...] = ()
    choices: tuple[Choice, ...] = ()
    cards: tuple[dict[str, Any], ...] = ()
    actions: tuple[Action, ...] = ()
    promises: tuple[Promise, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "turn": self.turn,
            "text": self.text,
            "language": self.language,
            "outcome": self.outcome,
            "sources": [{"id": s.id, "kind": s.kind, "title": s.title, "excerpt": s.excerpt} for s in self.sources],
            "choices": [{"label": c.label, "text": c.text} for c in self.choices],
            "cards": list(self.cards),
            "actions": [{"tool": a.tool, "status": a.status, "object": a.object} for a in self.actions],
            "promises": [{"kind": p.kind, "subject": p.subject, "text": p.text, "source": p.source} for p in self.promises],
        }


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known of the client's project; what is known is never asked again."""

    gig: str | None = None
    known: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    assumed: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {"gig": self.gig, "known": self.known, "missing": list(self.missing), "assumed": self.assumed}

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Brief:
        return cls(body.get("gig"), dict(body.get("known", {})), tuple(body.get("missing", ())), dict(body.get("assumed", {})))
