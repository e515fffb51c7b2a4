"""Limits of the calendar: notice, time between calls, how many a day or a week, how far ahead."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.owner.ear import Ear
from assistant.owner.meant import Lacks, Meant, Wants
from assistant.scheduling.changes import Limit, SetLimit
from assistant.understanding import amounts
from assistant.understanding.text import fold

_NOTICE = re.compile(
    r"\b(?:(?:must|have to|need to|should|doivent|doit|faut) (?:\w+ ){0,2}(?:book|reserver)|notice|preavis|in advance at least|at least .* (?:ahead|in advance|before)|au moins .* (?:avant|a l'avance))\b"
)
_BUFFER = re.compile(
    r"\b(?:buffer|(?:between|entre)(?: (?:my|the|two|each|mes|les|deux|chaque))* (?:calls?|meetings?|consultations?|sessions?|appels?|rendez-vous|rdv|visios?)"
    r"|breaks? (?:after|between)|pause (?:entre|apres)|tampon|battement|after (?:each|every) (?:call|consultation|meeting)|apres chaque (?:appel|consultation|rendez-vous))\b"
)
_HORIZON = re.compile(
    r"\b(?:horizon|ahead|in advance|into the future|up to .* (?:out|from now)|a l'avance|(?:reservable|bookable|reserver|book) .*(?:jusqu'a|up to))\b"
)
_STEP = re.compile(
    r"\b(?:(?:start|starts|begin|grid|slots?|creneaux?|commenc\w+|debut\w*).*(?:every|toutes les|tous les|chaque)|grille|grid)\b"
)
_PER = re.compile(
    r"\b(?:calls?|consultations?|meetings?|bookings?|sessions?|appels?|rendez-vous|rdv|reservations?|visios?)?\W*(?:a|per|each|every|par|/|chaque) ?(?P<unit>day|jour|week|semaine)\b"
)
_CALLS = re.compile(r"\b(?:calls?|consultations?|meetings?|bookings?|sessions?|appels?|rendez-vous|rdv|reservations?|visios?)\b")
_NO_LIMIT = re.compile(
    r"\b(?:no|without(?: a)?|remove|lift|drop|sans|plus de|pas de|aucune?|supprime[rz]?|enleve[rz]?|retire[rz]?|leve[rz]?)\b.{0,20}\b(?:limit\w*|maximum|max|cap|plafond)\b"
    r"|\b(?:unlimited|illimite\w*|as many .* as|autant d)\b"
)
_NONE = re.compile(r"\b(?:no|zero|without|sans|aucune?|pas de|pas d)\b")


def limits_heard(text: str, ear: Ear) -> Meant | None:
    folded = fold(text)
    if _NOTICE.search(folded):
        return _measured(text, "notice_hours", 3600, ear)
    if _BUFFER.search(folded):
        return _measured(text, "buffer_minutes", 60, ear)
    per = _PER.search(folded)
    if per is not None and (_CALLS.search(folded) or _NO_LIMIT.search(folded)):
        return _counted(text, "per_day" if per["unit"] in ("day", "jour") else "per_week", ear)
    if _STEP.search(folded):
        return _measured(text, "step_minutes", 60, ear)
    if _HORIZON.search(folded):
        return _measured(text, "horizon_days", 86_400, ear)
    return None


def number_heard(text: str, name: Limit, ear: Ear) -> int | None:
    """The number for that limit, in its own unit; a bare one counts as it stands."""
    unit = {"notice_hours": 3600, "buffer_minutes": 60, "step_minutes": 60, "horizon_days": 86_400}.get(name)
    found = [amount for amount in amounts.find(text, ear.language) if amount.low is not None]
    if unit is not None:
        lasting = next((amount.seconds for amount in found if amount.kind == "duration" and amount.seconds), None)
        if lasting is not None:
            return int(lasting / unit) if lasting % unit == 0 else None
    bare = next((amount.low for amount in found if amount.kind == "count" and not amount.article), None)
    return int(bare) if bare is not None and bare == bare.to_integral_value() and bare >= Decimal(0) else None


def _measured(text: str, name: Limit, unit: int, ear: Ear) -> Meant:
    value = number_heard(text, name, ear)
    if value is None and _NONE.search(fold(text)) and name in ("notice_hours", "buffer_minutes"):
        value = 0
    return Wants(SetLimit(name, value)) if value is not None else Lacks("which_number")


def _counted(text: str, name: Limit, ear: Ear) -> Meant | None:
    if _NO_LIMIT.search(fold(text)):
        return Wants(SetLimit(name, None))
    value = number_heard(text, name, ear)
    return Wants(SetLimit(name, value)) if value else Lacks("which_number")
