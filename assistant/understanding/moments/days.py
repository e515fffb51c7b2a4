"""Days by their number: ISO and other figures, with the month's name, "the 12th", "le 8 du mois prochain"."""

from __future__ import annotations

import re
from datetime import date

from assistant.understanding.moments.calendar import coming, first_of_month, monday, next_numbered, next_of, possible
from assistant.understanding.moments.piece import DAY, DAYTH, FREE, WEEKDAY, YEAR, Context, Piece, day_piece, rule

_MONTH = r"(?P<month>[Mm]\d\d)(?: \.)?"
_WEEKDAY = rf"(?:(?:THIS |COMING |NEXT |on |le |the )?(?P<weekday>{WEEKDAY})(?: (?:,|-|the|le|\())* )?"
_THE = r"(?:the |le |on the |du |l ' )?"
_YEAR = rf"(?: ?(?:, |of |- |in |de )?(?P<year>{YEAR})(?! :)(?! h\b))?"


def _number(text: str) -> int:
    return int(text.removesuffix("th"))


def _weekday(match: re.Match[str]) -> int | None:
    found = match.groupdict().get("weekday")
    return int(found[1]) if found else None


def _named(match: re.Match[str], context: Context) -> Piece | None:
    """A day and a month's name, in either order."""
    month, day, year = int(match["month"][1:3]), _number(match["day"]), _year(match)
    weak = match["month"][0] == "m" and not match["day"].endswith("th") and match.start("day") > match.start("month")
    if weak and not re.match(FREE, context.line.text[match.end() :]) and not match["weekday"]:
        return None
    if weak and match["month"] == "m05" and re.search(r"(?:you|we|i|it|he|she|they|this|that|which|there|who)$", match.string[: match.start()].rstrip()):
        return None
    found = possible(year, month, day) if year else next_of(month, day, context.today)
    if found is None:
        return None
    weekday = _weekday(match)
    return day_piece(match, found, unsure=weekday is not None and weekday != found.weekday())


def _year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("century"):
        return int(groups["century"] + groups["rest"])
    short = groups.get("short")
    return 2000 + int(short) if short else None


def _figures(match: re.Match[str], context: Context) -> Piece | None:
    """2/3/2026, 2-3, 2.3.26: the month stands first in English unless it cannot, the day in French."""
    first, second, year = int(match["one"]), int(match["two"]), _year(match)
    if (first, second, year) == (24, 7, None):
        return None
    pairs = ((second, first), (first, second)) if context.french or match["mark"] == "." else ((first, second), (second, first))
    days = [possible(year, m, d) if year else next_of(m, d, context.today) for m, d in pairs if m <= 12 and (d < 30 or possible(2028, m, d))]
    found = [day for day in dict.fromkeys(days) if day]
    weekday = _weekday(match)
    if weekday is not None:
        found.sort(key=lambda day: day.weekday() != weekday)
    if not found:
        return None
    settled = context.french or match["mark"] == "." or weekday == found[0].weekday()
    return day_piece(match, found[0], others=tuple(found[1:]), unsure=len(found) > 1 and not settled)


def _iso(match: re.Match[str], context: Context) -> Piece | None:
    month = match["month"]
    return day_piece(match, possible(int(match["year"]), int(month[1:] if month[0] in "mM" else month), _number(match["day"])))


def _numbered(match: re.Match[str], context: Context) -> Piece | None:
    """ "the 12th", "le 8", "Friday the 26th": the next one."""
    weekday, day = _weekday(match), _number(match["day"])
    place = context.line.symbol_at(match.start("day"))
    led = re.search(r"\b(?:on|by|until|till|before|after|from|for|du|au) (?:the )?$", match.string[: match.start("day")])
    if weekday is None and place in context.line.worded and not led:
        return None
    if weekday is None and _counts(match, context):
        return None
    found = next_numbered(day, context.today, weekday)
    return day_piece(match, found, numbered=None if weekday is not None else day)


def _counts(match: re.Match[str], context: Context) -> bool:
    """French writes no day but the first with a suffix: "le 2e" counts things, as "le 2" does that one likes."""
    before, after = match.string[: match.start("day")], match.string[match.end() :]
    suffixed = match["day"].endswith("th") and match["day"] != "1th" and context.line.raw(context.line.symbol_at(match.start("day")))[-1:] in "eE"
    return suffixed or bool(re.match(r" (?:me (?:plait|convainc|semble)|a l '|looks|has|est (?!possible|ok|bon|bien|parfait|libre|dispo|pris|complet))", after) or re.search(r"(?:que|prefere|than|number|numero) (?:le|the) $", before))


