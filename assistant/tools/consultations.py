"""Tools for the calendar. Words become moments in code, in the client's zone; a start that is booked is one that was listed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AwareDatetime, Field
from sqlalchemy import Connection, update

from assistant.conversations.cards import cancel_free_until, consultation_card, slots_card
from assistant.conversations.facts import Fact
from assistant.conversations.times import both_zones
from assistant.database.tables import clients, conversations
from assistant.errors import Invalid
from assistant.orders.caller import Caller
from assistant.scheduling.consultation import Consultation, Wanted
from assistant.scheduling.policy import Matter, may_reschedule
from assistant.scheduling.slots import Slot
from assistant.scheduling.spans import Span
from assistant.tools import slot_facts
from assistant.tools.knowledge import Nothing
from assistant.tools.quotes import Id
from assistant.tools.slots_wanted import picked
from assistant.tools.time_wish import TimeWish, exactly, heard
from assistant.tools.tool import Arguments, Desk, Tool, ToolResult, TurnContext
from assistant.tools.why_not import Asked, why_none
from assistant.understanding.places import zone_named

Minutes = Annotated[int, Field(ge=5, le=480)]
LOOK_AHEAD = timedelta(days=60)


class SlotArguments(Arguments):
    minutes: Annotated[Minutes | None, Field(description="length; none = the shortest that is sold")] = None
    when: Annotated[str | None, Field(max_length=300, description="when the client would like it, in the client's own words")] = None
    earlier: Annotated[str, Field(max_length=1500, description="what the client said of the time before, a line each, oldest first")] = ""
    starts_at: Annotated[AwareDatetime | None, Field(description="a listed start, to see whether it is still free")] = None
    before: Annotated[AwareDatetime | None, Field(description="a listed start: only earlier ones are wanted")] = None
    after: Annotated[AwareDatetime | None, Field(description="a listed start: only later ones are wanted")] = None
    zone: Annotated[str | None, Field(max_length=64, description="only if set_timezone has just returned it")] = None


class BookArguments(Arguments):
    starts_at: Annotated[AwareDatetime, Field(description="a start that find_slots listed")]
    minutes: Minutes
    about: Annotated[str, Field(max_length=500, description="what it is to be about, if the client said")] = ""


class MoveArguments(Arguments):
    consultation: Id
    starts_at: Annotated[AwareDatetime, Field(description="a start that find_slots listed")]


class CancelArguments(Arguments):
    consultation: Id


class ZoneArguments(Arguments):
    place: Annotated[str, Field(min_length=1, max_length=120, description="the city or time zone that the client named")]


def find_slots(desk: Desk, context: TurnContext, arguments: SlotArguments) -> ToolResult:
    calendar = desk.scheduling.calendar(context.freelancer)
    sold = sorted(calendar.consultations, key=lambda each: each.minutes)
    if not sold:
        return ToolResult({"sold": [], "slots": [], "alternatives": []})
    minutes = _sold_length(arguments.minutes, [each.minutes for each in sold])
    zone = (arguments.zone if arguments.zone in available_timezones() else None) or context.timezone or calendar.timezone
    wish = exactly(arguments.starts_at) if arguments.starts_at is not None else _wish(arguments, context, (zone, calendar.timezone))
    window = Span(context.now, context.now + LOOK_AHEAD)
    free = tuple(slot for slot in desk.scheduling.slots(_caller(context), minutes, window) if _between(slot, arguments))
    found, others = picked(free, wish, ZoneInfo(zone))
    shown, zones = found or others, (zone, calendar.timezone)
    said = {slot.starts_at: both_zones(slot.starts_at, *zones, context.language) for slot in shown}
    content = {
        "minutes": minutes,
        "price": slot_facts.price_of(calendar, minutes).to_json(),
        "sold": [{"minutes": each.minutes, "price": each.price.to_json()} for each in sold],
        "zone": (arguments.zone if arguments.zone in available_timezones() else None) or context.timezone,
        "freelancer_zone": calendar.timezone,
        "understood": wish is not None,
        "exact": bool(wish and wish.exact),
        "slots": [_slot_json(slot, said) for slot in found],
        "alternatives": [_slot_json(slot, said) for slot in others],
        "free": len(free),
    }
    away = slot_facts.away_on(calendar, context.now)
    if away is not None:
        content["away_until"] = away.last.isoformat()
    facts: list[Fact] = [fact for slot in shown for fact in slot_facts.of_slot(slot, zones, said[slot.starts_at])]
    facts += [slot_facts.of_absence(away)] if away is not None else []
    if not found and wish is not None:
        reason, told = why_none(desk, context, Asked(minutes, wish, zones))
        content["why"] = reason
        facts += told
    cards = (slots_card(shown, zones, context.language, context.conversation),) if shown and not (found and wish and wish.exact) else ()
    return ToolResult(content, (*facts, *slot_facts.of_length(calendar, minutes)), (slot_facts.SOURCE,), cards)


def _sold_length(asked: int | None, sold: Sequence[int]) -> int:
    """The shortest that holds what is asked for; the longest where none does."""
    return next((minutes for minutes in sold if minutes >= (asked or 0)), sold[-1])


def _wish(arguments: SlotArguments, context: TurnContext, zones: tuple[str, str]) -> TimeWish | None:
    sayings = [said for said in (*arguments.earlier.split("\n"), arguments.when or "") if said]
    return heard(sayings, context.now, zones, context.language)


def _between(slot: Slot, arguments: SlotArguments) -> bool:
    before, after = arguments.before, arguments.after
    return (after is None or slot.starts_at > after) and (before is None or slot.starts_at < before)


def book_consultation(desk: Desk, context: TurnContext, arguments: BookArguments, key: str) -> ToolResult:
    if context.timezone is None:
        raise Invalid("The client's time zone is not known: ask for it and call set_timezone.", code="no_timezone")
    wanted = Wanted(arguments.starts_at, arguments.minutes, context.timezone, arguments.about)
    return _result(desk, context, desk.scheduling.book(_caller(context), key, wanted))


def move_consultation(desk: Desk, context: TurnContext, arguments: MoveArguments, key: str) -> ToolResult:
    return _result(desk, context, desk.scheduling.reschedule(_caller(context), key, arguments.consultation, arguments.starts_at))


def cancel_consultation(desk: Desk, context: TurnContext, arguments: CancelArguments, key: str) -> ToolResult:
    return _result(desk, context, desk.scheduling.cancel(_caller(context), key, arguments.consultation))


def list_consultations(desk: Desk, context: TurnContext, _: Nothing) -> ToolResult:
    calendar = desk.scheduling.calendar(context.freelancer)
    mine = [each for each in desk.scheduling.consultations(_caller(context)) if each.ends_at > context.now]
    shown = [each for each in mine if each.status in ("waiting_approval", "held", "confirmed")]
    facts = tuple(fact for each in shown for fact in _facts(each, calendar.timezone, context))
    cards = tuple(consultation_card(each, calendar.timezone, context.language) for each in shown)
    here = context.timezone or calendar.timezone
    now = both_zones(context.now, calendar.timezone, here, context.language)
    facts += slot_facts.of_moment(context.now, (calendar.timezone, here), now)
    content = {"consultations": [_json(each, calendar.timezone, context) for each in shown], "now": now}
    return ToolResult(content, facts, (slot_facts.SOURCE,), cards)


def set_timezone(connection: Connection, _desk: Desk, context: TurnContext, arguments: ZoneArguments) -> ToolResult:
    zone = arguments.place if arguments.place in available_timezones() else zone_named(arguments.place)
    if zone is None:
        raise Invalid("That names no place or zone that is known here; a large city nearby helps.", code="unknown_zone")
    connection.execute(update(conversations).where(conversations.c.id == context.conversation).values(timezone=zone))
    mine = clients.c.freelancer == context.freelancer, clients.c.id == context.client
    connection.execute(update(clients).where(*mine).values(timezone=zone))
    return ToolResult({"timezone": zone})


def _caller(context: TurnContext) -> Caller:
    return Caller("assistant", context.freelancer, context.client, context.conversation)


def _result(desk: Desk, context: TurnContext, made: Consultation) -> ToolResult:
    calendar = desk.scheduling.calendar(context.freelancer)
    body = _json(made, calendar.timezone, context)
    content = {**body, "state": made.status, "status": "waiting_approval" if made.status == "waiting_approval" else "sent"}
    content["object"] = {"type": "consultation", "id": made.id}
    card = consultation_card(made, calendar.timezone, context.language)
    return ToolResult(content, _facts(made, calendar.timezone, context), (slot_facts.SOURCE,), (card,))


def _json(made: Consultation, zone: str, context: TurnContext) -> dict[str, Any]:
    return {
        "id": made.id,
        "state": made.status,
        "starts_at": made.starts_at.isoformat(),
        "said": both_zones(made.starts_at, made.client_timezone, zone, context.language),
        "minutes": made.minutes,
        "price": made.price.to_json(),
        "hold_until": _said_until(made, context.language) if made.hold_until else None,
        "pay_within_minutes": made.policy.pay_within_minutes,
        "free_to_cancel": _costs_nothing_to_cancel(made, context.now),
        "may_move": may_reschedule(Matter(made.policy, made.starts_at, made.ends_at, context.now, "client", made.moved_by))
        or made.status == "held",
        "reschedule_free_hours": made.policy.reschedule_free_hours,
        "meeting_link": made.meeting_link if made.status == "confirmed" else None,
    }


def _costs_nothing_to_cancel(made: Consultation, now: datetime) -> bool:
    until = cancel_free_until(made)
    return made.paid_at is None or until is None or now <= until


def _said_until(made: Consultation, language: str) -> str:
    """A deadline is the client's alone, so it is on the client's clock."""
    assert made.hold_until is not None
    return both_zones(made.hold_until, made.client_timezone, made.client_timezone, language)


def _facts(made: Consultation, zone: str, context: TurnContext) -> tuple[Any, ...]:
    slot = Slot(made.starts_at, made.ends_at, made.minutes, made.price)
    said = both_zones(made.starts_at, made.client_timezone, zone, context.language)
    hours = slot_facts.of_hours(made.policy.reschedule_free_hours)
    return (*slot_facts.of_slot(slot, (made.client_timezone, zone), said, made.hold_until), hours)


def _slot_json(slot: Slot, said: dict[datetime, str]) -> dict[str, Any]:
    return {"starts_at": slot.starts_at.isoformat(), "said": said[slot.starts_at]}


CONSULTATION_TOOLS: Sequence[Tool] = (
    Tool(
        "find_slots",
        "read",
        "Free starts for a consultation. Give the client's own words for the time in `when`: code turns them into moments in the client's "
        "zone. `slots` fit the wish; where none does, `alternatives` are near it and `why` says what is in the way.",
        SlotArguments,
        find_slots,
    ),
    Tool(
        "book_consultation",
        "command",
        "Book a listed start once the client has confirmed it: held until paid, confirmed at once if free, or asked of the freelancer.",
        BookArguments,
        book_consultation,
    ),
    Tool("list_consultations", "read", "The client's coming consultations with this freelancer.", Nothing, list_consultations),
    Tool("move_consultation", "command", "Move a consultation to another listed start.", MoveArguments, move_consultation),
    Tool(
        "cancel_consultation", "command", "Cancel a consultation, if that costs the client nothing.", CancelArguments, cancel_consultation
    ),
    Tool("set_timezone", "record", "Note the client's time zone from the place they named.", ZoneArguments, set_timezone),
)
