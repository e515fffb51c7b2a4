"""Longer stretches: weeks, weekends, months, quarters, years, their beginnings and ends, and the next few of them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from assistant.understanding.moments.calendar import monday, next_numbered, next_of, plus_months, stretch
from assistant.understanding.moments.lengths import UNITS
from assistant.understanding.moments.patterns import DAY, DAYTH, WISHED, YEAR, before, whole
from assistant.understanding.moments.piece import Context, Piece, rule

_NEXT = re.compile(r"NEXT|PROCHAIN|COMING|FOLLOWING|after")
_LAST = re.compile(r"LAST|PASSE|past")


_SPAN_OF = re.compile(r"U[wmqy]|QUARTER")


def _steps(words: str) -> int:
    return 2 if "AFTERNEXT" in words else 1 if _NEXT.search(words) else -1 if _LAST.search(words) else 0


def _piece(match: re.Match[str], start: date, end: date, **more: Any) -> Piece:
    edge = match.groupdict().get("edge")
    if edge:
        start, end = _edge(start, end, edge)
    return Piece(match.start(), match.end(), days=(start, end), **more)


def _edge(start: date, end: date, edge: str) -> tuple[date, date]:
    """The first, middle or last third; a week ends on its working days, Thursday and Friday."""
    third = timedelta(days=max(1, (end - start).days // 3))
    if re.search("end|fin|late|later|rest|reste", edge):
        if (end - start).days == 7:
            return start + timedelta(days=3), start + timedelta(days=5)
        return end - third, end
    if re.search(r"mid|middle|milieu|\bmi\b", edge):
        return start + third, end - third
    return start, start + third


def _unit(match: re.Match[str], context: Context) -> Piece | None:
    named = _SPAN_OF.findall(match.group())
    unit = UNITS[named[0]]
    steps = _steps(match.group())
    start, end = stretch(unit, context.today, steps)
    edge = match["edge"] or ""
    if unit == "week" and re.search("later|rest", edge):
        return Piece(match.start(), match.end(), days=(context.today + timedelta(days=1), end), grain="week")
    return _piece(match, start, end, grain=unit)


def _weekend(match: re.Match[str], context: Context) -> Piece | None:
    """ "next weekend" is the one after this week's; "this" and "the" the one at hand."""
    words = match.group()
    if WISHED.search(before(match)) and not _steps(words):
        return None
    steps = 1 if "NEXT" in words or "FOLLOWING" in words else -1 if _LAST.search(words) else 0
    saturday = monday(context.today, steps) + timedelta(days=5)
    other = saturday + timedelta(days=7)
    doubtful = "PROCHAIN" in words
    return Piece(
        match.start(), match.end(), days=(saturday, saturday + timedelta(days=2)), grain="day", unsure=doubtful,
        weekly=context.line.raw(context.line.symbol_at(match.start() + words.index("WEEKEND")))[-1:] in "sS",
        others=(other,) if doubtful else (),
    )  # fmt: skip


def _weekend_of(match: re.Match[str], context: Context) -> Piece | None:
    """ "the weekend of the 13th": the one that day is in or next to."""
    number = int(match["day"].removesuffix("th"))
    found = next_of(int(match["month"][1:]), number, context.today) if match["month"] else next_numbered(number, context.today)
    if found is None:
        return None
    saturday = monday(found + timedelta(days=1)) + timedelta(days=5)
    saturday -= timedelta(days=7) if found.weekday() in (6,) else timedelta()
    return Piece(match.start(), match.end(), days=(saturday, saturday + timedelta(days=2)))


def _month(match: re.Match[str], context: Context) -> Piece | None:
    """A month by its name, this year's or the next one's if it is over; an ambiguous name needs a preposition or a year."""
    name, lead, year = match["month"], (match["lead"] or "") + (match["edge"] or ""), match["year"]
    if name[0] == "m" and not (year or re.search(r"\b(?:in|en|NEXT|THIS|mois de|since|until|till|of|late|early|debut|fin|mi)\b", lead)):
        return None
    if name in ("m05", "m03") and not year and not re.search(r"\b(?:in|en|NEXT|mois de|end|early|late|fin|debut|mi|mid)\b", lead):
        return None
    alone = whole(match)
    bare = not lead and not year and not alone and not match["edge"]
    if bare and name[0] == "m":
        return None
    month = int(name[1:])
    at = date(int(year), month, 1) if year else date(context.today.year + (month < context.today.month), month, 1)
    if _LAST.search(lead) and not year:
        at = plus_months(at, -12)
    return _piece(match, at, plus_months(at, 1), grain="month", weak=bare, dated=bool(year))