def _of_month(match: re.Match[str], context: Context) -> Piece | None:
    """ "the 20th of next month", "le 5 du mois prochain"; of this month it may be past."""
    words = match["which"]
    steps = 1 if re.search("NEXT|PROCHAIN|COMING|FOLLOWING", words) else -1 if re.search("LAST|PASSE", words) else 0
    first = first_of_month(context.today, steps)
    found = possible(first.year, first.month, _number(match["day"]))
    return day_piece(match, found or next_numbered(_number(match["day"]), context.today))


def _day_of_week_stretch(match: re.Match[str], context: Context) -> Piece | None:
    """ "the 3rd day of October", "dernier jour d'octobre", "fifth last day of May"."""
    first = _stretch_start(match, context.today)
    if first is None:
        return None
    after = first_of_month(first, 1)
    count = _number(match["count"]) if match["count"] else 1
    day = date.fromordinal(after.toordinal() - count) if match["last"] else date.fromordinal(first.toordinal() + count - 1)
    return day_piece(match, day)


def _nth_weekday(match: re.Match[str], context: Context) -> Piece | None:
    """ "third Tuesday of September", "last Monday of March", "le premier mercredi du mois prochain"."""
    first = _stretch_start(match, context.today)
    if first is None:
        return None
    weekday = int(match["weekday"][1])
    count = _number(match["count"]) if match["count"] else 1
    if match["last"]:
        last = coming(weekday, date.fromordinal(first_of_month(first, 1).toordinal() - 8))
        return day_piece(match, date.fromordinal(last.toordinal() - 7 * (count - 1)))
    return day_piece(match, date.fromordinal(coming(weekday, first, same=True).toordinal() + 7 * (count - 1)))


def _nth_week(match: re.Match[str], context: Context) -> Piece | None:
    """The first week of a month is the first that starts in it; with a weekday, that day of it."""
    first = _stretch_start(match, context.today)
    if first is None:
        return None
    after = first_of_month(first, 1)
    count = _number(match["count"]) if match["count"] else 1
    start = monday(date.fromordinal(first.toordinal() + 6), count - 1)
    if match["last"]:
        start = monday(date.fromordinal(after.toordinal() - 1), 1 - count)
    if match["weekday"]:
        if not match["last"]:
            start = monday(first, count - 1)
        return day_piece(match, date.fromordinal(start.toordinal() + int(match["weekday"][1])))
    return Piece(match.start(), match.end(), days=(start, date.fromordinal(start.toordinal() + 7)), grain="week")


def _stretch_start(match: re.Match[str], today: date) -> date | None:
    """The first day of the month that a match names."""
    if not match["month"]:
        which = match["which"] or ""
        return first_of_month(today, 1 if re.search("NEXT|PROCHAIN|FOLLOWING|COMING", which) else 0)
    month, year = int(match["month"][1:3]), _year(match)
    if year:
        return date(year, month, 1)
    return date(today.year + (month < today.month), month, 1)


