"""A passage: the smallest piece of knowledge that can answer, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

MARKETPLACE = "@marketplace"
"""The owner of passages that hold for everyone; a handle never starts with @."""

PassageKind = Literal["gig", "profile", "faq", "document", "policy"]


@dataclass(frozen=True, slots=True)
class Passage:
    """`id` is unique within its owner and stable while its content's place is; `locator` says where in `source` it stands.

    `superseded` is True where a newer official document says otherwise: such a passage is history, not an answer.
    """

    id: str
    owner: str
    kind: PassageKind
    title: str
    text: str
    source: str
    locator: str = ""
    language: str = "en"
    date: date | None = None
    official: bool = False
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found; all 0..1: `score` is the fused one, `similarity` the cosine, `overlap` the lexical share, `sure` that it answers."""

    passage: Passage
    score: float
    similarity: float
    overlap: float
    sure: float = 0.0