def _quarter(match: re.Match[str], context: Context) -> Piece | None:
    number = int((match["nth"] or match["number"]).removesuffix("th"))
    if not 1 <= number <= 4:
        return None
    given = match["year"] or match["before"]
    year = (int(given) if len(given) == 4 else 2000 + int(given)) if given else context.today.year
    start = date(year, 3 * number - 2, 1)
    return Piece(match.start(), match.end(), days=(start, plus_months(start, 3)), grain="quarter")


def _year(match: re.Match[str], context: Context) -> Piece | None:
    start = date(int(match["year"]), 1, 1)
    return _piece(match, start, date(start.year + 1, 1, 1), grain="year")


def _year_month(match: re.Match[str], context: Context) -> Piece | None:
    start = date(int(match["year"]), int(match["number"]), 1)
    return Piece(match.start(), match.end(), days=(start, plus_months(start, 1)), grain="month")


def _few(match: re.Match[str], context: Context) -> Piece | None:
    """ "the next 3 days", "les deux prochaines semaines": from tomorrow or the next whole one; "the last 2 weeks" end now."""
    count = int(match["count"] or match["count2"] or 0)
    unit = UNITS[match["unit"]]
    past = bool(_LAST.search(match.group()))
    if past and re.search(r"\b(?:and|will|to|should|would|can|must|may) $", before(match)):
        return None
    if not 0 < count <= 500:
        return None
    if unit in ("minute", "hour", "second"):
        length = timedelta(seconds=count * {"minute": 60, "hour": 3600, "second": 1}[unit])
        span = (context.now - length, context.now) if past else (context.now, context.now + length)
        return Piece(match.start(), match.end(), span=span, grain="minute")
    if unit == "day":
        start = context.today - timedelta(days=count) if past else context.today + timedelta(days=1)
        return Piece(match.start(), match.end(), days=(start, start + timedelta(days=count)), grain="week")
    first = stretch(unit, context.today, -count if past else 1)[0]
    return Piece(match.start(), match.end(), days=(first, stretch(unit, context.today, 0 if past else count + 1)[0]), grain="week")


def _week_of(match: re.Match[str], context: Context) -> Piece | None:
    """ "the week of October 7th", "la semaine du 6 octobre"."""
    if match["day3"]:
        found = next_numbered(int(match["day3"].removesuffix("th")), context.today)
    else:
        month, day = int((match["month"] or match["month2"])[1:]), int((match["day"] or match["day2"]).removesuffix("th"))
        found = next_of(month, day, context.today)
    if found is None:
        return None
    start, end = stretch("week", found)
    return Piece(match.start(), match.end(), days=(start, end), grain="week")


def _by_letters(match: re.Match[str], context: Context) -> Piece | None:
    """EOW, EOM, EOY: the end of the week, the month, the year."""
    unit = {"W": "week", "M": "month", "Y": "year"}[match["unit"]]
    start, end = _edge(*stretch(unit, context.today), "end")
    return Piece(match.start(), match.end(), days=(start, end), grain="week")


def _end_of_day(match: re.Match[str], context: Context) -> Piece | None:
    """ "end of day": its last minute; of which day is said beside it, or today."""
    last = datetime.combine(context.today, time(23, 59))
    return Piece(match.start(), match.end(), moment=last, grain="minute", edge="end")


