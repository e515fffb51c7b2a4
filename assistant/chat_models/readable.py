"""What a provider's answer is worth as it came: whole, cut short, or with tool calls that cannot be read."""

from __future__ import annotations

from typing import Any

from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.messages.tool import tool_call

from assistant.chat_models.failure import ModelFailed

UNREADABLE = "__unreadable__"
"""The only argument of a call whose arguments were no JSON object."""

_REASONS = ("finish_reason", "stop_reason", "done_reason")
_CUT = ("length", "max_tokens", "content_filter")


def readable(answer: BaseMessage) -> AIMessage:
    """The answer, its calls each with an id of its own; garbled calls stay as calls, so that they can be refused with a reason."""
    if not isinstance(answer, AIMessage):
        raise ModelFailed("garbage", type(answer).__name__)
    if _was_cut(answer):
        raise ModelFailed("cut")
    garbled = [tool_call(name=c["name"] or "", args={UNREADABLE: str(c["args"])[:200]}, id=c["id"]) for c in answer.invalid_tool_calls]
    calls = [*answer.tool_calls, *garbled]
    ids = [call["id"] for call in calls]
    if not garbled and all(ids) and len(set(ids)) == len(ids):
        return answer
    numbered = [tool_call(name=c["name"], args=c["args"], id=f"call_{n}") for n, c in enumerate(calls)]
    return AIMessage(answer.text, tool_calls=numbered, additional_kwargs={}, response_metadata=answer.response_metadata)


def _was_cut(answer: AIMessage) -> bool:
    about: dict[str, Any] = answer.response_metadata
    ended = next((about[key] for key in _REASONS if about.get(key)), None)
    # OpenAI's client ends a stream that lost its end without a word; only the missing reason tells.
    return ended in _CUT or (ended is None and about.get("model_provider") == "openai")
