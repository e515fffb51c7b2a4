"""The embedded model as LangChain knows a chat model: the same messages in give the same message out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool

from assistant.chat_models.embedded.next_step import Calls, Words, next_step
from assistant.chat_models.embedded.reading import read


class EmbeddedChatModel(BaseChatModel):
    """Needs the system message of a turn (chat_models/briefing.py); calls only tools that are bound."""

    @property
    def _llm_type(self) -> str:
        return "embedded"

    def bind_tools(
        self, tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool], *, tool_choice: str | None = None, **kwargs: Any
    ) -> Runnable[LanguageModelInput, AIMessage]:
        return self.bind(tools=[convert_to_openai_tool(tool) for tool in tools], **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        situation = read(messages)
        bound = frozenset(tool["function"]["name"] for tool in kwargs.get("tools", ()))
        step = next_step(situation)
        while isinstance(step, Calls) and (missing := [call for call in step.calls if call[0] not in bound]):
            situation = situation.without(missing)
            step = next_step(situation)
        message = _call(step, len(situation.calls)) if isinstance(step, Calls) else _say(step)
        return ChatResult(generations=[ChatGeneration(message=message)])

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        # A few milliseconds of pure computing, which a thread would only make longer.
        return self._generate(messages, stop, **kwargs)


def _call(step: Calls, made: int) -> AIMessage:
    calls = [{"name": name, "args": args, "id": f"call_{made + i}", "type": "tool_call"} for i, (name, args) in enumerate(step.calls)]
    return AIMessage("", tool_calls=calls)


def _say(words: Words) -> AIMessage:
    reply = {
        "outcome": words.outcome,
        "language": words.language,
        "choices": [{"label": label, "text": text} for label, text in words.choices],
        "sources": list(words.sources),
        "understood": words.understood,
    }
    return AIMessage(words.text, additional_kwargs={"reply": reply, "dialogue": words.dialogue, "brief": words.brief})
