"""From what a freelancer wants changed to the values that it changes: pure, and the same however it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import singledispatch
from typing import Any

from assistant.scheduling import planning_records
from assistant.scheduling.changes import (
    BlockHours,
    Change,
    ChangeDates,
    ChangeLength,
    ChangeWeek,
    OpenHours,
    Sell,
    SetLimit,
    SetPrice,
    StopSelling,
    Stretch,
    TakeDaysOff,
    WorkAgain,
)
from assistant.scheduling.consultation import Blocked, DaysOff
from assistant.scheduling.edits import Edit
from assistant.scheduling.pointless import Pointless
from assistant.scheduling.standing import Standing
from assistant.scheduling.wall_clock import local_day, midnight, zone

DAY = timedelta(days=1)
LONGEST = timedelta(days=2 * 366)
NewId = Callable[[], str]


Planned = tuple[Edit, ...] | Pointless


def planned(change: Change, standing: Standing, new_id: NewId) -> Planned:
    """Its edits, at least one, in the order in which they are made."""
    found = _plan(change, standing, new_id)
    return Pointless("nothing_to_change") if found == () else found


@singledispatch
def _plan(change: Any, standing: Standing, new_id: NewId) -> Planned:
    raise NotImplementedError(type(change))


@_plan.register
def _take_days_off(change: TakeDaysOff, standing: Standing, new_id: NewId) -> Planned:
    today = _today(standing)
    for first, last in change.days:
        if last < first:
            return Pointless("ends_before", {"first": first, "last": last})
        if last < today:
            return Pointless("past_days", {"first": first, "last": last})
        if last - first > LONGEST:
            return Pointless("too_long")
    wanted = [stretch for stretch in change.days if not any(off.first <= stretch[0] and stretch[1] <= off.last for off in standing.off)]
    if not wanted:
        return Pointless("off_already", {"days": change.days})
    return tuple(Edit("days_off", new_id(), None, _days(first, last, change.note)) for first, last in wanted)


@_plan.register
def _work_again(change: WorkAgain, standing: Standing, new_id: NewId) -> Planned:
    first = max(change.first, _today(standing))
    cut = [off for off in standing.off if off.first <= (change.last or first) and first <= off.last]
    if not cut:
        return Pointless("not_away", {"first": first, "last": change.last})
    last = change.last or max(off.last for off in cut)
    return tuple(edit for off in cut for edit in _without(off, (first, last), new_id))


def _without(off: DaysOff, out: Stretch, new_id: NewId) -> tuple[Edit, ...]:
    """Days off with these days taken out of them."""
    kept = [(off.first, min(off.last, out[0] - DAY)), (max(off.first, out[1] + DAY), off.last)]
    pieces = tuple(Edit("days_off", new_id(), None, _days(*days, off.note)) for days in kept if days[0] <= days[1])
    return (Edit("days_off", off.id, _days(off.first, off.last, off.note), None), *pieces)


@_plan.register
def _block_hours(change: BlockHours, standing: Standing, new_id: NewId) -> Planned:
    if change.ends_at <= change.starts_at:
        return Pointless("ends_before")
    if change.ends_at <= standing.now:
        return Pointless("past_hours")
    if change.ends_at - change.starts_at > LONGEST:
        return Pointless("too_long")
    if any(one.starts_at <= change.starts_at and change.ends_at <= one.ends_at for one in standing.blocked):
        return Pointless("blocked_already")
    return (Edit("blocked", new_id(), None, _hours(change.starts_at, change.ends_at, change.note)),)


@_plan.register
def _open_hours(change: OpenHours, standing: Standing, new_id: NewId) -> Planned:
    cut = [one for one in standing.blocked if one.starts_at < change.ends_at and change.starts_at < one.ends_at]
    if cut:
        return tuple(edit for one in cut for edit in _opened(one, change, new_id))
    # Nothing is blocked to the minute, but whole days may be closed another way.
    where = zone(standing.calendar.timezone)
    days = local_day(where, change.starts_at), local_day(where, change.ends_at - timedelta(microseconds=1))
    if (midnight(where, days[0]), midnight(where, days[1] + DAY)) != (change.starts_at, change.ends_at):
        return Pointless("nothing_blocked")
    closed = planning_records.reopened(days, standing)
    away = _work_again(WorkAgain(*days), standing, new_id)
    found = (*closed, *(() if isinstance(away, Pointless) else away))
    return found or Pointless("nothing_blocked")


def _opened(one: Blocked, out: OpenHours, new_id: NewId) -> tuple[Edit, ...]:
    kept = [(one.starts_at, min(one.ends_at, out.starts_at)), (max(one.starts_at, out.ends_at), one.ends_at)]
    pieces = tuple(Edit("blocked", new_id(), None, _hours(*hours, one.note)) for hours in kept if hours[0] < hours[1])
    return (Edit("blocked", one.id, _hours(one.starts_at, one.ends_at, one.note), None), *pieces)


@_plan.register
def _change_week(change: ChangeWeek, standing: Standing, new_id: NewId) -> Planned:
    return planning_records.week(change, standing)


@_plan.register
def _change_dates(change: ChangeDates, standing: Standing, new_id: NewId) -> Planned:
    if any(day < _today(standing) for day in change.dates):
        return Pointless("past_days", {"first": change.dates[0], "last": change.dates[-1]})
    away = [day for day in change.dates if any(off.first <= day <= off.last for off in standing.off)]
    if away:
        return Pointless("away_then", {"first": away[0], "last": away[-1]})
    return planning_records.dates(change, standing)


@_plan.register(SetPrice)
@_plan.register(Sell)
@_plan.register(StopSelling)
@_plan.register(ChangeLength)
def _sold(change: SetPrice | Sell | StopSelling | ChangeLength, standing: Standing, new_id: NewId) -> Planned:
    return planning_records.sold(change, standing)


@_plan.register
def _set_limit(change: SetLimit, standing: Standing, new_id: NewId) -> Planned:
    return planning_records.limit(change, standing)


def _today(standing: Standing) -> date:
    return local_day(zone(standing.calendar.timezone), standing.now)


def _days(first: date, last: date, note: str) -> dict[str, str]:
    return {"first": first.isoformat(), "last": last.isoformat(), "note": note}


def _hours(starts_at: datetime, ends_at: datetime, note: str) -> dict[str, str]:
    return {"starts_at": starts_at.astimezone(UTC).isoformat(), "ends_at": ends_at.astimezone(UTC).isoformat(), "note": note}
