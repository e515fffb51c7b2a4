"""What several messages say of a time together: each is read against those before it, so that a day and an hour may come apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Literal

from assistant.understanding.moments.reading import read
from assistant.understanding.moments.values import Reading


def read_told(
    said: Iterable[str], now: datetime, language: Literal["en", "fr"] | None = None, *, zone: tzinfo | None = None
) -> tuple[Reading, ...]:
    """The readings of the last message that names a time, best first, with what earlier ones said; lengths are left out."""
    found: tuple[Reading, ...] = ()
    for text in said:
        readings = read(text, now, language, against=found[0] if found else None, zone=zone)
        found = tuple(reading for reading in readings if reading.kind != "duration") or found
    return found
