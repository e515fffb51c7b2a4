"""What belongs together though it stands apart in one message: "Tuesday works, say 3pm", "arriving Friday, leaving on the 12th"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from assistant.understanding.moments.bounds import bound_of
from assistant.understanding.moments.calendar import next_numbered
from assistant.understanding.moments.joining import together
from assistant.understanding.moments.patterns import FAR
from assistant.understanding.moments.piece import Clock, Context, Piece

_ALTERNATIVE = re.compile(r"(?:,|,? ?(?:or|ou|and|et))(?: (?:on|the|le|even))*")
_GLUE = r"(?: (?:on|the|le|la|l '|around|about|in|at|by|from|a|vers|dans|du|until|till))*$"
_STARTS = re.compile(
    r"(?:start|starts|starting|begin|begins|beginning|arrive|arriving|arrives|check in|checking in|COMING|come|from"
    r"|commencer|commence|commencant"
    r"|debuter|debute|arriver|arrive|arrivons|j ' arrive)" + _GLUE
)
_ENDS = re.compile(
    r"(?:end|ends|ending|finish|finishing|finishes|leave|leaving|leaves|depart|departing|check out|checking out|checkout"
    r"|return|returning|until|till"
    r"|staying until|finir|finit|terminer|termine|partir|repartir|repars|quitter|jusqu ' a|jusqu ' au)" + _GLUE
)


def brought_together(pieces: Sequence[Piece], context: Context) -> list[Piece]:
    return _timed(_stay(_shared_day(_shared_time(pieces, context), context), context), context)


def _shared_time(pieces: Sequence[Piece], context: Context) -> list[Piece]:
    """ "Thursday or Friday after 2": both after 2."""
    found = list(pieces)
    for place in range(len(found) - 2, -1, -1):
        day, following = found[place], found[place + 1]
        gap = context.line.text[day.last : following.first].strip()
        shared = _ALTERNATIVE.fullmatch(gap) and (gap != "," or (day.weekday is not None and following.weekday is not None))
        if shared and _plain_day(day) and following.days and (following.clock or following.part) and not day.weak:
            found[place] = replace(
                day,
                clock=following.clock,
                until=following.until,
                part=following.part,
                edge=following.edge,
                bound=following.bound if following.bound != "at" else bound_of(following, context.line.text),
            )
    return found


def _shared_day(pieces: Sequence[Piece], context: Context) -> list[Piece]:
    """ "Monday at 9 or 10", "15h ou 16h demain": both on that day."""
    found = list(pieces)
    for place in range(len(found) - 1):
        first, second = found[place], found[place + 1]
        gap = context.line.text[first.last : second.first].strip()
        if first.clock is None or second.clock is None or gap not in ("or", "ou", "or at", "ou a", "or around"):
            continue
        if first.days and not second.days and not first.until:
            found[place] = replace(first, clock=_half_as(first.clock, second.clock))
            found[place + 1] = replace(second, clock=_half_as(second.clock, first.clock), days=first.days, weak=False)
        elif second.days and not first.days and not second.until:
            found[place] = replace(first, clock=_half_as(first.clock, second.clock), days=second.days, weak=False)
    return found


def _half_as(clock: Clock, other: Clock) -> Clock:
    """ "3 or 4pm" is both in the afternoon."""
    if not clock.open_half or other.open_half:
        return clock
    return replace(clock, at=clock.at.replace(hour=clock.at.hour % 12 + 12 * (other.at.hour >= 12)), open_half=False)


def _stay(pieces: Sequence[Piece], context: Context) -> list[Piece]:
    """A day to start on and a day to end on are one stretch, whichever is said first."""
    text = context.line.text
    days = [piece for piece in pieces if _plain_day(piece) and not piece.weak]
    starts = [piece for piece in days if _STARTS.search(_before(piece, text))]
    ends = [piece for piece in days if _ENDS.search(_before(piece, text)) and piece not in starts]
    if len(days) != 2 or len(starts) != 1 or len(ends) != 1 or starts[0].days is None or ends[0].days is None:
        return list(pieces)
    first, last = starts[0], ends[0].days[0]
    start = starts[0].days[0]
    if last <= start and ends[0].weekday is not None:
        last += timedelta(days=7 * ((start - last).days // 7 + 1))
    elif last <= start and ends[0].numbered is not None:
        last = next_numbered(ends[0].numbered, start) or last
    if last <= start:
        return list(pieces)
    both = first.spread(ends[0], days=(start, last + timedelta(days=1)), edge="range", others=())
    return sorted((both, *(piece for piece in pieces if piece not in days)), key=lambda piece: piece.first)


def _before(piece: Piece, text: str) -> str:
    """What leads to a piece; "coming" may have been taken for a part of it."""
    led = text[piece.first : piece.last].startswith("COMING ")
    last = piece.first + len("COMING") * led
    return text[max(0, last - FAR) : last].rstrip()


def _timed(pieces: Sequence[Piece], context: Context) -> list[Piece]:
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
