"""How an answer gets at facts: it looks them up as it goes, and what is not there yet becomes the turn's next tool calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from assistant.chat_models.embedded.reading import Situation

MOST_CALLS = 8
"""Tool calls a turn may make; further ones are not asked for, and what they would have told is left out."""


class Needs(Exception):
    """An answer cannot go on without what these calls return."""

    def __init__(self, calls: list[tuple[str, dict[str, Any]]]) -> None:
        self.calls = calls
        super().__init__(", ".join(name for name, _ in calls))


class Refused(Exception):
    """A tool that an answer cannot do without has refused."""


# What these return in place of a result, an answer can word itself.
MAY_REFUSE = frozenset(
    (
        "record_gap",
        "hand_over",
        "decline",
        "quote",
        "consider_offer",
        "create_offer",
        "list_offers",
        "find_slots",
        "book_consultation",
        "move_consultation",
        "cancel_consultation",
        "list_consultations",
        "set_timezone",
        "join_waiting_list",
        "leave_waiting_list",
    )
)


@dataclass(frozen=True)
class Look:
    """Reads what tools returned in this turn; raises Needs for what they have not been asked yet."""

    situation: Situation
    alone: bool = True
    """Whether the message holds one wish only."""
    sources: list[str] = field(default_factory=list)

    def __call__(self, tool: str, **arguments: Any) -> dict[str, Any]:
        return self.all([(tool, arguments)])[0]

    def all(self, calls: list[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
        """Several at once, so that they are asked in one step."""
        found = [self.situation.result(tool, arguments) for tool, arguments in calls]
        missing = [call for call, content in zip(calls, found, strict=True) if content is None]
        room = MOST_CALLS - len(self.situation.calls)
        if missing and room > 0:
            raise Needs(missing[:room])
        results = [content or {"error": "not asked"} for content in found]
        for (tool, _), content in zip(calls, results, strict=True):
            if "error" in content and tool not in MAY_REFUSE:
                raise Refused(tool)
        return results

    def cite(self, *sources: str) -> None:
        self.sources.extend(source for source in sources if source not in self.sources)
