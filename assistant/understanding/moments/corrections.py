"""A message read against what was said before: "no, 4pm" keeps the day, "Thursday instead" the time, "an hour later" moves it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from assistant.understanding.moments.calendar import first_of_month, monday, next_numbered
from assistant.understanding.moments.lengths import plus
from assistant.understanding.moments.piece import Clock, Context, Piece
from assistant.understanding.moments.values import Reading

DAY = timedelta(days=1)
SHORT = 6
"""A bare number answers for a time only in a message of so few words."""


def corrected(pieces: Sequence[Piece], before: Reading, context: Context) -> list[Piece]:
    """Each expression completed by the part of the earlier reading that it does not name itself."""
    if before.start is None or before.end is None:
        return list(pieces)
    short = sum(symbol[0].isalnum() for symbol in context.line.symbols) <= SHORT
    return [_completed(piece, before, before.start, context, short) for piece in pieces]


def _completed(piece: Piece, before: Reading, start: datetime, context: Context, short: bool) -> Piece:
    if piece.edge in ("later", "earlier") and piece.length:
        return _moved(piece, before, start)
    dated = before.kind != "time" and (before.end or start) - start <= DAY
    if piece.clock and not piece.days:
        if piece.weak and not short:
            return piece
        clock = _within(piece.clock, before)
        return replace(piece, clock=clock, days=_day(start.date()) if dated else None, weak=False)
    if piece.part and not piece.days and dated:
        return replace(piece, days=_day(start.date()), weak=False)
    if piece.days and not piece.clock and not piece.part and piece.grain == "day" and piece.edge != "range":
        return _timed(_near(piece, start.date(), context) if dated else piece, before, start)
    return piece


def _day(day: date) -> tuple[date, date]:
    return day, day + DAY


def _moved(piece: Piece, before: Reading, start: datetime) -> Piece:
    """ "An hour later" than what was said."""
    assert piece.length is not None
    count, unit = piece.length
    at = plus(start, count if piece.edge == "later" else -count, unit)
    if before.kind == "date":
        return replace(piece, days=_day(at.date()), moment=None, grain="day")
    if before.kind == "interval" and before.end is not None:
        return replace(piece, days=None, moment=None, span=(at, at + (before.end - start)), grain="minute")
    return replace(piece, days=None, moment=at, grain="minute")


def _within(clock: Clock, before: Reading) -> Clock:
    """The half of the day that lies in the part of the day spoken of: "Thursday afternoon" and then "at 4"."""
    if not clock.open_half or before.start is None or before.end is None or before.kind != "interval":
        return clock
    for hour in (clock.at.hour % 12, clock.at.hour % 12 + 12):
        at = datetime.combine(before.start.date(), clock.at.replace(hour=hour))
        if before.start <= at < before.end and before.end - before.start < DAY:
            return replace(clock, at=at.time(), open_half=False)
    return clock


def _near(piece: Piece, day: date, context: Context) -> Piece:
    """A weekday alone is of the week spoken of, "the 13th" of its month, where that is still to come."""
    if piece.numbered is not None:
        found = next_numbered(piece.numbered, max(first_of_month(day), context.today))
    elif piece.weekday is not None and not _of_a_week(piece, context):
        found = monday(day) + timedelta(days=piece.weekday)
    else:
        return piece
    return replace(piece, days=_day(found)) if found and found > context.today else piece


def _of_a_week(piece: Piece, context: Context) -> bool:
    """ "Next Monday", "this Sunday" and "lundi prochain" are said from today, whatever was spoken of before."""
    return re.search(r"NEXT|THIS|COMING|FOLLOWING|PROCHAIN|Uw", context.line.text[piece.first : piece.last]) is not None


def _timed(piece: Piece, before: Reading, start: datetime) -> Piece:
    """With the time of day that was said before, if one was."""
    if before.kind in ("time", "datetime"):
        return replace(piece, clock=Clock(start.time(), grain=before.grain))
    if before.kind == "interval" and before.end is not None and before.end - start < DAY:
        midnight = before.end.time() == time()
        return piece if midnight else replace(piece, clock=Clock(start.time()), until=Clock(before.end.time()))
    return piece
