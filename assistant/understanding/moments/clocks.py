"""Times of day: "9:30", "at 3", "half past nine", "20 to 2", "15h30", "midi et demi", "3 in the afternoon"."""

from __future__ import annotations

import re
from datetime import time

from assistant.understanding.moments.patterns import FREE, HOUR, MINUTE, before, behind, behind_it, whole
from assistant.understanding.moments.piece import Clock, Context, Piece, rule
from assistant.understanding.moments.values import Grain

_PART = r"(?: (?:,|in|at|of|on|during|du|de|dans|le|la|l '|the))*? (?P<part{n}>P[maenvw])"


def clockish(n: str = "") -> str:
    """A time of day in any notation; groups end in `n`, so that a pattern can hold two."""
    colon = rf" : (?P<colon{n}>{MINUTE})(?: : (?P<second{n}>{MINUTE}))?"
    spaced = rf" (?P<spaced{n}>{MINUTE})(?= (?:am|pm|P\w|in|Un)|{FREE})(?: Un)?"
    minutes = rf"(?:{colon}|{spaced}|\.(?P<dotted{n}>{MINUTE}))"
    french = rf"(?: (?P<h{n}>h|Ux)(?: (?P<minute{n}>{MINUTE})(?! (?:%|Ud)))?)"
    half = rf"(?:(?: OCLOCK| Ux)?(?: in the)? (?P<half{n}>am|pm|ampm)(?: \.)?)"
    return (
        rf"(?:(?P<noon{n}>NOON|MIDNIGHT)|(?P<four{n}>[01]?\d[0-5]\d)(?: (?P<fourth{n}>am|pm|ish))|(?P<hour{n}>{HOUR}|une(?= Ux))"
        rf"(?:{minutes}|{french})?"
        rf"(?P<ish{n}> ish)?{half}?(?P<clock{n}> OCLOCK)?)(?:{_PART.format(n=n)})?"
    )


_TIMELY = frozenset(
    "at @ than until till from before after since by between a vers avant apres des jusque around about circa approximately environ "
    "entre".split()
)
_VAGUE = frozenset("a vers avant apres des entre around about circa approximately environ".split())


def clock_from(match: re.Match[str], n: str = "") -> Clock | None:
    """The time of day in the groups that end in `n`; None where there is no such time."""
    group = {
        key: match[key + n]
        for key in ("noon", "four", "fourth", "hour", "colon", "second", "spaced", "dotted", "h", "minute", "half", "part")
    }
    if group["noon"]:
        return Clock(time(12 if group["noon"] == "NOON" else 0), next_day=group["noon"] == "MIDNIGHT", grain="hour")
    if group["four"]:
        hour, minute, half = int(group["four"][:-2]), group["four"][-2:], group["fourth"].replace("ish", "")
    else:
        hour = 1 if group["hour"] == "une" else int(group["hour"])
        minute, half = group["colon"] or group["spaced"] or group["dotted"] or group["minute"], group["half"] or ""
    zeroed = bool(group["hour"] and len(group["hour"]) == 2 and group["hour"][0] == "0")
    return clock_of(
        hour, int(minute or 0), half or group["part"] or "", literal=bool(group["h"]) or zeroed, second=int(group["second"] or 0)
    )


def clock_of(hour: int, minute: int, half: str, *, literal: bool = False, second: int = 0) -> Clock | None:
    """`half` is am, pm or a part of the day, "" where none was said."""
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    grain: Grain = "minute" if minute or second else "hour"
    if hour in (0, 24) or hour > 12:
        hour = hour % 24 + 12 * (hour == 0 and half in ("pm", "Pa"))
        return Clock(time(hour, minute, second), grain=grain, literal=literal)
    if half in ("", "ampm"):
        return Clock(time(hour, minute, second), open_half=True, grain=grain, literal=literal)
    late = half in ("pm", "Pa", "Pe", "Pv") or (half == "Pn" and 6 <= hour < 12) or (half == "Pw" and not 8 <= hour < 12)
    return Clock(time(hour % 12 + 12 * late, minute, second), grain=grain)


def _plain(match: re.Match[str], context: Context) -> Piece | None:
    """Taken at its word where it can be nothing else; a bare number only where the words round it say so."""
    clock = clock_from(match)
    if clock is None or _one_of_them(match, context):
        return None
    left = before(match).split()[-3:]
    word = left[-1] if left else ""
    colon = match["colon"] and not behind_it(match).startswith(" :") and not word.endswith(":")
    if match["noon"]:
        return Piece(match.start(), match.end(), clock=clock, weak=word not in _TIMELY and not re.match(FREE, behind_it(match)))
    if colon or any(match[name] for name in ("fourth", "half", "clock", "part", "ish")):
        return Piece(match.start(), match.end(), clock=clock)
    if match["h"]:
        return _lettered(match, clock, word)
    return _bare(match, clock, left)


