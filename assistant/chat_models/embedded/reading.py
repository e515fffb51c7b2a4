"""Messages into a situation: who speaks to whom, what is new, and what the tools of this turn have said so far."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolMessage

from assistant.chat_models.briefing import Briefing, GigOutline, read_briefing
from assistant.understanding.language import guess


@dataclass(frozen=True, slots=True)
class Called:
    """A tool call of this turn and what came back; `content` has an "error" where the tool refused."""

    tool: str
    arguments: dict[str, Any]
    content: dict[str, Any]


@dataclass(frozen=True)
class Situation:
    """Equal to another where the same was said in the same setting, whatever tools have answered since: understanding is done once.

    `heard` is what the freelancer wrote in the conversation after the assistant spoke last, "" where nothing.
    """

    briefing: Briefing = field(compare=False)
    before: tuple[str, ...]
    new: tuple[str, ...]
    calls: tuple[Called, ...] = field(compare=False)
    setting: str = ""
    heard: str = ""

    @property
    def text(self) -> str:
        return "\n".join(self.new)

    @cached_property
    def language(self) -> str:
        """The client's language of this turn; the one spoken so far where a message says too little."""
        spoken = self.briefing.language if self.briefing.language in ("en", "fr") else "en"
        found = guess(self.text, default=spoken)
        if found.code == "other":
            return spoken
        return found.code if found.sure or not self.before else spoken

    @property
    def foreign(self) -> bool:
        """Neither English nor French."""
        return guess(self.text, default=self.briefing.language).code == "other"

    def gig(self, slug: str | None) -> GigOutline | None:
        return next((gig for gig in self.briefing.gigs if gig.slug == slug), None)

    def result(self, tool: str, arguments: dict[str, Any]) -> dict[str, Any] | None:
        """What the same call returned earlier in this turn."""
        return next((call.content for call in self.calls if call.tool == tool and call.arguments == arguments), None)

    def without(self, calls: Sequence[tuple[str, dict[str, Any]]]) -> Situation:
        """The same turn, with these calls known to be refused: their tools are not there to be asked."""
        refused = tuple(Called(name, arguments, {"error": "There is no such tool here."}) for name, arguments in calls)
        return replace(self, calls=(*self.calls, *refused))

    def done(self, tool: str) -> dict[str, Any] | None:
        return next((call.content for call in self.calls if call.tool == tool and "error" not in call.content), None)


def read(messages: Sequence[BaseMessage]) -> Situation:
    """Raises ValueError where there is no system message with a context block, or nobody said anything."""
    system = next((m for m in messages if isinstance(m, SystemMessage)), None)
    talk = [m for m in messages if not isinstance(m, SystemMessage)]
    last = max((i for i, m in enumerate(talk) if isinstance(m, HumanMessage)), default=None)
    if system is None or last is None:
        raise ValueError("The embedded chat model needs the system message of a turn and a client's message.")
    first = last
    while first and isinstance(talk[first - 1], HumanMessage):
        first -= 1
    before = tuple(m.text for m in talk[:first] if isinstance(m, HumanMessage))
    new, calls = tuple(m.text for m in talk[first : last + 1]), _calls(talk[last + 1 :])
    return Situation(read_briefing(system), before, new, calls, system.text, _heard(talk[:first]))


def _heard(before: Sequence[BaseMessage]) -> str:
    freelancers = takewhile(lambda m: isinstance(m, AIMessage) and m.name == "freelancer", reversed(before))
    return "\n".join(reversed([m.text for m in freelancers]))


def _calls(messages: Sequence[BaseMessage]) -> tuple[Called, ...]:
    asked = {call["id"]: call for m in messages if isinstance(m, AIMessage) for call in m.tool_calls}
    made = []
    for message in messages:
        if isinstance(message, ToolMessage) and message.tool_call_id in asked:
            call = asked[message.tool_call_id]
            made.append(Called(call["name"], call["args"], _content(message)))
    return tuple(made)


def _content(message: ToolMessage) -> dict[str, Any]:
    try:
        content = json.loads(message.text)
    except ValueError:
        return {"error": message.text}
    if not isinstance(content, dict):
        return {"error": message.text}
    return {"error": message.text, **content} if message.status == "error" else content
