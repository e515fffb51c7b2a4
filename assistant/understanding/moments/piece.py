"""One expression in a message before it is joined with its neighbours, and the kind of rule that finds it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from assistant.understanding.moments.line import Line
from assistant.understanding.moments.values import Bound, Grain


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `open_half` where "at 3" leaves morning or afternoon to be guessed; `literal` counts 24 hours ("3h")."""

    at: time
    open_half: bool = False
    grain: Grain = "minute"
    literal: bool = False
    next_day: bool = False
    """24:00 and "midnight" end the day that is named with them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands at text[first:last] of a line. It may name days, a time of day, a part of the day, a length, or a moment."""

    first: int
    last: int
    days: tuple[date, date] | None = None
    grain: Grain = "day"
    others: tuple[date, ...] = ()
    clock: Clock | None = None
    until: Clock | None = None
    part: str = ""
    edge: str = ""
    moment: datetime | None = None
    span: tuple[datetime, datetime] | None = None
    seconds: float | None = None
    length: tuple[float, str] | None = None
    """The seconds again as so many of a unit."""
    lasting: bool = False
    """A length that something takes ("for 3 days"), never one to count from."""
    counted: bool = False
    """A day counted from another ("in two months"): a weekday beside it is the first from there."""
    bound: Bound = "at"
    weekday: int | None = None
    """Named by its weekday alone: a date beside it says which."""
    weekly: bool = False
    """ "on Fridays", "tous les lundis"."""
    numbered: int | None = None
    """Named by its number in the month alone."""
    weak: bool = False
    """Counts only beside another piece."""
    unsure: bool = False
    offset: timedelta | None = None

    def spread(self, other: Piece, **changes: Any) -> Piece:
        return replace(self, first=min(self.first, other.first), last=max(self.last, other.last), **changes)


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides its match."""

    line: Line
    now: datetime
    french: bool

    @property
    def today(self) -> date:
        return self.now.date()


Make = Callable[[re.Match[str], Context], Piece | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over symbols and what it means. `needs` are beginnings of symbols without which it cannot match."""

    pattern: re.Pattern[str]
    make: Make
    needs: frozenset[str] = field(default_factory=frozenset)


def rule(pattern: str, make: Make, needs: str = "") -> Rule:
    """Whole symbols only: a rule never starts or ends inside one."""
    return Rule(re.compile(rf"(?<!\S)(?:{pattern})(?!\S)"), make, frozenset(needs.split()))


def behind(words: str) -> str:
    """A look behind for one of several words."""
    return "(?:" + "|".join(rf"(?<=\b{word} )" for word in words.split()) + ")"


# "Have a nice weekend", "bonne soirée": a wish names no time.
WISHED = re.compile(
    r"(?:good|great|nice|lovely|wonderful|happy|bon|bonne|belle|excellent|excellente|tres|mes|joyeux|of|s|per|par|each|every|chaque|that"
    r"|another|une|un|a|boite|your|votre|vos|enjoy the|enjoy your|jour et|day and|boite de|table de|vie de|club de) $"
)


def day_piece(match: re.Match[str], day: date | None, **more: Any) -> Piece | None:
    return Piece(match.start(), match.end(), days=(day, day + timedelta(days=1)), **more) if day else None


WEEKDAY = r"[Ww]\d(?: \.)?"
HOUR = r"(?:2[0-4]|1\d|0?\d)"
MINUTE = r"[0-5]\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:th)?"
DAYTH = r"(?:3[01]|[12]\d|[1-9])th"
YEAR = r"(?:19|20|21)\d\d"
UNIT = r"(?:U\w|QUARTER)"
COUNT = r"(?:\d+(?:[.,]\d+)?|an?|une?)"
# What may stand behind a bare number for it to be a day or an hour: nothing it could count.
FREE = (
    r"(?= ?$| (?:[.,;!?)(\"]|[-:](?! \d))| (?:please|pls|pl|then|if|ok|okay|or|and|on|in|at|to|till|until|so|but|would|will"
    r"|could|can|works|work|is|are|was|i|we|you"
    r"|it|instead|with|for|from|by|the|of|my|your|our|as|thanks|thank|maybe|when|because|since|good|fine|s|sharp|latest|too"
    r"|also|that|works|"
    r"around|about|after|before|between|either|sounds|should|may|please|svp|stp|s|merci|ca|est|serait|si|ou|et|pour|par|de|du|a|au|vers|"
    r"plutot|avec|chez|je|nous|vous|on|il|elle|mais|le|la|les|car|alors|ok|max|maxi|possible|possibles|dispo|convient|va|ira|bien|me|m"
    r"|there|here|not|right|again|under|until|unless|did|do|does|has|had|have|what|how|where|where's|which|who|up"
    r"|gmt|utc|cest|pst|bst|W\d|w\d|M\d\d|P\w|TODAY|TOMORROW|TONIGHT|THIS|NEXT|YESTERDAY|LAST|AFTERTOMORROW|maximum|exactly"
    r"|everyday)(?!\S))"
)

WITH_WEEKDAY = rf"(?:(?:THIS |COMING |NEXT |on |le |the )?(?P<weekday>{WEEKDAY})(?: (?:,|-|the|le|\())* )?"
"""A weekday in front of a date."""
YEAR_BEHIND = rf"(?: ?(?:, |of |- |in |de )?(?P<year>{YEAR})(?! :)(?! h\b))?"


SHORT_YEAR = r"(?P<short>\d\d)(?! ?[:%])(?! (?:h|Uh|am|pm|-)\b)"


def number(text: str) -> int:
    return int(text.removesuffix("th"))


def weekday_of(match: re.Match[str]) -> int | None:
    """The weekday that a match names, if it names one."""
    found = match.groupdict().get("weekday")
    return int(found[1]) if found else None


def year_of(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("century"):
        return int(groups["century"] + groups["rest"])
    short = groups.get("short")
    return 2000 + int(short) if short else None
