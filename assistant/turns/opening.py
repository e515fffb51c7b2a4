"""The messages a chat model starts a turn with, and the one that sends a draft back to it."""

from __future__ import annotations

from collections.abc import Iterable

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage

from assistant.chat_models.briefing import Briefing
from assistant.turns.ask import Ask, Said
from assistant.turns.guards import Fault


def opening(ask: Ask, briefing: Briefing) -> list[BaseMessage]:
    return [briefing.message(), *map(_message, ask.history), *map(HumanMessage, ask.new)]


def _message(said: Said) -> BaseMessage:
    if said.author == "client":
        return HumanMessage(said.text)
    # Both speak on the freelancer's side; the name tells a model which of them did.
    return AIMessage(said.text, name="freelancer" if said.author == "freelancer" else None)


def correction(faults: Iterable[Fault]) -> HumanMessage:
    listed = "\n".join(f'- "{fault.text}" ({fault.kind}): {fault.why}' for fault in faults)
    return HumanMessage(
        f"[This is not the client but the check before sending.] Your answer was not sent:\n{listed}\n"
        "Call the tool that knows, or leave it out, or say that you do not know. "
        "Then write the whole answer to the client again, without mentioning this check."
    )
