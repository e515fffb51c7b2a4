"""A moment as two people in two places read it on their own clocks, each with its offset from UTC."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, get_timezone_location

from assistant.scheduling.wall_clock import zone

DAY, CLOCK = "EEEE d MMMM, HH:mm", "HH:mm"
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def both_zones(starts_at: datetime, client_zone: str, freelancer_zone: str, language: str) -> str:
    """The client's first: "Thursday 3 December, 15:00 (Paris, UTC+1) / 09:00 (New York, UTC−5)"; once where both clocks say the same.

    The day is said again where it is another there. The offset tells apart an hour that comes twice. Invalid (unknown_timezone).
    """
    tongue = "fr" if language == "fr" else "en"
    here, there = starts_at.astimezone(zone(client_zone)), starts_at.astimezone(zone(freelancer_zone))
    first = _said(here, DAY, tongue)
    if here.replace(tzinfo=None) == there.replace(tzinfo=None):
        return first
    return f"{first} / {_said(there, CLOCK if here.date() == there.date() else DAY, tongue)}"


def _said(local: datetime, pattern: str, tongue: str) -> str:
    assert isinstance(local.tzinfo, ZoneInfo)
    where = _place(local.tzinfo, tongue)
    offset = _offset(local, bare=where is None)
    return f"{format_datetime(local, pattern, locale=tongue)} ({f'{where}, {offset}' if where else offset})"


def _place(where: ZoneInfo, tongue: str) -> str | None:
    """None where the name of the zone is no place's: "Etc/GMT+5" means five hours less, which only its offset says clearly."""
    if "/" not in where.key or where.key.startswith("Etc/"):
        return None
    # Where the city has no name of its own, the rest of the zone's is given: "Argentina/Buenos Aires".
    return get_timezone_location(where, locale=tongue, return_city=True).rsplit("/")[-1]


def _offset(local: datetime, *, bare: bool) -> str:
    offset = local.utcoffset() or timedelta()
    hours, rest = divmod(abs(offset), HOUR)
    if bare and not offset:
        return "UTC"
    sign, minutes = "−" if offset < timedelta() else "+", rest // MINUTE
    return f"UTC{sign}{hours}{f':{minutes:02}' if minutes else ''}"
