"""One score out of two: how alike in meaning, and how many words and concepts in common.

The weights are measured, not guessed (benchmarks/packs.py). Scores are added, since fusing ranks spoils the matching
of FAQ pairs (nDCG 0.915 instead of 0.98). A client's question resembles an FAQ's question in meaning, a passage also in its
words; what the embedding model sees of French comes through a word list, so there the words count for more.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.lexical import Overlap

Scores = NDArray[np.floating[Any]]

_FAQ, _PASSAGE = (1.0, 0.3), (1.0, 0.8)
_FRENCH = (1.0, 0.8)
_ACROSS = (1.0, 0.5)
# All words in common across languages says less than within one; what stands in both languages is told in the client's.
_FOREIGN = 0.88
_SUPERSEDED = 0.6


def fuse(similarity: Scores, overlap: Overlap, *, faq: NDArray[np.bool_], foreign: NDArray[np.bool_], french: bool) -> Scores:
    """0..1 for each passage; `foreign` are those in another language than the question's."""
    meaning = np.clip(similarity, 0, 1)
    scores = _weighed(meaning, overlap.density, _FRENCH if french else _PASSAGE)
    scores = np.where(faq, _weighed(meaning, overlap.density, _FRENCH if french else _FAQ), scores)
    across = _FOREIGN * _weighed(meaning, (overlap.share + overlap.density) / 2, _ACROSS)
    return np.where(foreign, across, scores)


def behind(scores: Scores, superseded: NDArray[np.bool_]) -> Scores:
    """What a newer official document says otherwise is still found, behind what says it."""
    return np.where(superseded, scores * _SUPERSEDED, scores)


def _weighed(meaning: Scores, words: Scores, weights: tuple[float, float]) -> Scores:
    return (weights[0] * meaning + weights[1] * words) / (weights[0] + weights[1])
