"""Somebody tells what they need, or asks for help with it, and no more: "we'd like a new site for our bakery"."""

from __future__ import annotations

import re

from assistant.chat_models.embedded.asks.asking import Asking
from assistant.chat_models.embedded.gig_needed import WANTS, clauses, gig_for
from assistant.understanding.acts import SOCIAL
from assistant.understanding.text import fold

_HELP = re.compile(
    r"\b(?:can|could|would|will) (?:you|he|she|anyone|somebody) help\b|\bis (?:this|that|it) something (?:you|he|she)\b"
    r"|\b(?:pouvez|peux|peut|pourriez|pourrait|sauriez)[- ](?:vous|tu|elle|il) (?:m'|nous |me )?aider\b"
    r"|\b(?:vous|tu) (?:pouvez|peux|pourriez) (?:m'|nous )aider\b|\bdans (?:vos|tes) cordes\b"
)

_ASKS = re.compile(
    r"\b(?:how|what|which|when|where|who|why"
    r"|(?:do|does|did|is|are|can|could|will|would|have|has) (?:you|he|she|they|it|there|this|that|the|your)"
    r"|combien|quel(?:le)?s?|quand|comment|pourquoi|est-ce|\w+-(?:vous|tu|il|elle|on)"
    r"|(?:vous|tu) (?:pouvez|peux|faites|fais|avez|proposez))\b"
)


def needed(asked: Asking) -> bool:
    """Whether it tells a need and asks nothing that a record could answer by itself."""
    text = fold(f"{asked.told}. {asked.segment.text}")
    if not asked.said <= {*SOCIAL, "ability"} or not (asked.subject.topics or asked.subject.named):
        return False
    helps = _HELP.search(text) is not None
    return helps or (WANTS.search(text) is not None and not _ASKS.search(text))


def of_another(asked: Asking) -> set[str]:
    """What is needed is the work of another gig than the one whose words the sentence happens to share."""
    if asked.subject.gig is None or not needed(asked):
        return set()
    meant = gig_for(" ".join(clauses(asked.segment.text)), asked.situation)
    return {"need"} if meant not in (None, asked.subject.gig) else set()
