"""A chat model that says what it is told to, one answer a call; an answer may also be an error to raise or a function of the messages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.messages.tool import tool_call
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from pydantic import Field

Answer = AIMessage | Exception | Callable[[list[BaseMessage]], AIMessage]


class ScriptedChatModel(BaseChatModel):
    """The last answer is repeated once the script is over. `heard` holds the messages of every call."""

    script: list[Any]
    delay: float = 0.0
    heard: list[list[BaseMessage]] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[Any], **_kwargs: Any) -> Runnable[Any, AIMessage]:
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_kwargs: Any,
    ) -> ChatResult:
        raise NotImplementedError("asynchronous only")

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **_kwargs: Any,
    ) -> ChatResult:
        answer = self.script[min(len(self.heard), len(self.script) - 1)]
        self.heard.append(list(messages))
        await asyncio.sleep(self.delay)
        if isinstance(answer, Exception):
            raise answer
        said = answer.model_copy() if isinstance(answer, AIMessage) else answer(messages)
        return ChatResult(generations=[ChatGeneration(message=said)])


def calls(*asked: tuple[str, dict[str, Any]]) -> AIMessage:
    """An answer that asks for tools."""
    return AIMessage("", tool_calls=[tool_call(name=name, args=args, id=f"{name}-{n}") for n, (name, args) in enumerate(asked)])


def says(text: str, **reply: Any) -> AIMessage:
    """An answer in words; keywords are what the embedded model says of its reply."""
    return AIMessage(text, additional_kwargs={"reply": reply} if reply else {})
