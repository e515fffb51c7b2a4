"""Outside yardsticks for retrieval: FAQ matching with honest abstention (stackfaq), and follow-up questions (mtrag_un)."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.chat_models.embedded.answers.knowledge import SURE
from assistant.database.engine import Database
from assistant.database.migrate import migrate
from assistant.retrieval.confidence import confidence
from assistant.retrieval.embedding import open_embedder
from assistant.retrieval.library import Library
from assistant.retrieval.passages import Passage
from assistant.retrieval.store import bump, write_passages

Case = dict[str, Any]
Predict = Callable[[Case], Case]


@contextmanager
def faq(shared: Path) -> Iterator[Predict]:
    entries = _rows(shared / "kb.jsonl")
    every = [_passage("all", e["id"], "faq", e["question"], "\n".join(e["answers"])) for e in entries]
    half = [_passage("half", e["id"], "faq", e["question"], "\n".join(e["answers"])) for e in entries if e["in_half_kb"]]
    with _library({"all": every, "half": half}) as library:

        def predict(case: Case) -> Case:
            ranking = [hit.passage.id for hit in library.search("all", [case["query"]], limit=10)]
            hits = library.search("half", [case["query"]], limit=5)
            return {"id": case["id"], "ranking": ranking, "half_kb": {"answer": hits[0].passage.id, "score": confidence(hits)}}

        yield predict


@contextmanager
def follow_ups(shared: Path) -> Iterator[Predict]:
    """Whether a question is too vague is not told by searching, so none is asked back."""
    entries = _rows(shared / "passages.jsonl")
    with _library({"all": [_passage("all", e["id"], "document", e["title"], e["text"]) for e in entries]}) as library:

        def predict(case: Case) -> Case:
            said = [text for speaker, text in case["turns"] if speaker == "user"][-2:]
            hits = library.search("all", said, limit=10)
            sure = bool(hits) and hits[0].sure >= SURE
            return {"id": case["id"], "ranking": [hit.passage.id for hit in hits], "act": "answer" if sure else "abstain"}

        yield predict


@contextmanager
def _library(owners: dict[str, list[Passage]]) -> Iterator[Library]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        embedder = open_embedder(home)
        database = Database.in_home(home)
        migrate(database)
        for owner, passages in owners.items():
            with database.transaction() as connection:
                write_passages(connection, owner, passages, embedder)
                bump(connection, owner, datetime.now(UTC))
        library = Library(database, embedder, home)
        yield library
        library.close()
        database.close()


def _passage(owner: str, id: str, kind: Any, title: str, text: str) -> Passage:
    return Passage(id, owner, kind, title, text, "pack")


def _rows(path: Path) -> list[Case]:
    return [json.loads(line) for line in path.read_text("utf8").split("\n") if line.strip()]
