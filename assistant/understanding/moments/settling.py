"""From a joined expression to its readings: what was left open is settled by the clock, the better reading first."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from assistant.understanding.moments.bounds import bound_of
from assistant.understanding.moments.parts import part_of
from assistant.understanding.moments.piece import Clock, Context, Piece
from assistant.understanding.moments.ranges import guessed
from assistant.understanding.moments.values import Kind, Reading, Span

DAY = timedelta(days=1)


_YOURS = re.compile(
    r" (?:, )?(?:in |on |a )?(?:(?:your|ur) (?:local )?(?:time|clock|side|end)|(?:votre|ton|vos) Ux|(?:Ux )?(?:de )?chez (?:vous|toi))\b"
)


def settled(piece: Piece, context: Context) -> tuple[Reading, ...]:
    """The readings of one expression, best first."""
    readings = _readings(piece, context)
    if _YOURS.match(context.line.text, piece.last):
        return tuple(replace(reading, your_time=True) for reading in readings)
    return readings


def _readings(piece: Piece, context: Context) -> tuple[Reading, ...]:
    span = _span(piece, context)
    if piece.seconds is not None:
        return (Reading("duration", span, grain="second", seconds=piece.seconds),)
    bound = bound_of(piece, context.line.text)
    if piece.moment is not None:
        return (Reading("datetime", span, piece.moment, piece.moment, piece.grain, bound),)
    if piece.span is not None:
        return (Reading("interval", span, *piece.span, piece.grain, bound),)
    if piece.clock is not None and piece.edge != "range":
        return _clocked(piece, piece.clock, span, context)
    if piece.part:
        return _parted(piece, span, context)
    return _dated(piece, span, context)


def _span(piece: Piece, context: Context) -> Span:
    line = context.line
    first, last = line.symbol_at(piece.first), line.symbol_at(max(piece.first, piece.last - 1))
    last -= last > first and line.symbols[last] == "."
    start, end = line.places[first][0], line.places[last][1]
    return Span(start, end, line.message[start:end])


def _dated(piece: Piece, span: Span, context: Context) -> tuple[Reading, ...]:
    assert piece.days is not None
    bound = bound_of(piece, context.line.text)
    start, end = (datetime.combine(day, time()) for day in piece.days)
    kind: Kind = "date" if end - start == DAY else "interval"
    made = Reading(kind, span, start, end, piece.grain, bound, to_confirm=piece.unsure, weekly=piece.weekly)
    if piece.clock and piece.until:
        made = replace(made, hours=(guessed(piece.clock).at, piece.until.at))
    length = end - start
    others = (replace(made, start=at, end=at + length, to_confirm=True) for at in (datetime.combine(day, time()) for day in piece.others))
    return (made, *others)


def _parted(piece: Piece, span: Span, context: Context) -> tuple[Reading, ...]:
    """A part of a named day, or the next one of its kind."""
    bound = bound_of(piece, context.line.text)
    edge = piece.edge if piece.edge in ("early", "late", "middle") else ""
    if piece.days and (piece.days[1] - piece.days[0]).days > 1:
        return _dated(piece, span, context)
    days = [piece.days[0], *piece.others] if piece.days else [context.today]
    if not piece.days and part_of(context.today, piece.part, edge)[1] <= context.now:
        days = [context.today + DAY]
    return tuple(
        Reading("interval", span, *part_of(day, piece.part, edge), "part", bound, to_confirm=piece.unsure or place > 0, weekly=piece.weekly)
        for place, day in enumerate(days)
    )


def _clocked(piece: Piece, clock: Clock, span: Span, context: Context) -> tuple[Reading, ...]:
    first = _literal(clock) if context.french else clock
    best = guessed(first)
    days = [piece.days[0], *piece.others] if piece.days else [_next_day(best, context)]
    bound = bound_of(piece, context.line.text)
    made = Reading("datetime" if piece.days else "time", span, grain=best.grain, bound=bound, weekly=piece.weekly, offset=piece.offset)
    readings = [_at(made, piece, best, day, unsure=place > 0) for place, day in enumerate(days)]
    flipped = _flipped(best, first)
    if flipped is None or piece.until is not None:
        return tuple(readings)
    other = [_at(made, piece, flipped, days[0] if piece.days else _next_day(flipped, context), unsure=True)]
    over = readings[0].start is not None and readings[0].start < context.now <= (other[0].start or context.now)
    if over and days[0] == context.today:
        return (*other, *readings)
    return (*readings, *other)


def _literal(clock: Clock) -> Clock:
    """French counts 24 hours: "8h" is in the morning, "2h" is read back."""
    return replace(clock, literal=True) if clock.open_half else clock


def _flipped(clock: Clock, asked: Clock) -> Clock | None:
    """The other half of the day, where it was left open."""
    if not asked.open_half or asked.at.hour > 12 or (asked.literal and asked.at.hour > 7):
        return None
    return replace(clock, at=clock.at.replace(hour=(clock.at.hour + 12) % 24))


def _next_day(clock: Clock, context: Context) -> date:
    """Without a day, the next time the clock shows it."""
    today = datetime.combine(context.today, clock.at)
    return context.today if today >= context.now.replace(second=0, microsecond=0) else context.today + DAY


def _at(made: Reading, piece: Piece, clock: Clock, day: date, *, unsure: bool) -> Reading:
    """The reading on one of its days."""
    start = datetime.combine(day, clock.at)
    if clock.next_day and piece.days and clock.at.hour == 0:
        start += DAY
    doubtful = unsure or piece.unsure or (clock.open_half and (not clock.literal or 1 <= clock.at.hour <= 6))
    if piece.until is None:
        return replace(made, start=start, end=start, to_confirm=doubtful)
    end = datetime.combine(day, piece.until.at)
    end += DAY if end <= start else timedelta()
    return replace(made, kind="interval", start=start, end=end, grain="minute", to_confirm=doubtful)
