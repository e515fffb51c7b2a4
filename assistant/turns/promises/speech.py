"""What is said without promising anything: the client's own figures, list numbers, small numbers of ordinary talk."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.turns.promises.polarity import NOT_ONLY, hedged
from assistant.turns.promises.reading import Statement
from assistant.turns.promises.texts import equal
from assistant.understanding.amounts import Amount, find
from assistant.understanding.terms import terms
from assistant.understanding.written import level

YOURS = re.compile(
    r"\b(?:your|you(?:'ve|'re|'d)?|client's|vos|votre|vous|budget)\b[^.;!?]{0,45}$",
)
GRANTS = re.compile(
    r"\b(?:you(?:'ll| will| can| only| just| would)* (?:get|have|pay|take|receive|owe|save)"
    r"|(?:vous|tu) (?:ne |n')?(?:aurez|avez|auras|as|payez|paierez|payes|paieras|recevez|recevrez|devez|economisez|beneficiez|obtenez)"
    r"|(?:your|votre|ton) (?:\w+ )?(?:price|total|cost|rate|discount|prix|tarif|cout|remise|reduction))\b[^.;!?]{0,45}$"
)
"""What is theirs from now on: said of a figure, it promises it, whoever named it first."""
ASKED_FOR = re.compile(
    r"\b(?:budget|asked|said|mentioned|named|wanted|proposed|suggested|demande|dit|indique|propose|mentionne|parle)\w*\b"
)
AGREES = re.compile(
    r"\b(?:works|ok|okay|deal|agreed|can do|accept\w*|fine|sure|d'accord|ca marche|possible|accepte|entendu|"
    r"no problem|pas de probleme|yours for)\b"
)
FITS = re.compile(r"\b(?:covers?|enough|within|fits?|fit|meets?|suffi\w*|rentre\w*|dans votre|couvre|respecte|tient)\b")
DONE = re.compile(
    r"\b(?:ready|deliver\w*|finish\w*|done|complete\w*|send|have it|livr\w*|pret\w*|termin\w*|fini\w*|available|disponib\w*)\b"
)
DENIED = re.compile(
    r"(?:\bnot|n't|\bnever|\bpas|\bjamais)(?: (?:cost|be|priced|at|take|takes|come|with|have|for|only|a|in|de|en|a|cout\w+))* ?$"
)
NUMBERED = re.compile(
    r"(?:\b(?:step|option|question|point|no|number|package|part|phase|numero|etape|formule|version|level|niveau|q|gig|"
    r"version)\.? ?|#|n°\s?)$"
)
ORDINARY = frozenset(
    (
        "c:package", "c:extra", "c:concept", "question", "c:step", "step", "etap", "way", "facon", "choic", "choix", "thing",
        "point", "servic", "gig", "tier", "level", "niveau", "kind", "type", "exampl", "exempl", "case", "cas", "detail",
        "reason", "raison", "moment", "instant", "side", "cote", "person", "peopl", "c:offer", "altern", "other", "word",
        "line", "messag", "document", "sourc",
    )
)  # fmt: skip
OFFSET = re.compile(r"\b(?:utc|gmt) ?[+−-] ?$")
"""What follows belongs to a zone's name."""
SMALL = 12


def echoed(amount: Amount, statement: Statement, said: Sequence[str]) -> bool:
    """The client's own figure, marked as theirs, and not agreed to in the same breath."""
    text = level(statement.text)
    theirs = any(equal(amount, own) or equal(own, amount) for one in said for own in find(one))
    if amount.kind == "count":
        return theirs
    if amount.kind == "date":
        return theirs and not DONE.search(text)
    around = text[max(0, amount.start - 60) : amount.start]
    marked = YOURS.search(around) or re.match(r"\s*(?:budget|de budget|as you|like you|que vous)", text[amount.end :])
    granted = GRANTS.search(around) and not ASKED_FOR.search(around)
    return theirs and bool(marked) and not granted and not AGREES.search(text)


def talked(amount: Amount, statement: Statement) -> bool:
    """A number that counts nothing that could be sold."""
    if amount.kind in ("time", "count") and OFFSET.search(level(statement.text[: amount.start])):
        return True
    if amount.kind != "count" or amount.low is None:
        return False
    text = level(statement.text)
    if amount.article or (amount.low == 1 and text[amount.start : amount.start + 3] in ("one", "un ", "une")):
        return "c:revision" not in terms(amount.unit)
    if NUMBERED.search(text[: amount.start]):
        return True
    if amount.low <= 3 and amount.unit.endswith("ent") and re.search(r"\b(?:les|ces|toutes les|tous les) $", text[: amount.start]):
        return True
    unit = frozenset(terms(amount.unit.split(" ")[0], "en")) | frozenset(terms(amount.unit.split(" ")[0], "fr"))
    return amount.low <= SMALL and amount.low == int(amount.low) and (bool(unit & ORDINARY) or _pronoun(text, amount))


def _pronoun(text: str, amount: Amount) -> bool:
    """ "These two", "the three of them", "one of the two"."""
    before, after = text[: amount.start], text[amount.end :]
    return (
        not amount.unit
        and bool(
            re.match(r"\s(?:that|which|who|others?|more|qui|que|autres)\b", after)
            or re.search(r"\b(?:the|these|those|all|les|ces|tous les|toutes les|between|entre)\s$", before)
            or re.match(r"\s(?:of (?:them|these|those)|d'entre)", after)
        )
        and not re.match(r"\s?[€$£%]", after)
    )


def withdrawn(amount: Amount, statement: Statement) -> bool:
    """Said under "I cannot promise" or "I do not know" in the same clause."""
    before = level(statement.text[: amount.start])
    clause = re.split(r"[,;:]|\bbut\b|\bmais\b", before)[-1]
    return hedged(clause + " ") or hedged(level(statement.text)) and not re.search(r"\bbut\b|\bmais\b|[,;:]", before)


def denied(amount: Amount, statement: Statement) -> bool:
    """Straight after a "not": "it is not €50"."""
    return bool(DENIED.search(NOT_ONLY.sub(" ", level(statement.text[: amount.start]))))
