"""From one to another: "between 2 and 4", "de 14h à 16h", "from Monday to Wednesday", "13 to 15 July"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.understanding.moments.calendar import next_numbered, next_of, plus_months, possible
from assistant.understanding.moments.clocks import clock_from, clockish
from assistant.understanding.moments.patterns import DAY, DAYTH, FREE, YEAR, before, behind_it
from assistant.understanding.moments.piece import Clock, Context, Piece, rule

_TO = r"(?:to|-|until|till|til|and|et|a|au|through|thru|jusqu ' a|jusqu ' au|ou|or)"
_OPEN = r"(?:(?P<open>from|between|entre|de|du|d '|anytime between|any time between) )?"


def _clocks(match: re.Match[str], context: Context) -> Piece | None:
    first, second = clock_from(match, "1"), clock_from(match, "2")
    if first is None or second is None:
        return None
    opened, link = match["open"] or "", match["link"]
    told = any(match[f"{key}{n}"] for key in ("half", "part", "colon", "h", "clock", "noon", "fourth") for n in "12")
    if not told and not re.match(FREE, behind_it(match)):
        return None
    if not told and (match["spaced1"] is None) != (match["spaced2"] is None):
        return None
    if link in ("and", "et", "ou", "or") and not re.search("between|entre", opened):
        return None
    if not opened and (link == "a" or (not told and not match["spaced1"] and link not in ("-", "to"))):
        return None
    if (
        not opened
        and link in ("to", "till")
        and not match["half1"]
        and not match["colon1"]
        and first.at.minute == 0
        and first.at.hour in (5, 10, 15, 20)
        and second.at.hour % 12 != first.at.hour + 1
    ):
        return None
    if not told and re.search(r"(?:and|(?:^|\s)\d+(?: ,)?) $", before(match)):
        return None
    first, second = _halves(first, second, context.french)
    bare = not told and "between" not in opened and "entre" not in opened
    return Piece(match.start(), match.end(), clock=first, until=second, weak=bare)


def _halves(first: Clock, second: Clock, french: bool) -> tuple[Clock, Clock]:
    """ "8 to 9 pm" starts in the evening, "10 to 3 pm" in the morning; "9 to 5" ends in the afternoon."""
    if first.open_half and not second.open_half:
        late = replace(first, at=first.at.replace(hour=first.at.hour % 12 + 12), open_half=False)
        early = replace(first, at=first.at.replace(hour=first.at.hour % 12), open_half=False)
        return (late if late.at < second.at and second.at.hour >= 12 else early), second
    if first.open_half and second.open_half and not (french and first.literal):
        sure = guessed(first)
        later = replace(second, open_half=False)
        if later.at <= sure.at or (sure.at.hour >= 12 and later.at.hour < 12):
            later = replace(later, at=later.at.replace(hour=later.at.hour % 12 + 12))
        return replace(sure, open_half=True), later
    if second.open_half and second.at <= first.at and second.at.hour < 12:
        return first, replace(second, at=second.at.replace(hour=second.at.hour + 12), open_half=False)
    return first, second


def guessed(clock: Clock) -> Clock:
    """An hour without am or pm: 1 to 6 are in the afternoon, 7 to 12 are not the evening's."""
    if not clock.open_half or clock.literal:
        return clock
    hour = clock.at.hour
    return replace(clock, at=clock.at.replace(hour=hour + 12 if 1 <= hour <= 6 else hour))


def _days(match: re.Match[str], context: Context) -> Piece | None:
    """Two days of one month."""
    month, year = int(match["month"][1:]), match["year"]
    low, high = int(match["low"].removesuffix("th")), int(match["high"].removesuffix("th"))
    if low >= high or match["link"] in ("or", "ou") or (match["link"] in ("and", "et") and not match["open"]):
        return None
    start = possible(int(year), month, low) if year else next_of(month, low, context.today)
    end = possible(start.year, month, high) if start else None
    return _stretch(match, start, end)


def _numbers(match: re.Match[str], context: Context) -> Piece | None:
    """ "from the 5th to the 9th", "du 3 au 7": the second is the next such day after the first."""
    if match["link"] in ("or", "ou") or (match["link"] in ("and", "et") and not match["open"]):
        return None
    low, high = int(match["low"].removesuffix("th")), int(match["high"].removesuffix("th"))
    start = next_numbered(low, context.today)
    if match["which"] and start:
        start = possible(context.today.year, context.today.month, low) or start
        start = plus_months(start, 1) if re.search("NEXT|PROCHAIN", match["which"]) else start
        if start < context.today:
            start = next_numbered(low, context.today)
    end = next_numbered(high, start) if start else None
    return _stretch(match, start, end)


def _stretch(match: re.Match[str], start: date | None, end: date | None) -> Piece | None:
    if start is None or end is None:
        return None
    return Piece(match.start(), match.end(), days=(start, end + timedelta(days=1)), edge="range")


