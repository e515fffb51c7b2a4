"""On which side of what is named: "after the 12th", "before 4", "d'ici vendredi", "from Monday on"."""

from __future__ import annotations

import re

from assistant.understanding.moments.patterns import FAR
from assistant.understanding.moments.piece import Piece
from assistant.understanding.moments.values import Bound

_WORDS: tuple[tuple[Bound, str], ...] = (
    ("after", "after|later than|any time past|past|apres|plus tard que|not before|pas avant"),
    (
        "from",
        "from|starting|starting on|starting from|as of|as from|since|a partir de|a partir du|des|depuis|earliest|a compter de|a compter du",
    ),
    (
        "by",
        "by|no later than|not later than|at the latest|d ' ici|d ' ici a|d ' ici au|au plus tard|au plus tard le|within|sous|in time for",
    ),
    ("before", "before|earlier than|prior to|avant|ahead of"),
    ("until", "until|till|til|up to|jusqu ' a|jusqu ' au|jusqu ' en|through|ending"),
)
_ANY = "(?:" + "|".join(f"(?P<{bound}>{words})" for bound, words in _WORDS) + ")"
_LEAD = re.compile(rf"(?:^|(?<=\s)){_ANY}(?: (?:the|le|la|l '|on|at|a|au|around|about|vers|end of|fin de|ce|cette|du|de|that))*$")
_START = re.compile(rf"{_ANY}(?!\S)")
# Inside "Thursday after 3", but not inside "10 past 3" or "20 minutes after 10".
_BETWEEN = re.compile(rf"(?<! \d )(?<!\d\d )(?<!Un )(?<!HALF )(?<!QUARTER )(?<!\S){_ANY}(?!\S)")
_TAIL = re.compile(
    r" ?(?:,|\()?(?: (?:(?P<by>at the latest|latest|au plus tard|max|maximum|maxi)|(?P<after>or later|or after|ou apres"
    r"|ou plus tard)|(?P<from>at the earliest|earliest|au plus tot|onwards|onward|and after|on ?$|et apres)))(?!\S)"
)


def bound_of(piece: Piece, text: str) -> Bound:
    if piece.bound != "at":
        return piece.bound
    if piece.seconds is not None or piece.edge == "range" or piece.until is not None:
        return "at"
    before = _LEAD.search(text[max(0, piece.first - FAR) : piece.first].rstrip())
    inside = _START.match(text[piece.first : piece.last])
    tail = _TAIL.match(text[piece.last : piece.last + FAR])
    between = _BETWEEN.search(text[piece.first : piece.last]) if piece.days and piece.clock else None
    for found in (before, inside, tail, between):
        if found:
            return next(bound for bound, _ in _WORDS if found.groupdict().get(bound))
    return "at"
