"""Times that are named to be left out: "any day but not Friday", "sauf vendredi", "I can't do Monday, Tuesday instead"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from assistant.understanding.moments.patterns import FAR
from assistant.understanding.moments.piece import Piece

_GLUE = r"(?: (?:on|in|at|a|vers|around|the|le|la|for|during|before|avant))*$"
_EXCEPT = re.compile(rf"(?:except|but not|anything but|sauf|hormis|excepte|(?<!why )not|(?<!pourquoi )pas){_GLUE}")
# What one cannot do leaves the other times that are named.
_CANNOT = re.compile(
    r"(?:can ' t|cannot|cant|not available|unavailable|not free|busy|away|rather than|instead of|ne (?:peux|peut"
    r"|pouvons) pas|pas (?:dispo|disponible"
    r"|libre)|indisponible|plutot que|au lieu de|au lieu du)"
    rf"(?: (?:do|make|meet|talk|be|go|come|attend|faire|venir|aller|there|here|it))*{_GLUE}"
)


_MOVE = re.compile(
    r"\b(?:move|moving|reschedule|rescheduling|shift|push|change|postpone|bring forward"
    r"|deplac\w*|decal\w*|repouss\w*|report(?:er|ons|ez)|avancer"
    r"|changer|changeons)\b"
)
_FROM = re.compile(r"(?:^| )(?:from|de|du|d ')(?: (?:the|le|la))?$")


def moved_to(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """ "Move it from Tuesday to Wednesday" asks for Wednesday."""
    if not _MOVE.search(text):
        return list(pieces)
    kept = [piece for place, piece in enumerate(pieces) if place == len(pieces) - 1 or not _FROM.search(_before(piece, text))]
    return [_end_of(piece) if text.startswith(("from ", "de ", "du "), piece.first) else piece for piece in kept]


def _end_of(piece: Piece) -> Piece:
    if piece.until is not None:
        return replace(piece, clock=piece.until, until=None)
    if piece.edge == "range" and piece.days:
        return replace(piece, days=(piece.days[1] - timedelta(days=1), piece.days[1]), edge="")
    return piece


def wanted(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """Without those that are ruled out; what one cannot do stays only where nothing else is named."""
    kept = [piece for piece in pieces if piece.seconds is not None or not _EXCEPT.search(_before(piece, text))]
    possible = [piece for piece in kept if not _CANNOT.search(_before(piece, text))]
    return possible if any(piece.seconds is None and not piece.weak for piece in possible) else kept


def _before(piece: Piece, text: str) -> str:
    return text[max(0, piece.first - FAR) : piece.first].rstrip()
