"""Questions after figures: what something costs, how long it takes, how often it is changed, how much it holds."""

from __future__ import annotations

import re

from assistant.chat_models.embedded.asks.asking import Asking
from assistant.chat_models.embedded.sizes_asked import asks_size
from assistant.chat_models.embedded.wishes import FACTS, Wish
from assistant.understanding.terms import telling

_TIME_ASKED = re.compile(
    r"\b(?:how|when|fast|quick\w*|soon|days?|weeks?|hours?|by|before|rush|urgent\w*|express|24|48|quand|combien|delais?|vite|rapid\w+|jours?|semaines?"
    r"|heures?|avant|pour le)\b"
)
# Asks when the work will be there, not how long or how many days of anything.
_DELIVERS = re.compile(
    r"\b(?:deliver\w*|turn ?-?around|lead ?time|ready|done|finish\w*|takes?|how (?:fast|quick\w*|soon)|get it|have it"
    r"|receive|livr\w+|delais?|prete?s?|fini\w*"
    r"|realis\w+|ca prend|il faut|recevoir|recevr\w+|rush|express|urgent\w*|urgence|quicker|faster|vite)\b"
)
# "How long do you keep them": it is done for long, it does not take long.
_LASTS = re.compile(r"\bhow long (?:do|does|did|can|will|would|may|have|has|are|is) \w+|\bcombien de (?:temps|jours)\b")
_MAKES = (
    r"(?:take|need|requir|deliver|finish|make|turn|get|send|spend|produc|creat|met|pren|livr|faut|fini|fai|realis|termin|envo|rend|produi)"
)
_DOES = re.compile(
    rf"\bhow long (?:do|does|will|would|can) (?:you|u|she|he|they|\w+) (?!{_MAKES})[a-z]{{3,}}"
    rf"|\b(?!{_MAKES})[a-z]{{4,}}(?:-t)?-(?:vous|tu|elle|il)\b[^.?!]*\bcombien de (?:temps|jours)\b"
    rf"|\bcombien de (?:temps|jours|mois|semaines) (?!{_MAKES})[a-z]{{4,}}(?:-t)?-(?:vous|tu|elle|il)\b"
    rf"|\b(?:vous|tu|elle|il) (?!{_MAKES})[a-z]{{4,}}\b[^.?!]*\bcombien de (?:temps|jours|mois)\b"
)
# However the work is called, it asks when it is done.
_WITHIN = re.compile(r"\b(?:en|sous|dans|in|within) (?:combien de|how many) (?:temps|jours|semaines|days|weeks)\b")
_HANDS_OVER = re.compile(
    r"\b(?:livrez|livres|fournissez|fournis)-(?:vous|tu) (?:aussi |bien )?(?:un|une|des|les?|la|en)\b"
    r"|\bdo you (?:also )?(?:deliver|supply) (?:an?|the|in)\b"
)
_AND = re.compile(r"\b(?:and|et)\b")


def size(asked: Asking) -> set[str]:
    """ "Up to how many words is that?"."""
    table, subject, situation = asked.situation.briefing.dialogue, asked.subject, asked.situation
    gig = situation.gig(subject.gig or table.get("gig"))
    spoken_of = subject.packages or (table.get("packages") if gig and gig.slug == table.get("gig") else ())
    if not asks_size(asked.segment.text, gig, situation.language, of_a_package=bool(spoken_of)):
        return set()
    return {"includes", *(asked.said & {"price"} if _AND.search(asked.folded) else ())}


def figures(asked: Asking) -> set[str]:
    said, subject, folded = asked.said, asked.subject, asked.folded
    facts: set[str] = {kind for kind in FACTS if kind in said}
    if facts == {"delivery"} and "ability" in said and not subject.days and subject.topics and not _TIME_ASKED.search(folded):
        return set()
    if facts == {"delivery"} and _HANDS_OVER.search(folded) and not subject.days and not _TIME_ASKED.search(folded):
        return {"scope", "open"}
    if facts == {"delivery"} and _WITHIN.search(folded):
        return facts | {"open"} if subject.topics else facts
    strange = bool(telling(subject.topics))
    if facts == {"delivery"} and strange and not subject.packages and (asked.yes_or_no or not _DELIVERS.search(folded)):
        return {"open"}
    if facts == {"delivery"} and subject.topics and _lasts(subject, folded):
        return {"open"}
    if facts == {"extras"} and strange and asked.yes_or_no:
        return {"scope", "open"}
    if facts == {"includes"} and subject.topics and "ability" in said and asked.yes_or_no and not subject.budget:
        return {"scope", "open"}
    if (
        subject.extras
        and not facts
        and re.search(r"\b(?:add|adds|ajoute\w*|worth|more)\b", folded)
        and "?" in asked.segment.text
        and "what" in folded
    ):
        return {"price"}
    if {"price", "includes"} <= facts and re.search(r"\b(?:in the price|dans le prix|for that price|pour ce prix)\b", folded):
        facts -= {"price"}
    return facts | {"open"} if facts and subject.topics else facts


def _lasts(subject: Wish, folded: str) -> bool:
    """How long something is kept or may be cancelled is asked, not how long the work takes."""
    ends = subject.topics & {"c:cancel", "c:refund"}
    return bool(ends or _DOES.search(folded)) or (not subject.named and bool(_LASTS.search(folded)) and not _DELIVERS.search(folded))
