"""What is asked: the newest words of a client, and those together with the ones before, which tell what a follow-up is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.embedding import Embedder, Vectors
from assistant.retrieval.lexical import Overlap, TermIndex
from assistant.understanding.language import guess
from assistant.understanding.terms import terms

_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is the newest; `vectors` and `terms` hold one entry for the newest words, and a second for the last two turns together."""

    text: str
    language: str
    vectors: Vectors
    terms: tuple[tuple[str, ...], ...]

    def similarity(self, cosines: Vectors) -> Vectors:
        """The cosines of each reading, shape (readings, passages), as one: the turn before may help a passage, never hurt it."""
        together: Vectors = np.maximum(cosines[0], cosines.mean(axis=0))
        return together

    def overlap(self, index: TermIndex, foreign: NDArray[np.bool_]) -> Overlap:
        found = [index.overlap(reading, foreign) for reading in self.terms]
        return Overlap(*(np.mean([getattr(one, name) for one in found], axis=0) for name in ("share", "density")))


def question(queries: Sequence[str], embedder: Embedder) -> Question | None:
    """Of the last turns, newest last; None where nothing was asked."""
    turns = [query.strip()[:_LONGEST] for query in queries if query.strip()][-2:]
    if not turns:
        return None
    readings = [turns[-1]] if len(turns) == 1 else [turns[-1], " ".join(turns)]
    language = guess(turns[-1], default=guess(readings[-1]).code).code
    return Question(turns[-1], language, embedder.embed(readings, query=True), tuple(_about(reading, language) for reading in readings))


def _about(text: str, language: str) -> tuple[str, ...]:
    """Its terms without the words that only make it a question ("how long", "c'est quoi")."""
    return terms(_ASKING.sub(" ", text), language) or terms(text, language)


_ASKING = re.compile(
    r"\bhow (?:long|many|much|often|soon|fast|big|old)\b|\bwhat (?:happens|becomes|is|are|does)\b|\bwho counts\b|\bqui compte\b"
    r"|\bcombien de temps\b|\bc['’]est quoi\b|\bqu['’]est[- ]ce que?\b|\bque (?:se passe[- ]t[- ]il|devien\w+|signifie|veut dire)\b"
    r"|\bexplain\b|\bexplique[rz]?\b|\bd[eé]finition (?:of|de|d['’])|\b[aà] quoi (?:sert|correspond\w*)\b",
    re.IGNORECASE,
)
