"""One chat model's run through one turn: its steps, the keys of its calls, and how much of its bounds it has used."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from langchain_core.messages import AIMessage, ToolCall, message_to_dict, messages_from_dict

from assistant.chat_models.failure import ModelFailed
from assistant.chat_models.readable import UNREADABLE
from assistant.tools.calls import Call, Called, Ledger
from assistant.turns.ask import Ask


@dataclass(slots=True)
class Run:
    """`ledger` is the turn's, shared by all its runs; everything else belongs to this run of this `model`."""

    ask: Ask
    model: str
    ledger: Ledger
    model_steps: int = 0
    tool_calls: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    times: list[dict[str, Any]] = field(default_factory=list)
    _stored: deque[tuple[int, Mapping[str, Any]]] = field(init=False)
    _stand_ins: dict[str, deque[Called]] = field(init=False)
    _keys: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._stored = deque((n, step) for n, step in enumerate(self.ask.steps) if step["by"] == self.model)
        self._stand_ins = {}
        for called in self.ledger.calls:
            if called.effect == "record" and called.status == "done":
                self._stand_ins.setdefault(called.call.tool, deque()).append(called)

    def replay(self) -> AIMessage | None:
        """The model's next answer, if an earlier run of this turn stored it before it was interrupted."""
        if not self._stored:
            return None
        n, step = self._stored.popleft()
        answer = messages_from_dict([dict(step["message"])])[0]
        assert isinstance(answer, AIMessage)
        self._number(n, answer)
        return answer

    def store(self, answer: AIMessage) -> None:
        n = len(self.ask.log.steps)
        self.ask.log.add({"by": self.model, "message": message_to_dict(answer)})
        self._number(n, answer)

    def _number(self, step: int, answer: AIMessage) -> None:
        for ordinal, call in enumerate(answer.tool_calls):
            self._keys[call["id"] or ""] = f"tc:{self.ask.context.turn}:{step}:{ordinal}"

    def call(self, asked: ToolCall) -> Call:
        arguments = asked["args"]
        return Call(self._keys[asked["id"] or ""], asked["name"], arguments, arguments.get(UNREADABLE))

    def stand_in(self, call: Call) -> Called | None:
        """An effect that an earlier run of this turn had: it is not repeated because another model asks for it again."""
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
