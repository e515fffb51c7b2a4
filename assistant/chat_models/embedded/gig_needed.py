"""Which gig somebody needs, by the words in which the need is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.chat_models.briefing import GigOutline
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.subject import PLAIN
from assistant.understanding.terms import light, terms
from assistant.understanding.text import fold, sentences

WANTS = re.compile(
    r"\b(?:i|we|my \w+|our \w+)(?:'d| would)? (?:also |really |just |now )?(?:needs?|wants?|like|love)\b"
    r"(?! to (?:know|ask|pay|speak|talk|cancel|see|book|understand|check|be sure))"
    r"|\b(?:looking for|searching for|in need of|(?:i'm|we're|i am|we are) after)\b"
    r"|(?:^|[.,;:!]\s*)(?:\w+ ){0,2}?need (?:an?|the|some|my|our|someone|help|\d+)\b"
    r"|\b(?:je|j'|nous|on) ?(?:aimer(?:ais|ait|ions)|voudr(?:ais|ait|ions)|veux|veut|voulons|souhait\w+|(?:re)?cherch\w+"
    r"|(?:ai|a|avons|aurais|aurait|aurions) (?:bien )?besoin)\b(?! (?:savoir|demander|payer|parler|annuler|comprendre|reserver|etre sure?))"
    r"|\bil (?:me|nous) (?:faut|faudrait)\b"
    r"|\b(?:j'ai|on a|nous avons) [^.?!]{3,60} a \w+(?:er|ir|re)\b"
    r"|\b(?:i have|i've got|we have|we've got) [^.?!]{3,60} (?:to \w+|that needs?)\b"
)
_AT_HOME = 1.25
"""What a gig in the client's own language counts for, next to one in another."""
_TITLE, _PACKAGE, _CONTENT = 3.0, 2.0, 1.0
_LEAST = 2.0
"""One word of a description alone is no gig for it."""


def clauses(text: str) -> Iterator[str]:
    """The sentences that say what is needed."""
    yield from (sentence for sentence in sentences(text) if WANTS.search(fold(sentence)))


def gig_for(text: str, situation: Situation) -> str | None:
    """The gig that most of the words are about; None where none is, or where two are alike."""
    asked = (frozenset(terms(text, situation.language)) | frozenset(terms(text))) - PLAIN - light()
    rows = []
    for gig in situation.briefing.gigs:
        at_home = _AT_HOME if gig.language == situation.language else 1.0
        rows.append((sum(_weight(term, gig) for term in asked) * at_home, gig.slug))
    rows.sort(reverse=True)
    if not rows or rows[0][0] < _LEAST or (len(rows) > 1 and rows[0][0] == rows[1][0]):
        return None
    return rows[0][1]


def _weight(term: str, gig: GigOutline) -> float:
    def said(*texts: str) -> bool:
        return any(term in terms(text, gig.language) for text in texts)

    if said(gig.title, gig.category.rsplit("/", 1)[-1]):
        return _TITLE
    if said(*(package.title for package in gig.packages)):
        return _PACKAGE
    return _CONTENT if said(gig.description, *gig.includes) else 0.0
