"""The date a text carries: a line near its top that is a date and little else."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from babel.dates import get_day_names, get_month_names

from assistant.understanding.text import fold

LINES_LOOKED_AT = 8
_LABELS = "published|posted|updated|last updated|last modified|date|publie|mis a jour|derniere mise a jour|modifie"
_LABEL = rf"(?:(?:{_LABELS})\b(?: on| le)?\s*:?\s*)?"


def date_near_top(text: str) -> date | None:
    lines = [line for line in text.splitlines() if line.strip()][:LINES_LOOKED_AT]
    return next((found for line in lines if (found := date_line(line))), None)


def date_line(line: str) -> date | None:
    """The date if that is all the line says: "Wednesday, February 8, 2012", "Mis à jour le 8 février 2012", "2012-02-08"."""
    if len(line) > 80:
        return None
    plain = re.sub(rf"^{_LABEL}(?:(?:{'|'.join(_days())})\b,?\s*)?(?:le\s+|on\s+)?", "", fold(line.strip().strip("*_#. ")))
    month = "|".join(_months())
    patterns = (
        rf"(?P<month>{month})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\s+(?:of\s+)?(?P<month>{month})\.?,?\s+(?P<year>\d{{4}})",
        r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})",
    )
    for pattern in patterns:
        if match := re.fullmatch(pattern, plain):
            said = match.groupdict()
            number = int(said["number"]) if "number" in said else _months()[said["month"]]
            return _date(int(said["year"]), number, int(said["day"]))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for locale in ("en", "fr"):
        for width in ("wide", "abbreviated"):
            names |= {fold(name).rstrip("."): number for number, name in get_month_names(width, locale=locale).items()}
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))


@cache
def _days() -> tuple[str, ...]:
    wide = [name for locale in ("en", "fr") for name in get_day_names("wide", locale=locale).values()]
    short = [name for locale in ("en", "fr") for name in get_day_names("abbreviated", locale=locale).values()]
    names = {fold(name).rstrip(".") for name in (*wide, *short)}
    return tuple(sorted(names, key=len, reverse=True))
