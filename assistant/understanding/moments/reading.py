"""The readings of a message: every expression of time in it, joined where they say one thing, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Literal

from assistant.understanding.language import guess
from assistant.understanding.moments import (
    clocks,
    days,
    figures,
    holidays,
    lengths,
    nth,
    offsets,
    parts,
    ranges,
    stretches,
    weekdays,
    zones,
)
from assistant.understanding.moments.apart import brought_together
from assistant.understanding.moments.corrections import corrected
from assistant.understanding.moments.exclusions import moved_to, wanted
from assistant.understanding.moments.joining import joined
from assistant.understanding.moments.line import Line, line_of
from assistant.understanding.moments.piece import Context, Piece, Rule
from assistant.understanding.moments.settling import settled
from assistant.understanding.moments.values import Reading

RULES: tuple[Rule, ...] = (
    *ranges.RULES, *figures.RULES, *days.RULES, *nth.RULES, *weekdays.RULES, *offsets.RULES, *holidays.RULES, *stretches.RULES,
    *clocks.RULES, *parts.RULES, *lengths.RULES,
)  # fmt: skip


def read(
    text: str, now: datetime, language: Literal["en", "fr"] | None = None, *, against: Reading | None = None, zone: tzinfo | None = None
) -> tuple[Reading, ...]:
    """What times the message names, best first; none where it names none.

    `now` is the client's local time without a zone, as are the results. `against` is what was said before: a time alone then keeps
    its day, a day its time. `zone` is the client's: a time said in another ("4pm CET") is moved to it.
    """
    line = line_of(text)
    code = language or _language(text)
    context = Context(line, now, code == "fr")
    pieces = _found(context)
    pieces = ranges.spanned(moved_to(joined(pieces, line.text), line.text), context)
    pieces = brought_together(wanted(pieces, line.text), context)
    if against is not None:
        pieces = corrected(pieces, against, context)
    readings = [reading for piece in pieces if not piece.weak for reading in settled(piece, context)]
    return tuple(_moved(reading, zone) for reading in _ranked(readings, now))


@lru_cache(maxsize=512)
def _language(text: str) -> str:
    return guess(text).code


def _found(context: Context) -> list[Piece]:
    """The longest expressions that do not overlap, in the order of the text."""
    line = context.line
    beginnings = _beginnings(line)
    every: list[Piece] = []
    for rule in RULES:
        if rule.needs.isdisjoint(beginnings):
            continue
        for match in rule.pattern.finditer(line.text):
            piece = rule.make(match, context) if match.end() > match.start() else None
            if piece is not None:
                every.append(_zoned(piece, line))
    every.sort(key=lambda piece: (piece.weak, piece.first - piece.last))
    chosen: list[Piece] = []
    taken = bytearray(len(line.text))
    for piece in every:
        if not any(taken[piece.first : piece.last]):
            chosen.append(piece)
            taken[piece.first : piece.last] = b"\1" * (piece.last - piece.first)
    return sorted(chosen, key=lambda piece: piece.first)


def _beginnings(line: Line) -> set[str]:
    found: set[str] = set()
    for symbol in line.symbols:
        found.add(symbol)
        found.add(symbol[0])
        if symbol[0].isdigit():
            found.add(symbol[:2])
            if symbol.endswith("th"):
                found.add("th")
    return found


def _zoned(piece: Piece, line: Line) -> Piece:
    """A zone named right behind a time."""
    if piece.clock is None:
        return piece
    place = line.symbol_at(max(piece.first, piece.last - 1)) + 1
    place += place < len(line.symbols) and line.symbols[place] == "("
    raw = line.raw(place) if place < len(line.symbols) else ""
    word = raw.lower()
    if word in zones.SAID and (word not in ("est", "ist", "west", "cet") or raw.isupper()):
        return replace(piece, last=line.offsets[place] + len(line.symbols[place]), offset=timedelta(minutes=zones.SAID[word]))
    return piece


def _moved(reading: Reading, zone: tzinfo | None) -> Reading:
    if reading.offset is None or zone is None or reading.start is None or reading.end is None:
        return reading
    start, end = (zones.moved(value, reading.offset, zone) for value in (reading.start, reading.end))
    return replace(reading, start=start, end=end, offset=None)


_ORDER = {"datetime": 0, "date": 1, "time": 1, "interval": 1, "duration": 5}


def _ranked(readings: Iterable[Reading], now: datetime) -> Sequence[Reading]:
    """A day with its time before either alone, what is to come before what is past, lengths last; else as written."""

    def place(reading: Reading) -> int:
        past = reading.end is not None and reading.end < now.replace(hour=0, minute=0, second=0, microsecond=0)
        wide = reading.kind == "interval" and reading.grain in ("week", "month", "quarter", "year")
        at_once = reading.start == now.replace(microsecond=0)
        return _ORDER[reading.kind] + wide + 2 * past + 2 * at_once

    return sorted(readings, key=place)
