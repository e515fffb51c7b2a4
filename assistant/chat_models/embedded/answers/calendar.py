"""Hours, single days, absences and consultations, from the calendar's record."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.days_asked import Days, days_asked
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.acts import acts
from assistant.understanding.terms import terms
from assistant.understanding.text import fold

Record = dict[str, Any]
SOON = timedelta(days=45)

# When a part of a day begins and ends, in minutes.
_PARTS = {
    re.compile(r"\b(?:mornings?|matin\w*|am)\b"): (0, 12 * 60),
    re.compile(r"\b(?:afternoons?|apres[- ]midis?|pm)\b"): (13 * 60, 18 * 60),
    re.compile(r"\b(?:evenings?|nights?|tonight|soirs?|soirees?|nuits?)\b"): (18 * 60, 24 * 60),
}


def calendar(wish: Wish, look: Look) -> Part:
    record = look("get_availability")
    look.cite("profile:availability")
    said = acts(wish.text, look.situation.briefing.freelancer)
    days = _asked(wish.text, record, look)
    if days:
        texts = [line for each in days[:3] for line in _told(each, record, look, _part_of_day(wish.text))]
        if "hours" in said and "away" not in said and all(each.weekly for each in days):
            texts.append(_hours(record, look))
        return Part("\n".join(dict.fromkeys(texts)), note={"kinds": []})
    texts = []
    if "hours" in said or "away" not in said:
        texts.append(_hours(record, look))
    today = date.fromisoformat(record["today"])
    if "away" in said:
        texts.append(_away(record["away"], look))
    else:
        soon = [a for a in record["away"] if date.fromisoformat(a["from"]) <= today + SOON]
        texts += [_away(soon, look)] if soon else []
        texts += _odd_dates(record, look, today)
    person = say("choose_person", look.situation.language, name=look.situation.briefing.freelancer)
    return Part("\n".join(texts), choices=((person, person),), note={"kinds": []})


def _hours(record: Record, look: Look) -> str:
    language, name = look.situation.language, look.situation.briefing.freelancer
    if not record["weekly"]:
        return say("no_hours", language, name=name)
    return say("hours", language, name=name, hours=wording.hours(record["weekly"], language), zone=_zone(record))


def _zone(record: Record) -> str:
    return str(record["timezone"]).rsplit("/", 1)[-1].replace("_", " ")


def _away(periods: list[Record], look: Look) -> str:
    language, name = look.situation.language, look.situation.briefing.freelancer
    if not periods:
        return say("no_away", language)
    told = [_period(p, language) for p in periods[:4]]
    return say("away_list", language, name=name, periods=wording.listed(told, language))


def _period(period: Record, language: str) -> str:
    return say("away_period", language, first=wording.day(period["from"], language), last=wording.day(period["to"], language))


def _odd_dates(record: Record, look: Look, today: date) -> list[str]:
    language = look.situation.language
    soon = [(d, spans) for d, spans in record["dates"].items() if spans and date.fromisoformat(d) <= today + timedelta(days=14)]
    return [say("odd_date", language, date=wording.day(d, language), hours=wording.spans_of(spans, language)) for d, spans in soon[:2]]


def _asked(text: str, record: Record, look: Look) -> tuple[Days, ...]:
    today = date.fromisoformat(record["today"])
    odd = {date.fromisoformat(day) for day in record["dates"]}
    week = (today + timedelta(days=step) for step in range(7))
    away = {day for day in week for a in record["away"] if a["from"] <= day.isoformat() <= a["to"]}
    return days_asked(text, today, "fr" if look.situation.language == "fr" else "en", odd | away)


def _part_of_day(text: str) -> tuple[int, int] | None:
    return next((span for pattern, span in _PARTS.items() if pattern.search(fold(text))), None)


def _outside(spans: list[str], part: tuple[int, int] | None) -> bool:
    """Whether no hours of a day lie in the part of it that is asked for."""

    def minutes(clock: str) -> int:
        return int(clock[:2]) * 60 + int(clock[3:5])

    ends = [span.split("-") for span in spans]
    return part is not None and not any(minutes(first) < part[1] and part[0] < minutes(last) for first, last in ends)


def _told(days: Days, record: Record, look: Look, part: tuple[int, int] | None = None) -> list[str]:
    if days.first == days.last:
        return [_day_told(days.first, record, look, once=not days.weekly, part=part)]
    return _stretch_told(days, record, look)


def _stretch_told(days: Days, record: Record, look: Look) -> list[str]:
    """What is off in those days, and what hours hold in the others."""
    language, name = look.situation.language, look.situation.briefing.freelancer
    first, last = days.first.isoformat(), days.last.isoformat()
    away = [a for a in record["away"] if a["from"] <= last and a["to"] >= first]
    if any(a["from"] <= first and a["to"] >= last for a in away):
        return [_away(away, look)]
    dates = [(day, spans) for day, spans in record["dates"].items() if first <= day <= last]
    odd = [
        say("odd_date", language, date=wording.day(day, language), hours=wording.spans_of(spans, language))
        if spans
        else say("date_closed", language, name=name, date=wording.day(day, language))
        for day, spans in dates
    ]
    lead = [_away(away, look)] if away else [say("no_away_then", language, name=name)]
    return [*lead, *odd, _hours(record, look)]


def _day_told(day: date, record: Record, look: Look, *, once: bool, part: tuple[int, int] | None = None) -> str:
    language, name = look.situation.language, look.situation.briefing.freelancer
    spans = record["weekly"].get(wording.WEEK[day.weekday()], [])
    if not once:
        weekday = wording.DAYS[language][day.weekday()]
        if not spans:
            return say("closed_on", language, name=name, day=weekday)
        key = "open_otherwise" if _outside(spans, part) else "open_on"
        return say(key, language, name=name, day=weekday, hours=wording.spans_of(spans, language), zone=_zone(record))
    told = {"name": name, "date": wording.day(day.isoformat(), language)}
    away = next((a for a in record["away"] if a["from"] <= day.isoformat() <= a["to"]), None)
    if away is not None:
        return say("date_away", language, **told, first=wording.day(away["from"], language), last=wording.day(away["to"], language))
    spans = record["dates"].get(day.isoformat(), spans)
    if not spans:
        return say("date_closed", language, **told)
    return say("date_open", language, date=told["date"], hours=wording.spans_of(spans, language), zone=_zone(record))


def book(wish: Wish, look: Look) -> Part:
    """Consultations that are sold, and the hours; the booking itself goes to the freelancer."""
    situation = look.situation
    language, name = situation.language, situation.briefing.freelancer
    record = look("get_availability")
    look.cite("profile:consultations")
    if not record["consultations"]:
        person = say("choose_person", language, name=name)
        return Part(say("no_consultations", language, name=name), choices=((person, person),))
    lines = [say("consultation_line", language, minutes=c["minutes"], price=_price(c, language)) for c in record["consultations"]]
    texts = [say("consultations", language, name=name, lines=wording.bullets(lines)), _hours(record, look)]
    texts += [line for each in _asked(wish.text, record, look)[:1] for line in _told(each, record, look)]
    if frozenset(terms(wish.text, language)) & {"c:cancel", "c:refund"}:
        policy = record["policy"]
        texts.insert(0, say("cancel_free", language, hours=policy["cancel_free_hours"], move=policy["reschedule_free_hours"]))
    texts.append(say("book_next", language, name=name))
    call = say("choose_book_call", language)
    return Part("\n".join(texts), choices=((call, call),), note={"kinds": [], "call": {"stage": "choose"}})


def _price(consultation: Record, language: str) -> str:
    free = float(consultation["price"]["amount"]) == 0
    return say("free", language) if free else wording.money(consultation["price"], language)
