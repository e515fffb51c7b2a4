"""Lengths of time: "for two hours", "une heure et demie", "half an hour", "3 jours"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from assistant.understanding.durations import SECONDS
from assistant.understanding.moments.calendar import plus_months
from assistant.understanding.moments.patterns import COUNT, UNIT, before, behind_it, whole
from assistant.understanding.moments.piece import Context, Piece, rule

UNITS = {
    "Us": "second", "Un": "minute", "Uh": "hour", "Ux": "hour", "h": "hour", "Ud": "day", "Uw": "week", "Um": "month", "Uq": "quarter",
    "QUARTER": "quarter", "Uy": "year",
}  # fmt: skip
WHOLE = {"HALFHOUR": 1800, "QUARTERHOUR": 900, "THREEQUARTERS": 2700, "HALFDAY": 43200}
MONTHS = {"month": 1, "quarter": 3, "year": 12}
# A number, possibly "one and a half", then a unit, then what adds to it.
LENGTH = (
    rf"(?:(?P<whole>HALFHOUR|QUARTERHOUR|THREEQUARTERS|HALFDAY)"
    rf"|(?P<half>1 / 2|3 / 4|HALF)(?: an?| une?)? (?P<halfunit>h|U[hxdwy])"
    rf"|(?P<halves>\d+) (?:and|et) HALFHOUR"
    rf"|(?P<count>{COUNT})(?P<plus> (?:and|et)(?: an?| une?)? HALF)?(?: (?:HALF))?(?: (?:more|full|whole|business|working"
    rf"|bonnes|short|-|petites?|calendar))*"
    rf" (?P<unit>{UNIT}|Uf|h)(?: (?:ouvres?|ouvrables?))?"
    rf"(?: (?:(?:and|et|, )(?: an?| une?)? ?(?P<also>HALF|QUARTER)|(?:and |et )?(?P<more>\d\d?)(?: (?P<moreunit>Un|Us|Ud|Uh"
    rf"|Ux|Um|Uw))?(?!\S)(?! :| /|%| U| h\b| am| pm)))?)"
)


def number(text: str) -> float:
    return float(text.replace(",", ".")) if text[0].isdigit() else 1.0


def measured(match: re.Match[str]) -> tuple[float, str] | None:
    """How many of which unit; what is added is counted in the unit's own parts."""
    if match["whole"]:
        return (0.5, "day") if match["whole"] == "HALFDAY" else (WHOLE[match["whole"]] / 60, "minute")
    if match["halves"]:
        return float(match["halves"]) + 0.5, "hour"
    if match["half"]:
        return (0.75 if match["half"] == "3 / 4" else 0.5), UNITS[match["halfunit"]]
    count = number(match["count"])
    if count > 100_000:
        return None
    unit = "week" if match["unit"] == "Uf" else UNITS[match["unit"]]
    count = (count * 2 if match["unit"] == "Uf" else count) + (0.5 if match["plus"] else 0)
    if match["also"]:
        count += 0.5 if match["also"] == "HALF" else 0.25
    elif match["more"]:
        smaller = UNITS[match["moreunit"]] if match["moreunit"] else "minute" if unit == "hour" else ""
        if not smaller or SECONDS[smaller] >= SECONDS[unit]:
            return None
        count += float(match["more"]) * SECONDS[smaller] / SECONDS[unit]
    return count, unit


def plus(moment: datetime, count: float, unit: str) -> datetime:
    """A moment so much later; whole months and years keep the day of the month."""
    try:
        if unit in MONTHS and count == int(count):
            return datetime.combine(plus_months(moment.date(), int(count) * MONTHS[unit]), moment.time())
        return moment + timedelta(seconds=count * SECONDS[unit])
    except OverflowError:
        return moment


def plus_days(day: date, count: float, unit: str) -> date:
    return plus(datetime.combine(day, datetime.min.time()), count, unit).date()


def _length(match: re.Match[str], context: Context) -> Piece | None:
    found = measured(match)
    if found is None:
        return None
    count, unit = found
    article = match["count"] in ("a", "an", "un", "une")
    led = bool(match["lead"])
    alone = whole(match)
    if (
        article
        and not led
        and not alone
        and not match["also"]
        and not re.match(r" (?:from|on|after|before|apres|avant|TODAY|TOMORROW|W\d)(?!\S)", behind_it(match))
    ):
        return None
    if match["unit"] in ("h", "Ux") and not led and re.search(r"(?:a|vers|at|des|@) $", before(match)):
        return None
    if match["unit"] in ("QUARTER", "Uq") and re.match(r" (?:of|de|des|d ')(?!\S)", behind_it(match)):
        return None
    if match["unit"] == "QUARTER" and not context.line.raw(context.line.symbol_at(match.start("unit"))).lower().startswith("quarter"):
        return None
    if match["unit"] == "Us" and (article or "th" in match["count"]):
        return None
    stayed = bool(re.search(r"(?:stay|staying|rester|reste) $", before(match)))
    nights = bool(match["unit"]) and context.line.raw(context.line.symbol_at(match.start("unit"))).lower().startswith(("n", "N"))
    return Piece(match.start(), match.end(), seconds=count * SECONDS[unit], length=found, lasting=led or nights or stayed)


def _all(match: re.Match[str], context: Context) -> Piece | None:
    return Piece(match.start(), match.end(), seconds=float(SECONDS[UNITS[match["unit"]]]))


RULES = (
    rule(
        r"(?P<lead>(?:for|pendant|durant|during|pour|about|environ|depuis|de|last|lasting|takes|take|more than|less than|plus de"
        r"|moins de|over|under|en) )?"
        + LENGTH,
        _length, "U QUARTER HALF h HALFHOUR QUARTERHOUR THREEQUARTERS HALFDAY",
    ),
    rule(r"(?:all|ANOTHER|another|toute la|toute l ') (?P<unit>U[dw])", _all, "Ud Uw"),
)  # fmt: skip
