"""What the patterns of the grammar are made of, and what their matches say."""

from __future__ import annotations

import re

from assistant.understanding.moments.words import UNCOUNTED


def behind(words: str) -> str:
    """A look behind for one of several words."""
    return "(?:" + "|".join(rf"(?<=\b{word} )" for word in words.split()) + ")"


# "Have a nice weekend", "bonne soirée": a wish names no time.
WISHED = re.compile(
    r"(?:good|great|nice|lovely|wonderful|happy|bon|bonne|belle|excellent|excellente|tres|mes|joyeux|of|s|per|par|each|every|chaque|that"
    r"|another|une|un|a|boite|your|votre|vos|enjoy the|enjoy your|jour et|day and|boite de|table de|vie de|club de) $"
)


WEEKDAY = r"[Ww]\d(?: \.)?"
HOUR = r"(?:2[0-4]|1\d|0?\d)"
MINUTE = r"[0-5]\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:th)?"
DAYTH = r"(?:3[01]|[12]\d|[1-9])th"
YEAR = r"(?:19|20|21)\d\d"
UNIT = r"(?:U\w|QUARTER)"
COUNT = r"(?:\d+(?:[.,]\d+)?|an?|une?)"
# What may stand behind a bare number for it to be a day or an hour: nothing it could count.
FREE = rf"(?= ?$| (?:[.,;!?)(\"]|[-:](?! \d))| (?:{'|'.join(sorted(UNCOUNTED))}|[WwM]\d+|P\w)(?!\S))"

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


_ANYTHING = re.compile(r"\w")
FAR = 80


def whole(match: re.Match[str]) -> bool:
    """Nothing else is said."""
    return not _ANYTHING.search(match.string, 0, match.start()) and not _ANYTHING.search(match.string, match.end())


def before(match: re.Match[str], group: str | int = 0) -> str:
    """What leads to a match, as far back as can matter."""
    start = match.start(group)
    return match.string[max(0, start - FAR) : start]


def behind_it(match: re.Match[str]) -> str:
    """What follows a match, as far as can matter."""
    return match.string[match.end() : match.end() + FAR]
