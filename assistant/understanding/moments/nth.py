"""A day or a week by its place in a month: "the first Monday of May", "le dernier jour d'octobre", "the 20th of next month"."""

from __future__ import annotations

import re
from datetime import date

from assistant.understanding.moments.calendar import coming, first_of_month, monday, next_numbered, possible
from assistant.understanding.moments.patterns import DAY, YEAR_BEHIND, number, year_of
from assistant.understanding.moments.piece import Context, Piece, day_piece, rule


def _of_month(match: re.Match[str], context: Context) -> Piece | None:
    """ "the 20th of next month", "le 5 du mois prochain"; of this month it may be past."""
    words = match["which"]
    steps = 1 if re.search("NEXT|PROCHAIN|COMING|FOLLOWING", words) else -1 if re.search("LAST|PASSE", words) else 0
    first = first_of_month(context.today, steps)
    found = possible(first.year, first.month, number(match["day"]))
    return day_piece(match, found or next_numbered(number(match["day"]), context.today))


def _day_of_week_stretch(match: re.Match[str], context: Context) -> Piece | None:
    """ "the 3rd day of October", "dernier jour d'octobre", "fifth last day of May"."""
    first = _stretch_start(match, context.today)
    if first is None:
        return None
    after = first_of_month(first, 1)
    count = number(match["count"]) if match["count"] else 1
    day = date.fromordinal(after.toordinal() - count) if match["last"] else date.fromordinal(first.toordinal() + count - 1)
    return day_piece(match, day)


def _nth_weekday(match: re.Match[str], context: Context) -> Piece | None:
    """ "third Tuesday of September", "last Monday of March", "le premier mercredi du mois prochain"."""
    first = _stretch_start(match, context.today)
    if first is None:
        return None
    weekday = int(match["weekday"][1])
    count = number(match["count"]) if match["count"] else 1
    if match["last"]:
        last = coming(weekday, date.fromordinal(first_of_month(first, 1).toordinal() - 8))
        return day_piece(match, date.fromordinal(last.toordinal() - 7 * (count - 1)))
    return day_piece(match, date.fromordinal(coming(weekday, first, same=True).toordinal() + 7 * (count - 1)))


def _nth_week(match: re.Match[str], context: Context) -> Piece | None:
    """The first week of a month is the first that starts in it; with a weekday, that day of it."""
    first = _stretch_start(match, context.today)
    if first is None:
        return None
    after = first_of_month(first, 1)
    count = number(match["count"]) if match["count"] else 1
    start = monday(date.fromordinal(first.toordinal() + 6), count - 1)
    if match["last"]:
        start = monday(date.fromordinal(after.toordinal() - 1), 1 - count)
    if match["weekday"]:
        if not match["last"]:
            start = monday(first, count - 1)
        return day_piece(match, date.fromordinal(start.toordinal() + int(match["weekday"][1])))
    return Piece(match.start(), match.end(), days=(start, date.fromordinal(start.toordinal() + 7)), grain="week")


def _stretch_start(match: re.Match[str], today: date) -> date | None:
    """The first day of the month that a match names."""
    if not match["month"]:
        which = match["which"] or ""
        return first_of_month(today, 1 if re.search("NEXT|PROCHAIN|FOLLOWING|COMING", which) else 0)
    month, year = int(match["month"][1:3]), year_of(match)
    if year:
        return date(year, month, 1)
    return date(today.year + (month < today.month), month, 1)


_COUNTED = r"(?:the |le |la |l ' )?(?:(?P<count>\d+th) )?(?:(?P<last>LAST) )?"
_NEXT_MONTH = r"(?:NEXT|THIS|COMING|FOLLOWING) Um|the Um|Um PROCHAIN|Um"
_OF = rf"(?:(?:of|in|de|d '|du|en) )?(?:the )?(?:(?P<month>[Mm]\d\d)(?: \.)?{YEAR_BEHIND}|(?P<which>{_NEXT_MONTH}))"
RULES = (
    rule(
        rf"(?:the |le )?(?P<day>{DAY})(?: (?:Ud))? (?:of|du|de|in) (?P<which>(?:the )?(?:THIS|NEXT|COMING|FOLLOWING|LAST|the) Um|"
        rf"(?:the )?Um(?: PROCHAIN| FOLLOWING| PASSE| LAST)?)",
        _of_month, "Um",
    ),
    rule(rf"{_COUNTED}Ud {_OF}", _day_of_week_stretch, "Ud"),
    rule(rf"{_COUNTED}(?P<weekday>W\d) {_OF}", _nth_weekday, "W"),
    rule(rf"{_COUNTED}Uw {_OF}(?: (?:on|le) (?P<weekday>W\d))?", _nth_week, "Uw"),
)  # fmt: skip
