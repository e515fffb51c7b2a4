"""What has happened in one turn so far, whoever spoke: calls, runs, drafts that were not sent, and why models gave up."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from assistant.conversations.facts import Fact, Promise, Source
from assistant.tools.calls import Ledger
from assistant.turns.agent import Answer
from assistant.turns.ask import Ask
from assistant.turns.guards import Fault
from assistant.turns.run import Run


@dataclass(frozen=True, slots=True)
class Draft:
    """A model's answer and what checking it found; only one without faults is sent."""

    answer: Answer
    promises: tuple[Promise, ...]
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class Turn:
    ask: Ask
    ledger: Ledger = field(default_factory=Ledger)
    runs: list[Run] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.perf_counter)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What this turn's tools returned, and what those of earlier turns did; each once."""
        every = (*self.ledger.facts, *self.ask.known_facts)
        return tuple({(f.kind, f.subject.kind, f.subject.id, f.source.id, repr(f.value)): f for f in every}.values())

    @property
    def sources(self) -> tuple[Source, ...]:
        return (*self.ledger.sources, *(fact.source for fact in self.ask.known_facts))

    def refuse(self, by: str, draft: Draft) -> None:
        self.refused.append({"by": by, "faults": [{"kind": f.kind, "text": f.text, "why": f.why} for f in draft.faults]})
