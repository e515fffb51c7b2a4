"""Hours of the week and of single days: "no calls on Friday mornings", "only after 10 on Mondays", "I work Tuesdays 9-12 and 2-6"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.owner.clocks_heard import stretches_heard
from assistant.owner.days_heard import days_heard
from assistant.owner.ear import Ear
from assistant.owner.meant import Lacks, Meant, Unclear, Wants
from assistant.owner.time_off_heard import clock_hours_heard, is_time_off, spans_heard
from assistant.owner.weekdays_heard import weekdays_heard
from assistant.scheduling.changes import WHOLE_DAY, BlockHours, ChangeDates, ChangeWeek, How, Stretch
from assistant.scheduling.clock_hours import Minutes, write_hours
from assistant.understanding.text import fold

_CALLS = r"(?:calls?|meetings?|consultations?|bookings?|appointments?|sessions?|slots?|appels?|rdv|rendez-vous|reservations?|creneaux?|reunions?|visios?)"
_CLOSE = re.compile(
    rf"\b(?:no|no more|never any|stop|don't (?:want|take|accept|allow|book)|dont (?:want|take|accept|book)|do not (?:want|take|accept|book)) (?:\w+ ){{0,2}}{_CALLS}\b"
    rf"|\b(?:pas|plus|aucune?|jamais) (?:d'|de |des )?{_CALLS}\b|\b(?:ne|n')(?:\w+ )*(?:prends?|prendre|veux|accepte\w*) (?:pas|plus) (?:d'|de )?{_CALLS}\b"
    rf"|\b{_CALLS} (?:are )?(?:not allowed|off|never)\b"
    r"|\b(?:nobody|no one|don't let|do not let|dont let)\b.*\bbook\w*\b|\bpersonne ne (?:peut|doit|puisse)\b.*\breserv\w*\b"
)
_ONLY = re.compile(
    r"\b(?:only|just|nothing but|solely|seulement|uniquement|rien que|que (?:le|les|apres|avant|entre|l'apres)|exclusivement)\b"
)
_ADD = re.compile(r"\b(?:also|too|as well|additionally|extra hours|open|add|aussi|egalement|en plus|ouvre|ouvrir|ouvrez|ajoute[rz]?)\b")
_SET = re.compile(
    r"\b(?:i (?:now )?work|i'm working|im working|i am working|my (?:\w+ )?hours?|working hours|office hours|i'm (?:available|free|open)|im (?:available|free|open)"
    r"|i am (?:available|free|open)|available|(?:change|set|make|move) (?:\w+ ){0,4}(?:hours?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)"
    rf"|(?:^|i |je )(?:start|finish|begin|commence|termine|finis|debute)|je (?:travaille|bosse)|je suis (?:dispo\w*|ouverte?|libre)|mes (?:horaires|heures)|horaires?|dispo\w*|take {_CALLS}|{_CALLS} (?:are |possible )?(?:from|between|on|de|entre|le|les)|prends? (?:des |les )?{_CALLS})\b"
)

_HABIT = re.compile(r"\b(?:hours|horaires)\b")
_THIS = re.compile(r"\b(?:this|next|ce|cette|prochaine?|coming)\b")


def hours_heard(text: str, ear: Ear) -> Meant | None:
    hours = clock_hours_heard(text, ear)
    week = weekdays_heard(text)
    edge_only = bool(hours) and not stretches_heard(text, french=ear.language == "fr")
    how = _how(fold(text), bare=bool(hours) and not edge_only and (week.every or week.ranged) and not is_time_off(text))
    if how is None:
        return None
    # "I work from 10 on Mondays" begins the hours that there are later.
    how = "only" if how == "set" and edge_only else how
    # "My Monday hours" are those of each Monday.
    habit = _HABIT.search(fold(text)) is not None and _THIS.search(fold(text)) is None and bool(week.days)
    every = week.every or len(week.days) > 1 or (habit and not re.search(r"\d{1,2} \w{3,}ber", text))
    dated = _dates(text, ear) if not every else ()
    if how == "only" and not hours and not every:
        # "Only this Friday" corrects what was said before.
        return None
    if how == "close":
        return _closed(text, ear, hours)
    if not hours and how in ("set", "add"):
        return Lacks("which_hours") if week.days or dated else None
    return _placed(week.days, dated, (how, tuple(write_hours(hours)) or WHOLE_DAY), ear, every=every)


def _how(folded: str, *, bare: bool) -> How | None:
    """`bare`: hours of days of the week are named, which says it all."""
    if _CLOSE.search(folded):
        return "close"
    if _ONLY.search(folded):
        return "only"
    if _ADD.search(folded) and not re.search(r"\b(?:i'm|i am) open\b", folded):
        return "add"
    return "set" if bare or _SET.search(folded) else None


def _closed(text: str, ear: Ear, hours: tuple[Minutes, ...]) -> Meant:
    """Of one day a part is blocked to the minute, a whole day is one without hours; of each week its hours change."""
    week = weekdays_heard(text)
    heard = days_heard(text, ear)
    if week.every or (not heard.days and hours):
        days = week.days or ear.open_days
        return Wants(ChangeWeek(days, "close", tuple(write_hours(hours)) or WHOLE_DAY), "could_be_every" if len(days) == 1 else "")
    if not heard.days:
        return Lacks("which_days")
    if heard.past:
        return Unclear("past")
    if hours:
        spans = spans_heard(text, ear)
        if spans is None or len(spans) != 1:
            return Lacks("which_days")
        return Wants(BlockHours(ear.begins(spans[0][0]), ear.ends(spans[0][1])), "could_be_once" if week.days else "")
    return Wants(ChangeDates(tuple(_each(heard.days)), "close"), "could_be_once" if week.days else "")


def _placed(weekdays: tuple[str, ...], dates: tuple[date, ...], joined: tuple[How, tuple[str, ...]], ear: Ear, *, every: bool) -> Meant:
    how, hours = joined
    if every or (not dates and not weekdays and how == "only" and hours != WHOLE_DAY):
        if how == "only" and hours == WHOLE_DAY:
            return _only_these(weekdays, ear)
        days = weekdays or ear.open_days
        return Wants(ChangeWeek(days, how, hours), "could_be_every" if len(days) == 1 else "") if days else Lacks("which_days")
    if not dates:
        return Lacks("which_days")
    return Wants(ChangeDates(dates, how, hours), "could_be_once" if weekdays else "")


def _only_these(weekdays: tuple[str, ...], ear: Ear) -> Meant:
    """ "Calls only on Tuesdays" closes the other days."""
    others = tuple(day for day in ear.open_days if day not in weekdays)
    return Wants(ChangeWeek(others, "close")) if weekdays and others else Lacks("which_hours")


def _dates(text: str, ear: Ear) -> tuple[date, ...]:
    heard = days_heard(text, ear)
    return () if heard.past or heard.open_end else tuple(_each(heard.days))


def _each(stretches: tuple[Stretch, ...]) -> list[date]:
    return [first + timedelta(days=n) for first, last in stretches for n in range((last - first).days + 1)]
