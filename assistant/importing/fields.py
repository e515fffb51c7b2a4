"""The kinds of values that knowledge files hold, and what is said when a value is not of its kind."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any
from zoneinfo import available_timezones

from babel import Locale
from babel.numbers import is_currency
from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, StrictInt

from assistant.importing.problems import nearest

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9])?")
_HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _text(value: str) -> str:
    if not value:
        raise ValueError("is empty")
    if _CONTROL.search(value):
        raise ValueError("holds control characters")
    return value


def _name(value: str) -> str:
    if not _NAME.fullmatch(value):
        raise ValueError(f'"{value}" should be letters, digits, "-" and "_" only, at most 80')
    return value


def _amount(value: Any) -> int | str:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise ValueError("should be an amount, such as 90 or 90.50")
    text = str(value).strip()
    if not re.fullmatch(r"\d{1,12}(\.\d{1,6})?", text):
        raise ValueError(f'"{text}" is not an amount: write 90 or 90.50, without sign, currency or comma')
    return int(text) if "." not in text else text


def _percent(value: int | str) -> int | str:
    if Decimal(value) > 100:
        raise ValueError(f"{value} is more than 100 percent")
    return value


def _revisions(value: Any) -> Any:
    if value == "unlimited" or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000):
        return value
    raise ValueError(f'"{value}" should be a whole number or "unlimited"')


def _day(value: Any) -> str:
    try:
        return date.fromisoformat(str(value).strip()).isoformat()
    except ValueError:
        raise ValueError(f'"{value}" is not a date: write 2026-12-05') from None


def _hours(value: str) -> str:
    match = _HOURS.fullmatch(value)
    if not match:
        raise ValueError(f'"{value}" is not a stretch of time: write "09:00-12:30"')
    h1, m1, h2, m2 = map(int, match.groups())
    start, end = h1 * 60 + m1, h2 * 60 + m2
    if m1 > 59 or m2 > 59 or start >= 1440 or end > 1440:
        raise ValueError(f'"{value}" is not a time of day (00:00 to 24:00)')
    if end <= start:
        raise ValueError(f'"{value}" ends before it begins: for a night, write two stretches, one to 24:00 and one from 00:00')
    return f"{h1:02}:{m1:02}-{h2:02}:{m2:02}"


def _apart(stretches: list[str]) -> list[str]:
    ordered = sorted(stretches)
    for one, other in zip(ordered, ordered[1:], strict=False):
        if other[:5] < one[6:]:
            raise ValueError(f'"{one}" and "{other}" overlap')
    return ordered


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(value: str) -> str:
    if value not in _zones():
        raise ValueError(f'"{value}" is not a time zone{nearest(value, _zones())}')
    return value


@cache
def _languages() -> frozenset[str]:
    return frozenset(Locale("en").languages)


def _language(value: str) -> str:
    if value.split("-")[0] not in _languages() or len(value) > 8:
        raise ValueError(f'"{value}" is not a language code: write en, fr, …')
    return value


def _currency(value: str) -> str:
    if not is_currency(value):
        hint = f' (did you mean "{value.upper()}"?)' if is_currency(value.upper()) else ""
        raise ValueError(f'"{value}" is not a currency code (ISO 4217){hint}')
    return value


Text = Annotated[str, Field(max_length=2_000), AfterValidator(_text)]
LongText = Annotated[str, Field(max_length=40_000), AfterValidator(_text)]
Name = Annotated[str, AfterValidator(_name)]
Amount = Annotated[int | str, BeforeValidator(_amount)]
Percent = Annotated[Amount, AfterValidator(_percent)]
Revisions = Annotated[int | str, BeforeValidator(_revisions)]
Day = Annotated[str, BeforeValidator(_day)]
Stretches = Annotated[list[Annotated[str, AfterValidator(_hours)]], AfterValidator(_apart)]
Zone = Annotated[str, AfterValidator(_zone)]
Language = Annotated[str, AfterValidator(_language)]
Currency = Annotated[str, AfterValidator(_currency)]
Flag = StrictBool
Count = Annotated[StrictInt, Field(ge=0, le=10_000)]
Positive = Annotated[StrictInt, Field(ge=1, le=10_000)]
Days = Annotated[StrictInt, Field(ge=1, le=1_000)]
