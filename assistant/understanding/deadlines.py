"""How many days are left until when something is wanted: "by Friday", "avant le 12 décembre", "before Christmas"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Literal

from assistant.understanding.moments.reading import read
from assistant.understanding.moments.values import Reading
from assistant.understanding.text import fold

# A day is also a limit where it says for when something is wanted.
_FOR = re.compile(r"\b(?:(?:it|them|this|that|ready|done|deliver\w*|finish\w*) (?:for|on)|pour)(?: the| le| la| ce)?\s*$")
_LIMITS = ("by", "before", "until")
FRIDAY = 4


def days_left(text: str, today: date, language: str) -> int | None:
    """Whole days from today, at least 1; None where no day is named as a limit."""
    due = _due(text, today, language)
    return max(1, (due - today).days) if due else None


def _due(text: str, today: date, language: str) -> date | None:
    code: Literal["en", "fr"] = "fr" if language == "fr" else "en"
    readings = read(text, datetime.combine(today, time(12)), code)
    limits = (_last_day(reading) for reading in readings if _is_limit(reading, text))
    return next((day for day in limits if day and day >= today), None)


def _is_limit(reading: Reading, text: str) -> bool:
    if reading.bound in _LIMITS or _FOR.search(fold(text[: reading.span.start])):
        return True
    return reading.grain == "week" and text[reading.span.end :].lstrip().startswith("?")


def _last_day(reading: Reading) -> date | None:
    """The day itself; of a week its Friday, of a longer stretch its last day."""
    if reading.start is None or reading.end is None or reading.kind == "time":
        return None
    if reading.kind != "interval" or reading.bound == "before":
        return reading.start.date()
    if reading.grain == "week":
        return min(reading.start.date() - timedelta(days=reading.start.weekday() - FRIDAY), reading.end.date() - timedelta(days=1))
    return (reading.end - timedelta(microseconds=1)).date()
