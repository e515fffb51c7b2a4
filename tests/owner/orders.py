"""Orders of every kind, and everything that they could leave behind."""

from __future__ import annotations

from tests.owner.house import ME, House

ORDERS = (
    "I'm away from Thursday to Sunday",
    "I'm away on 14 December",
    "cancel my day off on Friday",
    "cancel my holiday on 28 December",
    "I'm back on Saturday",
    "block tomorrow 2 to 4",
    "block tomorrow 3 to 6",
    "unblock tomorrow",
    "no calls on Friday mornings",
    "I work Fridays 10 to 12",
    "no calls on 10 December",
    "open Saturday 12 December 10 to 12",
    "raise the 30-minute call to 50",
    "raise the 30-minute call by 10%",
    "make the 30-minute call free",
    "add a 45-minute call at 60",
    "stop selling the 60-minute call",
    "make the 60-minute call 75 minutes long",
    "48 hours notice",
    "at most 3 calls a day",
    "no limit of calls per day",
    "reopen Friday",
    "raise all my prices by 5%",
)


def state(house: House) -> object:
    """Everything that a client could notice, and what an import and an export go by."""
    days = [(off.first, off.last, off.note) for off in house.scheduling.days_off(ME)]
    blocks = [(one.starts_at, one.ends_at) for one in house.scheduling.blocks(ME)]
    calendar = house.calendar()
    rest = (calendar.weekly, calendar.dates, calendar.consultations, calendar.notice_hours, calendar.per_day)
    return days, blocks, rest
