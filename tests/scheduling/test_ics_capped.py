"""A calendar is read in a process of its own; what takes too much ends that process, and nothing else."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import Invalid
from assistant.scheduling.ics_capped import MOST_BYTES, Limits, read
from assistant.scheduling.ics_in import busy
from assistant.scheduling.spans import Span
from tests.conftest import FULL_SIZE
from tests.scheduling.calendars_elsewhere import ics
from tests.scheduling.house import at

WINDOW = Span(at(1, 0), at(1, 0) + timedelta(days=60))
PIECES = """BEGIN:VEVENT END:VEVENT BEGIN:VTIMEZONE DTSTART: DTEND: DURATION: RRULE:FREQ=DAILY ;COUNT= ;UNTIL= ;BYDAY=MO ;INTERVAL=
    EXDATE: RDATE: 20261203T090000Z 20261203 99999999T999999Z 00010101T000000 99991231T235959Z PT1H P9999W -P1D
    ;TZID=Europe/Paris ;TZID=X ;VALUE=DATE : ; , = " RECURRENCE-ID: UID:1 FREEBUSY: / 0 -1 999999999
    FREQ=YEARLY;BYMONTHDAY=-31 FREQ=MONTHLY;BYDAY=-5MO""".split()


def test_it_reads_the_same_as_in_this_process() -> None:
    text = ics(
        "DTSTART:20261203T090000Z\nDURATION:PT1H", "DTSTART;TZID=Romance Standard Time:20261204T090000\nDURATION:PT1H", "DTSTART:soon"
    )
    assert read(text, "Europe/Paris", WINDOW) == busy(text, "Europe/Paris", WINDOW)


def test_what_is_refused_there_is_refused_here() -> None:
    with pytest.raises(Invalid) as refused:
        read("nothing", "Europe/Paris", WINDOW)
    assert refused.value.code == "not_a_calendar"


@pytest.mark.parametrize("limits", [Limits(memory=1024), Limits(clock=0.001)])
def test_what_takes_more_than_it_is_given_is_refused(limits: Limits) -> None:
    with pytest.raises(Invalid) as refused:
        read(ics(*(["DTSTART:20261203T090000Z\nRRULE:FREQ=DAILY"] * 5_000)), "Europe/Paris", WINDOW, limits)
    assert refused.value.code == "calendar_too_large"


def test_what_is_too_large_is_not_even_begun() -> None:
    with pytest.raises(Invalid) as refused:
        read("é" * (MOST_BYTES // 2 + 1), "Europe/Paris", WINDOW)
    assert refused.value.code == "calendar_too_large"


def test_nothing_of_our_environment_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere")
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    assert os.environ["PYTHONHOME"] == "/nowhere"
    assert read(ics("DTSTART:20261203T090000Z\nDURATION:PT1H"), "Europe/Paris", WINDOW).spans


@settings(max_examples=20_000 if FULL_SIZE else 300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([*PIECES, "\n", "\n", "\n"]) | st.text(max_size=5), max_size=60))
def test_whatever_stands_in_it_it_is_read_or_refused(pieces: list[str]) -> None:
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261203T090000Z\n" + "".join(pieces)
    try:
        found = busy(text, "Europe/Paris", WINDOW)
    except Invalid:
        return
    assert all(span.start < span.end and span.meets(WINDOW) for span in found.spans)
