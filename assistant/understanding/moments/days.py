"""Days by their number: with the month's name, "the 12th", "le 8", "Friday the 26th"."""

from __future__ import annotations

import re

from assistant.understanding.moments.calendar import next_numbered, next_of, possible
from assistant.understanding.moments.patterns import (
    DAY,
    DAYTH,
    FREE,
    SHORT_YEAR,
    WEEKDAY,
    WITH_WEEKDAY,
    YEAR_BEHIND,
    before,
    behind,
    behind_it,
    number,
    weekday_of,
    year_of,
)
from assistant.understanding.moments.piece import Context, Piece, day_piece, rule

_MONTH = r"(?P<month>[Mm]\d\d)(?: \.)?"
_THE = r"(?:the |le |on the |du |l ' )?"


SOON = 45
"""Days within which "Monday 9" is the 9th; where there is none so soon, it is nine o'clock."""


def _named(match: re.Match[str], context: Context) -> Piece | None:
    """A day and a month's name, in either order."""
    month, day, year = int(match["month"][1:3]), number(match["day"]), year_of(match)
    weak = match["month"][0] == "m" and not match["day"].endswith("th") and match.start("day") > match.start("month")
    if weak and not re.match(FREE, context.line.text[match.end() :]) and not match["weekday"]:
        return None
    if weak and match["month"] == "m05" and re.search(r"(?:you|we|i|it|he|she|they|this|that|which|there|who)$", before(match).rstrip()):
        return None
    found = possible(year, month, day) if year else next_of(month, day, context.today)
    if found is None:
        return None
    weekday = weekday_of(match)
    return day_piece(match, found, dated=bool(year), unsure=weekday is not None and weekday != found.weekday())


def _numbered(match: re.Match[str], context: Context) -> Piece | None:
    """ "the 12th", "le 8", "Friday the 26th": the next one."""
    weekday, day = weekday_of(match), number(match["day"])
    place = context.line.symbol_at(match.start("day"))
    led = re.search(r"\b(?:on|by|until|till|before|after|from|for) (?:the )?$", before(match, "day"))
    if weekday is None and place in context.line.worded and not led:
        return None
    if weekday is None and _counts(match, context):
        return None
    found = next_numbered(day, context.today, weekday)
    hourly = weekday is not None and day <= 12 and not context.french and match["day"].isdecimal()
    if found and hourly and (found - context.today).days > SOON:
        return None
    return day_piece(match, found, numbered=day)


def _counts(match: re.Match[str], context: Context) -> bool:
    """French writes no day but the first with a suffix: "le 2e" counts things, as "le 2" does that one likes."""
    left, after = before(match, "day"), behind_it(match)
    suffixed = (
        match["day"].endswith("th") and match["day"] != "1th" and context.line.raw(context.line.symbol_at(match.start("day")))[-1:] in "eE"
    )
    return suffixed or bool(
        re.match(r" (?:me (?:plait|convainc|semble)|a l '|looks|has|est (?!possible|ok|bon|bien|parfait|libre|dispo|pris|complet))", after)
        or re.search(r"(?:que|prefere|than|number|numero) (?:le|the) $", left)
    )


_TOLD = behind("from to or ou until till on by before after for")
_FRENCH = behind("le du au")
RULES = (
    rule(
        rf"{WITH_WEEKDAY}{_THE}(?<![Mm]\d\d )(?P<day>{DAY}) (?:of |de |d ' |- |/ )?(?:the )?{_MONTH}(?: [-/])?(?:{YEAR_BEHIND}|"
        rf"(?: (?P<century>19|20) (?P<rest>\d\d))|(?: ' {SHORT_YEAR}))"
        rf"(?:(?: ,)?(?: on)? [W]\d)?",
        _named, "M m",
    ),
    rule(rf"(?P<weekday>{WEEKDAY})?(?P<day>{DAYTH}) {_MONTH} {SHORT_YEAR}", _named, "M m"),
    rule(
        rf"{WITH_WEEKDAY}(?:the )?{_MONTH}(?: ,)? ?(?:the |- )?(?P<day>{DAY})(?! :)(?! ?(?:h|Uh|am|pm|%)\b)(?:{YEAR_BEHIND}|(?: "
        rf"(?P<century>19|20) (?P<rest>\d\d)))"
        rf"(?:(?: ,)?(?: on)? [W]\d)?",
        _named, "M m",
    ),
    rule(
        rf"(?:(?:THIS|COMING|NEXT|le|on) )?(?P<weekday>{WEEKDAY})(?: ,)? (?:the |le )?(?P<day>{DAYTH}|(?:3[01]|[12]\d"
        rf"|[1-9]){FREE})(?! (?:[:/]|\. \d))(?! ?(?:h"
        rf"|Uh|Ux|am|pm|%|OCLOCK|-)\b)",
        _numbered, "W w",
    ),
    rule(rf"(?:on |by |for |until )?(?:the |le |NEXT |LAST )(?P<day>{DAYTH}){FREE}", _numbered, "th"),
    rule(rf"(?:{_TOLD}|^)(?P<day>{DAYTH}){FREE}", _numbered, "th"),
    rule(rf"{_FRENCH}(?P<day>(?:3[01]|[12]?\d)(?:th)?){FREE}(?! [:/.,]\d)(?! au M)", _numbered, "le du au"),
)  # fmt: skip
