"""A home to import into, an embedding model that needs no files, and a small knowledge folder to spoil."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.database.engine import Database
from assistant.database.migrate import opened
from assistant.errors import KnowledgeError
from assistant.importing import ImportReport, import_path
from assistant.retrieval.embedding import Vectors
from assistant.retrieval.passages import Passage
from assistant.retrieval.store import read_passages
from assistant.settings import Settings
from assistant.understanding.terms import terms

PROFILE = """\
handle: nora-vidal
name: Nora Vidal
headline: Letterer
about: |
  I draw letters by hand.
languages: [en, fr]
timezone: Europe/Paris
currency: EUR
level: level_1
skills: [lettering]
availability:
  weekly:
    mon: ["09:00-12:30", "14:00-24:00"]
  dates:
    2026-12-05: ["10:00-12:00"]
  away:
    - {from: 2026-12-24, to: 2027-01-02, note: Winter break}
consultations:
  - {minutes: 30, price: 40}
mandate:
  offers:
    send_up_to: 300
    floor: 50
    per_gig: {signs: {floor: 90}}
"""
GIG = """\
title: I will letter your shop sign
category: Design / Lettering
description: |
  Letters drawn for your front.
packages:
  - {id: basic, title: One word, price: 90, delivery_days: 3, revisions: 1, includes: [1 word, vector file]}
  - {id: full, title: Whole front, price: "220.50", delivery_days: 6, revisions: unlimited}
extras:
  - {id: express, title: Express delivery, price: 60, delivery_days: 1}
  - {id: variant, title: Extra variant, price: 45, adds_days: 1, repeatable: true}
excludes: [painting on site]
requirements:
  - {id: words, ask: "Which words?"}
faq:
  - {q: "Do you paint too?", a: "No, I deliver files."}
"""
POLICIES = """\
- id: buyer_fee
  value: {percent: "5.5", fixed: "3.00", fixed_below: "100.00", currency: USD}
  title: {en: Service fee, fr: Frais de service}
  valid_from: 2025-01-01
  source: help centre
- id: review_days
  value: 10
  unit: days
  title: {en: Days to leave a review}
  valid_from: 2025-01-01
  source: help centre
  confidence: official
"""


class HashingEmbedder:
    """Texts that share stems are near each other. `texts` is everything it was given to embed."""

    id = "hashing-64"
    dimensions = 64

    def __init__(self) -> None:
        self.texts: list[str] = []

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        self.texts += texts
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for term in terms(text):
                row[int(hashlib.sha256(term.encode()).hexdigest(), 16) % self.dimensions] += 1
            row[0] += 0.01
            row /= np.linalg.norm(row)
        return rows


class Bench:
    """Where a test imports: `folder` is a knowledge folder with one freelancer and two rules."""

    def __init__(self, database: Database, root: Path) -> None:
        self.database = database
        self.embedder = HashingEmbedder()
        self.folder = root / "knowledge"
        self.freelancer = self.folder / "freelancers" / "nora-vidal"
        self.write("freelancers/nora-vidal/profile.yaml", PROFILE)
        self.write("freelancers/nora-vidal/gigs/signs.yaml", GIG)
        self.write("marketplace/policies.yaml", POLICIES)

    def write(self, name: str, content: str | bytes) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def load(self, path: Path | None = None, *, freelancer: str | None = None, prefer: str | None = None) -> ImportReport:
        return import_path(self.database, self.embedder, path or self.folder, freelancer=freelancer, prefer=prefer)

    def problems(self, path: Path | None = None, *, freelancer: str | None = None) -> str:
        with pytest.raises(KnowledgeError) as refused:
            self.load(path, freelancer=freelancer)
        return "\n".join(refused.value.problems)

    def passages(self, owner: str = "nora-vidal") -> dict[str, Passage]:
        with self.database.snapshot() as connection:
            return {passage.id: passage for passage in read_passages(connection, owner)}


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with opened(Settings(home=tmp_path / "home")) as database:
        yield Bench(database, tmp_path)
