"""Parts of the day: "in the morning", "tomorrow afternoon", "ce soir", "en fin de matinée"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from assistant.understanding.moments.patterns import WISHED, before, behind_it
from assistant.understanding.moments.piece import Context, Piece, rule

HOURS = {"Pm": (8, 12), "Pa": (12, 18), "Pe": (18, 22), "Pn": (20, 24), "Pv": (16, 19), "Pw": (11, 14)}
EDGES = {"early": "early", "debut": "early", "late": "late", "fin": "late", "mid": "middle", "middle": "middle", "milieu": "middle"}


def part_of(day: date, part: str, edge: str = "") -> tuple[datetime, datetime]:
    """When a part of a day begins and ends; an edge is its first, middle or last half."""
    first, last = HOURS[part]
    half = (last - first) / 2
    low = first + (half if edge == "late" else half / 2 if edge == "middle" else 0)
    high = last - (half if edge == "early" else half / 2 if edge == "middle" else 0)
    midnight = datetime.combine(day, time())
    return midnight + timedelta(hours=low), midnight + timedelta(hours=high)


_ALONE = re.compile(r"(?:please|svp|stp|s ' il vous plait|thanks|merci|ok|would|works|is|best|[.,!?]|yes|oui|the|le|l '|un|\s)*")


def _named(match: re.Match[str], context: Context) -> Piece | None:
    """Alone only where "in the" or "this" shows that a time is meant, or where nothing else is said."""
    left = before(match)
    if WISHED.search(left):
        return None
    led = bool(match["lead"]) and match["lead"].strip() not in ("the", "la", "du", "de", "on", "au", "de la", "de l '", "by", "du le")
    led = led or (bool(match["edge"]) and bool(re.search(r"(?: the| la| le| l ') P", match.group())))
    rest = left + " " + behind_it(match)
    alone = bool(_ALONE.fullmatch(rest)) and (match["part"] != "Pm" or "please" in rest or bool(match["lead"]))
    today = "THIS" in (match["lead"] or "")
    return Piece(
        match.start(), match.end(), part=match["part"], edge=EDGES.get(match["edge"] or "", ""),
        days=(context.today, context.today + timedelta(days=1)) if today else None,
        weekly=context.line.raw(context.line.symbol_at(match.start("part")))[-1:] in "sS", weak=not (led or alone or today),
    )  # fmt: skip


def _tonight(match: re.Match[str], context: Context) -> Piece | None:
    today = context.today
    return Piece(match.start(), match.end(), part="Pe", edge=EDGES.get(match["edge"] or "", ""), days=(today, today + timedelta(days=1)))


def _last_night(match: re.Match[str], context: Context) -> Piece | None:
    yesterday = context.today - timedelta(days=1)
    return Piece(match.start(), match.end(), part="Pn", days=(yesterday, context.today))


_LEAD = r"(?P<lead>(?:(?:in|during|by|before|after|on|dans|en|pendant|avant|apres|vers|du|de|le|au) )?(?:(?:the|le|la|l '|THIS) )?)"
RULES = (
    rule(
        rf"{_LEAD}(?:(?P<edge>early|late|mid|middle|debut|fin|milieu)(?: (?:in|of|de|d '|du|-))?(?: (?:the|la|l '|le))? )?"
        r"(?P<part>P[maenvw])"
        r"(?: (?:tot|early))?",
        _named, "P",
    ),
    rule(r"(?:(?P<edge>early|late|fin|debut) (?:de )?)?TONIGHT", _tonight, "TONIGHT"),
    rule(r"LAST Pn|Pn LAST|hier Pe", _last_night, "LAST"),
)  # fmt: skip
