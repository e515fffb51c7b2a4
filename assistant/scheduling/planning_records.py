"""What a change of hours, prices or limits comes to in the records, where each value has a key of the profile."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from assistant.money import Money
from assistant.scheduling.calendar import Calendar, Hours
from assistant.scheduling.changes import ChangeDates, ChangeLength, ChangeWeek, Limit, Sell, SetLimit, SetPrice, StopSelling, Stretch
from assistant.scheduling.clock_hours import changed, of_hours, read_hours, write_hours
from assistant.scheduling.edits import Edit
from assistant.scheduling.openings import hours
from assistant.scheduling.pointless import Pointless
from assistant.scheduling.records import stretches
from assistant.scheduling.standing import Standing

MOST_MINUTES = 24 * 60
MOST_PRICE = Decimal(1_000_000)
BOUNDS: dict[Limit, tuple[int, int]] = {
    "notice_hours": (0, 10_000), "buffer_minutes": (0, 1440), "per_day": (1, 10_000), "per_week": (1, 10_000),
    "horizon_days": (1, 730), "step_minutes": (1, 1440),
}  # fmt: skip
"""What the records hold."""
MAY_BE_NONE: tuple[Limit, ...] = ("per_day", "per_week")

Planned = tuple[Edit, ...] | Pointless


def week(change: ChangeWeek, standing: Standing) -> Planned:
    listed = standing.body.get("availability", {}).get("weekly", {})
    by = read_hours(change.hours)
    edits: list[Edit] = []
    for day in change.weekdays:
        now = of_hours(standing.calendar.weekly.get(day, ()))
        after = changed(now, change.how, by)
        if after != now:
            edits.append(Edit("record", f"availability.weekly.{day}", listed.get(day), write_hours(after) or None))
    if not edits and change.how != "add" and not any(standing.calendar.weekly.get(day) for day in change.weekdays):
        return Pointless("closed_then")
    return tuple(edits)


def dates(change: ChangeDates, standing: Standing) -> Planned:
    """A day that is closed stands there with no hours: its week would open it."""
    listed = standing.body.get("availability", {}).get("dates", {})
    by = read_hours(change.hours)
    edits: list[Edit] = []
    for day in change.dates:
        now = of_hours(hours(standing.calendar, day))
        after = changed(now, change.how, by)
        if after != now:
            edits.append(Edit("record", f"availability.dates.{day}", listed.get(day.isoformat()), write_hours(after)))
    if not edits and change.how != "add" and not any(hours(standing.calendar, day) for day in change.dates):
        return Pointless("closed_then")
    return tuple(edits)


def reopened(days: Stretch, standing: Standing) -> tuple[Edit, ...]:
    """Single days that were closed are again as in other weeks."""
    listed = standing.body.get("availability", {}).get("dates", {})
    closed = sorted(day for day, open_hours in listed.items() if not open_hours and days[0].isoformat() <= day <= days[1].isoformat())
    return tuple(Edit("record", f"availability.dates.{day}", listed[day], None) for day in closed)


def sold(change: SetPrice | Sell | StopSelling | ChangeLength, standing: Standing) -> Planned:
    now = {one["minutes"]: one for one in standing.body.get("consultations", ())}
    if isinstance(change, SetPrice) and not change.minutes:
        return _all_priced(change, now, standing)
    before = now.get(change.minutes)
    if isinstance(change, Sell):
        return Pointless("sold_already", {"minutes": change.minutes}) if before else _item(change.minutes, None, change.price, standing)
    if before is None:
        return Pointless("not_sold", {"minutes": change.minutes, "sold": tuple(sorted(now))})
    if isinstance(change, StopSelling):
        return (Edit("record", _key(change.minutes), before, None),)
    if isinstance(change, SetPrice):
        return _item(change.minutes, before, _priced(change, Decimal(str(before["price"])), standing.currency), standing)
    if change.to in now:
        return Pointless("sold_already", {"minutes": change.to})
    longer = _item(change.to, None, Decimal(str(before["price"])), standing)
    return longer if isinstance(longer, Pointless) else (Edit("record", _key(change.minutes), before, None), *longer)


def _all_priced(change: SetPrice, sold: dict[int, Any], standing: Standing) -> Planned:
    edits: list[Edit] = []
    for minutes, before in sorted(sold.items()):
        found = _item(minutes, before, _priced(change, Decimal(str(before["price"])), standing.currency), standing)
        if isinstance(found, Pointless):
            return found
        edits += found
    return tuple(edits)


def limit(change: SetLimit, standing: Standing) -> Planned:
    least, most = BOUNDS[change.name]
    if change.value is None and change.name not in MAY_BE_NONE or change.value is not None and not least <= change.value <= most:
        return Pointless("bad_limit", {"name": change.name, "least": least, "most": most})
    if getattr(standing.calendar, change.name) == change.value:
        return ()
    before = standing.body.get("availability", {}).get(change.name)
    return (Edit("record", f"availability.{change.name}", before, change.value),)


def after_edits(calendar: Calendar, edits: tuple[Edit, ...]) -> tuple[dict[str, tuple[Hours, ...]], dict[date, tuple[Hours, ...]]]:
    """The hours of the week and of single days as they are after these."""
    weekly, single = dict(calendar.weekly), dict(calendar.dates)
    for edit in edits:
        _, _, key = edit.name.partition("availability.")
        kind, _, day = key.partition(".")
        if edit.kind == "record" and kind == "weekly":
            weekly[day] = stretches(edit.after or ())
        elif edit.kind == "record" and kind == "dates":
            single[date.fromisoformat(day)] = stretches(edit.after or ())
    return weekly, single


def _item(minutes: int, before: Any, price: Decimal, standing: Standing) -> Planned:
    if not 1 <= minutes <= MOST_MINUTES:
        return Pointless("bad_length", {"most": MOST_MINUTES})
    amount = _amount(price, standing.currency)
    if amount is None:
        return Pointless("bad_price", {"currency": standing.currency})
    if before is not None and Decimal(str(before["price"])) == price:
        return ()
    return (Edit("record", _key(minutes), before, {"minutes": minutes, "price": amount}),)


def _priced(change: SetPrice, now: Decimal, currency: str) -> Decimal:
    if change.how == "to":
        return change.value
    if change.how == "by":
        return now + change.value
    return _rounded(now * (100 + change.value) / 100, currency)


def _rounded(price: Decimal, currency: str) -> Decimal:
    """To the currency's smallest unit, half up."""
    unit = Money(1, currency).amount
    return (price / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit


def _amount(price: Decimal, currency: str) -> int | str | None:
    """As the records hold it: a whole number, or text with the currency's decimals. None where it cannot be paid."""
    try:
        money = Money.parse(price, currency)
    except ValueError:
        return None
    if not 0 <= price <= MOST_PRICE:
        return None
    return int(money.amount) if money.amount == int(money.amount) else f"{money.amount:f}"


def _key(minutes: int) -> str:
    return f"consultations[{minutes}]"
