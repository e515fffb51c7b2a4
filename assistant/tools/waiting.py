"""Tools for the waiting list: a client asks to be told when a time opens, and asks no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import Field

from assistant.conversations.facts import Fact, Subject
from assistant.errors import Invalid
from assistant.orders.caller import Caller
from assistant.scheduling.times_wanted import TimesWanted
from assistant.scheduling.waiting import WaitWanted
from assistant.tools import slot_facts
from assistant.tools.consultations import Minutes, When, sold_length
from assistant.tools.knowledge import Nothing
from assistant.tools.time_wish import heard
from assistant.tools.tool import Arguments, Desk, Tool, ToolResult, TurnContext
from assistant.tools.why_not import Asked, why_none

NEVER = ("closed", "off_grid")
"""A start that nobody ever opens for is not waited for, but any."""


class WaitArguments(Arguments):
    minutes: Annotated[Minutes | None, Field(description="length; none = the shortest that is sold")] = None
    when: When = None
    zone: Annotated[str | None, Field(max_length=64, description="only if set_timezone has just returned it")] = None


def join_waiting_list(desk: Desk, context: TurnContext, arguments: WaitArguments, key: str) -> ToolResult:
    calendar = desk.scheduling.calendar(context.freelancer)
    if not calendar.consultations:
        raise Invalid("No consultations are sold here.", code="not_sold")
    minutes = sold_length(arguments.minutes, sorted(each.minutes for each in calendar.consultations))
    zone = (arguments.zone if arguments.zone in available_timezones() else None) or context.timezone or calendar.timezone
    zones = (zone, calendar.timezone)
    wish = heard((arguments.when or "").split("\n"), context.now, zones, context.language)
    times = wish.plain() if wish is not None else TimesWanted(zone)
    if wish is not None and wish.exact:
        reason, _ = why_none(desk, context, Asked(minutes, wish, zones))
        times = replace(times, exact=(), windows=(), hours=None) if reason["reason"] in NEVER else times
    caller = Caller("assistant", context.freelancer, context.client, context.conversation)
    made = desk.scheduling.wait(caller, key, WaitWanted(minutes, times, zone, "; ".join((arguments.when or "").split("\n"))))
    subject = Subject("consultation", f"consultation/{minutes}", slot_facts.NAMES)
    facts = (*slot_facts.of_length(calendar, minutes), Fact("policy", subject, {"text": made.said}, slot_facts.SOURCE))
    content = {"id": made.id, "minutes": minutes, "any_time": times == TimesWanted(zone), "object": {"type": "waiting", "id": made.id}}
    return ToolResult({**content, "status": "done"}, facts, (slot_facts.SOURCE,))


def leave_waiting_list(desk: Desk, context: TurnContext, _: Nothing, key: str) -> ToolResult:
    caller = Caller("assistant", context.freelancer, context.client, context.conversation)
    left = desk.scheduling.stop_waiting(caller, key)
    return ToolResult({"id": left.id, "minutes": left.minutes, "status": "done", "object": {"type": "waiting", "id": left.id}})


WAITING_TOOLS: Sequence[Tool] = (
    Tool(
        "join_waiting_list",
        "command",
        "Have the client told here, once, when a start opens that suits. Only when none is free: error free_now says that one is.",
        WaitArguments,
        join_waiting_list,
    ),
    Tool("leave_waiting_list", "command", "The client no longer wants to be told when a start opens.", Nothing, leave_waiting_list),
)
