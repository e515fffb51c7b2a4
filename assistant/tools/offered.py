"""The tool table as LangChain sees it: names, descriptions and argument schemas, with nothing behind them to run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from langchain_core.tools import BaseTool

from assistant.tools.tool import Tool


class OfferedTool(BaseTool):
    """What a model may ask for. The gate runs it; called directly it does nothing."""

    def _run(self, *_args: Any, **_kwargs: Any) -> Any:
        raise RuntimeError(f"{self.name} runs through the gate only")


def offered(tools: Iterable[Tool]) -> list[BaseTool]:
    return [OfferedTool(name=tool.name, description=tool.description, args_schema=tool.arguments) for tool in tools]
