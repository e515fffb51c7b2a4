from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.database.engine import Database
from assistant.database.tables import metadata
from assistant.retrieval.embedding import Embedder, Vectors, open_embedder
from assistant.understanding.text import words


class WordEmbedder:
    """A small real embedder for tests: each word has a fixed random direction, a text is the sum of its words."""

    dimensions = 64

    def __init__(self, name: str = "words") -> None:
        self.id = name
        self.texts: list[str] = []

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        self.texts += texts
        return np.array([self._vector(text) for text in texts], np.float32).reshape(len(texts), self.dimensions)

    def _vector(self, text: str) -> Vectors:
        total = sum((self._direction(word.text) for word in words(text)), np.full(self.dimensions, 1e-6))
        return (total / np.linalg.norm(total)).astype(np.float32)

    def _direction(self, word: str) -> Vectors:
        seed = int.from_bytes(hashlib.sha256(f"{self.id}/{word}".encode()).digest()[:8], "little")
        return np.random.default_rng(seed).standard_normal(self.dimensions).astype(np.float32)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def database(home: Path) -> Database:
    database = Database.in_home(home)
    metadata.create_all(database.engine)
    return database


@pytest.fixture
def embedder() -> WordEmbedder:
    return WordEmbedder()


@pytest.fixture
def other_embedder() -> WordEmbedder:
    return WordEmbedder("other words")


@pytest.fixture(scope="session")
def exported_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("exported")


@pytest.fixture(scope="session")
def minilm(exported_home: Path) -> Embedder:
    return open_embedder(exported_home)
