"""Whatever the calendar: what is listed can be booked, and what is not listed is refused, with the reason that the list gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from assistant.database.calendar_tables import consultations
from assistant.errors import Conflict
from assistant.money import Money
from assistant.scheduling.calendar import WEEKDAYS, Away, Calendar, Consultation, Hours
from assistant.scheduling.slots import Diary, Taken, explained, slots, why
from assistant.scheduling.spans import Span
from tests.conftest import FULL_SIZE
from tests.scheduling.house import House, assistant, opened, wanted

NOW = datetime(2027, 1, 13, 12, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
# None changes its clock within the weeks that are looked at: those that do have a proof of their own.
ZONES = (
    "Europe/Paris America/New_York Asia/Kathmandu Asia/Kolkata Pacific/Chatham Pacific/Auckland Pacific/Kiritimati America/St_Johns".split()
)
LENGTHS = (30, 60, 90)
CASES, BOOKED = (20_000, 400) if FULL_SIZE else (300, 25)


@st.composite
def hours(draw: st.DrawFn) -> tuple[Hours, ...]:
    cuts = draw(st.lists(st.integers(0, 96), min_size=0, max_size=6, unique=True).map(sorted))
    pairs = [(cuts[n], cuts[n + 1]) for n in range(0, len(cuts) - 1, 2)]
    return tuple(Hours(time(*divmod(start * 15, 60)), time(*divmod(end * 15 % (24 * 60), 60))) for start, end in pairs)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    near = st.integers(-2, 22).map(lambda n: NOW.date() + n * DAY)
    aways = st.tuples(near, st.integers(0, 3)).map(lambda at: Away(at[0], at[0] + at[1] * DAY))
    return Calendar(
        timezone=draw(st.sampled_from(ZONES)),
        weekly=MappingProxyType(draw(st.dictionaries(st.sampled_from(WEEKDAYS), hours(), min_size=1))),
        dates=MappingProxyType(draw(st.dictionaries(near, hours(), max_size=2))),
        away=tuple(draw(st.lists(aways, max_size=2))),
        step_minutes=draw(st.sampled_from([5, 15, 20, 30, 45, 60])),
        buffer_minutes=draw(st.sampled_from([0, 5, 15, 60])),
        notice_hours=draw(st.sampled_from([0, 2, 24])),
        horizon_days=draw(st.sampled_from([1, 7, 14, 20])),
        per_day=draw(st.none() | st.integers(1, 3)),
        per_week=draw(st.none() | st.integers(1, 5)),
        consultations=tuple(Consultation(n, Money(0, "EUR")) for n in LENGTHS[: draw(st.integers(1, 3))]),
    )


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    start = st.integers(-300, 20 * 288).map(lambda n: NOW + n * 5 * MINUTE)
    seats = st.tuples(start, st.sampled_from(LENGTHS), st.sampled_from([0, 15, 60]))
    spans = st.tuples(start, st.integers(1, 40)).map(lambda s: Span(s[0], s[0] + s[1] * 5 * MINUTE))
    return Diary(
        calendar=draw(calendars()),
        now=NOW,
        taken=tuple(Taken(at, at + n * MINUTE, at + (n + kept) * MINUTE) for at, n, kept in draw(st.lists(seats, max_size=8))),
        busy=tuple(draw(st.lists(spans, max_size=4))),
        blocked=tuple(draw(st.lists(spans, max_size=3))),
    )


def reference(diary: Diary, minutes: int, start: datetime) -> bool:
    """Free or not, said once more in the plainest way; only where no clock is changed."""
    calendar, end = diary.calendar, start + minutes * MINUTE
    where, buffer = ZoneInfo(calendar.timezone), calendar.buffer_minutes * MINUTE

    def local(at: datetime) -> datetime:
        return at.astimezone(where).replace(tzinfo=None)

    def stretches(day: date) -> list[tuple[int, int]]:
        said = calendar.dates[day] if day in calendar.dates else calendar.weekly.get(WEEKDAYS[day.weekday()], ())
        return [(h.start.hour * 60 + h.start.minute, (h.end.hour * 60 + h.end.minute) or 1440) for h in said]

    def opened(wall: datetime) -> bool:
        off = any(away.first <= wall.date() <= away.last for away in calendar.away)
        return not off and any(first <= wall.hour * 60 + wall.minute < last for first, last in stretches(wall.date()))

    wall = local(start)
    minute = wall.hour * 60 + wall.minute
    on_grid = any(first <= minute < last and (minute - first) % calendar.step_minutes == 0 for first, last in stretches(wall.date()))
    days = [local(taken.start).date() for taken in diary.taken]
    same_week = sum(day.isocalendar()[:2] == wall.date().isocalendar()[:2] for day in days)
    return (
        minutes in {sold.minutes for sold in calendar.consultations}
        and on_grid
        and all(opened(wall + n * MINUTE) for n in range(0, minutes, 5))
        and diary.now + timedelta(hours=calendar.notice_hours) <= start <= diary.now + timedelta(days=calendar.horizon_days)
        and all(start >= max(t.free_from, t.end + buffer) or end + buffer <= t.start for t in diary.taken)
        and all(start >= span.end + buffer or end + buffer <= span.start for span in diary.busy)
        and all(start >= span.end or end <= span.start for span in diary.blocked)
        and (calendar.per_day is None or days.count(wall.date()) < calendar.per_day)
        and (calendar.per_week is None or same_week < calendar.per_week)
    )


def edges(diary: Diary, minutes: int) -> set[datetime]:
    """The first and last starts that something lets through, where an hour too many or too few would show."""
    calendar, length, buffer = diary.calendar, minutes * MINUTE, diary.calendar.buffer_minutes * MINUTE
    limits = {diary.now + timedelta(hours=calendar.notice_hours), diary.now + timedelta(days=calendar.horizon_days)}
    around = {at for t in diary.taken for at in (t.start - buffer - length, t.end + buffer, t.free_from)}
    around |= {at for span in diary.busy for at in (span.start - buffer - length, span.end + buffer)}
    around |= {at for span in diary.blocked for at in (span.start - length, span.end)}
    return limits | around


@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(diaries(), st.sampled_from(LENGTHS), st.integers(-1, 20), st.integers(0, 287))
def test_the_list_the_check_and_the_plainest_reading_agree(diary: Diary, minutes: int, day: int, offset: int) -> None:
    window = Span(NOW + day * DAY, NOW + (day + 2) * DAY)
    listed = {slot.starts_at for slot in slots(diary, minutes, window)}
    grid = [slot.starts_at for slot in explained(diary, minutes, window)]
    # Some of the grid, wherever it begins, and some beside it: all of them would be hundreds each time.
    some = {*grid[offset % 7 :: 1 + len(grid) // 15], *(window.start + (offset + n * 37) * 5 * MINUTE for n in range(12))}
    for start in some:
        if window.start <= start < window.end:
            assert (start in listed) == (why(diary, minutes, start) is None) == reference(diary, minutes, start)
    for start in edges(diary, minutes):
        assert (why(diary, minutes, start) is None) == reference(diary, minutes, start)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with opened(tmp_path_factory.mktemp("hall")) as house:
        house.clock.now = NOW
        yield house


def stored(calendar: Calendar) -> dict[str, object]:
    def text(day: tuple[Hours, ...]) -> list[str]:
        return [f"{h.start:%H:%M}-{'24:00' if h.end == time.min else f'{h.end:%H:%M}'}" for h in day]

    return {
        "weekly": {day: text(day_hours) for day, day_hours in calendar.weekly.items()},
        "dates": {day.isoformat(): text(day_hours) for day, day_hours in calendar.dates.items()},
        "away": [{"from": away.first.isoformat(), "to": away.last.isoformat()} for away in calendar.away],
        **{name: getattr(calendar, name) for name in ("step_minutes", "buffer_minutes", "notice_hours", "horizon_days")},
        **{name: limit for name in ("per_day", "per_week") if (limit := getattr(calendar, name)) is not None},
    }


@settings(max_examples=BOOKED, deadline=None, suppress_health_check=list(HealthCheck))
@given(calendars(), st.randoms(use_true_random=False))
def test_a_client_can_book_what_is_listed_and_nothing_else(hall: House, calendar: Calendar, dice: object) -> None:
    hall.set_calendar(**{"per_day": None, "per_week": None, **stored(calendar)})
    with hall.database.transaction() as connection:
        connection.execute(delete(consultations))
    for n in range(4):
        who = assistant(f"c{n}", f"client {n}")
        window = Span(NOW, NOW + 21 * DAY)
        listed = [slot.starts_at for slot in hall.scheduling.slots(who, 30, window)]
        unlisted = NOW + dice.randrange(0, 20 * 288) * 5 * MINUTE  # type: ignore[attr-defined]
        if unlisted not in listed:
            with pytest.raises(Conflict):
                hall.scheduling.book(who, hall.key(), wanted(unlisted))
        if listed:
            start = dice.choice(listed)  # type: ignore[attr-defined]
            assert hall.scheduling.book(who, hall.key(), wanted(start)).starts_at == start
