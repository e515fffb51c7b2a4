"""A change that was read back, with one part of it said anew: "until Saturday", "3 to 5", "55", "every Friday"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import singledispatch
from typing import Any

from assistant.owner.days_heard import days_heard
from assistant.owner.ear import Ear
from assistant.owner.limits_heard import number_heard
from assistant.owner.meant import Unclear
from assistant.owner.sold_heard import lengths_heard, price_heard
from assistant.owner.time_off_heard import clock_hours_heard, is_back
from assistant.owner.weekdays_heard import weekdays_heard
from assistant.scheduling.calendar import WEEKDAYS
from assistant.scheduling.changes import (
    WHOLE_DAY,
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
    TakeDaysOff,
    WorkAgain,
)
from assistant.scheduling.clock_hours import DAY_LONG, Minutes, read_hours, write_hours
from assistant.understanding.text import fold

DAY = timedelta(days=1)
_ONCE = re.compile(
    r"\b(?:only|just) (?:this|the next|once|that)\b|\bonce\b|\bthis (?:one|week|\w+day) only\b|\b(?:seulement|juste|que) (?:ce|cette)\b|\bune (?:seule )?fois\b"
)
_THESE = re.compile(r"\b(?:only|just|seulement|juste|uniquement|que)\b")


def corrected(change: Change, text: str, ear: Ear) -> Change | None:
    """None where nothing in the words fits the change."""
    found: Change | None = _corrected(change, text, ear)
    return None if found == change else found


@singledispatch
def _corrected(change: Any, text: str, ear: Ear) -> Change | None:
    raise NotImplementedError(type(change))


@_corrected.register
def _days_off(change: TakeDaysOff, text: str, ear: Ear) -> Change | None:
    first, last = change.days[0][0], change.days[-1][1]
    week = weekdays_heard(text)
    if week.every:
        return ChangeWeek(week.days, "close")
    heard = days_heard(text, ear)
    if not heard.days or heard.past:
        return None
    begins, ends = heard.days[0][0], heard.days[-1][1]
    if heard.length:
        return replace(change, days=((first, first + (heard.length - 1) * DAY),))
    if is_back(text):
        return replace(change, days=((min(first, begins - DAY), begins - DAY),))
    if heard.open_end:
        return replace(change, days=((begins, max(begins, last)),))
    if _THESE.search(fold(text)):
        return replace(change, days=heard.days)
    if heard.until or (begins == ends and first < last and begins >= first):
        return replace(change, days=((min(first, ends), ends),))
    if begins == ends and begins < first and first < last:
        return replace(change, days=((begins, last),))
    return replace(change, days=heard.days)


@_corrected.register
def _work_again(change: WorkAgain, text: str, ear: Ear) -> Change | None:
    heard = days_heard(text, ear)
    if not heard.days or heard.past:
        return None
    return WorkAgain(heard.days[0][0], heard.days[-1][1] if change.last is not None else None)


@_corrected.register(BlockHours)
@_corrected.register(OpenHours)
def _hours(change: BlockHours | OpenHours, text: str, ear: Ear) -> Change | None:
    week = weekdays_heard(text)
    start, end = (at.astimezone(ear.zone).replace(tzinfo=None) for at in (change.starts_at, change.ends_at))
    hours = _new_hours(((_minutes(start), _minutes(end) or DAY_LONG),), text, ear)
    if week.every and isinstance(change, BlockHours) and hours:
        return ChangeWeek(week.days, "close", tuple(write_hours(hours)))
    heard = days_heard(text, ear)
    if not heard.days and not clock_hours_heard(text, ear):
        return None
    first, last = (heard.days[0][0], heard.days[-1][1]) if heard.days else (start.date(), start.date())
    return replace(change, starts_at=ear.begins(_at(first, hours[0][0])), ends_at=ear.ends(_at(last, hours[-1][1])))


@_corrected.register
def _week(change: ChangeWeek, text: str, ear: Ear) -> Change | None:
    week, heard_hours = weekdays_heard(text), clock_hours_heard(text, ear)
    hours = tuple(write_hours(_new_hours(read_hours(change.hours), text, ear)))
    days = week.days or change.weekdays
    if _ONCE.search(fold(text)):
        return _once(replace(change, weekdays=days, hours=hours), ear)
    if not week.days and not heard_hours:
        return None
    return replace(change, weekdays=days, hours=hours)


@_corrected.register
def _dates(change: ChangeDates, text: str, ear: Ear) -> Change | None:
    week, heard_hours = weekdays_heard(text), clock_hours_heard(text, ear)
    hours = tuple(write_hours(_new_hours(read_hours(change.hours), text, ear)))
    if week.every:
        return ChangeWeek(week.days, change.how, hours)
    heard = days_heard(text, ear)
    if heard.past or (not heard.days and not heard_hours):
        return None
    dates = tuple(first + n * DAY for first, last in heard.days for n in range((last - first).days + 1))
    return replace(change, dates=dates or change.dates, hours=hours)


@_corrected.register(SetPrice)
@_corrected.register(Sell)
def _price(change: SetPrice | Sell, text: str, ear: Ear) -> Change | None:
    price = price_heard(text, ear)
    lengths = lengths_heard(text, ear)
    minutes = lengths[0] if lengths else change.minutes
    if price is None:
        return replace(change, minutes=minutes) if lengths else None
    if isinstance(price, Unclear):
        return None
    if isinstance(change, Sell):
        return replace(change, minutes=minutes, price=price[1]) if price[0] == "to" else None
    return SetPrice(minutes, *price)


@_corrected.register
def _stop(change: StopSelling, text: str, ear: Ear) -> Change | None:
    lengths = lengths_heard(text, ear)
    return StopSelling(lengths[0]) if lengths else None


@_corrected.register
def _length(change: ChangeLength, text: str, ear: Ear) -> Change | None:
    lengths = lengths_heard(text, ear)
    return replace(change, to=lengths[-1]) if lengths else None


@_corrected.register
def _limit(change: SetLimit, text: str, ear: Ear) -> Change | None:
    value = number_heard(text, change.name, ear)
    return replace(change, value=value) if value is not None else None


def _once(change: ChangeWeek, ear: Ear) -> Change:
    """The next of each of these days, today included."""
    dates = sorted(ear.today + ((WEEKDAYS.index(day) - ear.today.weekday()) % 7) * DAY for day in change.weekdays)
    if change.how == "close" and change.hours != WHOLE_DAY and len(dates) == 1 and len(change.hours) == 1:
        ((start, end),) = read_hours(change.hours)
        return BlockHours(ear.begins(_at(dates[0], start)), ear.ends(_at(dates[0], end)))
    return ChangeDates(tuple(dates), change.how, change.hours)


def _new_hours(before: tuple[Minutes, ...], text: str, ear: Ear) -> tuple[Minutes, ...]:
    """ "Until 5" keeps the beginning, "from 3" the end."""
    said = clock_hours_heard(text, ear)
    if len(said) != 1 or len(before) != 1:
        return said or before
    (start, end), (from_, until) = said[0], before[0]
    if end == DAY_LONG and start > 0 and start < until and until < DAY_LONG:
        return ((start, until),)
    if start == 0 and from_ > 0 and from_ < end:
        return ((from_, end),)
    return said


def _minutes(at: datetime) -> int:
    return at.hour * 60 + at.minute


def _at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)
