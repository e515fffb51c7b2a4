"""Dates and hours of a reply against the calendar: the same day, the same hours, and open or away as the record has it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from datetime import timedelta

from assistant.conversations.facts import Fact
from assistant.turns.promises.polarity import negative
from assistant.turns.promises.reading import Statement
from assistant.understanding.amounts import Amount
from assistant.understanding.written import level

NAMES = {
    "mon": r"mon(?:days?)?|lundis?", "tue": r"tue(?:s|sdays?)?|mardis?", "wed": r"wed(?:nesdays?)?|mercredis?",
    "thu": r"thu(?:rs|rsdays?)?|jeudis?",
    "fri": r"fri(?:days?)?|vendredis?", "sat": r"sat(?:urdays?)?|samedis?", "sun": r"sun(?:days?)?|dimanches?",
}  # fmt: skip
ORDER = tuple(NAMES)
WEEKDAY = re.compile("|".join(rf"\b(?P<{day}>{pattern})\b" for day, pattern in NAMES.items()))
HOLIDAYS = re.compile(
    r"\b(?:christmas(?: day| eve)?|boxing day|new year(?:'s)?(?: day| eve)?|easter|thanksgiving|noel|reveillon|"
    r"jour de l'an|paques|nouvel an)\b"
)
SPAN = re.compile(r"\s*(?:-|to|through|until|till|a|au|jusqu'au)\s*$")
AWAY = re.compile(
    r"\b(?:away|absent\w*|absence|off|unavailable|not available|closed|holidays?|vacations?|break|out of office|leave|"
    r"conges?|vacances|indisponible|ferme\w*|pause|repos"
    r"|(?:not|n't|pas|plus|non) (?:\w+ )?(?:available|work|working|open|free|disponible|joignable|libre)|travaill\w* (?:pas|plus))\b"
)
OPEN = re.compile(
    r"\b(?:available|availability|open|back|works?|working|returns?|hours|free|online|reach\w*|joign\w*|disponib\w*|"
    r"ouvert\w*|retour|travaill\w*|revien\w*|reprend\w*|horaires?|consultations?|calls?|appels?)\b"
)
WORK = re.compile(
    r"\b(?:ready|deliver\w*|finish\w*|done|complete\w*|receive|send|livr\w*|pret\w*|termin\w*|fini\w*|recev\w*|envo\w*|by|d'ici)\b"
)
RETURNS = re.compile(r"\b(?:back|returns?|returning|retour|revien\w*|reprend\w*|resumes?)\b[^,;]{0,30}$")
BACK = re.compile(r"\b(?:back|return\w*|again|from|resum\w*|after|retour|revien\w*|reprend\w*|a partir|des|nouveau|apres)\b")
UNTIL = re.compile(r"\b(?:until|till|before|up to|jusqu'au?|avant)\b")


def weekdays(text: str) -> list[tuple[str, int, int]]:
    """Day names, ranges such as Monday to Friday filled in; "sun", "sat" and "mon" alone are words, not days."""
    flat = level(text)
    found: list[tuple[str, int, int]] = []
    for match in WEEKDAY.finditer(flat):
        day = next(d for d in ORDER if match.group(d))
        if match.group() in ("sun", "sat", "mon", "wed", "fri") and not text[match.start() : match.end()][0].isupper():
            continue
        if match.group() == "mon" and not re.search(r"tue|wed|thu|fri|-", flat):
            continue
        if found and SPAN.match(flat[found[-1][2] : match.start()]):
            first, last = ORDER.index(found[-1][0]), ORDER.index(day)
            found += [(ORDER[i], match.start(), match.end()) for i in range(first + 1, last)]
        found.append((day, match.start(), match.end()))
    return found


def _exactly(amount: Amount) -> datetime.date | None:
    written = amount.days[0] if len(amount.days) == 1 else None
    return datetime.date(written.year, written.month, written.day) if written and written.year and written.day else None


class Days:
    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = facts
        self.weekly = [f for f in facts if "day" in f.value]
        self.dated = [f for f in facts if "from" in f.value and "day" not in f.value]

    def of_a_date(self, day: str, start: int, end: int, statement: Statement) -> Fact | None:
        """The weekday of the date that it stands beside, where a record has that date: "Thursday 26 November"."""
        beside = [a for a in statement.amounts if a.kind == "date" and a.start <= end + 5 and start <= a.end]
        for fact in self.dated:
            date = datetime.date.fromisoformat(fact.value["from"])
            if fact.value["from"] == fact.value["to"] and ORDER[date.weekday()] == day and any(self._is(a, date) for a in beside):
                return fact
        return None

    def weekday(self, day: str, statement: Statement) -> Fact | None:
        """Open that day as said, or closed as said; a day to deliver on is nobody's record."""
        text = level(statement.text)
        if not self.weekly or (WORK.search(text) and not OPEN.search(text)):
            return None
        open_ = [f for f in self.weekly if f.value["day"] == day]
        shut = bool(AWAY.search(text)) or (negative(text) and not re.search(r"\b(?:except|sauf)\b", text))
        if shut and len({d for d, _, _ in weekdays(text)}) > 1 and re.search(r"[,;]|\bbut\b|\bmais\b|\band\b|\bet\b", text):
            return self.weekly[0] if self._part_agrees(day, text, bool(open_)) else None
        return (self.weekly[0] if not open_ else None) if shut else (open_[0] if open_ else None)

    def _part_agrees(self, day: str, text: str, is_open: bool) -> bool:
        for part in re.split(r"[,;]|\bbut\b|\bmais\b|\band (?=closed|off)|\bet (?=ferme)", text):
            if any(d == day for d, _, _ in weekdays(part)):
                return is_open != (bool(AWAY.search(part)) or negative(part))
        return False

    def date(self, amount: Amount, statement: Statement) -> Fact | None:
        text = level(statement.text)
        away = bool(AWAY.search(text))
        for fact in self.dated:
            first, last = datetime.date.fromisoformat(fact.value["from"]), datetime.date.fromisoformat(fact.value["to"])
            if not fact.value.get("away"):
                if self._is(amount, first) and not away and not (WORK.search(text) and not OPEN.search(text)):
                    return fact
                continue
            if RETURNS.search(text[: amount.start]) and not re.search(r"\b(?:after|apres)\b", text[: amount.start]):
                if self._is(amount, last + timedelta(1)):
                    return fact
                continue
            if away and any(self._is(amount, day) for day in (first, last)):
                return fact if self._right_end(amount, first, last, text) else None
            if self._is(amount, last + timedelta(1)) and BACK.search(text) and (OPEN.search(text) or away):
                return fact
            if self._is(amount, last) and re.search(r"\b(?:after|apres)\b", text[: amount.start]):
                return fact
            if self._is(amount, first - timedelta(1)) and UNTIL.search(text[: amount.start]) and not away:
                return fact
            if away and self._within(amount, first, last) and not UNTIL.search(text[: amount.start]):
                return fact
        return self._by_weekday(amount, statement, text)

    def _by_weekday(self, amount: Amount, statement: Statement, text: str) -> Fact | None:
        """An ordinary day is open or closed as its day of the week is."""
        day = _exactly(amount)
        hours = any(other.kind == "time" for other in statement.amounts)
        if day is None or not self.weekly or (WORK.search(text) and not OPEN.search(text)) or not (hours or OPEN.search(text)):
            return None
        if RETURNS.search(text[: amount.start]):
            return None  # a day to be back on ends days away, and no hours tell of those
        if any(fact.value["from"] <= day.isoformat() <= fact.value["to"] for fact in self.dated):
            return None
        open_ = [fact for fact in self.weekly if fact.value["day"] == ORDER[day.weekday()]]
        shut = bool(AWAY.search(text)) or negative(text)
        return (self.weekly[0] if not open_ else None) if shut else (open_[0] if open_ else None)

    def _right_end(self, amount: Amount, first: datetime.date, last: datetime.date, text: str) -> bool:
        """ "Away from" the first day, "until" the last."""
        before = text[max(0, amount.start - 14) : amount.start]
        until = re.search(r"\b(?:until|till|to|through|au|jusqu'au?)\s+(?:the |le )?$", before)
        start = re.search(r"\b(?:from|since|starting|du|a partir du|des le)\s+(?:the |le )?$", before)
        return not (until and not self._is(amount, last)) and not (start and not self._is(amount, first))

    def _is(self, amount: Amount, day: datetime.date) -> bool:
        return any(d.fits(day) and d.day is not None for d in amount.days)

    def _within(self, amount: Amount, first: datetime.date, last: datetime.date) -> bool:
        return any(self._is(amount, first + timedelta(n)) for n in range((last - first).days + 1))

    def time(self, amount: Amount, statement: Statement, near: str | None) -> Fact | None:
        """An end of the hours of the day that is spoken of, of any day where none is."""
        assert amount.clock is not None
        said = f"{amount.clock:%H:%M}"
        for fact in self.facts:
            value = fact.value
            ends = (value.get("time"), value.get("start"), value.get("end"), *((value["from"], value["to"]) if "day" in value else ()))
            if (said in ends or (said == "00:00" and "24:00" in ends)) and (near is None or value.get("day") in (None, near)):
                return fact
            if statement.question and "day" in value and value["day"] == near and value["from"] <= said < value["to"]:
                return fact
        return None
