"""Days with a name that clients plan by: Christmas, New Year, Easter, and the like."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from assistant.understanding.moments.calendar import coming, easter
from assistant.understanding.moments.patterns import FREE, YEAR, before, behind_it
from assistant.understanding.moments.piece import Context, Piece, day_piece, rule

_FIXED = {
    "XMAS": (12, 25), "XMASEVE": (12, 24), "NYE": (12, 31), "NYD": (1, 1), "MAYDAY": (5, 1), "VALENTINE": (2, 14), "HALLOWEEN": (10, 31),
    "TOUSSAINT": (11, 1), "BOXINGDAY": (12, 26), "BASTILLE": (7, 14),
}  # fmt: skip


def _thanksgiving(year: int) -> date:
    return coming(3, date(year, 11, 1), same=True) + timedelta(days=21)


_MOVING: dict[str, Callable[[int], date]] = {
    "EASTER": easter,
    "THANKSGIVING": _thanksgiving,
    "BLACKFRIDAY": lambda year: _thanksgiving(year) + timedelta(days=1),
}


def on(name: str, year: int) -> date:
    return date(year, *_FIXED[name]) if name in _FIXED else _MOVING[name](year)


def _holiday(match: re.Match[str], context: Context) -> Piece | None:
    name, today = match["name"], context.today
    if re.search(r"(?<!veille )(?<!jour )(?<!lendemain )(?:\bde|\bd ') $", before(match)) or not _told(match):
        return None
    if match["year"]:
        day = on(name, int(match["year"]))
    else:
        day = next(found for found in (on(name, today.year), on(name, today.year + 1)) if found >= today)
        if "LAST" in match.group():
            day = on(name, day.year - 1)
    if match["monday"]:
        day += timedelta(days=1)
    return day_piece(match, day)


_LED = re.compile(r"(?:for|by|before|at|on|until|till|after|since|around|over|during|a|avant|pour|ici|apres|jusqu ' a|vers|the|le|la|day)$")


def _told(match: re.Match[str]) -> bool:
    """Not a card, an egg or a banner for the day."""
    return bool(_LED.search(before(match).rstrip()) or " " in match.group() or re.match(FREE, behind_it(match)))


_NAMES = "|".join((*_FIXED, *_MOVING))
RULES = (
    rule(
        rf"(?:(?:THIS|NEXT|FOLLOWING|COMING|LAST|the|le|la|l '|jour de|de la|veille de) )*(?P<name>{_NAMES})(?: (?:(?P<monday>W0"
        rf"|w0)|W6|day))?"
        rf"(?: PROCHAIN)?(?:(?: ,| of| de)? (?P<year>{YEAR}))?",
        _holiday, _NAMES.replace("|", " "),
    ),
)  # fmt: skip