_TH = r"(?:the |le |on the )?"
_WHICH = r"(?: (?:of|du|de) (?P<which>the Um|THIS Um|NEXT Um|Um PROCHAIN|Um))?"
RULES = (
    rule(
        rf"{_OPEN}(?:at |about )?{clockish('1')} (?P<link>{_TO}) (?:at |about )?{clockish('2')}(?! (?:to|past) )",
        _clocks, "to - until till til and et a au through thru jusqu ou or",
    ),
    rule(
        rf"{_OPEN}{_TH}(?P<low>{DAY}) (?P<link>{_TO}) {_TH}(?P<high>{DAY}) (?:of |de |d ' )?(?P<month>[Mm]\d\d)(?:,? "
        rf"(?P<year>{YEAR}))?",
        _days, "M m",
    ),
    rule(
        rf"{_OPEN}(?P<month>[Mm]\d\d) {_TH}(?P<low>{DAY}) (?P<link>{_TO}) {_TH}(?P<high>{DAY})(?! (?:[Mm]\d| ?:|am|pm|h))"
        rf"(?:,? (?P<year>{YEAR}))?",
        _days, "M m",
    ),
    rule(rf"{_OPEN}{_TH}(?P<low>{DAYTH}) (?P<link>{_TO}) {_TH}(?P<high>{DAYTH})(?! (?:of |de )?[Mm]\d){_WHICH}", _numbers, "th"),
    rule(
        rf"(?P<open>du) (?P<low>{DAY}) (?P<link>au) (?P<high>{DAY})(?! (?:de )?[Mm]\d)(?: inclus)?(?:{_WHICH}(?= )|{FREE})",
        _numbers, "du",
    ),
)  # fmt: skip

_LINKS = re.compile(
    rf"(?:,|at|on|the|le|la|of|night|morning)?(?: ?{_TO}| ?(?:, )?leaving| ?(?:, |and )?(?:checkout|depart|ending|finish"
    rf"|finishing|returning|checking out))(?: (?:on|the|le|la|at|about|around|in|l '|that))*"
)
_OPENED = re.compile(r"(?:between|entre)(?: (?:the|le|on|at))* $")
_FROM = re.compile(r"(?:from|de|du|d ')(?: (?:the|le|on|at))* $")


def spanned(pieces: Sequence[Piece], context: Context) -> list[Piece]:
    """Two joined pieces with "to" between them are one stretch."""
    found: list[Piece] = []
    for piece in pieces:
        if found:
            gap = context.line.text[found[-1].last : piece.first].strip()
            both = _between(found[-1], piece, gap, context)
            if both is not None:
                found[-1] = both
                continue
        found.append(piece)
    return found


def _between(first: Piece, second: Piece, gap: str, context: Context) -> Piece | None:
    if not _LINKS.fullmatch(gap):
        return None
    word = gap.split()[0] if gap else ""
    before = context.line.text[: first.first]
    opened = _OPENED.search(before) or (word == "a" and _FROM.search(before))
    if word in ("and", "et", "ou", "or", "a") and len(gap.split()) == 1 and not opened:
        return None
    if first.until or (second.until and not second.days) or first.edge == "range" or second.edge == "range":
        return None
    if first.clock and second.clock and not second.days:
        low, high = _halves(first.clock, second.clock, context.french)
        return first.spread(second, clock=low, until=high, weak=first.weak and second.weak)
    if first.days and second.days and first.grain == second.grain and not (first.clock and second.clock):
        first = _with_the_rest(first, second)
        assert first.days is not None
        end = _after(second, first.days[0])
        if end <= first.days[0]:
            return None
        clock = second.clock if second.until else None
        return first.spread(
            second, days=(first.days[0], end), edge="range", clock=clock, until=second.until, part="", weak=False, others=()
        )  # fmt: skip
    return None


def _with_the_rest(first: Piece, second: Piece) -> Piece:
    """What the second day names for both: the month of "Monday 13 to 15 July", the year of "18 Nov - 19 Dec 2027"."""
    assert first.days is not None
    assert second.days is not None
    start, last = first.days[0], second.days[0]
    if first.numbered is not None and second.numbered is None and second.weekday is None and first.numbered < last.day:
        same = possible(last.year, last.month, first.numbered)
        return replace(first, days=(same, same + timedelta(days=1))) if same else first
    if second.dated and not first.dated:
        year = last.year - ((start.month, start.day) > (last.month, last.day))
        moved = possible(year, start.month, min(start.day, 28) if start.month == 2 else start.day)
        return replace(first, days=(moved, moved + (first.days[1] - start))) if moved else first
    return first


def _after(second: Piece, start: date) -> date:
    """The end of a stretch lies behind its start: "from Thursday to Tuesday" goes on to the next one."""
    assert second.days is not None
    day = second.days[1]
    if day <= start and second.weekday is not None:
        day += timedelta(days=7 * ((start - day).days // 7 + 1))
    elif day <= start and second.numbered is not None:
        found = next_numbered(second.numbered, start)
        day = found + timedelta(days=1) if found else day
    elif day <= start and (start - day).days < 366:
        day = plus_months(day, 12)
    return day
