"""From the freelancer's words to what is meant: pure, in English and French, with the time that it is as an argument."""

from __future__ import annotations

import re

from assistant.owner.answers_heard import answer_heard
from assistant.owner.ear import Ear
from assistant.owner.hours_heard import hours_heard
from assistant.owner.limits_heard import limits_heard
from assistant.owner.meant import Asks, Lacks, Meant, Says, Unclear, Wants
from assistant.owner.questions_heard import question_heard
from assistant.owner.slips import mended
from assistant.owner.sold_heard import sold_heard
from assistant.owner.time_off_heard import is_time_off, time_off_heard
from assistant.scheduling.changes import ChangeLength, ChangeWeek, Sell, SetLimit, SetPrice, StopSelling, TakeDaysOff, WorkAgain
from assistant.understanding.moments.line import line_of
from assistant.understanding.text import fold

LONGEST = 500
"""Characters that are read; nobody orders a change in more."""
_CLAUSES = re.compile(r"[.;\n]+(?=\s|$)|,? (?:and|et|then|puis|also|aussi|ensuite) |, ", re.IGNORECASE)
_ASKED = re.compile(
    r"^\W*(?:should|shall|do|does|did|is|are|am|was|were|have|has|had|what|when|where|which|who|why|how|if|would it|if i|what if|suppose|est-ce que|est-ce|dois-je|devrais-je|faut-il|suis-je|ai-je|quand|quel\w*|qui|pourquoi|comment|combien|et si|si je|que se passe)\b"
)
_POLITE = re.compile(
    r"^\W*(?:please|pls|hi|hello|hey|bonjour|salut|can you|could you|would you|will you|can i|could i|may i|peux-tu|pouvez-vous|pourrais-tu|pourriez-vous|tu peux|vous pouvez|je peux|stp|svp)\b"
)
_NEGATED = re.compile(
    r"\b(?:don'?t|do not|never|please don'?t) (?:block|raise|lower|change|increase|reduce|cancel|set|put|make|close|open|unblock|add|remove)\b"
    r"|\bne (?:bloque\w*|change\w*|augmente\w*|baisse\w*|annule\w*|passe\w*|ferme\w*|modifie\w*|touche\w*) (?:pas|rien)\b"
)
_SOMEBODY = re.compile(
    r"\b(?:the |my |a |this |that )?(?:client|customer|buyer|wife|husband|colleague|assistant|she|he|they|it) (?:is|are|was|were|will be|says?|said|wants?|'s)\b"
    r"|\b(?:le|la|les|mon|ma|mes|un|une|ce|cette) (?:cliente?s?|acheteu\w+|collegue|femme|mari)\b.*\b(?:est|sont|sera|etait|dit|veut|part)\b|\b(?:elle|il|elles|ils) (?:est|sont|sera|seront|etait|part|partent|dit)\b"
)
_BOOKED = re.compile(
    r"\b(?:cancel|move|reschedule|postpone|approve|accept|decline|annule[rz]?|deplace[rz]?|reporte[rz]?|decale[rz]?|accepte[rz]?|valide[rz]?|approuve[rz]?|refuse[rz]?)\b"
    r".*\b(?:calls?|bookings?|consultations?|appointments?|offers?|appels?|rdv|rendez-vous|reservations?|offres?)\b"
)
_ABOUT_HOURS = re.compile(
    r"\d ?-?(?:min|h\b)|\bblock|\bbloc|\b(?:half-)?hour\b|\bheure\b|\b(?:don't|dont|do not|no|never|only|pas|plus|jamais|seulement|uniquement|que)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had been|etais|etait|etions) (?:\w+ )?(?:away|off|out|sick|ill|on holiday|absente?|en vacances|malade|en conge)\b"
)
_GIG = re.compile(r"\b(?:package|gig|basic|standard|premium|extra|logo|label|box|formule|forfait|prestation|offre)\b")
_SOME_TIME = re.compile(
    r"(?:^| )(?:(?:NEXT|THIS|FOLLOWING|la|the) (?:U[wm])(?: PROCHAIN)?(?= |$)|(?:from|starting|as of|until|till|in|during|for|a partir de|des|jusqu ' (?:a|au|en)"
    r"|en|pendant) (?:the |le |la |l ' )?(?:NEXT |THIS )?(?:\d+ (?:th )?)?(?:[Mm]\d\d|XMAS|NYD|\d+ U[dwm]))(?= |$)"
)
_SOME_DAY = re.compile(
    r"(?:^| )(?:from|on|starting|as of|until|a partir de|des|le|jusqu ' a) (?:the |le |la )?(?:NEXT |THIS )?(?:[Ww]\d|TOMORROW)(?= |$)"
)
_ONE_VALUE = (SetPrice, Sell, SetLimit, ChangeLength)


