"""The one door to every tool: a call is checked against the table, run as its kind of effect allows, and takes effect once."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select

from assistant.database.engine import Database
from assistant.database.tables import tool_calls
from assistant.errors import AssistantError, Conflict
from assistant.tools.calls import Call, Called, Problem, result_from_json, result_to_json
from assistant.tools.tool import Arguments, Desk, Effect, Tool, ToolResult, TurnContext

LONGEST_ARGUMENTS = 8_000

log = logging.getLogger(__name__)

Before = Callable[[Connection], None]
"""Runs first in the transaction of an effect; what it raises undoes the effect and is not the tool's error."""


class Gate:
    def __init__(self, database: Database, desk: Desk, tools: Sequence[Tool]) -> None:
        self._database = database
        self._desk = desk
        self._tools = {tool.name: tool for tool in tools}

    @property
    def tools(self) -> tuple[Tool, ...]:
        return tuple(self._tools.values())

    def call(self, context: TurnContext, call: Call, before: Before) -> Called:
        """What came of it, a refusal or failure too; only what `before` raises comes out as an exception."""
        tool = self._tools.get(call.tool)
        if tool is None:
            message = f"There is no tool {call.tool[:60]!r}. The tools are: {', '.join(self._tools)}."
            return _refused(call, "unknown_tool", "unknown_tool", message)
        if call.unreadable is not None:
            return _refused(call, "arguments", "arguments", f"The arguments of {tool.name} are not a JSON object.")
        try:
            arguments = _checked(tool, call.arguments)
        except ValueError as error:
            return _refused(call, "arguments", "arguments", str(error))
        return self._run(tool, context, call, arguments, before)

    def _run(self, tool: Tool, context: TurnContext, call: Call, arguments: Arguments, before: Before) -> Called:
        try:
            if tool.effect == "read":
                result = _guarded(tool, self._desk, context, arguments)
            elif tool.effect == "command":
                result = self._commanded(tool, context, call, arguments, before)
            else:
                with self._database.transaction("conversation", context.conversation) as connection:
                    before(connection)
                    result = self._once(connection, tool, context, call, arguments)
        except _Refusal as refusal:
            return _refused(call, "refused", refusal.cause.code, refusal.cause.message, tool.effect)
        except _Failure:
            # The message of an unforeseen error may hold anything; a model and a client learn only that it failed.
            content = {"error": "failed", "message": f"{tool.name} did not work this time."}
            return Called(call, "failed", content, tool.effect, problem="failed")
        return Called(call, "done", result.content, tool.effect, result.facts, result.sources, result.cards)

    def _commanded(self, tool: Tool, context: TurnContext, call: Call, arguments: Arguments, before: Before) -> ToolResult:
        """The step that asks for it is stored before it is done, and its result after; in between, the service knows the key."""
        row = _row(tool, context, call, arguments)
        with self._database.transaction("conversation", context.conversation) as connection:
            before(connection)
            earlier = _earlier(connection, row)
        if earlier is not None:
            return earlier
        result = _guarded(tool, self._desk, context, arguments, call.key)
        with self._database.transaction("conversation", context.conversation) as connection:
            before(connection)
            connection.execute(insert(tool_calls).values(**row, result=result_to_json(result)))
        return result

    def _once(self, connection: Connection, tool: Tool, context: TurnContext, call: Call, arguments: Arguments) -> ToolResult:
        row = _row(tool, context, call, arguments)
        earlier = _earlier(connection, row)
        if earlier is not None:
            return earlier
        result = _guarded(tool, connection, self._desk, context, arguments)
        connection.execute(insert(tool_calls).values(**row, result=result_to_json(result)))
        return result


def _row(tool: Tool, context: TurnContext, call: Call, arguments: Arguments) -> dict[str, Any]:
    """What is kept of a call beside its result."""
    return {"key": call.key, "turn": context.turn, "tool": tool.name, "args_hash": _digest(tool.name, arguments), "at": context.now}


def _earlier(connection: Connection, row: dict[str, Any]) -> ToolResult | None:
    """What the same call came to before, if it was made."""
    query = select(tool_calls.c.args_hash, tool_calls.c.result).where(tool_calls.c.key == row["key"])
    made = connection.execute(query).one_or_none()
    if made is not None and made.args_hash != row["args_hash"]:
        raise _Refusal(Conflict("This call was already made with other arguments.", code="call_reused"))
    return result_from_json(made.result) if made is not None else None


class _Refusal(Exception):
    """A tool said no."""

    def __init__(self, cause: AssistantError) -> None:
        self.cause = cause


class _Failure(Exception):
    """A tool broke."""


def _guarded(tool: Tool, *given: Any) -> ToolResult:
    try:
        return tool.run(*given)
    except AssistantError as error:
        raise _Refusal(error) from error
    except Exception as error:
        context = next(value for value in given if isinstance(value, TurnContext))
        log.exception("turn %s: tool %s failed", context.turn, tool.name)
        raise _Failure from error


def _checked(tool: Tool, arguments: dict[str, Any]) -> Arguments:
    """ValueError says what is wrong and what may be given, in words a model can act on."""
    allowed = ", ".join(tool.arguments.model_fields) or "none"
    if len(json.dumps(arguments, default=str)) > LONGEST_ARGUMENTS:
        raise ValueError(f"The arguments of {tool.name} are too long.")
    try:
        return tool.arguments.model_validate(arguments)
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc'])) or tool.name}: {e['msg']}" for e in error.errors(include_url=False)[:5])
        raise ValueError(f"{wrong}. {tool.name} takes: {allowed}.") from None


def _digest(tool: str, arguments: Arguments) -> str:
    body = json.dumps([tool, arguments.model_dump(mode="json")], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(body.encode()).hexdigest()


def _refused(call: Call, problem: Problem, code: str, message: str, effect: Effect | None = None) -> Called:
    return Called(call, "refused", {"error": code, "message": message}, effect, problem=problem)
