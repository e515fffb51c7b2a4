"""A speaker with a script: it echoes, uses the real gate for effects, waits when told to, and fails when told to."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field
from typing import Any

from assistant.conversations.facts import Fact, Source, Subject
from assistant.conversations.record import Choice
from assistant.tools.calls import Call
from assistant.tools.gate import Gate
from assistant.turns.ask import Ask, Spoken

PRICE = Fact("price", Subject("package", "packaging/basic", ("One label",)), {"minor": 9000, "currency": "EUR"}, Source("s", "gig", "S"))


@dataclass
class Echo:
    """Words in a message steer it: `wait` waits for `go`, `crash` raises, `unknown` records a gap, `claim` lies about a hand-over,
    `asks` asks back, `book` books half an hour at the start behind it, `half a letter` says what no database can hold."""

    gate: Gate
    asked: list[Ask] = field(default_factory=list)
    waiting: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    dutiful: bool = True
    pace: float = 0.0

    async def speak(self, ask: Ask) -> Spoken:
        self.asked.append(ask)
        words = " ".join(ask.new).split()
        if ask.progress:
            ask.progress("thinking")
        await asyncio.sleep(self.pace)
        if "wait" in words:
            self.waiting.set()
            await asyncio.to_thread(self.go.wait, 10)
        if "crash" in words:
            raise ZeroDivisionError("on purpose")
        if "half" in words and "letter" in words:
            return Spoken("half a letter: \ud800", "en", "answered")
        if "asks" in words:
            return Spoken("For what product?", "en", "asked", choices=(Choice("Tea", "It is for tea."),))
        if "claim" in words:
            return Spoken("I have passed this on.", "en", "handed_over")
        if ask.briefing.must_hand_over and self.dutiful:
            return await self._use(ask, "hand_over", {"reason": ask.briefing.must_hand_over})
        if "unknown" in words:
            return await self._use(ask, "record_gap", {"question": " ".join(ask.new)})
        if "book" in words:
            start = words[words.index("book") + 1]
            return await self._use(ask, "book_consultation", {"starts_at": start, "minutes": 30})
        facts = tuple(PRICE for word in words if word == "price")
        return Spoken(f"You said: {' | '.join(ask.new)}", "en", "answered", new_facts=facts, dialogue={"turns": len(ask.history)})

    async def _use(self, ask: Ask, tool: str, arguments: dict[str, Any]) -> Spoken:
        if not ask.log.steps:
            ask.log.add({"calls": tool})
        call = Call(f"tc:{ask.context.turn}:0:0", tool, arguments)
        called = await asyncio.to_thread(self.gate.call, ask.context, call, ask.log.flush)
        await asyncio.sleep(self.pace)
        came_of = called.content.get("status") or called.content["error"]
        if tool == "book_consultation":
            return Spoken(f"{tool}: {came_of}", "en", "acted" if called.status == "done" else "asked")
        handed_over = called.content.get("handed_over", False)
        return Spoken(f"{tool}: {came_of}", "en", "handed_over" if handed_over else "unknown")
