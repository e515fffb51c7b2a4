"""Neighbouring expressions made one: a day and a time, a weekday and its date, a time and its part of the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from assistant.understanding.moments.clocks import clock_of
from assistant.understanding.moments.lengths import plus_days
from assistant.understanding.moments.piece import Clock, Piece

# Nothing but these may stand between two parts of one moment.
_NEAR = (
    r",|at|on|the|of|in|for|around|about|by|@|a|le|la|l '|les|du|de|d '|vers|pour|dans|en|des|-|\(|\)|:|\.|approximately|circa|environ"
    r"|anytime|sometime|any time|say|maybe|either|i ' m|during|then|THIS|au|exactly|precises?|please|around"
)
GLUE = re.compile(rf"(?:(?:{_NEAR}) ?)*")
# A time may also be bounded on its day: "Thursday after 3".
BOUNDED = re.compile(rf"(?:(?:{_NEAR}|before|after|until|till|from|between|entre|avant|apres|jusqu ' a|starting|since|des) ?)*")
# What may stand between a day and a number that is nothing but a number.
BARE = re.compile(r"(?:(?:at|@|around|about|a|vers|by|before|after|until|till|from|between|entre|avant|apres|pour|environ|say) ?)*")
COUNTING = re.compile(
    r"(?P<back>before|avant)|from|on|a partir d(?:e|u| ')|a compter d(?:e|u| ')|after|apres|FOLLOWING|(?:apres|from|after) (?:le|the)|"
)
NEXT_TO = re.compile(r"(?:d[eu]|d ')?(?: l[ea])?")
_FINE = ("second", "minute", "hour", "quarter")


def joined(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """In the order of the text; weak pieces that nothing supports are dropped at the end."""
    found: list[Piece] = []
    for piece in pieces:
        if found:
            gap = text[found[-1].last : piece.first].strip()
            both = _neighbours(found[-1], piece, gap)
            if both is not None:
                found[-1] = both
                continue
        found.append(piece)
    return found


def _neighbours(first: Piece, second: Piece, gap: str) -> Piece | None:
    """Both as one where nothing that matters stands between them."""
    countable = first.seconds is not None and not first.lasting and first.length is not None and first.length[1] not in _FINE
    if countable and second.days:
        return _counted_from(first, second, gap)
    glue = BOUNDED if first.days and not first.clock and second.clock else GLUE
    if first.weak and first.clock or second.weak and second.clock:
        timed = first.clock if first.weak and first.clock else second.clock
        glue = glue if timed and (timed.at.minute or first.until or second.until) else BARE
    if not glue.fullmatch(gap) or _parted(first, second, gap):
        return None
    return together(first, second)


def _counted_from(first: Piece, second: Piece, gap: str) -> Piece | None:
    """ "three weeks from tomorrow", "two days before Friday", "a week today"."""
    found = (NEXT_TO if first.edge in ("after", "before") else COUNTING).fullmatch(gap)
    if found is None or first.length is None or second.days is None or second.grain != "day":
        return None
    count, unit = first.length
    if gap in ("", "on") and unit != "week" and not first.edge:
        return None
    back = first.edge == "before" or found.groupdict().get("back")
    day = plus_days(second.days[0], -count if back else count, unit)
    return second.spread(first, days=(day, day + timedelta(days=1)), others=(), weekday=None, counted=True, seconds=None, edge="")


def _parted(first: Piece, second: Piece, gap: str) -> bool:
    """A full stop or a dash between two that could each stand alone."""
    return gap in (".", "-") and first.days is not None and second.days is not None and first.weekday is None and second.weekday is None


def together(first: Piece, second: Piece) -> Piece | None:
    """Both as one, or None where they say two things."""
    if first.seconds is not None or second.seconds is not None:
        return None
    for last, day in ((first, second), (second, first)):
        if last.edge == "end" and last.moment and day.days and not day.clock and not day.part and day.grain == "day":
            return day.spread(last, days=None, moment=datetime.combine(day.days[0], last.moment.time()), grain="minute", weak=False)
    if first.moment or second.moment or first.span or second.span:
        return None
    if first.clock and second.clock:
        return None
    if first.days and second.days:
        return _same_day(first, second)
    if first.part and second.part:
        return None
    clock, part = first.clock or second.clock, first.part or second.part
    if clock and part:
        clock = clock if first.until or second.until else with_part(clock, part)
        part = ""
    keep = first if first.days else second if second.days else first
    wide = keep.days is not None and keep.grain != "day"
    if wide and clock:
        return None
    other = second if keep is first else first
    return keep.spread(
        other, clock=clock, part=part, until=first.until or second.until, edge=first.edge or second.edge, weak=first.weak and second.weak,
        unsure=first.unsure or second.unsure, weekly=first.weekly or second.weekly, offset=first.offset or second.offset,
        bound=second.bound if other is second and other.clock else keep.bound if keep.bound != "at" else other.bound,
    )  # fmt: skip


def _same_day(first: Piece, second: Piece) -> Piece | None:
    """A weekday with its date, or the same day said twice; the date counts."""
    assert first.days is not None
    assert second.days is not None
    if first.clock and second.clock or first.part and second.part:
        return None
    if first.grain != "day" or second.grain != "day":
        return None
    if first.weekday is not None and second.weekday is None:
        named, date_ = first, second
    elif second.weekday is not None and first.weekday is None:
        named, date_ = second, first
    elif first.days == second.days:
        named, date_ = first, second
    else:
        return None
    day = date_.days[0] if date_.days else first.days[0]
    fits = named.weekday is None or day.weekday() == named.weekday
    alternative = next((other for other in date_.others if named.weekday is not None and other.weekday() == named.weekday), None)
    if not fits and alternative:
        day, fits = alternative, True
    if not fits and date_.counted:
        later = day + timedelta(days=((named.weekday or 0) - day.weekday()) % 7)
        return date_.spread(named, days=(later, later + timedelta(days=1)), clock=first.clock or second.clock, weak=False, weekday=None)
    return date_.spread(
        named, days=(day, day + timedelta(days=1)), others=() if fits else date_.others, clock=first.clock or second.clock,
        part=first.part or second.part, weak=False, unsure=not fits or (date_.unsure and not alternative and named.weekday is None),
    )  # fmt: skip


def with_part(clock: Clock, part: str) -> Clock:
    if not clock.open_half:
        return clock
    made = clock_of(clock.at.hour, clock.at.minute, part, second=clock.at.second)
    return replace(made, literal=clock.literal) if made else clock
