"""Questions about days and hours: a day somebody is there, and whether weekends count in a delivery."""

from __future__ import annotations

import re

from assistant.chat_models.embedded.addressing import OF_TIME, spoken_to
from assistant.chat_models.embedded.asks.asking import ASKS_WHAT, Asking
from assistant.chat_models.embedded.wishes import FACTS
from assistant.understanding import amounts
from assistant.understanding.terms import telling

_OWN_ABSENCE = re.compile(
    r"\b(?:i|we) (?:was|were|am|are|go|went|take|took|have been|had)\b|\bmy (?:vacation|holidays?|days off)\b"
    r"|\bif a freelancer\b|\bsi un freelance\b"
    r"|\b(?:je|j'|mes|nous|on) ?(?:suis|etais|ai|pars|prends|serai|sommes|avons|jours|vacances|conges)\b"
)
_DUE = re.compile(
    r"\b(?:deliver\w*|ready|done|finish\w*|by|before|need it|have it|livr\w+|prete?s?|fini\w*|recevoir|recevr\w+|d'ici|avant)\b"
)
_DAY_WORD = re.compile(
    r"\b(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekends?|today|tomorrow|tonight"
    r"|christmas|xmas|new year'?s?|bank holidays?"
    r"|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|week-?ends?|fins? de semaine|aujourd'hui|demain"
    r"|noel|jour de l'an|nouvel an)\b"
)
_PRESENCE = re.compile(
    r"\b(?:reach\w*|get hold of|catch|online|around|available|work\w*|open|closed|free|off|start|stop|finish|knock off"
    r"|in|there|reply|answer|respond|record\w*|time"
    r"|joi(?:gn|nd)\w*|dispo\w*|travaill\w*|ouvert\w*|ferme\w*|libre|presente?|la|repond\w*|enregistr\w*|bosse\w*|commence\w*|heure\w*)\b"
)
# "Do you have time before Christmas?" is due then, but asks whether anybody is there.
_HAS_TIME = re.compile(
    r"\b(?:have|got|find|any) (?:\w+ )?(?:time|capacity|room|space|availability|availabilities|openings?)\b"
    r"|\b(?:du temps|de la place|des disponibilites|de la dispo|un creneau)\b"
)
# "Do you teach on Saturdays?", "on peut se parler un lundi ?": on that day, not for it.
_WEEKDAY = (
    r"(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?"
    r"|dimanches?|week-?ends?)"
)
_ON_A_DAY = re.compile(
    r"\b(?:(?:do|does|are|is|can|could|will|would|may|might) (?:you|he|she|we|i|[a-z]+)|vous|tu|elle|il|on|puis-je|nous)\b[^.?!,;]*?"
    r"(?<!\bfor)(?<!\bby)(?<!\buntil)(?<!\bof)(?<!\bfrom)(?<!\bpour)(?<!\bavant)(?<!\bd'ici)"
    rf"(?: (?:on|this|next|every|at|the|over|a|le|les|un|ce|cet|chaque))+ {_WEEKDAY}\b(?!')"
)
_GOES_SOMEWHERE = re.compile(r"\b(?:come|visit\w*|drive|travel|meet in|open|sell\w*|venir|viens|venez|passer|deplac\w*|ouvr\w*|vend\w*)\b")
# Whether the days of a delivery run over weekends.
_DAYS_OFF = r"(?:week-?ends?|saturdays?|sundays?|fins? de semaine|samedis?|dimanches?|bank holidays?|jours feries)"
_DAY_COUNT = re.compile(
    rf"\b{_DAYS_OFF}\b[^.?!]{{0,20}}\b(?:counts?|counted|included|compte\w*|inclus\w*|compris\w*)\b|\b(?:count\w*|includ\w*|compt\w*|inclu\w*)\b[^.?!]{{0,15}}\b{_DAYS_OFF}\b"
    r"|\b(?:working|business|calendar) days or\b|\bjours (?:ouvres|ouvrables|calendaires) ou\b|\b(?:is|are|est-ce"
    r"|sont-ce) (?:that|it|these|those|ce sont|des)? ?(?:in )?(?:working|business|calendar|jours ouvres) ?(?:days)?\b"
)
_NOT_PRESENCE = {"book", "off_platform_contact", "revisions", "discount", "delivery", "price"}


def whether_weekends_count(asked: Asking) -> set[str]:
    return {"day_count"} if _DAY_COUNT.search(asked.folded) else set()


def presence(asked: Asking) -> set[str]:
    """Whether the freelancer is there on a day."""
    if not asked.of_the_freelancer or asked.subject.days is not None:
        return set()
    return {"calendar"} if _about_a_day(asked) or (_names_a_day(asked) and not asked.said & set(FACTS)) else set()


def hours(asked: Asking) -> set[str]:
    """When the freelancer works, or is away."""
    said, folded = asked.said, asked.folded
    works = "hours" in said and not _DUE.search(folded) and not folded.startswith(("how many", "combien"))
    away = "away" in said and not _OWN_ABSENCE.search(folded)
    return {"calendar"} if asked.of_the_freelancer and (works or away) else set()


def _names_a_day(asked: Asking) -> bool:
    """ "And on Monday?": a day and hardly anything else."""
    folded, subject = asked.folded, asked.subject
    if not _DAY_WORD.search(folded) or subject.packages or telling(subject.topics) - OF_TIME or ASKS_WHAT.match(folded):
        return False
    return len(folded.split()) <= 4 or (len(folded.split()) <= 10 and asked.yes_or_no and spoken_to(folded) and not _DUE.search(folded))


def _about_a_day(asked: Asking) -> bool:
    """A named day and being there, not a day something is due on."""
    segment, folded = asked.segment, asked.folded
    if _OWN_ABSENCE.search(folded):
        return False
    day = _DAY_WORD.search(folded) or any(a.kind == "date" for a in amounts.find(segment.text))
    if day and _HAS_TIME.search(folded) and not segment.acts & {"book", "off_platform_contact"}:
        return True
    on_it = segment.question and _ON_A_DAY.search(folded) and not _GOES_SOMEWHERE.search(folded)
    # "Do you edit on Sundays?" asks for no revision.
    elsewhere = segment.acts & (_NOT_PRESENCE - {"revisions"} if on_it else _NOT_PRESENCE)
    return bool(day and (on_it or _PRESENCE.search(folded))) and not _DUE.search(folded) and not elsewhere
