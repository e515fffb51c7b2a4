"""Texts to vectors: any sentence-transformers model, exported to ONNX once and served without torch."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.model_files import ModelFiles, find_model
from assistant.retrieval.onnx_cache import prepared

Vectors = NDArray[np.float32]

log = logging.getLogger(__name__)


class Embedder(Protocol):
    """`id` changes whenever the vectors would: it names the model's files and the way they are used."""

    @property
    def id(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """One row of length 1 for each text: float32, shape (len(texts), dimensions). Safe to call from several threads."""
        ...


def open_embedder(home: Path, model: str | None = None, progress: Callable[[str], None] | None = None) -> Embedder:
    """What `open_model` gives, with French read to it in English if it knows no French."""
    from assistant.retrieval.english_reading import made_readable

    return made_readable(open_model(home, model, progress))


def open_model(home: Path, model: str | None = None, progress: Callable[[str], None] | None = None) -> Embedder:
    """The embedding model: the one that comes with the package, or a sentence-transformers name or folder.

    The first call for a model takes some seconds, since it is exported into `home`; `progress` is told so.
    Raises errors.Invalid for what is no such model and errors.Unavailable for one that cannot be had now.
    """
    tell = progress or log.info
    files = find_model(model, tell)
    folder, meta = prepared(home / "models", files, tell)
    if meta["served_by"] == "onnxruntime":
        from assistant.retrieval.onnx_embedder import OnnxEmbedder

        return OnnxEmbedder(folder, meta, files.id)
    return _in_process(files, meta["reason"])


def _in_process(files: ModelFiles, reason: str) -> Embedder:
    from assistant.retrieval.torch_embedder import TorchEmbedder

    log.warning("%s is served by sentence-transformers inside this process (slower, more memory): %s", files.name, reason)
    return TorchEmbedder(files)
