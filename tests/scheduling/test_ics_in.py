"""When a calendar elsewhere says that its owner is busy: too long rather than too short, and never not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assistant.errors import Invalid
from assistant.scheduling.ics_in import busy
from assistant.scheduling.spans import Span
from tests.scheduling.calendars_elsewhere import ics
from tests.scheduling.house import at

WINDOW = Span(at(1, 0), at(1, 0) + timedelta(days=120))
PARIS = "Europe/Paris"


def utc(*of: int) -> datetime:
    return datetime(*of, tzinfo=UTC)  # type: ignore[misc]


def spans(text: str, zone: str = PARIS, window: Span = WINDOW) -> list[tuple[datetime, datetime]]:
    return [(span.start, span.end) for span in busy(text, zone, window).spans]


def problems(text: str) -> tuple[str, ...]:
    return busy(text, PARIS, WINDOW).problems


# What is written, and when that is.
ONE = [
    ("in UTC", "DTSTART:20261203T090000Z\nDTEND:20261203T100000Z", at(3, 10), at(3, 11)),
    ("in a zone", "DTSTART;TZID=America/New_York:20261203T090000\nDTEND;TZID=America/New_York:20261203T100000", at(3, 15), at(3, 16)),
    ("in a quoted zone", 'DTSTART;TZID="Europe/Paris":20261203T090000\nDURATION:PT1H30M', at(3, 9), at(3, 10, 30)),
    ("in a zone of Windows", "DTSTART;TZID=Romance Standard Time:20261203T090000\nDURATION:PT1H", at(3, 9), at(3, 10)),
    ("in a zone of a maker's", "DTSTART;TZID=/example.org/2024/Asia/Tokyo:20261203T170000\nDURATION:PT1H", at(3, 9), at(3, 10)),
    ("in no zone", "DTSTART:20261203T090000\nDTEND:20261203T100000", at(3, 9), at(3, 10)),
    ("a whole day", "DTSTART;VALUE=DATE:20261203", at(3, 0), at(4, 0)),
    ("whole days", "DTSTART;VALUE=DATE:20261203\nDTEND;VALUE=DATE:20261205", at(3, 0), at(5, 0)),
    ("a week", "DTSTART;VALUE=DATE:20261203\nDURATION:P1W", at(3, 0), at(10, 0)),
    ("with a line that is folded", "DTSTART;TZID=Europe\n /Paris:202612\n\t03T090000\nDURATION:PT1H", at(3, 9), at(3, 10)),
    ("in a zone that nobody knows", "DTSTART;TZID=Narnia:20261203T120000\nDURATION:PT1H", utc(2026, 12, 2, 22), utc(2026, 12, 4, 1)),
]


@pytest.mark.parametrize(("text", "start", "end"), [case[1:] for case in ONE], ids=[case[0] for case in ONE])
def test_an_event_is_read_as_it_was_written(text: str, start: datetime, end: datetime) -> None:
    assert spans(ics(text)) == [(start, end)]


@pytest.mark.parametrize(
    "line", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE", "UID:x@consultations.freelance-assistant"]
)
def test_what_keeps_nobody_busy_does_not_count(line: str) -> None:
    text = f"BEGIN:VEVENT\n{line}\nDTSTART:20261203T090000Z\nDURATION:PT1H\nEND:VEVENT"
    assert spans(ics(text)) == []


def test_a_tentative_one_counts() -> None:
    assert len(spans(ics("STATUS:TENTATIVE\nDTSTART:20261203T090000Z\nDURATION:PT1H"))) == 1


def test_what_lies_outside_the_window_is_left_out_and_what_touches_is_one() -> None:
    hours = [f"DTSTART:202612{day:02}T{hour:02}0000Z\nDURATION:PT1H" for day, hour in ((3, 9), (3, 10), (3, 12))]
    assert spans(ics(*hours, "DTSTART:20251203T090000Z\nDURATION:PT1H")) == [(at(3, 10), at(3, 12)), (at(3, 13), at(3, 14))]


def test_a_zone_that_describes_itself_is_taken_at_its_widest() -> None:
    zone = """BEGIN:VTIMEZONE
