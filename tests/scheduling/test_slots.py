"""Which starts are free, and why the others are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any

import pytest

from assistant.money import Money
from assistant.scheduling.calendar import WEEKDAYS, Away, Calendar, Consultation
from assistant.scheduling.records import stretches
from assistant.scheduling.slots import Diary, Reason, Taken, explained, slots, why
from assistant.scheduling.spans import Span
from assistant.scheduling.wall_clock import zone
from tests.scheduling.house import START, at

MINUTE = timedelta(minutes=1)
WEEK = MappingProxyType({day: stretches(["09:00-12:30", "14:00-18:00"]) for day in WEEKDAYS[:5]})
LENGTHS = (Consultation(30, Money(4000, "EUR")), Consultation(60, Money(7000, "EUR")))
PARIS = Calendar(
    "Europe/Paris", weekly=WEEK, buffer_minutes=15, consultations=LENGTHS, away=(Away(date(2026, 12, 10), date(2026, 12, 11)),)
)


def diary(**changes: Any) -> Diary:
    """Of the calendar's fields and the diary's own."""
    own = {name: changes.pop(name) for name in ("now", "taken", "busy", "blocked") if name in changes}
    return Diary(**{"calendar": replace(PARIS, **changes), "now": START, **own})


def taken(start: datetime, minutes: int = 30, buffer: int = 15) -> Taken:
    end = start + minutes * MINUTE
    return Taken(start, end, end + buffer * MINUTE)


def of_day(which: Diary, day: int, minutes: int = 30, month: int = 12) -> list[str]:
    """The free starts of a day, by the clock in Paris."""
    found = slots(which, minutes, Span(at(day, 0, month=month), at(day, 0, month=month) + timedelta(days=1)))
    return [f"{slot.starts_at.astimezone(zone('Europe/Paris')):%H:%M}" for slot in found]


def test_a_day_is_listed_by_the_grid_within_its_hours() -> None:
    morning = ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "12:00"]
    afternoon = ["14:00", "14:30", "15:00", "15:30", "16:00", "16:30", "17:00", "17:30"]
    assert of_day(diary(), 1) == [*morning, *afternoon]


def test_a_longer_one_ends_within_the_hours_too() -> None:
    assert of_day(diary(step_minutes=60), 1, 60) == ["09:00", "10:00", "11:00", "14:00", "15:00", "16:00", "17:00"]


def test_the_grid_begins_with_each_stretch_of_hours() -> None:
    assert of_day(diary(dates=MappingProxyType({date(2026, 12, 5): stretches(["10:20-11:45"])})), 5) == ["10:20", "10:50"]


def test_a_slot_says_when_it_ends_and_what_it_costs() -> None:
    first = slots(diary(), 60, Span(at(1, 9), at(1, 10)))[0]
    assert (first.starts_at, first.ends_at, first.minutes, first.price, first.why) == (at(1, 9), at(1, 10), 60, Money(7000, "EUR"), None)


def test_a_window_is_from_its_start_until_before_its_end() -> None:
    assert [slot.starts_at for slot in slots(diary(), 30, Span(at(1, 9, 30), at(1, 10, 30)))] == [at(1, 9, 30), at(1, 10)]
    assert slots(diary(), 30, Span(at(2, 9), at(1, 9))) == ()


CASES: list[tuple[str, Diary, datetime, int, Reason | None]] = [
    ("it is free", diary(), at(1, 9), 30, None),
    ("of that length none is sold", diary(), at(1, 9), 45, "not_sold"),
    ("it is Saturday", diary(), at(5, 9), 30, "closed"),
    ("it is lunch", diary(), at(1, 13), 30, "closed"),
    ("it would not end within the hours", diary(), at(1, 12), 60, "closed"),
    ("a date's own hours replace the week's", diary(dates=MappingProxyType({date(2026, 12, 1): ()})), at(1, 9), 30, "closed"),
    ("it is a day off", diary(), at(10, 9), 30, "away"),
    ("the last day off is one too", diary(), at(11, 17, 30), 30, "away"),
    ("a day off that would be closed anyway is closed", diary(away=(Away(date(2026, 12, 5), date(2026, 12, 6)),)), at(5, 9), 30, "closed"),
    ("ten past is no start", diary(), at(1, 9, 10), 30, "off_grid"),
    ("a second past is no start", diary(), at(1, 9) + timedelta(seconds=1), 30, "off_grid"),
    ("it is past", diary(now=at(1, 9, 1), notice_hours=0), at(1, 9), 30, "too_soon"),
    ("it is this minute, without notice", diary(now=at(1, 9), notice_hours=0), at(1, 9), 30, None),
    ("it is in less than the notice", diary(), at(30, 10, 30, month=11), 30, "too_soon"),
    ("it is in exactly the notice", diary(), at(30, 11, month=11), 30, None),
    ("it is on the last day, later than now", diary(), at(14, 9, 30), 30, "too_far"),
    ("it is the last moment", diary(), at(14, 9), 30, None),
    ("somebody has it", diary(taken=(taken(at(1, 9)),)), at(1, 9), 30, "taken"),
    ("it would run into somebody's", diary(taken=(taken(at(1, 9, 30), 60),)), at(1, 9), 60, "taken"),
    ("somebody's ends as it begins", diary(taken=(taken(at(1, 9)),)), at(1, 9, 30), 30, "buffer"),
    ("somebody's begins as it ends", diary(taken=(taken(at(1, 10)),)), at(1, 9, 30), 30, "buffer"),
    ("there is just the buffer between", diary(step_minutes=15, taken=(taken(at(1, 9)),)), at(1, 9, 45), 30, None),
    ("there is just the buffer before the next", diary(step_minutes=15, taken=(taken(at(1, 10, 45)),)), at(1, 10), 30, None),
    ("the buffer was wider when it was booked", diary(taken=(taken(at(1, 9), buffer=60),)), at(1, 10), 30, "buffer"),
    ("the buffer is wider by now", diary(buffer_minutes=45, taken=(taken(at(1, 9), buffer=0),)), at(1, 10), 30, "buffer"),
    ("there is business elsewhere", diary(busy=(Span(at(1, 9, 10), at(1, 9, 20)),)), at(1, 9), 30, "busy"),
    ("business elsewhere is too close", diary(busy=(Span(at(1, 9, 40), at(1, 10)),)), at(1, 9), 30, "buffer"),
    ("business elsewhere is a buffer away", diary(busy=(Span(at(1, 9, 45), at(1, 10)),)), at(1, 9), 30, None),
    ("the hours are blocked", diary(blocked=(Span(at(1, 9), at(1, 12)),)), at(1, 11, 30), 30, "busy"),
    ("blocked hours end as it begins, like a lunch", diary(blocked=(Span(at(1, 9), at(1, 12)),)), at(1, 12), 30, None),
    ("the day is full", diary(per_day=1, taken=(taken(at(1, 9)),)), at(1, 16), 30, "day_full"),
    ("the next day is not", diary(per_day=1, taken=(taken(at(1, 9)),)), at(2, 16), 30, None),
    ("the week is full", diary(per_week=2, taken=(taken(at(1, 9)), taken(at(2, 9)))), at(4, 16), 30, "week_full"),
    ("a Sunday ends its week", diary(per_week=1, taken=(taken(at(6, 9)),)), at(4, 16), 30, "week_full"),
    ("a Sunday is not of the week after", diary(per_week=1, taken=(taken(at(6, 9)),)), at(7, 9), 30, None),
    ("the next week is not", diary(per_week=2, taken=(taken(at(1, 9)), taken(at(2, 9)))), at(7, 9), 30, None),
]


@pytest.mark.parametrize(("which", "start", "minutes", "reason"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_every_start_is_free_or_has_its_reason(which: Diary, start: datetime, minutes: int, reason: Reason | None) -> None:
    assert why(which, minutes, start) == reason


def test_the_explained_list_names_every_start_of_the_grid_and_its_reason() -> None:
    which = diary(now=at(30, 9, month=11), taken=(taken(at(30, 14, month=11)),))
    found = explained(which, 30, Span(at(30, 9, month=11), at(30, 16, month=11)))
    reasons = [slot.why for slot in found]
    assert reasons == ["too_soon"] * 4 + [None] * 3 + ["taken", "buffer", None, None]
    assert {slot.why for slot in explained(which, 30, Span(at(10, 0), at(12, 0)))} == {"away"}


def test_of_a_length_that_is_not_sold_there_are_no_starts() -> None:
    assert explained(diary(), 45, Span(at(1, 0), at(2, 0))) == ()


def test_who_is_open_until_midnight_and_from_midnight_is_open_across_it() -> None:
    nights = MappingProxyType({"tue": stretches(["22:00-24:00"]), "wed": stretches(["00:00-02:00"])})
    found = [slot.starts_at for slot in slots(diary(weekly=nights, step_minutes=60), 60, Span(at(1, 20), at(2, 9)))]
    assert found == [at(1, 22), at(1, 23), at(2, 0), at(2, 1)]
    assert why(diary(weekly=nights), 60, at(1, 23, 30)) is None
    assert why(diary(weekly=nights, away=(Away(date(2026, 12, 2), date(2026, 12, 2)),)), 60, at(1, 23, 30)) == "away"


def test_hours_that_overlap_list_a_start_once() -> None:
    which = diary(dates=MappingProxyType({date(2026, 12, 1): stretches(["09:00-10:30", "10:00-11:00"])}))
    assert of_day(which, 1) == ["09:00", "09:30", "10:00", "10:30"]


def test_the_week_and_the_day_are_the_freelancers_own() -> None:
    """Monday morning in Auckland is Sunday in UTC."""
    auckland = replace(PARIS, timezone="Pacific/Auckland", per_week=1, per_day=1, horizon_days=30)
    monday = datetime(2026, 12, 6, 20, 0, tzinfo=UTC)
    which = Diary(auckland, START, taken=(taken(monday),))
    assert why(which, 30, monday + timedelta(hours=2)) == "day_full"
    assert why(which, 30, monday + timedelta(days=2)) == "week_full"
    assert why(which, 30, monday - timedelta(days=3)) is None


@pytest.mark.parametrize("name", ["Asia/Kathmandu", "Asia/Kolkata", "America/St_Johns", "Pacific/Chatham"])
def test_the_grid_is_the_freelancers_local_one(name: str) -> None:
    which = diary(timezone=name)
    clocks = {slot.starts_at.astimezone(zone(name)).time() for slot in slots(which, 30, Span(START, START + timedelta(days=14)))}
    assert {time(9), time(9, 30), time(17, 30)} <= clocks
    assert {clock.minute for clock in clocks} == {0, 30}