_EDGE = (
    r"(?:(?:at |by |a |en |vers |before |avant |until |from |since |pour )?(?:the |la |le )?"
    r"(?P<edge>end|early|late|later|mid|middle|start|beginning|rest|fin|debut|milieu|mi|reste)(?: (?:of|in|de|d '|du|-))* ?)?"
)
_SPAN = r"(?:U[wmqy]|QUARTER)"
_WHICH = (
    rf"(?:(?:the |la |le |l ' )?(?:THIS COMING|THIS LAST|THIS|NEXT|COMING|FOLLOWING|LAST|past) {_SPAN}(?: AFTERNEXT)?"
    rf"|(?:the |la |le |l ' )?{_SPAN} (?:PROCHAIN|LAST|PASSE|FOLLOWING|AFTERNEXT|qui vient)|the {_SPAN} after NEXT)"
)
_MONTH_LEAD = (
    r"(?P<lead>(?:(?:in|en|by|courant|before|avant|from|until|till|since|depuis|of|de|d '|du|mois de|for|pour|au) )?(?:(?:the|NEXT"
    r"|THIS|LAST|COMING|le|mois de|month of) )?)"
)
RULES = (
    rule(rf"{_EDGE}{_WHICH}", _unit, "U QUARTER"),
    rule(
        r"(?P<edge>end|start|beginning|middle|late|later|early|earlier|rest|fin|debut|milieu|reste) (?:(?:of|in|de|d '"
        r"|du) )?(?:the |la |l ' )?(?:U[wmqy])",
        _unit, "Uw Um Uq Uy",
    ),
    rule(r"(?P<edge>)(?:by|before|avant|in|d ' ici|dans) (?:the|la|l '|le) (?:Uw|Um|Uy)(?= ?$| [.,?!])", _unit, "Uw Um Uy"),
    rule(
        r"(?:at |on |over |during |ce |le |the )?(?:the |THIS |NEXT |COMING |FOLLOWING |LAST |THIS COMING |THIS LAST "
        r"|THIS past |past )?WEEKEND(?: PROCHAIN| FOLLOWING| LAST| PASSE)?",
        _weekend, "WEEKEND",
    ),
    rule(rf"(?:the |le )?WEEKEND (?:of|du) (?:the )?(?P<day>{DAY})(?: (?:of )?(?P<month>[Mm]\d\d))?", _weekend_of, "WEEKEND"),
    rule(rf"{_EDGE}{_MONTH_LEAD}(?P<month>[Mm]\d\d)(?: of|,)?(?: (?P<year>{YEAR}))?(?: PROCHAIN)?(?! \d)", _month, "M m"),
    rule(
        rf"(?:the )?(?:(?P<nth>[1-4]th) (?:QUARTER|Uq)|q (?P<number>[1-4]))(?: (?:of |de )?(?P<year>{YEAR}))?(?P<before>)",
        _quarter, "QUARTER Uq q",
    ),
    rule(r"(?P<before>\d\d|20\d\d) ?q (?P<number>[1-4])(?P<nth>)(?P<year>)", _quarter, "q"),
    rule(
        rf"{_EDGE}(?:in |en |l ' an |by |before |avant |since |until |depuis |Uy )(?P<year>{YEAR})(?: a \. d \.?| ad)?"
        rf"(?! [-/.:%]| \d)",
        _year, "19 20 21",
    ),
    rule(rf"(?P<year>{YEAR}) [-/] (?P<number>1[0-2]|0?[1-9])(?! [-/.])", _year_month, "19 20 21"),
    rule(
        r"(?:in |within |over |during |for |dans |sur )?(?:the |les |ces )?(?:(?P<count>\d+) (?:NEXT|COMING|PROCHAIN|LAST)"
        r"|(?:NEXT|COMING|PROCHAIN|LAST|THIS LAST|past|THIS past) (?P<count2>\d+)|PROCHAIN|LAST) (?P<unit>U\w|QUARTER)",
        _few, "NEXT COMING PROCHAIN LAST past",
    ),
    rule(
        rf"(?:the |la )?Uw (?:of|du|de|in|commencing|beginning|starting) (?:the )?(?:(?P<day3>{DAYTH})|(?P<month>[Mm]\d\d)"
        rf"(?: the)? (?P<day>{DAY})|(?P<day2>{DAY})(?: of)? "
        rf"(?P<month2>[Mm]\d\d))",
        _week_of, "Uw",
    ),
    rule(
        r"(?:by |at |the |by the |at the |avant la )?(?:EOD|(?:end|fin)(?: of| de| d ')?(?: the| la)?(?= (?:TODAY|TOMORROW"
        r"|W\d)))",
        _end_of_day, "EOD end fin",
    ),
    rule(r"(?:the )?EO(?P<unit>[WMY])", _by_letters, "EOW EOM EOY"),
)  # fmt: skip
