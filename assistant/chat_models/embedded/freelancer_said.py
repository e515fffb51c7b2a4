"""What the freelancer has written about a call since the assistant spoke: a time, a call at all, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant.understanding.moments.reading import read
from assistant.understanding.moments.values import Reading
from assistant.understanding.text import fold

_CLAUSES = re.compile(
    r"(?<=[.!?;\n])\s+|,? (?:but|however|mais) |, (?=(?:would|could|can|shall|how|what|do|may|maybe|perhaps|so|if|est-ce|peut-etre) )",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:sorry|unable|cannot|not|no|no longer|taken|booked|busy|unavailable|impossible|desolee?|pas|plus|prise?|occupee?|complet"
    r"|indisponible)\b|n't\b"
)
"""A time that is said to be gone is not proposed."""
_CALL = re.compile(
    r"\b(?:calls?|consultations?|meetings?|appointments?|visits?|appels?|visios?|rendez-?vous|rdv|entretiens?|creneaux?"
    r"|book (?:it|that|one|you|for you))\b"
)
_OFFERS = re.compile(
    r"\b(?:(?:would|do|did) you (?:care|like|want|wish|prefer)|shall (?:i|we)|should (?:i|we)|(?:can|could|may) (?:i|we)|i (?:can|could)"
    r"|want to|how about|what about|voulez-vous|veux-tu|souhaitez-vous|voudriez-vous|aimeriez-vous|(?:vous|te) convient|on (?:se |s')"
    r"|puis-je|(?:je|on) (?:vous|te)|que diriez-vous|si vous voulez)\b"
)
_ASKS_WHEN = re.compile(
    r"\b(?:what|which)(?: (?:other|exact|particular|specific))? (?:dates?|days?|times?|hours?)\b"
    r"|\bwhen (?:would|do|can|could|are|shall|will|should|is)\b"
    r"|\b(?:what(?:'s| is| would be)? (?:the|your|a)|is there a|your) (?:preferred |exact |specific )?(?:date|day|time)\b"
    r"|\bquels? jours?\b|\bquelles? (?:heures?|dates?)\b|\bquand\b"
)
_OF_THE_WORK = re.compile(r"\b(?:deliver\w*|deadline|need (?:it|them|this)|ready|launch\w*|livr\w+|besoin|pret\w*|lance\w*)\b")
""" "When do you need it?" is about the work."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """`kind` "times": these starts, on the freelancer's clock, with their words; "call": a call, or its time is asked for."""

    kind: Literal["times", "call"]
    starts: tuple[tuple[datetime, str], ...] = ()


def proposed(text: str, now: datetime, language: Literal["en", "fr"], before: Reading | None) -> Proposal | None:
    """`before` is what the client said of the time; None where the freelancer proposes no call."""
    starts = {reading.start: reading.span.text for reading in _times(text, now, language, before) if reading.start is not None}
    if starts:
        return Proposal("times", tuple(starts.items()))
    folded = fold(text)
    offers = _OFFERS.search(folded) and _CALL.search(folded)
    asks_when = any(_ASKS_WHEN.search(clause) and not _OF_THE_WORK.search(clause) for clause in _CLAUSES.split(folded))
    return Proposal("call") if offers or asks_when else None


def _times(text: str, now: datetime, language: Literal["en", "fr"], before: Reading | None) -> Iterator[Reading]:
    """A day with its hour, said in the clause or carried over from before; of several readings of the same words the first."""
    for clause in _CLAUSES.split(text):
        if _GONE.search(fold(clause)):
            continue
        read_already: set[int] = set()
        for reading in read(clause, now, language, against=before):
            exact = reading.kind == "datetime" and reading.bound == "at" and reading.start == reading.end
            if exact and reading.start and reading.start > now and reading.span.start not in read_already:
                read_already.add(reading.span.start)
                yield reading