def _one_of_them(match: re.Match[str], context: Context) -> bool:
    """ "One morning" is not one o'clock."""
    alone = match["part"] and match.group() == f"1 {match['part']}"
    return bool(alone) and context.line.symbol_at(match.start()) in context.line.worded


def _bare(match: re.Match[str], clock: Clock, left: list[str]) -> Piece | None:
    """ "at 3", "8 20", "15.30": sure behind a word of time or where nothing else is said, weak elsewhere."""
    word = left[-1] if left else ""
    measured = word == "by" and len(left) > 1 and left[-2][0].isdigit()
    after = behind_it(match)
    if measured or not re.match(FREE, after):
        return None
    opened = word in ("between", "entre") or (word in ("from", "de") and re.match(r" (?:to|a|-|until|till)(?!\S)", after))
    timely = word in _TIMELY and not opened and "-" not in left and (word not in _VAGUE or (word == "a" and bool(match["dotted"])))
    alone = bool(match["spaced"] or match["dotted"]) and whole(match)
    sure = alone or timely or (bool(match["spaced"]) and word in _TIMELY)
    return Piece(match.start(), match.end(), clock=clock, weak=not sure)


_SPENT = frozenset("for pendant durant en dans within in of x sous".split())


def _lettered(match: re.Match[str], clock: Clock, word: str) -> Piece | None:
    """ "15h" and "15 heures" are times; "3h" is one behind "at" or beside a day, a length elsewhere."""
    alone = whole(match)
    if word in _SPENT:
        return None
    sure = word in _TIMELY - {"about", "environ"} or clock.at.hour >= 7 or (alone and bool(match["minute"]))
    return Piece(match.start(), match.end(), clock=clock, weak=not sure)


def _four(match: re.Match[str], context: Context) -> Piece | None:
    """ "at 0900", "around 1030", "at 1400 hours": weak where it could be an amount."""
    clock = clock_of(int(match["hours"]), int(match["minutes"]), "", literal=True)
    sure = match["hours"][0] == "0" or match["unit"] or len(match.string.split()) <= 3
    return Piece(match.start(), match.end(), clock=clock, weak=not sure) if clock else None


def _around(match: re.Match[str], context: Context) -> Piece | None:
    """ "20 to 2", "a quarter past 3pm", "15 minutes past noon"."""
    clock = clock_from(match)
    count, way = match["count"], match["way"]
    later = way in ("past", "after")
    if clock is None or (count == "HALF" and not later) or (clock.at.minute and count in ("HALF", "QUARTER")):
        return None
    minutes = {"HALF": 30, "QUARTER": 15}.get(count) or int(count)
    plain = not match["unit"] and count not in ("HALF", "QUARTER")
    sure = not clock.open_half or re.search(r"(?:at|my|a|@) $", before(match)) or re.match(FREE, behind_it(match))
    if plain and (way not in ("past", "to", "till") or minutes % 5 or not sure or clock.at.minute):
        return None
    if plain and way == "to" and clock.at.hour == minutes + 1:
        return None
    hour_alone = not (match["half"] or match["part"] or match["noon"] or match["h"] or match["clock"])
    if plain and not later and minutes == 10 and clock.at.hour in (11, 12) and hour_alone:
        return None
    return Piece(match.start(), match.end(), clock=_moved(clock, minutes if later else -minutes))