def hear(text: str, ear: Ear, unfinished: str = "") -> Meant:
    """`unfinished` is what was said before and lacked something: what is said now may be just that."""
    text = mended(text.strip()[:LONGEST])
    meant = _order(text, ear)
    if meant is None and unfinished:
        meant = _order(f"{mended(unfinished.strip()[:LONGEST]).rstrip('.!? ')} {text}", ear)
    return meant or Unclear()


def hear_first(text: str, ear: Ear, unfinished: str = "") -> tuple[Meant, str]:
    """Of several changes in one message the first, and the words of the others, which are to be said again."""
    meant = hear(text, ear, unfinished)
    clauses = [clause for clause in _CLAUSES.split(text.strip()) if clause.strip()]
    if len(clauses) < 2 or not (isinstance(meant, Wants) or meant == Unclear("not_later")):
        return meant, ""
    first, others = hear(clauses[0], ear), ", ".join(clause.strip() for clause in clauses[1:])
    if isinstance(first, Wants) and isinstance(first.change, _ONE_VALUE) and re.search(r"\d", others):
        # Of two prices in one sentence the second would be heard as the first one's, or not at all.
        return first, others
    for place in range(1, len(clauses)):
        first, rest = hear(" ".join(clauses[:place]), ear), hear(clauses[place], ear)
        if isinstance(first, Wants) and isinstance(rest, Wants) and _apart(first, rest):
            return first, ", ".join(clause.strip() for clause in clauses[place:])
    return meant, ""


def _apart(one: Wants, other: Wants) -> bool:
    """ "Away Thursday, back on Monday" is one change, and so is one that is said twice."""
    halves = isinstance(one.change, TakeDaysOff) and isinstance(other.change, WorkAgain)
    return not halves and one.change != other.change


def _order(text: str, ear: Ear) -> Meant | None:
    folded = fold(text)
    answer = answer_heard(text)
    if answer is not None and (answer.yes or not answer.rest or not _order_after_no(answer, text)):
        return answer
    question = question_heard(text, ear) if not _is_booked(folded) else None
    if isinstance(question, Asks) and question.topic in ("help", "hello", "thanks", "changes", "waiting"):
        return question
    asked = bool(_ASKED.match(folded)) or (folded.rstrip().endswith("?") and not _POLITE.match(folded))
    if asked:
        return question or (Unclear("asked") if _changed(text, ear) else None)
    if question is not None and not isinstance(_changed(text, ear), Wants):
        return question
    if _NEGATED.search(folded):
        return Unclear("negated")
    if _SOMEBODY.search(folded):
        return Unclear("somebody_else")
    if _PAST.search(folded):
        return Unclear("past")
    if _is_booked(folded):
        return Unclear("booked")
    return _changed(text, ear)


def _is_booked(folded: str) -> bool:
    """Something is to be done about what a client has; not about hours or the calls that are sold."""
    return _BOOKED.search(folded) is not None and _ABOUT_HOURS.search(folded) is None


def _order_after_no(answer: Says, text: str) -> bool:
    """ "No calls on Friday" begins with no, and is no answer."""
    return bool(re.match(r"^\W*(?:no|pas|stop|cancel|annule|don'?t|do not|rien)\b(?!\s*[,.;:!–—-])", fold(text)))


def _changed(text: str, ear: Ear) -> Meant | None:
    """The first family that hears a change; one that lacks something only if no other hears a whole one."""
    heard = [meant for family in (limits_heard, sold_heard, hours_heard, time_off_heard) if (meant := family(text, ear)) is not None]
    whole = next((meant for meant in heard if not isinstance(meant, Lacks)), None)
    # Who speaks of an appointment is asked when it is, not for hours of the week.
    found = whole or (heard[-1 if is_time_off(text) else 0] if heard else None)
    if found is None and _GIG.search(fold(text)) and re.search(r"\b(?:raise|lower|price|augmente|baisse|prix|costs?|coute)\b", fold(text)):
        return Unclear("gig")
    return Unclear("not_later") if isinstance(found, Wants) and _is_later(found, text) else found


def _is_later(wants: Wants, text: str) -> bool:
    """Prices, limits and weekly hours change at once and for good: "from January on" would be promised and not kept."""
    if isinstance(wants.change, ChangeWeek):
        return _SOME_TIME.search(line_of(text).text) is not None
    one_value = isinstance(wants.change, (*_ONE_VALUE, StopSelling))
    return one_value and (_SOME_TIME.search(line_of(text).text) is not None or _SOME_DAY.search(line_of(text).text) is not None)