TZID:Home
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19700101T000000
END:STANDARD
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19700101T000000
END:DAYLIGHT
END:VTIMEZONE"""
    assert spans(ics(zone, "DTSTART;TZID=Home:20261203T090000\nDURATION:PT1H")) == [(at(3, 8), at(3, 10))]


def test_free_and_busy_times_are_read() -> None:
    taken = "FREEBUSY:20261203T090000Z/PT1H,20261204T090000Z/20261204T100000Z"
    free = "FREEBUSY;FBTYPE=FREE:20261205T090000Z/PT9H"
    found = spans(ics(f"BEGIN:VFREEBUSY\n{taken}\n{free}\nEND:VFREEBUSY"))
    assert found == [(at(3, 10), at(3, 11)), (at(4, 10), at(4, 11))]


# ---- what repeats -------------------------------------------------------------------------------------------------

# Of an event at nine on Tuesday, 1 December 2026, in Paris: on which days of December it is.
RULES = [
    ("FREQ=DAILY;COUNT=3", [1, 2, 3]),
    ("FREQ=DAILY;INTERVAL=10", [1, 11, 21, 31]),
    ("FREQ=DAILY;UNTIL=20261203T080000Z", [1, 2, 3]),
    ("FREQ=DAILY;UNTIL=20261203T075959Z", [1, 2]),
    ("FREQ=DAILY;UNTIL=20261203", [1, 2, 3]),
    ("FREQ=DAILY;BYDAY=SA,SU;COUNT=3", [1, 5, 6, 12]),
    ("FREQ=DAILY;BYMONTHDAY=1,-1", [1, 31]),
    ("FREQ=WEEKLY", [1, 8, 15, 22, 29]),
    ("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4", [1, 3, 8, 10]),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=MO", [1, 6, 15, 20, 29]),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU", [1, 13, 15, 27, 29]),
    ("FREQ=MONTHLY", [1]),
    ("FREQ=MONTHLY;BYMONTHDAY=1,15,-1", [1, 15, 31]),
    ("FREQ=MONTHLY;BYDAY=1TU,-1FR", [1, 25]),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13,11", [1, 11]),
    ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=31", [1, 31]),
    ("FREQ=YEARLY", [1]),
    ("FREQ=YEARLY;BYMONTH=12;BYDAY=2WE", [1, 9]),
    ("FREQ=YEARLY;BYMONTH=11", [1]),
    ("freq=weekly;count=2", [1, 8]),
]


@pytest.mark.parametrize(("rule", "days"), RULES)
def test_what_repeats_is_busy_on_each_of_its_days(rule: str, days: list[int]) -> None:
    text = ics(f"DTSTART;TZID=Europe/Paris:20261201T090000\nDURATION:PT1H\nRRULE:{rule}")
    assert spans(text, window=Span(at(1, 0), at(31, 23, 59))) == [(at(day, 9), at(day, 10)) for day in days]
    assert problems(text) == ()


def test_what_began_long_ago_goes_on() -> None:
    text = ics("DTSTART;TZID=Europe/Paris:19990104T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=2")
    found = spans(text, window=Span(at(1, 0), at(31, 0)))
    assert [(start - at(7, 9)).days % 14 for start, _ in found] in ([0, 0], [7, 7, 7], [7, 7])
    assert {start.weekday() for start, _ in found} == {0}


def test_what_lasts_for_days_and_began_before_is_still_there() -> None:
    text = ics("DTSTART;TZID=Europe/Paris:20260927T090000\nDURATION:P6D\nRRULE:FREQ=MONTHLY")
    assert spans(text, window=Span(at(1, 0), at(20, 0))) == [(at(1, 9) - timedelta(days=4), at(3, 9))]


def test_one_of_a_series_is_left_out_added_moved_or_cancelled() -> None:
    series = """BEGIN:VEVENT