def _moved(clock: Clock, minutes: int) -> Clock:
    """ "10 to 1 in the afternoon" is 12:50; "quarter to 12 in the morning" 11:45."""
    sum_ = clock.at.hour * 60 + clock.at.minute + minutes
    noonish = clock.open_half and clock.at.hour == 12 and minutes < 0
    at = time(sum_ // 60 % 24, sum_ % 60)
    return Clock(at, clock.open_half and not noonish, "minute", clock.literal)


def _morning_to_noon(match: re.Match[str], context: Context) -> Piece | None:
    piece = _around(match, context)
    if piece and piece.clock and match["part"] == "Pm" and match["hour"] == "12" and match["way"] not in ("past", "after"):
        return Piece(piece.first, piece.last, clock=Clock(time(11, piece.clock.at.minute)))
    return piece


def _half_hour(match: re.Match[str], context: Context) -> Piece | None:
    """ "half three" is half past three."""
    clock = clock_of(int(match["hour"]), 30, match["half"] or "")
    sure = bool(re.search(r"(?:at|by|@|about|around|half) $", before(match))) or not before(match)
    return Piece(match.start(), match.end(), clock=clock, weak=not sure) if clock and int(match["hour"]) <= 12 else None


def _french(match: re.Match[str], context: Context) -> Piece | None:
    """ "neuf heures et quart", "midi moins cinq", "onze heures trois quarts"."""
    hour = {"NOON": 12, "MIDNIGHT": 0, "une": 1}.get(match["hour"]) if not match["hour"].isdecimal() else int(match["hour"])
    if hour is None:
        return None
    named = match["add"] or match["sub"]
    minutes = {"HALF": 30, "QUARTER": 15, "3 QUARTER": 45}.get(named)
    minutes = int(named) if minutes is None else minutes
    if minutes > 59 or hour > 23:
        return None
    word = before(match).split()[-1:]
    if word and word[0] in _SPENT:
        return None
    base = clock_of(hour, 0, match["part"] or "", literal=True)
    if base is None:
        return None
    clock = _moved(base, -minutes if match["sub"] else minutes)
    if match["hour"] == "MIDNIGHT":
        clock = Clock(clock.at, next_day=not match["sub"])
    at_home = match["hour"] in ("NOON", "MIDNIGHT") or hour >= 7 or bool(match["part"]) or (word and word[0] in _TIMELY)
    alone = whole(match)
    return Piece(match.start(), match.end(), clock=clock, weak=not (at_home or alone or match["sub"]))


def _part_first(match: re.Match[str], context: Context) -> Piece | None:
    """ "morning 10:30", "in the afternoon at 7", "tonight at 8"."""
    if not (match["colon"] or match["half"] or match["h"] or match["clock"]) and not re.match(FREE, behind_it(match)):
        return None
    given, said = clock_from(match), match["named"]
    if given is None or not given.open_half or said == "TONIGHT":
        half = {"TONIGHT": "Pn"}.get(said, "") if given and given.open_half else ""
    else:
        half = said
    clock = clock_of(given.at.hour, given.at.minute, half, literal=given.literal) if given and half else given
    tonight = said == "TONIGHT"
    day = (context.today, context.today.fromordinal(context.today.toordinal() + 1)) if tonight or "THIS" in match.group() else None
    return Piece(match.start(), match.end(), clock=clock, days=day) if clock else None


def _before_tonight(match: re.Match[str], context: Context) -> Piece | None:
    """ "8 tonight", "9 tomorrow evening", "at 5 tomorrow afternoon"."""
    clock = clock_from(match)
    if clock is None or not clock.open_half:
        return None
    half = match["later"] or "Pn"
    made = clock_of(clock.at.hour, clock.at.minute, half)
    return Piece(match.start(), match.end("clockend"), clock=made) if made else None


_COUNT = r"(?:(?:a )?(?P<count>QUARTER|HALF|[1-5]?\d)(?P<unit> Un)?)"
RULES = (
    rule(
        rf"{behind('at around about approximately circa by')}(?P<hours>[01]\d|2[0-3])(?P<minutes>{MINUTE})(?P<unit> (?:Uh"
        rf"|h))?{FREE}",
        _four, "0 1 2",
    ),
    rule(clockish(), _plain, "0 1 2 3 4 5 6 7 8 9 NOON MIDNIGHT une"),
    rule(rf"{_COUNT} (?P<way>past|after|to|before|till|of) {clockish()}", _morning_to_noon, "past after to before till of"),
    rule(rf"HALF (?P<hour>1[0-2]|[1-9])(?: (?P<half>am|pm))?{FREE}", _half_hour, "HALF"),
    rule(
        rf"(?P<hour>{HOUR}(?= (?:h|Ux))|une(?= Ux)|NOON|MIDNIGHT)(?: (?:h|Ux))? (?:moins (?:le )?(?P<sub>\d\d?|QUARTER)"
        r"|(?:et )?(?:une )?(?P<add>HALF|3 QUARTER|QUARTER|[1-5]?\d(?! (?:Ux|h|U[dwm]|th|%|am|pm|:))))(?: Un)?"
        rf"(?:{_PART.format(n='')})?",
        _french, "h Ux NOON MIDNIGHT",
    ),
    rule(rf"(?P<hour>{HOUR}) et (?:(?P<add>HALF)|(?P<sub>##)) Ux(?:{_PART.format(n='')})?", _french, "Ux"),
    rule(
        rf"(?:(?:in|during|on|dans|le|du|at) )?(?:(?:the|le|la|THIS) )?(?P<named>P[maenvw]|TONIGHT)(?: ,)?(?: (?:at|around|about|a"
        rf"|vers|@|by|from|for))? {clockish()}",
        _part_first, "P TONIGHT",
    ),
    rule(rf"(?P<clockend>{clockish()})(?= (?:TONIGHT|(?:TOMORROW|YESTERDAY|TODAY|W\d) (?P<later>P\w)))", _before_tonight, "TONIGHT P"),
)  # fmt: skip
