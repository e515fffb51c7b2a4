"""One chat model's run through one turn: its steps, the keys of its calls, and how much of its bounds it has used."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.chat_models.failure import ModelFailed
from assistant.tools.calls import Call, Called, Ledger
from assistant.turns.ask import Ask
from assistant.turns.outcome import acted_by


@dataclass(frozen=True, slots=True)
class Stored:
    """A step that an earlier run of the turn stored; `n` counts the turn's steps, whichever model made them."""

    n: int
    message: dict[str, Any]


@dataclass(slots=True)
class Run:
    """`ledger` is the turn's, shared by all its runs; everything else belongs to this run of this `model`."""

    ask: Ask
    model: str
    ledger: Ledger
    messages: list[Any] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    model_steps: int = 0
    tool_calls: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    times: list[dict[str, Any]] = field(default_factory=list)
    _stored: deque[Stored] = field(init=False)
    _stand_ins: dict[str, deque[Called]] = field(init=False)

    def __post_init__(self) -> None:
        self._stored = deque(Stored(n, step["message"]) for n, step in enumerate(self.ask.steps) if step["by"] == self.model)
        self._stand_ins = {}
        for called in self.ledger.calls:
            if called.status == "done" and (called.effect == "record" or acted_by(called)):
                self._stand_ins.setdefault(called.call.tool, deque()).append(called)

    def replay(self) -> Stored | None:
        """The model's next step, if an earlier run of this turn stored it before it was interrupted."""
        return self._stored.popleft() if self._stored else None

    def store(self, message: dict[str, Any]) -> int:
        """Its number in the turn."""
        n = len(self.ask.log.steps)
        self.ask.log.add({"by": self.model, "message": message})
        return n

    def number(self, step: int, ids: Sequence[str]) -> None:
        for ordinal, ident in enumerate(ids):
            self.keys[ident] = f"tc:{self.ask.context.turn}:{step}:{ordinal}"

    def stand_in(self, call: Call) -> Called | None:
        """An effect that an earlier run of this turn had: it is not repeated because another model asks for it again.

        A command that came to nothing has had none: the other model may ask for something else.
        """
        waiting = self._stand_ins.get(call.tool)
        return waiting.popleft() if waiting else None

    def count(self, called: Called, *, most: Mapping[str, int]) -> None:
        """ModelFailed once a kind of problem has come up more often than `most` allows."""
        if called.problem is not None and called.problem in most:
            self.problems[called.problem] += 1
            if self.problems[called.problem] > most[called.problem]:
                raise ModelFailed(called.problem, called.call.tool)

    def tell(self, word: str) -> None:
        if self.ask.progress is not None:
            self.ask.progress(word)

    def spent(self, on: str, since: float) -> None:
        self.times.append({"on": on, "by": self.model, "ms": round((time.perf_counter() - since) * 1000, 2)})
