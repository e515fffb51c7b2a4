"""A model served by sentence-transformers itself: for those that cannot be exported."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.model_files import ModelFiles


class TorchEmbedder:
    def __init__(self, files: ModelFiles) -> None:
        from sentence_transformers import SentenceTransformer

        self.id = files.id
        self._model = SentenceTransformer(str(files.folder), device="cpu", local_files_only=True)
        self.dimensions: int = self._model.get_embedding_dimension() or len(self._model.encode("x"))
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str], *, query: bool = False) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        encode = self._model.encode_query if query else self._model.encode_document
        with self._lock:
            vectors = encode(list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)
