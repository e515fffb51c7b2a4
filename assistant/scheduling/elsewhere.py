"""Reads the calendars elsewhere that freelancers keep: those with an address now and then, those that are files when they are loaded."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from assistant.database.engine import Database
from assistant.database.tables import freelancers
from assistant.errors import AssistantError, Invalid
from assistant.scheduling.busy_times import ADDRESSES, BusyTimes
from assistant.scheduling.calendars import Calendars

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=10)
LARGEST = 5_000_000


def read_addresses(database: Database, calendars: Calendars, clock: Callable[[], datetime]) -> None:
    """Everyone's that are older. One that cannot be read counts as it was read last."""
    busy = BusyTimes(database, calendars, clock)
    for handle in _with_addresses(database):
        for source in busy.refresh(handle, EVERY):
            if source.problem:
                log.warning("a calendar of %s: %s", handle, source.problem)


def _with_addresses(database: Database) -> tuple[str, ...]:
    """Asked of the database, because this runs with the clock and most freelancers have none."""
    named = freelancers.c.calendar["availability", "busy_calendars"].as_string()
    with database.snapshot() as connection:
        return tuple(connection.scalars(select(freelancers.c.handle).where(named.like("%://%")).order_by(freelancers.c.handle)))


def read_files(database: Database, folders: dict[str, Path], clock: Callable[[], datetime]) -> tuple[str, ...]:
    """Those that profiles name, inside the folders of their handles; what kept one from being read, in words for who loads it."""
    calendars, problems = Calendars(database), list[str]()
    busy = BusyTimes(database, calendars, clock)
    for handle, folder in folders.items():
        named = calendars.calendar(handle).busy_calendars
        lying = (file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*.ics")))
        problems += [f"{handle}: {name} was not read: the profile's busy_calendars do not name it" for name in lying if name not in named]
        for name in named:
            if name.startswith(ADDRESSES):
                continue
            try:
                busy.take_in(handle, name, _text(folder, name))
            except AssistantError as error:
                problems.append(f"{handle}: the calendar {name} was not read, so no time of it counts as free: {error.message}")
    return tuple(problems)


def _text(folder: Path, name: str) -> str:
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()):
        raise Invalid("A calendar's file lies in its freelancer's folder.", code="bad_source")
    try:
        if file.stat().st_size > LARGEST:
            raise Invalid(f"A calendar's file has at most {LARGEST // 1_000_000} MB.", code="calendar_too_large")
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid("There is no such file, or it is no text.", code="bad_source") from error
