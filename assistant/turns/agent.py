"""The agent loop: LangChain's, with one middleware of ours that stores steps, bounds the run and sends every tool call to the gate."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from contextvars import Context
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar, cast

import langsmith
from langchain.agents import create_agent
from langchain.agents.middleware.types import AgentMiddleware, AgentState, ModelRequest, ModelResponse, ToolCallRequest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage, message_to_dict, messages_from_dict
from langgraph.types import Command

from assistant.chat_models.briefing import Briefing
from assistant.chat_models.failure import ModelFailed
from assistant.chat_models.readable import UNREADABLE, readable
from assistant.tools.calls import Call, Called
from assistant.tools.gate import Gate
from assistant.tools.offered import offered
from assistant.turns.ask import Ask, Said
from assistant.turns.run import Run

MODEL_STEPS = 8
TOOL_CALLS = 8
LONGEST_ANSWER = 4_000
MOST_PROBLEMS = {"unknown_tool": 1, "arguments": 2}

P = ParamSpec("P")
T = TypeVar("T")


async def _here(_elsewhere: object, context: Context, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    return context.run(work, *args, **kwargs)


# LangChain wraps every hook of a middleware for tracing, and steps into a thread and out again on both sides of it to find tracing off.
langsmith.set_runtime_overrides(aio_to_thread=_here)

Handler = Callable[[ModelRequest[Run]], Awaitable[ModelResponse[Any]]]


@dataclass(frozen=True, slots=True)
class Answer:
    """`more` is what the embedded model says of its own words; a provider's is not ours and means nothing."""

    text: str
    more: dict[str, Any]


class Agent:
    """One per chat model, made once; what a run knows is in the `Run`. `timeout` is for one answer of the model, in seconds."""

    def __init__(self, name: str, model: BaseChatModel, gate: Gate, *, timeout: float | None = None) -> None:
        self.name = name
        self._graph = create_agent(model, offered(gate.tools), middleware=[_TurnMiddleware(gate, timeout)], context_schema=Run)

    async def answer(self, run: Run, briefing: Briefing) -> Answer:
        """ModelFailed says why there is none."""
        run.messages = _opening(run.ask, briefing)
        return await self._go_on(run)

    async def answer_again(self, run: Run, correction: str) -> Answer:
        run.messages.append(HumanMessage(correction))
        return await self._go_on(run)

    async def _go_on(self, run: Run) -> Answer:
        state = await self._graph.ainvoke({"messages": run.messages}, context=run)
        run.messages = state["messages"]
        last = run.messages[-1]
        text = last.text.strip() if isinstance(last, AIMessage) else ""
        if not text:
            raise ModelFailed("empty")
        if len(text) > LONGEST_ANSWER:
            raise ModelFailed("too_long")
        return Answer(text, last.additional_kwargs)


class _TurnMiddleware(AgentMiddleware[AgentState[Any], Run]):
    def __init__(self, gate: Gate, timeout: float | None) -> None:
        super().__init__()
        self._gate = gate
        self._timeout = timeout

    async def awrap_model_call(self, request: ModelRequest[Run], handler: Handler) -> ModelResponse[Any]:
        run = request.runtime.context
        stored = run.replay()
        if stored is not None:
            step, answer = stored.n, cast(AIMessage, messages_from_dict([stored.message])[0])
        else:
            answer = await self._ask(run, request, handler)
            step = run.store(message_to_dict(answer))
        run.number(step, [call["id"] or "" for call in answer.tool_calls])
        return ModelResponse([answer])

    async def _ask(self, run: Run, request: ModelRequest[Run], handler: Handler) -> AIMessage:
        if run.model_steps == MODEL_STEPS:
            raise ModelFailed("too_many_steps")
        run.model_steps += 1
        run.tell("thinking")
        began = time.perf_counter()
        try:
            async with asyncio.timeout(self._timeout):
                response = await handler(request)
        finally:
            run.spent("model", began)
        return readable(response.result[-1])

    async def awrap_tool_call(
        self, request: ToolCallRequest, handler: Callable[[ToolCallRequest], Awaitable[ToolMessage | Command[Any]]]
    ) -> ToolMessage:
        run = cast(Run, request.runtime.context)
        ident, arguments = request.tool_call["id"] or "", request.tool_call["args"]
        call = Call(run.keys[ident], request.tool_call["name"], arguments, arguments.get(UNREADABLE))
        # One after the other, in the order asked for: effects and their keys then do not depend on scheduling.
        async with run.one_at_a_time:
            called = run.stand_in(call) or await self._call(run, call)
        run.count(called, most=MOST_PROBLEMS)
        content = json.dumps(called.content, ensure_ascii=False, separators=(",", ":"), default=str)
        status = "success" if called.status == "done" else "error"
        return ToolMessage(content, name=call.tool, tool_call_id=ident, status=status)

    async def _call(self, run: Run, call: Call) -> Called:
        if run.tool_calls == TOOL_CALLS:
            raise ModelFailed("too_many_calls")
        run.tool_calls += 1
        run.tell("looking up")
        began = time.perf_counter()
        work = asyncio.ensure_future(asyncio.to_thread(self._gate.call, run.ask.context, call, run.ask.log.flush))
        try:
            called = await asyncio.shield(work)
        except asyncio.CancelledError:
            # A thread cannot be stopped: what it is about to commit must be known before anything else is done in this turn.
            run.ledger.calls.append(await work)
            raise
        finally:
            run.spent(call.tool, began)
        run.ledger.calls.append(called)
        return called


def _opening(ask: Ask, briefing: Briefing) -> list[BaseMessage]:
    return [briefing.message(), *map(_message, ask.history), *map(HumanMessage, ask.new)]


def _message(said: Said) -> BaseMessage:
    if said.author == "client":
        return HumanMessage(said.text)
    # Both speak on the freelancer's side; the name tells a model which of them did.
    return AIMessage(said.text, name="freelancer" if said.author == "freelancer" else None)
