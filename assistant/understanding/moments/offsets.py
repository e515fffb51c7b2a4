"""Moments counted from another: "in two weeks", "dans 3 jours", "il y a une heure", "a week from tomorrow", "3 weeks after 15 January"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from assistant.understanding.moments.lengths import LENGTH, UNITS, measured, plus, plus_days
from assistant.understanding.moments.patterns import before, behind_it, whole
from assistant.understanding.moments.piece import Context, Piece, rule
from assistant.understanding.moments.values import Grain

_DAYS = {"TODAY": 0, "TOMORROW": 1, "AFTERTOMORROW": 2, "YESTERDAY": -1, "BEFOREYESTERDAY": -2}
_FINE: dict[str, Grain] = {"second": "second", "minute": "minute", "hour": "minute"}


def _shifted(match: re.Match[str], context: Context, sign: int) -> Piece | None:
    found = measured(match)
    if found is None:
        return None
    count, unit = found
    if unit in _FINE:
        return Piece(match.start(), match.end(), moment=plus(context.now, sign * count, unit).replace(microsecond=0), grain=_FINE[unit])
    even = count == int(count)
    weeks = sign > 0 and context.french and unit == "day" and count in (8, 15) and _in_words(match, context)
    count -= weeks
    day = plus_days(context.today, sign * count, unit) if even else plus(context.now, sign * count, unit).date()
    return Piece(match.start(), match.end(), days=(day, day + timedelta(days=1)), counted=True, unsure=weeks)


def _in_words(match: re.Match[str], context: Context) -> bool:
    """ "dans huit jours" is a week, "dans quinze jours" two, by custom; in figures they are what they say."""
    return match["count"] is not None and context.line.symbol_at(match.start("count")) in context.line.worded


def _ahead(match: re.Match[str], context: Context) -> Piece | None:
    piece = _shifted(match, context, 1)
    later = re.search(r"(?:later|tard|FOLLOWING|apres)$", match.group())
    return replace(piece, length=measured(match), edge="later") if piece and later else piece


def _ago(match: re.Match[str], context: Context) -> Piece | None:
    piece = _shifted(match, context, -1)
    earlier = re.search(r"(?:earlier|tot)$", match.group())
    return replace(piece, length=measured(match), edge="earlier") if piece and earlier else piece


def _between(match: re.Match[str], context: Context) -> Piece | None:
    """ "in 2 or 3 days": from the earlier to the later."""
    unit = UNITS[match["unit"]]
    low, high = int(match["low"]), int(match["high"])
    if low >= high or high > 1000:
        return None
    if unit in _FINE:
        return Piece(match.start(), match.end(), span=(plus(context.now, low, unit), plus(context.now, high, unit)), grain=_FINE[unit])
    first, last = plus_days(context.today, low, unit), plus_days(context.today, high, unit)
    return Piece(match.start(), match.end(), days=(first, last + timedelta(days=1)), grain="week")


def _relative(match: re.Match[str], context: Context) -> Piece | None:
    day = context.today + timedelta(days=_DAYS[match["day"]])
    return Piece(match.start(), match.end(), days=(day, day + timedelta(days=1)))


_MEETING = re.compile(
    r"(?:go back|meet|talk|call|chat|speak|start|begin|back|book|join|leave|do it|free|available|1|here|ready|come|do that"
    r"|do it|start it|have it|want it|need it|make it|booking|appointment"
    r"|commencer|demarrer|parler|appeler|libre|dispo|disponible|la|partir|faire|reserver|venir|voir) $"
)
_NOT_NOW = re.compile(
    r"(?:ok|okay|fine|good|works|for|by|until|till|from|better|clear|up to|done|sorted|is|it ' s|right|pour|jusqu ' a|des"
    r"|que|d accord|since|even|just) $"
)


def _now(match: re.Match[str], context: Context) -> Piece | None:
    """ "that's okay now" speaks of no time, "can we talk now" does."""
    left, right = before(match), behind_it(match)
    start, end = context.line.places[context.line.symbol_at(match.start())]
    exact = " " in context.line.message[start:end]
    alone = whole(match)
    asked = (
        _MEETING.search(left)
        and not re.search(r"(?:that ' s|it ' s|that is|it is) ", left[-24:])
        and not re.match(r" (?:that|i|is)\b", right)
    )
    if re.search(r"not (?:right )?$", left):
        return None
    if not (alone or exact or asked) or (not exact and _NOT_NOW.search(left)):
        return None
    return Piece(match.start(), match.end(), moment=context.now.replace(microsecond=0), grain="minute", edge="now")


def _next_hour(match: re.Match[str], context: Context) -> Piece | None:
    return Piece(match.start(), match.end(), span=(context.now, context.now + timedelta(hours=1)), grain="hour")


def _next_to(match: re.Match[str], context: Context) -> Piece | None:
    """ "the day after" and "la veille de" some day, which stands behind."""
    way = "before" if match["eve"] or match["way"] == "before" else "after"
    return Piece(match.start(), match.end(), seconds=86400.0, length=(1.0, "day"), edge=way, weak=True)


def _day_after(match: re.Match[str], context: Context) -> Piece | None:
    if before(match).endswith("au "):
        return None
    return Piece(match.start(), match.end(), days=(context.today + timedelta(days=1), context.today + timedelta(days=2)))


RULES = (
    rule(
        rf"(?:in|within|dans|sous|d ' ici) (?:about |environ |the next |les |the |less than |under |moins de )?{LENGTH}(?: "
        rf"(?:' )?(?:time|Us|from "
        rf"(?:now|NOW|TODAY)))?(?! (?:- |ago|long|of) ?)",
        _ahead, "U HALF QUARTER h HALFHOUR QUARTERHOUR THREEQUARTERS HALFDAY",
    ),
    rule(
        rf"(?:in )?{LENGTH} (?:from (?:now|NOW)|hence|later|plus tard|FOLLOWING|apres$)",
        _ahead, "U HALF QUARTER h HALFHOUR QUARTERHOUR THREEQUARTERS HALFDAY",
    ),
    rule(rf"{LENGTH} (?:ago|earlier|plus tot)", _ago, "ago earlier tot"),
    rule(rf"il y a {LENGTH}", _ago, "il"),
    rule(
        r"(?:in|within|dans|sous|d ' ici) (?:about |environ |les )?(?P<low>\d\d?) (?:-|to|or|ou|a) (?P<high>\d\d?) "
        r"(?P<unit>U[nhxdwmy])",
        _between, "U",
    ),
    rule(
        r"(?:later |plus tard )?(?P<day>TODAY|TOMORROW|AFTERTOMORROW|YESTERDAY|BEFOREYESTERDAY)",
        _relative, "TODAY TOMORROW AFTERTOMORROW YESTERDAY BEFOREYESTERDAY",
    ),
    rule(
        r"(?:the )?Ud (?P<way>after|before)(?= \S)|(?:le )?(?P<after>lendemain)(?= d)|(?:la )?(?P<eve>veille)(?= d)",
        _next_to, "Ud lendemain veille",
    ),
    rule(r"(?:le )?lendemain(?! d[eu ])|(?:the )?(?:NEXT|FOLLOWING) Ud|(?:le )?Ud FOLLOWING", _day_after, "lendemain NEXT FOLLOWING"),
    rule(r"NOW", _now, "NOW"),
    rule(r"(?:the )?NEXT Uh", _next_hour, "NEXT"),
)  # fmt: skip
