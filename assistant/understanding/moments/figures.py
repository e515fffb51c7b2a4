"""Days in figures: 2026-03-12, 12/3, 3/12/26, 12.03.2026, and with the month's name between strokes."""

from __future__ import annotations

import re

from assistant.understanding.moments.calendar import next_of, possible
from assistant.understanding.moments.patterns import (
    DAY,
    SHORT_YEAR,
    WEEKDAY,
    WITH_WEEKDAY,
    YEAR,
    behind,
    behind_it,
    number,
    weekday_of,
    whole,
    year_of,
)
from assistant.understanding.moments.piece import Context, Piece, day_piece, rule


def _fraction(match: re.Match[str], first: int, second: int, year: int | None) -> bool:
    """24/7, 9/10 and the like, which open a message that goes on to something else."""
    if year is not None or match["mark"] != "/":
        return False
    goes_on = match.start() == 0 and not re.match(r" ?$| [.,;?!]| (?:at|a|vers|@|from|between|de|entre)(?!\S)", behind_it(match))
    return (first, second) == (24, 7) or goes_on or (whole(match) and first == second)


def _figures(match: re.Match[str], context: Context) -> Piece | None:
    """2/3/2026, 2-3, 2.3.26: the month stands first in English unless it cannot, the day in French."""
    first, second, year = int(match["one"]), int(match["two"]), year_of(match)
    if _fraction(match, first, second, year):
        return None
    pairs = ((second, first), (first, second)) if context.french or match["mark"] == "." else ((first, second), (second, first))
    days = [
        possible(year, m, d) if year else next_of(m, d, context.today) for m, d in pairs if m <= 12 and (d < 30 or possible(2028, m, d))
    ]
    found = [day for day in dict.fromkeys(days) if day]
    weekday = weekday_of(match)
    if weekday is not None:
        found.sort(key=lambda day: day.weekday() != weekday)
    if not found:
        return None
    settled = context.french or match["mark"] == "." or weekday == found[0].weekday()
    return day_piece(match, found[0], others=tuple(found[1:]), dated=bool(year), unsure=len(found) > 1 and not settled)


def _iso(match: re.Match[str], context: Context) -> Piece | None:
    month = match["month"]
    return day_piece(match, possible(int(match["year"]), int(month[1:] if month[0] in "mM" else month), number(match["day"])))


_LED = behind("le du au on by the from before after until THIS for avant NEXT")
_DIGITS = "0 1 2 3 4 5 6 7 8 9"
RULES = (
    rule(rf"{WITH_WEEKDAY}(?P<year>{YEAR}) (?P<s>[-/.]) (?P<month>0?[1-9]|1[0-2]|[Mm]\d\d) (?P=s) (?P<day>{DAY})(?: t)?", _iso, "19 20 21"),
    rule(rf"(?P<year>{YEAR}) (?P<s>[-/.]) (?P<day>{DAY}) (?P=s) (?P<month>[Mm]\d\d)", _iso, "19 20 21"),
    rule(rf"(?P<day>{DAY}) (?P<s>[-/.]) (?P<year>{YEAR}) (?P=s) (?P<month>[Mm]\d\d)", _iso, "19 20 21"),
    rule(rf"(?P<day>{DAY}) (?P<s>[-/.]) (?P<month>[Mm]\d\d) (?P=s) (?P<year>{YEAR})", _iso, "19 20 21"),
    rule(rf"(?P<year>{YEAR}) (?P<month>0[1-9]|1[0-2]) (?P<day>3[01]|[12]\d|0[1-9])", _iso, "19 20 21"),
    rule(
        rf"(?<!\d [-/.] ){WITH_WEEKDAY}(?P<one>\d\d?) (?P<mark>[-/.]) (?P<two>\d\d?) (?P=mark) (?:(?P<year>{YEAR})|{SHORT_YEAR})"
        rf"(?! [-/.] \d)",
        _figures, _DIGITS,
    ),
    rule(rf"{WITH_WEEKDAY}(?P<one>\d\d?)(?P<mark>\.)(?P<two>\d\d?) \. (?:(?P<year>{YEAR})|{SHORT_YEAR})", _figures, _DIGITS),
    rule(rf"(?:{behind('le du')}|^)(?P<one>\d\d?)(?P<mark> )(?P<two>\d\d?) (?:(?P<year>{YEAR})|{SHORT_YEAR}$)", _figures, _DIGITS),
    rule(
        rf"(?:{_LED}|^|(?P<weekday>{WEEKDAY})(?: [,(])? )(?P<one>\d\d?) (?P<mark>/) (?P<two>\d\d?)(?! [/%])",
        _figures, "/",
    ),
    rule(r"(?P<one>\d\d?) (?P<mark>/) (?P<two>\d\d?)(?= (?:at|a|vers|@|from|between|de|entre)(?!\S))", _figures, "/"),
    rule(r"^(?P<one>1?\d) (?P<mark>[-]) (?P<two>1[3-9]|2\d|3[01])$", _figures, "-"),
    rule(rf"(?:{behind('le')}|^)(?P<one>3[01]|[12]?\d)(?P<mark> )(?P<two>1[0-2]|0?[1-9])$", _figures, _DIGITS),
)  # fmt: skip
