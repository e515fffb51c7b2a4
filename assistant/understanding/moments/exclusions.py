"""Times that are named to be left out: "any day but not Friday", "sauf vendredi", "I can't do Monday, Tuesday instead"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.moments.patterns import FAR
from assistant.understanding.moments.piece import Piece

_GLUE = r"(?: (?:on|in|at|the|le|la|for|during|before|avant))*$"
_EXCEPT = re.compile(rf"(?:except|but not|anything but|sauf|hormis|excepte|(?<!why )not|(?<!pourquoi )pas){_GLUE}")
# What one cannot do leaves the other times that are named.
_CANNOT = re.compile(
    r"(?:can ' t|cannot|cant|not available|unavailable|not free|busy|away|rather than|instead of|ne (?:peux|peut"
    r"|pouvons) pas|pas (?:dispo|disponible"
    rf"|libre)|indisponible|plutot que|au lieu de|au lieu du)(?: (?:do|make|meet|talk|be|faire|venir|there|here|it))*{_GLUE}"
)


def wanted(pieces: Sequence[Piece], text: str) -> list[Piece]:
    kept = [piece for piece in pieces if piece.seconds is not None or not _EXCEPT.search(_before(piece, text))]
    possible = [piece for piece in kept if not _CANNOT.search(_before(piece, text))]
    return possible if any(piece.seconds is None for piece in possible) else kept


def _before(piece: Piece, text: str) -> str:
    return text[max(0, piece.first - FAR) : piece.first].rstrip()
