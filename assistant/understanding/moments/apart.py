"""A day and a time that stand apart in one message: "Tuesday works, say 3pm"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding.moments.joining import together
from assistant.understanding.moments.piece import Context, Piece


def brought_together(pieces: Sequence[Piece], context: Context) -> list[Piece]:
    """The one time that has no day takes the nearest day that has no time, the one before it first."""
    timed = [piece for piece in pieces if (piece.clock or piece.part) and not piece.days and not piece.weak]
    dated = [piece for piece in pieces if _plain_day(piece) and not piece.weak]
    if len(timed) != 1 or not dated:
        return list(pieces)
    time = timed[0]
    ahead = [piece for piece in dated if piece.days and piece.days[1] > context.today] or dated
    before = [piece for piece in ahead if piece.last <= time.first]
    day = before[-1] if before else ahead[0]
    first, second = (day, time) if before else (time, day)
    both = together(first, second)
    if both is None:
        return list(pieces)
    return sorted((both, *(piece for piece in pieces if piece is not time and piece is not day)), key=lambda piece: piece.first)


def _plain_day(piece: Piece) -> bool:
    return piece.days is not None and piece.grain == "day" and piece.clock is None and not piece.part and piece.edge != "range"