UID:series
DTSTART;TZID=Europe/Paris:20261201T090000
DURATION:PT1H
RRULE:FREQ=DAILY;COUNT=5
EXDATE;TZID=Europe/Paris:20261202T090000
RDATE;TZID=Europe/Paris:20261210T090000
END:VEVENT"""
    moved = "BEGIN:VEVENT\nUID:series\nRECURRENCE-ID:20261203T080000Z\nDTSTART:20261203T130000Z\nDURATION:PT2H\nEND:VEVENT"
    cancelled = "BEGIN:VEVENT\nUID:series\nRECURRENCE-ID:20261204T080000Z\nSTATUS:CANCELLED\nDTSTART:20261204T080000Z\nEND:VEVENT"
    expected = [(at(1, 9), at(1, 10)), (at(3, 14), at(3, 16)), (at(5, 9), at(5, 10)), (at(10, 9), at(10, 10))]
    assert spans(ics(series, moved, cancelled)) == expected


@pytest.mark.parametrize(
    "rule",
    ["FREQ=HOURLY", "FREQ=SECONDLY", "FREQ=DAILY;BYHOUR=9,15", "FREQ=YEARLY;BYWEEKNO=50", "FREQ=DAILY;INTERVAL=0", "FREQ=FULLMOON", ""],
)
def test_a_repetition_that_is_not_understood_keeps_whole_days_busy_and_is_said(rule: str) -> None:
    text = ics(f"DTSTART;TZID=Europe/Paris:20261203T090000\nDURATION:PT1H\nRRULE:{rule}")
    ((begins, ends),) = spans(text)
    assert begins == at(3, 0)
    assert ends >= WINDOW.end
    assert "not understood" in problems(text)[0]


def test_it_is_busy_until_the_repetition_ends_though_it_is_not_understood() -> None:
    text = ics("DTSTART;TZID=Europe/Paris:20261203T090000\nRRULE:FREQ=HOURLY;UNTIL=20261204T120000Z")
    assert spans(text) == [(at(3, 0), at(6, 0))]


def test_of_a_set_with_places_all_of_it_counts() -> None:
    text = ics("DTSTART;TZID=Europe/Paris:20261201T090000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;COUNT=2")
    days = [start.day for start, _ in spans(text, window=Span(at(1, 0), at(31, 0)))]
    assert days == [1, 7, 8, 14, 15, 21, 22, 28, 29]
    assert problems(text)


# ---- clocks that are changed --------------------------------------------------------------------------------------

CHANGES = [
    # Half past two to half past three, which on that day do not exist: an hour at least, wherever another calendar puts it.
    ("20270320T023000", "20270320T033000", 28, (2027, 3, 28, 1, 0), (2027, 3, 28, 2, 30)),
    # Half past two comes twice: from the first to an hour after the second.
    ("20271025T023000", "20271025T033000", 31, (2027, 10, 31, 0, 30), (2027, 10, 31, 2, 30)),
    # One to half past two: until the second half past two.
    ("20271025T010000", "20271025T023000", 31, (2027, 10, 30, 23, 0), (2027, 10, 31, 1, 30)),
    # Over the hour that does not exist: by the clock on the wall it is shorter, by the seconds it is not.
    ("20270320T013000", "20270320T033000", 28, (2027, 3, 28, 0, 30), (2027, 3, 28, 2, 30)),
]


@pytest.mark.parametrize(("start", "end", "day", "begins", "ends"), CHANGES)
def test_around_a_change_of_the_clock_it_is_busy_long_enough(
    start: str, end: str, day: int, begins: tuple[int, ...], ends: tuple[int, ...]
) -> None:
    text = ics(f"DTSTART;TZID=Europe/Paris:{start}\nDTEND;TZID=Europe/Paris:{end}\nRRULE:FREQ=DAILY;COUNT=12")
    window = Span(utc(*begins) - timedelta(hours=6), utc(*ends) + timedelta(hours=6))
    assert spans(text, window=window) == [(utc(*begins), utc(*ends))]


# ---- what is no calendar, or a bad one ----------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "<html></html>", "BEGIN:VEVENT\nEND:VEVENT", "\x00" * 100])
def test_what_is_no_calendar_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        busy(text, PARIS, WINDOW)
    assert refused.value.code == "not_a_calendar"


def test_an_event_that_cannot_be_read_is_said_and_the_others_count() -> None:
    text = ics("DTSTART:soon", "DTSTART:20261399T250000Z", "SUMMARY:none", "DTSTART:20261203T090000Z\nDURATION:PT1H")
    assert spans(text) == [(at(3, 10), at(3, 11))]
    assert len(problems(text)) >= 3


def test_a_length_that_cannot_be_read_is_a_day() -> None:
    text = ics("DTSTART:20261203T090000Z\nDURATION:some time")
    assert spans(text) == [(at(3, 10), at(4, 10))]
    assert problems(text)


@pytest.mark.parametrize("end", ["DTEND:20261203T080000Z", "DURATION:-PT1H", ""])
def test_what_has_no_length_keeps_nobody_busy(end: str) -> None:
    assert spans(ics(f"DTSTART:20261203T090000Z\n{end}")) == []


def test_more_than_is_read_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        busy(ics(*(["DTSTART:20261203T090000Z"] * 20_001)), PARIS, WINDOW)
    assert refused.value.code == "calendar_too_large"
    with pytest.raises(Invalid):
        busy("BEGIN:VCALENDAR\n" * 20, PARIS, WINDOW)


def test_very_many_times_count_as_all_of_it() -> None:
    daily = "DTSTART:20261201T090000Z\nDURATION:PT1M\nRRULE:FREQ=DAILY"
    found = busy(ics(*([daily] * 300)), PARIS, WINDOW)
    assert found.spans == (WINDOW,)
    assert found.problems
