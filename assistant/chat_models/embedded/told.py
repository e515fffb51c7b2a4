"""What a client has told of what a gig needs to know: which sentence answers which of the gig's questions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.subject import PLAIN
from assistant.understanding.acts import ASKS, SOCIAL, acts
from assistant.understanding.terms import light, terms
from assistant.understanding.text import fold, sentences

Record = Mapping[str, Any]

LONGEST = 1000
"""Characters of one answer that the brief keeps."""

_WANTS = frozenset(("order", "price", "delivery", "discount", "recommend", "offers", "book"))
_LINK = re.compile(
    r"\bhttps?://\S+|\bwww\.\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|fr|ca|co|uk|shop|site|dev|app|be|ch)\b(?:/\S*)?|📎"
)
_LABELLED = re.compile(r"^\W*([^:=\n]{2,40}?)\s*[:=]\s*(\S.*)$")
_MEASURE = re.compile(
    r"\b\d+(?:[.,]\d+)?\s*(?:x|×|by|sur)\s*\d+|\b\d+(?:[.,]\d+)?\s*(?:mm|cm|m|px|in|inch(?:es)?|ml|cl|l|g|kg|pouces?)\b", re.IGNORECASE
)
_CALLED = re.compile(r"\b(?:called|named|name is|brand is|s'appelle|appelee?|nommee?|le nom (?:est|sera)|la marque (?:est|s'appelle))\b")

# What a question asks for, told by its own words, and how an answer of that kind looks whatever words it uses.
_KINDS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"\b(?:dimensions?|size|format|measure\w*|taille|mesures?)\b"), _MEASURE),
    (re.compile(r"\b(?:links?|address|url|website|site|repository|lien|adresse)\b"), _LINK),
    (re.compile(r"\b(?:name|nom|called|brand|marque)\b"), _CALLED),
    (
        re.compile(r"^what\b.*\b(?:for)\W*$|^pour (?:quoi|quel)"),
        re.compile(r"^(?:it'?s|it is|this is|they are|they're|c'est|ce sera|c'est) (?:for|pour)\b"),
    ),
)
_REFERENCES = re.compile(
    r"\b(?:references?|examples?|like or dislike|you like|admire|tone you like|exemples?|aimez|reference|inspir\w*|lexique|brand guide)\b"
)


def told_in(texts: Sequence[str], gig: Record, language: str, known: Collection[str] = ()) -> dict[str, str]:
    """By the ids of the gig's questions, what messages told unasked; `known` ones are left out.

    A sentence answers one question, the one it says most of; one that orders answers none.
    """
    found: dict[str, str] = {}
    sold = frozenset(term for title in (gig["title"], *(p["title"] for p in gig["packages"])) for term in terms(title, gig["language"]))
    reading = _Reading(language, gig["language"], sold)
    for text in texts:
        for sentence in _told(text):
            open_still = [r for r in gig["requirements"] if r["id"] not in found and r["id"] not in known]
            best = max(((reading.fit(sentence, r), r["id"]) for r in open_still), default=(0.0, ""))
            if best[0] >= 1:
                labelled = _LABELLED.match(sentence)
                found[best[1]] = (labelled.group(2) if labelled else sentence).strip(" .;,")[:LONGEST]
    return found


def _told(text: str) -> Iterator[str]:
    """Sentences that tell something: no question, no courtesy."""
    for sentence in sentences(text):
        for part in re.split(r";\s+|,\s+(?=(?:the|and the|it is|it's|for|le|la|les|et|c'est|pour)\b)", sentence):
            said = fold(part)
            meant = acts(part)
            tells = not part.rstrip().endswith("?") and not ASKS.match(said) and not meant & _WANTS and not (meant and meant <= SOCIAL)
            if part.strip() and tells:
                yield part.strip()


@dataclass(frozen=True, slots=True)
class _Reading:
    """`spoken` is the client's language, `own` that of the questions; `sold` are the words of what is sold, which answer nothing."""

    spoken: str
    own: str
    sold: frozenset[str]

    def fit(self, sentence: str, requirement: Record) -> float:
        """From 1 on the sentence answers it: its label names it, it looks like such an answer, or it speaks of the same things."""
        asked = self._asked(requirement)
        labelled = _LABELLED.match(sentence)
        if labelled:
            label = frozenset(terms(labelled.group(1), self.spoken)) | {fold(labelled.group(1)).strip()}
            return 3.0 if label & (asked | {fold(str(requirement["id"])).replace("_", " ")}) else 0.0
        ask = fold(str(requirement["ask"]))
        looks = any(of.search(ask) and like.search(fold(sentence)) for of, like in _KINDS)
        tongue = re.search(r"\b(?:language|langue|accent)\b", ask) and wording.tongues_named(sentence)
        shared = (frozenset(terms(sentence, self.spoken)) & asked) - self.sold
        chosen = bool(shared & _options(ask, self.own)) or bool(asked and shared == asked)
        return (2.0 if looks or tongue else 0.0) + (0.5 if chosen else 0.0) + 0.6 * len(shared)

    def _asked(self, requirement: Record) -> frozenset[str]:
        """The things that a question asks for, without the words of asking."""
        said = (str(requirement["ask"]), str(requirement["id"]).replace("_", " "))
        found = frozenset(term for text in said for term in terms(text, self.own))
        return frozenset(term for term in found - PLAIN - light() if not term.isdigit())


def _options(ask: str, own: str | None) -> frozenset[str]:
    """What a question offers to choose from: "Quebec accent or international French?", "the tone (warm, calm)"."""
    offered = [*re.findall(r"\(([^()]+)\)", ask), *re.findall(r"[^:?]*\b(?:or|ou)\b[^?]*", ask)]
    return frozenset(term for part in offered for term in terms(part, own)) - PLAIN - light()


def wants_references(requirement: Record) -> bool:
    """Whether it asks for examples or links that show what is meant: asked for even where it may be left out."""
    return bool(_REFERENCES.search(fold(str(requirement["ask"]))))


def takes_yes(requirement: Record) -> bool:
    """Whether a yes answers it: "Can you give access?", not "What is it for?"."""
    return bool(_YES_OR_NO.match(fold(str(requirement["ask"]))))


_YES_OR_NO = re.compile(
    r"\W*(?:can|could|do|does|is|are|will|would|have|any|pouvez|souhaitez|avez|voulez|faut-il|y a-t-il|est-ce que|etes)\b"
)
