"""The tool table as a chat model sees it: names, descriptions and argument schemas, with nothing behind them that it could run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from langchain_core.utils.function_calling import convert_to_openai_function

from assistant.tools.tool import Tool


def offered(tools: Iterable[Tool]) -> list[dict[str, Any]]:
    """In the form every LangChain model can bind. Made once: from pydantic models it would be made anew at every call of a model."""
    return [{"type": "function", "function": _function(tool)} for tool in tools]


def _function(tool: Tool) -> dict[str, Any]:
    return {**convert_to_openai_function(tool.arguments), "name": tool.name, "description": tool.description}
