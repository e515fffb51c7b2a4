"""How many days are left until when something is wanted: "by Friday", "avant le 12 décembre", "before Christmas"."""

from __future__ import annotations

import re
from datetime import date

from assistant.understanding import amounts
from assistant.understanding.coming import coming_date, coming_weekday
from assistant.understanding.text import fold

_WEEKDAYS = (
    "monday|lundi", "tuesday|mardi", "wednesday|mercredi", "thursday|jeudi", "friday|vendredi", "saturday|samedi", "sunday|dimanche",
)  # fmt: skip
_BY = (
    r"\b(?:by|before|until|no later than|in time for|(?:it|them|this|that|ready|done|deliver\w*|finish\w*) (?:for|on)"
    r"|avant|pour|d'ici|au plus tard)"
)
_DAY = re.compile(rf"{_BY} (?:the |this |next |coming |le |ce |la |midi |noon )*(?:{'|'.join(f'({names})' for names in _WEEKDAYS)})\b")
_WEEK_END = re.compile(
    rf"{_BY} (?:the )?(?:end of (?:the |this )?week|this week(?!end)|(?:la )?fin de (?:la |cette )?semaine|cette semaine)\b|\bthis week\?"
)
_CHRISTMAS = re.compile(rf"{_BY} (?:the )?(?:christmas|xmas|noel)\b")
_BEFORE_DATE = re.compile(rf"{_BY}(?: the| le)?\W*$")
FRIDAY = 4


def days_left(text: str, today: date, language: str) -> int | None:
    """Whole days from today, at least 1; None where no day is named as a limit."""
    due = _due(text, today, language)
    return max(1, (due - today).days) if due else None


def _due(text: str, today: date, language: str) -> date | None:
    folded = fold(text)
    named = _DAY.search(folded)
    if named:
        return coming_weekday(next(place for place, name in enumerate(named.groups()) if name), today, today_too=False)
    if _WEEK_END.search(folded):
        return coming_weekday(FRIDAY, today, today_too=False)
    if _CHRISTMAS.search(folded):
        return coming_date(12, 25, today)
    for amount in amounts.find(text, language):
        written = amount.days[0] if amount.kind == "date" and amount.days else None
        if written and written.day and _BEFORE_DATE.search(fold(text[: amount.start])):
            return date(written.year, written.month, written.day) if written.year else coming_date(written.month, written.day, today)
    return None
