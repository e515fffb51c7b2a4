"""What a client named beside what a sum counts: said, so that nobody takes the sum for the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.understanding.terms import light, terms
from assistant.understanding.text import fold, visible

# Where an item of a list begins.
_ADDS = re.compile(r"(?:,|;|\+|&|\b(?:and|plus|with|along with|as well as|et|avec|ainsi que|en plus)\b)[\s,]*", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?:\n])\s+")
_ASKS = re.compile(
    r"\b(?:how|what|which|when|total|price|cost|budget|quote|days?|weeks?|months?|deadline|delivered|delivery|turnaround"
    r"|combien|quel\w*|quand|prix|cout\w*|devis|jours?|semaines?|mois|delais?|livr\w+|ca (?:fait|ferait|donne))\b"
)
_NO_ITEM = re.compile(r"\b(?:i'?m|we'?re|am|are|is|was|have|has|je suis|nous sommes|on est|est|sont|ai|avons|avez|you|vous|tu)\b")
# "Two of those" points back; a thing of its own has its article or its number.
_A_THING = re.compile(
    r"(?:(?:i(?:'d| would) (?:also )?like|i(?: also)? want|je (?:voudrais|veux)(?: aussi)?|il me faut(?: aussi)?) )?"
    r"(?:(?:the|an?|our|your|my|some|one|two|three|four|five"
    r"|le|la|les|une?|des|du|notre|nos|votre|vos|mon|ma|mes|deux|trois|quatre|cinq) |l')"
    r"(?!(?:of|d'entre) (?:those|these|them|it|ceux|celles))"
)
_MOST_WORDS = 8


def uncounted(text: str, counted: Sequence[str], language: str) -> tuple[str, ...]:
    """Items of a list in the text of which nothing is among what was counted (titles and contents), as the client wrote them."""
    known = frozenset(term for title in counted for tongue in ("en", "fr") for term in terms(title, tongue))
    return tuple(item for item in _items(text) if _is_apart(item, known, language))


def _items(text: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(visible(text)):
        first, *others = _ADDS.split(sentence)
        yield from (item.strip(" .,;:!?") for item in others if item and first.strip())


def _is_apart(item: str, known: frozenset[str], language: str) -> bool:
    said = frozenset(terms(item, language))
    folded = fold(item)
    if len(item.split()) > _MOST_WORDS or not _A_THING.match(folded) or _ASKS.search(folded) or _NO_ITEM.search(folded):
        return False
    says = frozenset(term for term in said if not any(letter.isdigit() for letter in term)) - light()
    return bool(says) and not said & known
