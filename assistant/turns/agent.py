"""The agent loop: LangChain's, with one middleware of ours that stores steps, bounds the run and sends every tool call to the gate."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, cast

from langchain.agents import create_agent
from langchain.agents.middleware import AgentMiddleware, AgentState, ModelRequest, ModelResponse, ToolCallRequest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, ToolMessage
from langgraph.types import Command

from assistant.chat_models.failure import ModelFailed
from assistant.chat_models.readable import readable
from assistant.tools.calls import Call, Called
from assistant.tools.gate import Gate
from assistant.tools.offered import offered
from assistant.turns.run import Run

MODEL_STEPS = 6
TOOL_CALLS = 8
LONGEST_ANSWER = 4_000
MOST_PROBLEMS = {"unknown_tool": 1, "arguments": 2}

Handler = Callable[[ModelRequest[Run]], Awaitable[ModelResponse[Any]]]


class Agent:
    """One per chat model, made once; it keeps nothing between runs. `timeout` is for one answer of the model, in seconds."""

    def __init__(self, name: str, model: BaseChatModel, gate: Gate, *, timeout: float | None = None) -> None:
        self.name = name
        self._graph = create_agent(model, offered(gate.tools), middleware=[_TurnMiddleware(gate, timeout)], context_schema=Run)

    async def answer(self, messages: Sequence[BaseMessage], run: Run) -> list[BaseMessage]:
        """The messages given and those that followed; the last is an answer in words. ModelFailed says why there is none."""
        given: list[Any] = [*messages]
        state = await self._graph.ainvoke({"messages": given}, context=run)
        said: list[BaseMessage] = state["messages"]
        text = said[-1].text.strip() if isinstance(said[-1], AIMessage) else ""
        if not text:
            raise ModelFailed("empty")
        if len(text) > LONGEST_ANSWER:
            raise ModelFailed("too_long")
        return said


class _TurnMiddleware(AgentMiddleware[AgentState[Any], Run]):
    def __init__(self, gate: Gate, timeout: float | None) -> None:
        super().__init__()
        self._gate = gate
        self._timeout = timeout

    async def awrap_model_call(self, request: ModelRequest[Run], handler: Handler) -> ModelResponse[Any]:
        run = request.runtime.context
        answer = run.replay()
        if answer is None:
            answer = await self._ask(run, request, handler)
            run.store(answer)
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
        # One after the other, in the order asked for: effects and their keys then do not depend on scheduling.
        async with run.one_at_a_time:
            called = await self._call(run, run.call(request.tool_call))
        run.count(called, most=MOST_PROBLEMS)
        content = json.dumps(called.content, ensure_ascii=False, separators=(",", ":"), default=str)
        status = "success" if called.status == "done" else "error"
        return ToolMessage(content, name=called.call.tool, tool_call_id=request.tool_call["id"], status=status)

    async def _call(self, run: Run, call: Call) -> Called:
        stand_in = run.stand_in(call)
        if stand_in is not None:
            return stand_in
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
