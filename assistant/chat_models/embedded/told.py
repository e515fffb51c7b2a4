"""What a client has told of what a gig needs to know: which sentence answers which of the gig's questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.subject import PLAIN
from assistant.understanding.acts import ASKS, SOCIAL, acts
from assistant.understanding.terms import light, terms
from assistant.understanding.text import fold, sentences

Record = Mapping[str, Any]

LONGEST = 1000
"""Characters of one answer that the brief keeps."""

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


def told_in(texts: Sequence[str], requirements: Sequence[Record], language: str, own: str | None = None) -> dict[str, str]:
    """By the requirements' ids, what messages told unasked. A sentence answers one question, the one it says most of.

    `language` is the client's, `own` that of the questions where it is known.
    """
    found: dict[str, str] = {}
    for text in texts:
        for sentence in _told(text):
            best = max(((_fit(sentence, r, (language, own)), r["id"]) for r in requirements if r["id"] not in found), default=(0.0, ""))
            if best[0] >= 1:
                labelled = _LABELLED.match(sentence)
                found[best[1]] = (labelled.group(2) if labelled else sentence).strip(" .;,")[:LONGEST]
    return found


def _told(text: str) -> Iterator[str]:
    """Sentences that tell something: no question, no courtesy."""
    for sentence in sentences(text):
        for part in re.split(r";\s+|,\s+(?=(?:the|and the|it is|it's|for|le|la|les|et|c'est|pour)\b)", sentence):
            said = fold(part)
            if part.strip() and not part.rstrip().endswith("?") and not ASKS.match(said) and not (acts(part) and acts(part) <= SOCIAL):
                yield part.strip()


def _fit(sentence: str, requirement: Record, languages: tuple[str, str | None]) -> float:
    """From 1 on the sentence answers it: its label names it, it looks like such an answer, or it speaks of the same things."""
    language, own = languages
    labelled = _LABELLED.match(sentence)
    if labelled:
        label = frozenset(terms(labelled.group(1), language)) | {fold(labelled.group(1)).strip()}
        named = _asked(requirement, own) | {fold(str(requirement["id"])).replace("_", " ")}
        return 3.0 if label & named else 0.0
    ask = fold(str(requirement["ask"]))
    looks = any(of.search(ask) and like.search(fold(sentence)) for of, like in _KINDS)
    tongue = re.search(r"\b(?:language|langue|accent)\b", ask) and wording.tongues_named(sentence)
    asked = _asked(requirement, own)
    shared = frozenset(terms(sentence, language)) & asked
    chosen = bool(shared & _options(ask, own)) or bool(asked and shared == asked)
    return (2.0 if looks or tongue else 0.0) + (0.5 if chosen else 0.0) + 0.6 * len(shared)


def _options(ask: str, own: str | None) -> frozenset[str]:
    """What a question offers to choose from: "Quebec accent or international French?", "the tone (warm, calm)"."""
    offered = [*re.findall(r"\(([^()]+)\)", ask), *re.findall(r"[^:?]*\b(?:or|ou)\b[^?]*", ask)]
    return frozenset(term for part in offered for term in terms(part, own)) - PLAIN - light()


def _asked(requirement: Record, own: str | None) -> frozenset[str]:
    """The things that a question asks for, without the words of asking."""
    said = frozenset(terms(str(requirement["ask"]), own)) | frozenset(terms(str(requirement["id"]).replace("_", " "), own))
    return frozenset(term for term in said - PLAIN - light() if not term.isdigit())


def wants_references(requirement: Record) -> bool:
    """Whether it asks for examples or links that show what is meant: asked for even where it may be left out."""
    return bool(_REFERENCES.search(fold(str(requirement["ask"]))))


def takes_yes(requirement: Record) -> bool:
    """Whether a yes answers it: "Can you give access?", not "What is it for?"."""
    return bool(_YES_OR_NO.match(fold(str(requirement["ask"]))))


_YES_OR_NO = re.compile(
    r"\W*(?:can|could|do|does|is|are|will|would|have|any|pouvez|souhaitez|avez|voulez|faut-il|y a-t-il|est-ce que|etes)\b"
)
