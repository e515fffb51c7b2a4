"""Questions of buying: a lower price, a talk before it, what to choose, what is offered."""

from __future__ import annotations

import re

from assistant.chat_models.embedded.asks.asking import FOLLOWING, Asking
from assistant.chat_models.embedded.wishes import FACTS
from assistant.understanding.acts import acts
from assistant.understanding.terms import telling

# "Which cardboard would you recommend" asks for advice on a thing, not for a package.
_RECOMMENDS_ELSE = re.compile(
    r"\b(?:which|what|quel(?:le)?s?) (?!(?:package|plan|one|option|tier|gig|service|pack|offer|formule|forfait|offre|do"
    r"|would|should|are|is|est|me|of)\b)\w+[^.?!]{0,30}"
    r"\b(?:recommend\w*|suggest\w*|advise\w*|conseill\w*|recommand\w*)"
)
# Advice of some kind, as something that is sold: "do you give tax advice", "du conseil juridique".
_ADVICE_ON = re.compile(
    r"\b(?:give|offer|provide|do|sell) (?!(?:me|us|any|some|you|your|an|a|the|good|more)\b)[a-z-]+ (?:advice|counsel\w*)"
    r"|\b(?:donne\w*|faites|fais|propose\w*|offre\w*)\b[^.?!]{0,12}\b(?:du|des|de la) conseils? (?!(?:pour|sur|de|a|svp)\b)[a-z]+"
)
# The asker's own appointments are none of the freelancer's.
_OWN_DIARY = re.compile(
    r"\b(?:do|did) (?:i|we) (?:have|make) (?:an?|any|the)\b[^.?!]*\b(?:appointments?|meetings?|reservations?)\b"
    r"|\b(?:on|in|to|from) my (?:calendar|schedule|diary|agenda)\b|\bai-je (?:un|des) (?:rendez-vous|reunions?)\b|\bdans mon agenda\b"
)


def order(asked: Asking) -> set[str]:
    said = asked.said
    if "order" not in said or said & {"price", "delivery", "recommend"}:
        return set()
    supposed = asked.subject.named and re.match(r"\W*(?:and|et|mais|but)? ?(?:if|what if|si)\b", asked.folded)
    return {"follow_up"} if supposed else {"order"}


_PAYS = re.compile(
    r"\bhow (?:do|can|would|should|must|will) (?:i|we|one) (?:\w+ )?pay\b|\bhow (?:does|do) (?:the )?payments? work\b"
    r"|\bcomment (?:je |on |nous |puis-je |peut-on |dois-je |se |est-ce que je |est-ce qu'on )?(?:paye?|paie|payer|regle|regler)\b"
    r"|\bcomment (?:se passe|fonctionne|marche) le paiement\b"
)


def payment(asked: Asking) -> set[str]:
    """How one pays at all, with nothing named that is paid for."""
    return {"payment", "open"} if _PAYS.search(asked.folded) and not telling(asked.subject.topics) else set()


def fees(asked: Asking) -> set[str]:
    if not asked.said & {"earns", "client_pays"}:
        return set()
    return {"open", "commission" if "earns" in asked.said else "fees"}


def call_told_of(asked: Asking) -> set[str]:
    """ "I'd rather talk first. What would that cost?"."""
    figures = asked.said & {"price", "delivery"}
    return {"book"} if asked.told and figures and not asked.subject.named and "book" in acts(asked.told) else set()


def selling(asked: Asking) -> set[str]:
    said, subject, folded = asked.said, asked.subject, asked.folded
    if "discount" in said:
        return {"discount"}
    if "book" in said and subject.topics & {"c:cancel", "c:refund", "c:postpone", "c:reschedule"}:
        return {"book"}
    if "free_work" in said and not subject.extras and not said & {"revisions", "book"}:
        return {"open", "free_work"}
    if "recommend" in said and subject.topics and _ADVICE_ON.search(folded) and asked.yes_or_no:
        return {"scope", "open"}
    if "recommend" in said and not (said & {"price"} and subject.packages):
        return {"open"} if _RECOMMENDS_ELSE.search(folded) and subject.topics else {"recommend"}
    if "compare" in said and not subject.extras and not (subject.counts and "price" in said):
        return {"compare"}
    if len(subject.packages) > 1 and not subject.counts and not said & set(FACTS) and not FOLLOWING.match(folded):
        return {"compare"}
    if "book" in said and not _OWN_DIARY.search(folded):
        return {"book"}
    if "requirements" in said:
        return {"requirements"}
    return {"offers"} if "offers" in said and not subject.packages else set()
