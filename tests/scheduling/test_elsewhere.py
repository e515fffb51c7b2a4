"""Calendars elsewhere that are files: read where they are loaded, and their times are kept clear."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.database.engine import Database
from assistant.loading import load
from assistant.orders.caller import Caller
from assistant.orders.shelf import Shelf
from assistant.scheduling.busy_times import BusyTimes
from assistant.scheduling.calendars import Calendars
from assistant.scheduling.elsewhere import read_addresses
from assistant.scheduling.local import LocalScheduling, Records
from assistant.scheduling.spans import Span
from assistant.settings import Settings

SAMPLES = Path(__file__).parents[2] / "knowledge" / "freelancers" / "owen-gallagher"
NOW = datetime.now(UTC)
TUESDAY = (NOW + timedelta(days=2 + (1 - NOW.weekday() - 2) % 7)).replace(hour=0, minute=0, second=0, microsecond=0)
"""Owen works on Tuesdays and Wednesdays; what lies behind is not read."""
BUSY = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20261101T000000Z
DTSTART:{TUESDAY:%Y%m%d}T080000Z
DTEND:{TUESDAY:%Y%m%d}T180000Z
SUMMARY:On a train
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def starts(home: Path, day: datetime) -> list[datetime]:
    database = Database.in_home(home)
    try:
        scheduling = LocalScheduling(database, Records(Calendars(database), Shelf(database)), lambda: NOW)
        caller = Caller("freelancer", "owen-gallagher")
        return [slot.starts_at for slot in scheduling.slots(caller, 15, Span(day, day + timedelta(days=1)))]
    finally:
        database.close()


def owen(tmp_path: Path, calendar: str) -> Path:
    folder = tmp_path / "owen-gallagher"
    shutil.copytree(SAMPLES, folder)
    profile = folder / "profile.yaml"
    text = profile.read_text(encoding="utf-8")
    assert "busy_calendars: []" in text or "busy_calendars" not in text
    with_calendar = text.replace("busy_calendars: []", f"busy_calendars: [{calendar}]")
    profile.write_text(
        with_calendar if with_calendar != text else text.replace("availability:\n", f"availability:\n  busy_calendars: [{calendar}]\n")
    )
    return folder


def test_a_file_that_the_profile_names_is_read_and_its_times_are_not_free(tmp_path: Path) -> None:
    folder, home = owen(tmp_path, "busy.ics"), tmp_path / "home"
    (folder / "busy.ics").write_text(BUSY, newline="")
    assert load(Settings(home=home), folder).warnings == ()
    assert starts(home, TUESDAY) == []
    assert starts(home, TUESDAY + timedelta(days=1)) != []


def test_a_file_that_is_missing_is_said_and_frees_nothing(tmp_path: Path) -> None:
    folder, home = owen(tmp_path, "gone.ics"), tmp_path / "home"
    (warning,) = load(Settings(home=home), folder).warnings
    assert "gone.ics" in warning
    assert starts(home, TUESDAY + timedelta(days=1)) == []


def test_no_file_outside_the_freelancers_folder_is_read(tmp_path: Path) -> None:
    folder, home = owen(tmp_path, "../busy.ics"), tmp_path / "home"
    (tmp_path / "busy.ics").write_text(BUSY, newline="")
    (warning,) = load(Settings(home=home), folder).warnings
    assert "lies in its freelancer's folder" in warning


def test_a_calendar_that_the_profile_does_not_name_is_said_to_be_unread(tmp_path: Path) -> None:
    folder, home = owen(tmp_path, "busy.ics"), tmp_path / "home"
    for name in ("busy.ics", "other.ics"):
        (folder / name).write_text(BUSY, newline="")
    (warning,) = load(Settings(home=home), folder).warnings
    assert "other.ics was not read" in warning


def test_an_address_is_tried_by_the_clock_and_what_kept_it_from_being_read_is_known(tmp_path: Path) -> None:
    address, home = "https://127.0.0.1/busy.ics", tmp_path / "home"
    load(Settings(home=home), owen(tmp_path, address))
    database = Database.in_home(home)
    calendars = Calendars(database)
    read_addresses(database, calendars, lambda: NOW)
    (source,) = BusyTimes(database, calendars, lambda: NOW).sources("owen-gallagher")
    database.close()
    assert (source.source, source.fetched_at) == (address, None)
    assert source.problem
    assert starts(home, TUESDAY) == []
