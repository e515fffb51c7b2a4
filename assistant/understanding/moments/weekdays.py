"""Weekdays: alone, with this, next or coming, of a week that is named, counted ("3 Fridays from now", "lundi en huit")."""

from __future__ import annotations

import re
from datetime import timedelta

from assistant.understanding.moments.calendar import coming, monday
from assistant.understanding.moments.patterns import COUNT, before, whole
from assistant.understanding.moments.piece import Context, Piece, day_piece, rule

_DAY = r"(?P<weekday>W\d)(?: \.)?"
_NEXT_WEEK = (
    r"(?:of |on |de |- |, )?(?:the |la )?(?:(?P<next>(?:NEXT|COMING|FOLLOWING) Uw|Uw (?:PROCHAIN|FOLLOWING|after)|Uw AFTERNEXT)"
    r"|(?P<this>THIS Uw|the Uw)|(?P<last>LAST Uw|Uw (?:LAST|PASSE)))"
)


def _weekday(match: re.Match[str]) -> int:
    return int(match["weekday"][1])


def _coming(match: re.Match[str], context: Context) -> Piece | None:
    return day_piece(match, coming(_weekday(match), context.today), weekday=_weekday(match))


def _alone(match: re.Match[str], context: Context) -> Piece | None:
    weekday = _weekday(match)
    plural = context.line.raw(context.line.symbol_at(match.start("weekday")))[-1:] in "sS"
    each = re.search(r"(?:every|each|chaque|tous les|le) $", before(match))
    weekly = (
        bool(each) and (plural or match.string[match.start() - 3 : match.start()] != "le ") or (plural and not match.group().endswith("."))
    )
    return day_piece(match, coming(weekday, context.today), weekday=weekday, weekly=weekly)


def _weak(match: re.Match[str], context: Context) -> Piece | None:
    """ "sat", "sun", "mon": only where they are all that is said, or beside a time or a date."""
    weekday = _weekday(match)
    alone = whole(match)
    return day_piece(match, coming(weekday, context.today), weekday=weekday, weak=not alone)


def _this(match: re.Match[str], context: Context) -> Piece | None:
    """This calendar week's, or the next one where that is over; on the day itself people say "today"."""
    weekday, today = _weekday(match), context.today
    same = weekday == today.weekday()
    return day_piece(match, coming(weekday, today), weekday=weekday, unsure=same, others=(today,) if same else ())


def _next(match: re.Match[str], context: Context) -> Piece | None:
    """Of the next calendar week; not every speaker means that when the week is young, so the nearer one is a second reading."""
    weekday = _weekday(match)
    day, nearer = monday(context.today, 1) + timedelta(days=weekday), coming(weekday, context.today)
    return day_piece(match, day, others=(nearer,) if nearer != day else (), weekday=weekday)


def _prochain(match: re.Match[str], context: Context) -> Piece | None:
    """ "samedi prochain": the one to come for some, the next week's for others: read it back."""
    weekday = _weekday(match)
    nearer, later = coming(weekday, context.today), monday(context.today, 1) + timedelta(days=weekday)
    return day_piece(match, nearer, others=(later,) if later != nearer else (), unsure=later != nearer, weekday=weekday)


def _after_next(match: re.Match[str], context: Context) -> Piece | None:
    return day_piece(match, coming(_weekday(match), context.today) + timedelta(days=7))


def _last(match: re.Match[str], context: Context) -> Piece | None:
    """ "last Tuesday" is the previous week's; "this past Tuesday" the latest one."""
    weekday, today = _weekday(match), context.today
    if match.groupdict().get("latest") or weekday < today.weekday() and "PASSE" in match.group():
        return day_piece(match, coming(weekday, today - timedelta(days=8)))
    return day_piece(match, monday(today, -1) + timedelta(days=weekday))


def _of_week(match: re.Match[str], context: Context) -> Piece | None:
    steps = 1 if match["next"] else -1 if match["last"] else 0
    if match["next"] and "AFTERNEXT" in match["next"]:
        steps = 2
    return day_piece(match, monday(context.today, steps) + timedelta(days=_weekday(match)))


def _weeks_on(match: re.Match[str], context: Context) -> Piece | None:
    """ "Wednesday in a week", "lundi en huit", "mardi en quinze": the first such day at least that many weeks on."""
    groups = match.groupdict()
    weeks = {"8": 1, "15": 2}.get(groups.get("days") or "") or _count(groups.get("weeks") or "1")
    return day_piece(match, coming(_weekday(match), context.today + timedelta(days=7 * weeks), same=True))


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else 1


def _counted(match: re.Match[str], context: Context) -> Piece | None:
    """ "3 Fridays from now"."""
    steps = min(_count(match["count"]), 520) - 1
    return day_piece(match, coming(_weekday(match), context.today) + timedelta(days=7 * steps))


RULES = (
    rule(_DAY, _alone, "W"),
    rule(r"(?P<weekday>w\d)(?: \.)?", _weak, "w"),
    rule(rf"(?:THIS ){_DAY}", _this, "THIS"),
    rule(rf"(?:THIS |the )?COMING {_DAY}", _coming, "COMING"),
    rule(rf"{_DAY} (?:COMING|qui vient|qui arrive)", _coming, "COMING qui"),
    rule(rf"(?:the )?(?:NEXT|FOLLOWING) {_DAY}", _next, "NEXT FOLLOWING"),
    rule(rf"(?:le )?{_DAY} PROCHAIN", _prochain, "PROCHAIN"),
    rule(rf"(?:le )?{_DAY} FOLLOWING", _next, "FOLLOWING"),
    rule(rf"{_DAY} AFTERNEXT", _after_next, "AFTERNEXT"),
    rule(rf"(?:(?P<latest>THIS (?:past|LAST)|past)|LAST) {_DAY}", _last, "LAST past"),
    rule(rf"(?:le )?{_DAY} (?:LAST|PASSE)", _last, "LAST PASSE"),
    rule(rf"{_DAY} {_NEXT_WEEK}", _of_week, "Uw"),
    rule(rf"(?:the )?{_NEXT_WEEK} (?:on |- |, |le )?{_DAY}", _of_week, "Uw"),
    rule(rf"{_DAY} (?:in|dans) (?P<weeks>{COUNT}) Uw", _weeks_on, "Uw"),
    rule(rf"{_DAY} (?P<weeks>{COUNT}) Uw from now", _weeks_on, "Uw"),
    rule(rf"{_DAY} Uw", _weeks_on, "Uw"),
    rule(rf"{_DAY} en (?P<days>8|15)(?! ?(?:h|Uh)\b)", _weeks_on, "8 15"),
    rule(rf"(?:in )?(?P<count>{COUNT}) {_DAY} (?:from (?:now|NOW|TODAY)|hence)", _counted, "W"),
)