_COUNTED = r"(?:the |le |la |l ' )?(?:(?P<count>\d+th) )?(?:(?P<last>LAST) )?"
_OF = (
    rf"(?:(?:of|in|de|d '|du|en) )?(?:the )?(?:(?P<month>[Mm]\d\d)(?: \.)?{_YEAR}|(?P<which>(?:NEXT|THIS|COMING|FOLLOWING) Um|the Um|mois PROCHAIN|Um PROCHAIN|THIS Um))"
)
_TWO = r"(?P<short>\d\d)(?! ?[:%])(?! (?:h|Uh|am|pm|-)\b)"
RULES = (
    rule(rf"{_WEEKDAY}(?P<year>{YEAR}) (?P<s>[-/.]) (?P<month>0?[1-9]|1[0-2]|[Mm]\d\d) (?P=s) (?P<day>{DAY})(?: t)?", _iso, "19 20 21"),
    rule(rf"(?P<year>{YEAR}) (?P<s>[-/.]) (?P<day>{DAY}) (?P=s) (?P<month>[Mm]\d\d)", _iso, "19 20 21"),
    rule(rf"(?P<day>{DAY}) (?P<s>[-/.]) (?P<year>{YEAR}) (?P=s) (?P<month>[Mm]\d\d)", _iso, "19 20 21"),
    rule(rf"(?P<day>{DAY}) (?P<s>[-/.]) (?P<month>[Mm]\d\d) (?P=s) (?P<year>{YEAR})", _iso, "19 20 21"),
    rule(rf"(?P<year>{YEAR}) (?P<month>0[1-9]|1[0-2]) (?P<day>3[01]|[12]\d|0[1-9])", _iso, "19 20 21"),
    rule(
        rf"(?<!\d [-/.] ){_WEEKDAY}(?P<one>\d\d?) (?P<mark>[-/.]) (?P<two>\d\d?) (?P=mark) (?:(?P<year>{YEAR})|{_TWO})(?! [-/.] \d)",
        _figures, "0 1 2 3 4 5 6 7 8 9",
    ),
    rule(rf"{_WEEKDAY}(?P<one>\d\d?)(?P<mark>\.)(?P<two>\d\d?) \. (?:(?P<year>{YEAR})|{_TWO})", _figures, "0 1 2 3 4 5 6 7 8 9"),
    rule(rf"(?:(?<=\ble )|(?<=\bdu )|^)(?P<one>\d\d?)(?P<mark> )(?P<two>\d\d?) (?:(?P<year>{YEAR})|{_TWO}$)", _figures, "0 1 2 3 4 5 6 7 8 9"),
    rule(
        rf"(?:(?<=\ble )|(?<=\bdu )|(?<=\bau )|(?<=\bon )|(?<=\bby )|(?<=\bthe )|(?<=\bfrom )|(?<=\bbefore )|(?<=\bafter )|(?<=\buntil )|(?<=\bTHIS )|(?<=\bfor )|(?<=\bavant )|^"
        rf"|(?<=\bNEXT )|(?P<weekday>{WEEKDAY})(?: [,(])? )(?P<one>\d\d?) (?P<mark>/) (?P<two>\d\d?)(?! [/%])",
        _figures, "/",
    ),
    rule(r"(?P<one>\d\d?) (?P<mark>/) (?P<two>\d\d?)(?= (?:at|a|vers|@|from|between|de|entre)(?!\S))", _figures, "/"),
    rule(r"^(?P<one>1?\d) (?P<mark>[-]) (?P<two>1[3-9]|2\d|3[01])$", _figures, "-"),
    rule(r"(?:(?<=\ble )|^)(?P<one>3[01]|[12]?\d)(?P<mark> )(?P<two>1[0-2]|0?[1-9])$", _figures, "0 1 2 3 4 5 6 7 8 9"),
    rule(
        rf"{_WEEKDAY}{_THE}(?<![Mm]\d\d )(?P<day>{DAY}) (?:of |de |d ' |- |/ )?(?:the )?{_MONTH}(?: [-/])?(?:{_YEAR}|(?: (?P<century>19|20) (?P<rest>\d\d))|(?: ' {_TWO}))"
        rf"(?:(?: ,)?(?: on)? [W]\d)?",
        _named, "M m",
    ),
    rule(rf"(?P<weekday>{WEEKDAY})?(?P<day>{DAYTH}) {_MONTH} {_TWO}", _named, "M m"),
    rule(
        rf"{_WEEKDAY}(?:the )?{_MONTH}(?: ,)? ?(?:the |- )?(?P<day>{DAY})(?! :)(?! ?(?:h|Uh|am|pm|%)\b)(?:{_YEAR}|(?: (?P<century>19|20) (?P<rest>\d\d)))"
        rf"(?:(?: ,)?(?: on)? [W]\d)?",
        _named, "M m",
    ),
    rule(
        rf"(?P<weekday>{WEEKDAY})(?: ,)? (?:the |le )?(?P<day>{DAYTH}|(?:3[01]|[12]\d|[1-9]){FREE})(?! (?:[:/]|\. \d))(?! ?(?:h|Uh|Ux|am|pm|%|OCLOCK|-)\b)",
        _numbered, "W w",
    ),
    rule(rf"(?:on |by |for |until )?(?:the |le |NEXT |LAST )(?P<day>{DAYTH}){FREE}", _numbered, "th"),
    rule(rf"(?:(?<=\bfrom )|(?<=\bto )|(?<=\bor )|(?<=\bou )|(?<=\buntil )|(?<=\btill )|(?<=\bon )|(?<=\bby )|(?<=\bbefore )|(?<=\bafter )|(?<=\bfor )|^)(?P<day>{DAYTH}){FREE}", _numbered, "th"),
    rule(rf"(?:(?<=\ble )|(?<=\bdu )|(?<=\bau ))(?P<day>(?:3[01]|[12]?\d)(?:th)?){FREE}(?! [:/.,]\d)(?! au M)", _numbered, "le du au"),
    rule(
        rf"(?:the |le )?(?P<day>{DAY})(?: (?:Ud))? (?:of|du|de|in) (?P<which>(?:the )?(?:THIS|NEXT|COMING|FOLLOWING|LAST|the) Um|(?:the )?Um(?: PROCHAIN| FOLLOWING| PASSE| LAST)?)",
        _of_month, "Um",
    ),
    rule(rf"{_COUNTED}Ud {_OF}", _day_of_week_stretch, "Ud"),
    rule(rf"{_COUNTED}(?P<weekday>W\d) {_OF}", _nth_weekday, "W"),
    rule(rf"{_COUNTED}Uw {_OF}(?: (?:on|le) (?P<weekday>W\d))?", _nth_week, "Uw"),
)  # fmt: skip
