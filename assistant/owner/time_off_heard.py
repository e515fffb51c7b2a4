"""Days away and hours blocked, and their opposites, as a freelancer says them of oneself."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from assistant.owner.clocks_heard import edge_heard, parts_heard, stretches_heard
from assistant.owner.days_heard import DaysHeard, days_heard, names_a_day
from assistant.owner.ear import Ear
from assistant.owner.meant import Lacks, Meant, Unclear, Wants
from assistant.owner.weekdays_heard import weekdays_heard
from assistant.scheduling.changes import BlockHours, ChangeDates, ChangeWeek, OpenHours, TakeDaysOff, WorkAgain
from assistant.scheduling.clock_hours import DAY_LONG, Minutes, write_hours
from assistant.understanding.moments.reading import read
from assistant.understanding.text import fold

DAY = timedelta(days=1)
A_DAY = 86_400
_OFF = r"(?:days?|time|weeks?|mornings?|afternoons?) off|holidays?|vacations?|leave|away|absences?|conges?|vacances|jours? (?:de repos|off)|repos"
_AWAY = re.compile(
    r"\b(?:away|off|out|ooo|unavailable|holidays?|vacations?|on leave|sick|ill|unwell|travell?ing|gone"
    r"|not (?:be |going to be )?(?:available|working|around|here|in|there)|(?:do not|don't|dont|won't|wont|will not|can't|cannot|cant) "
    r"(?:be (?:in|here|around|available|working|there|able to work)|work)|no work|closed"
    r"|absente?s?|indisponibles?|indispo|malade|conges?|vacances|en deplacement|en voyage|en arret|en repos|repos|ferme"
    r"|(?:pas|plus) (?:la|dispo\w*|present\w*|libre|au bureau)|ne (?:serai |suis )?(?:travaill\w+|bosse\w*)|(?:travaill\w+|bosse\w*) (?:pas|plus)"
    r"|m'absente\w*|je pars|prends? (?:mon |ma |mes |le |la |les |un |une |deux |trois |quelques |\d+ )?(?:\w+ )?(?:lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|jour|jours|journee|semaine|semaines|matinee|apres-midi)s?"
    r"|(?:take|taking|taken|need|want|having) (?:\w+ ){0,3}(?:off|leave))\b"
)
_BLOCK = re.compile(
    r"\b(?:block|blocked|blocking|blok|block(?: off| out)|close|reserve|hold|busy|tied up|appointment|dentist|doctor|meeting|keep (?:\w+ ){0,4}free"
    r"|bloque[rzs]?|reserve[rz]?|ferme[rz]?|occupee?|pris|prise|rendez-vous|rdv|dentiste|medecin|reunion)\b"
)
_UNBLOCK = re.compile(
    r"\b(?:unblock\w*|un-block|free up|open up|reopen|re-open|debloque[rz]?|libere[rz]?|rouvre|rouvrir|reouvre|reouvrir)\b"
    r"|\b(?:cancel|remove|delete|lift|annule[rz]?|supprime[rz]?|enleve[rz]?|leve[rz]?|retire[rz]?)\b.*\b(?:block\w*|blocage\w*|blocked (?:hours|time))\b"
)
_CANCEL = re.compile(
    rf"\b(?:cancel\w*|undo|revert|defai[st]\w*|remove|delete|drop|scrap|forget|call off|lift|annule[rz]?|supprime[rz]?|enleve[rz]?|retire[rz]?|leve[rz]?)\b.*\b(?:{_OFF})\b"
    r"|\b(?:i am|i'm|im|i'll be|i will be)? ?not (?:away|off|out|on (?:holiday|vacation|leave)|taking)\b|\bno longer (?:away|off|out)\b"
    r"|\b(?:plus|pas) (?:absente?|en vacances|en conge|malade)\b"
    r"|\b(?:work|working|available|here|travaille\w*|dispo\w*|la)\b.*\b(?:after all|finalement|quand meme|malgre tout)\b"
    r"|\b(?:after all|finalement|en fin de compte)\b.*\b(?:work|working|available|travaille\w*|dispo\w*|suis la|serai la)\b"
)
_BACK = re.compile(
    r"\b(?:i'm|i am|im|i'll be|i will be|je suis|je serai)? ?(?:back|de retour)\b|\b(?:resum\w+|restart\w*)\b|\b(?:start|take|do|accept)\w* (?:\w+ ){0,3}again\b"
    r"|\b(?:working|available|open|here) again\b|\b(?:reviens|reviendrai|reprends|reprendrai|reprendre|reprise|rentre|rentrerai)\b"
    r"|\b(?:de nouveau|a nouveau) (?:la|dispo\w*|ouvert\w*)\b"
)
_TURNED_OFF = re.compile(r"\b(?:turn|switch|log|sign|shut)(?:ed|ing)?(?: \w+){0,2} off\b|\b(?:turn|switch|log|sign|shut)(?:ed|ing)? off\b")
_MAKE = re.compile(r"\b(?:make|set|mark|rends?|remets?)\b")
_PLACE = re.compile(
    r"\b(?:call(?:s|ing)?|ring|get(?:ting)?|write|come|go|going|step|feed)(?: \w+)? back\b|\b(?:reviens|revenir) en arriere\b|\bback (?:up|pain|to you)\b"
)


def time_off_heard(text: str, ear: Ear) -> Meant | None:
    """None where it is about none of these."""
    folded = _TURNED_OFF.sub(" ", fold(text))
    if _UNBLOCK.search(folded):
        return _opened(text, ear)
    if _CANCEL.search(folded):
        return _cancelled(text, ear)
    back = _BACK.search(folded) if is_back(text) else None
    if back is not None and not _AWAY.search(folded):
        return _back(text, ear)
    if back is not None:
        return _away_and_back(text, back.start(), ear)
    if _BLOCK.search(folded) and not re.search(r"\b(?:off|away|absente?|holiday|vacances)\b", folded):
        return _blocked(text, ear)
    return _away(text, ear) if _AWAY.search(folded) else None


def is_time_off(text: str) -> bool:
    """Whether it is said to be away, or to close or open time."""
    folded = fold(text)
    return any(pattern.search(folded) for pattern in (_AWAY, _BLOCK, _UNBLOCK, _CANCEL))


def is_back(text: str) -> bool:
    folded = fold(text)
    return _BACK.search(folded) is not None and not _PLACE.search(folded)


def spans_heard(text: str, ear: Ear) -> tuple[tuple[datetime, datetime], ...] | None:
    """Local hours of the days that are named; None where hours are named and no day."""
    hours = clock_hours_heard(text, ear)
    heard = days_heard(text, ear)
    days = [day for first, last in heard.days for day in _each(first, last)]
    if not days:
        return None if not hours or names_a_day(text) else _today_or_next(hours, ear)
    if not hours:
        return tuple((_at(first, 0), _at(last + DAY, 0)) for first, last in heard.days)
    return tuple((_at(day, start), _at(day, end)) for day in days for start, end in hours)


def _away(text: str, ear: Ear) -> Meant:
    week = weekdays_heard(text)
    hours = clock_hours_heard(text, ear)
    if week.every and not re.search(r"\d{1,2} (?:to|-|au|a) \d{1,2} \w+ber", text):
        return Wants(ChangeWeek(week.days, "close", tuple(write_hours(hours)) or ("00:00-24:00",)), "could_be_every")
    if hours:
        return _blocked(text, ear)
    return days_off(days_heard(text, ear))


def days_off(heard: DaysHeard) -> Meant:
    if not heard.days:
        return Lacks("away_days")
    if heard.past:
        return Unclear("past")
    if heard.open_end:
        return Lacks("away_until")
    return Wants(TakeDaysOff(heard.days), until=heard.until)


def _away_and_back(text: str, place: int, ear: Ear) -> Meant:
    """ "Away from Thursday, back on Monday": the day of coming back is worked."""
    back = days_heard(text[place:], ear).days
    away = days_heard(text[:place], ear)
    if not back:
        return _away(text, ear)
    last = back[0][0] - DAY
    first = away.days[0][0] if away.days else ear.today
    return Wants(TakeDaysOff(((min(first, last), last),))) if last >= ear.today else Unclear("past")


def _back(text: str, ear: Ear) -> Meant:
    heard = days_heard(text, ear)
    if heard.days and _MAKE.search(fold(text)):
        return Wants(WorkAgain(heard.days[0][0], heard.days[-1][1]))
    return Wants(WorkAgain(heard.days[0][0] if heard.days else ear.today))


def _cancelled(text: str, ear: Ear) -> Meant:
    """Without a day it is the time off that runs, or the next one: the planner finds it."""
    heard = days_heard(text, ear)
    if heard.days:
        return Wants(WorkAgain(heard.days[0][0], heard.days[-1][1]))
    return Wants(WorkAgain(_next_off(ear)))


def _next_off(ear: Ear) -> date:
    ahead = [away for away in ear.calendar.away if away.last >= ear.today]
    return max(min((away.first for away in ahead), default=ear.today), ear.today)


def _blocked(text: str, ear: Ear) -> Meant:
    week = weekdays_heard(text)
    hours = clock_hours_heard(text, ear)
    if week.every:
        return Wants(ChangeWeek(week.days, "close", tuple(write_hours(hours)) or ("00:00-24:00",)), "could_be_every")
    exact = _exact_span(text, ear, hours)
    if exact is not None:
        return Wants(BlockHours(ear.begins(exact[0]), ear.ends(exact[1])))
    spans = spans_heard(text, ear)
    if not spans or (not hours and _is_a_moment(text, ear)):
        return Lacks("block_when")
    if len(spans) > 1 and not _touching(spans):
        dates = tuple(dict.fromkeys(start.date() for start, _ in spans))
        return Wants(ChangeDates(dates, "close", tuple(write_hours(hours)))) if hours else Lacks("block_when")
    return Wants(BlockHours(ear.begins(spans[0][0]), ear.ends(spans[-1][1])))


def _exact_span(text: str, ear: Ear, hours: tuple[Minutes, ...]) -> tuple[datetime, datetime] | None:
    """ "An hour from 3 tomorrow", "10pm to 2am": what no stretch of one day says."""
    readings = read(text, ear.local, ear.language)
    lasting = next((reading.seconds for reading in readings if reading.kind == "duration" and 0 < (reading.seconds or 0) < A_DAY), None)
    begins = next((reading.start for reading in readings if reading.kind in ("datetime", "time")), None)
    if lasting and begins is not None:
        return begins, begins + timedelta(seconds=lasting)
    over = next((one for one in readings if one.kind == "interval" and one.grain in ("minute", "hour")), None)
    return (over.start, over.end) if not hours and over is not None and over.start and over.end else None


def _is_a_moment(text: str, ear: Ear) -> bool:
    """ "At 3": when it begins and not how long it takes."""
    return any(reading.kind in ("datetime", "time") for reading in read(text, ear.local, ear.language))


def _opened(text: str, ear: Ear) -> Meant:
    spans = spans_heard(text, ear)
    return Lacks("unblock_when") if not spans else Wants(OpenHours(ear.begins(spans[0][0]), ear.ends(spans[-1][1])))


def clock_hours_heard(text: str, ear: Ear) -> tuple[Minutes, ...]:
    """Stretches, else the side of a time that is named, else parts of the day."""
    french = ear.language == "fr"
    named = stretches_heard(text, french=french)
    if named:
        return named
    edge = edge_heard(text, french=french)
    return (edge,) if edge and edge[0] < edge[1] else parts_heard(text, ear.calendar, weekdays_heard(text).days or ear.open_days)


def _today_or_next(hours: tuple[Minutes, ...], ear: Ear) -> tuple[tuple[datetime, datetime], ...]:
    """Hours without a day are today's, or tomorrow's if they are over."""
    over = all(_at(ear.today, end) <= ear.local for _, end in hours)
    return tuple((_at(ear.today + DAY * over, start), _at(ear.today + DAY * over, end)) for start, end in hours)


def _touching(spans: tuple[tuple[datetime, datetime], ...]) -> bool:
    return all(one[1] == other[0] for one, other in zip(spans, spans[1:], strict=False))


def _each(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


def _at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=min(minutes, DAY_LONG))
