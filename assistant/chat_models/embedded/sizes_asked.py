"""Whether a question asks how many of a thing a package holds: "up to how many words is that?"."""

from __future__ import annotations

import re

from assistant.chat_models.briefing import GigOutline
from assistant.chat_models.embedded.subject import PLAIN, counted_terms
from assistant.understanding.terms import terms
from assistant.understanding.text import fold

_HOW_MANY = re.compile(
    r"\b(?:how many|(?:maximum|max\.?) number of|combien d(?:e |')|nombre (?:maximum|maximal|max) d(?:e |'))\s*([\w-]+(?: [\w-]+)?)"
)
_AT_MOST = re.compile(r"\b(?:up to|at most|max\w*|limit|jusqu'a|au plus|limite)\b")


def asks_size(text: str, gig: GigOutline | None, language: str, *, of_a_package: bool) -> bool:
    """Only what packages hold so many of is theirs to tell; "how many days" and "how many clients" ask of something else."""
    if gig is None or not (of_a_package or _AT_MOST.search(fold(text))):
        return False
    asked = frozenset(term for noun in _HOW_MANY.findall(fold(text)) for term in terms(noun, language)[:1])
    return bool(asked & (counted_terms(gig) - (PLAIN - {"c:file"})))
