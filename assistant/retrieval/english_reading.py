"""French made readable for a model of meaning that only knows English, which the packaged one does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from assistant.retrieval.embedding import Embedder, Vectors
from assistant.understanding.gloss import edition, in_english

# The same said twice. A model that knows both languages sees it (0.9), one that knows English does not (0.2).
_SAME: Final = (
    ("Où est la gare ?", "Where is the station?"),
    ("La maison est rouge.", "The house is red."),
    ("Je voudrais un café.", "I would like a coffee."),
    ("Mon frère joue du piano.", "My brother plays the piano."),
)
_KNOWS = 0.6


class EnglishReading:
    """An embedder to which each French text is given word for word in English, so that a text and its translation lie close."""

    def __init__(self, model: Embedder) -> None:
        self._model = model
        self.id = f"{model.id}-{edition()}"
        self.dimensions = model.dimensions

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        return self._model.embed([in_english(text) for text in texts], query=query)


def made_readable(model: Embedder) -> Embedder:
    """The model as it is if it knows French, else with French read to it in English."""
    return model if _knows_french(model) else EnglishReading(model)


def _knows_french(model: Embedder) -> bool:
    french, english = (model.embed(side) for side in zip(*_SAME, strict=True))
    return float(np.mean(np.sum(french * english, axis=1))) >= _KNOWS
