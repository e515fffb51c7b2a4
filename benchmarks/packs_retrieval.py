"""Outside yardsticks for retrieval: FAQ matching with honest abstention (stackfaq), and follow-up questions (mtrag_un).

    python benchmarks/packs_retrieval.py [--packs ../shared/eval] [--out FOLDER]

Writes predictions to a folder outside the project and has the packs' own scorer score them. Says so and stops where the packs are absent.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.database.engine import Database
from assistant.database.migrate import migrate
from assistant.retrieval.confidence import confidence
from assistant.retrieval.embedding import Embedder, open_embedder
from assistant.retrieval.library import Library
from assistant.retrieval.passages import Passage
from assistant.retrieval.store import bump, write_passages

Rows = list[dict[str, Any]]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--packs", type=Path, default=Path(__file__).resolve().parent.parent.parent / "shared" / "eval")
    arguments.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "assistant-packs")
    given = arguments.parse_args()
    if not (given.packs / "score.py").is_file():
        sys.exit(f"skipped: there are no packs in {given.packs}")
    given.out.mkdir(parents=True, exist_ok=True)
    embedder = open_embedder(given.out, progress=print)
    for pack, predict in (("stackfaq", _stackfaq), ("mtrag_un", _mtrag)):
        predictions = given.out / f"{pack}.jsonl"
        with tempfile.TemporaryDirectory() as home:
            found = predict(given.packs / pack, Path(home), embedder)
            predictions.write_text("".join(json.dumps(one) + "\n" for one in found), "utf8")
        print(pack)
        subprocess.run([sys.executable, str(given.packs / "score.py"), pack, "open", str(predictions)], check=True)


def _stackfaq(pack: Path, home: Path, embedder: Embedder) -> Rows:
    entries, cases = _rows(pack / "shared" / "kb.jsonl"), _rows(pack / "open" / "cases.jsonl")
    every = [_passage("all", e["id"], "faq", e["question"], "\n".join(e["answers"])) for e in entries]
    half = [_passage("half", e["id"], "faq", e["question"], "\n".join(e["answers"])) for e in entries if e["in_half_kb"]]
    library = _library(home, embedder, {"all": every, "half": half})
    predictions = []
    for case in cases:
        ranking = [hit.passage.id for hit in library.search("all", [case["query"]], limit=10)]
        hits = library.search("half", [case["query"]], limit=5)
        answer = {"answer": hits[0].passage.id, "score": confidence(hits)}
        predictions.append({"id": case["id"], "ranking": ranking, "half_kb": answer})
    library.close()
    return predictions


def _mtrag(pack: Path, home: Path, embedder: Embedder) -> Rows:
    entries, cases = _rows(pack / "shared" / "passages.jsonl"), _rows(pack / "open" / "cases.jsonl")
    library = _library(home, embedder, {"all": [_passage("all", e["id"], "document", e["title"], e["text"]) for e in entries]})
    predictions = []
    for case in cases:
        said = [text for speaker, text in case["turns"] if speaker == "user"][-2:]
        hits = library.search("all", said, limit=10)
        predictions.append({"id": case["id"], "ranking": [hit.passage.id for hit in hits], "act": "answer"})
    library.close()
    return predictions


def _library(home: Path, embedder: Embedder, owners: dict[str, list[Passage]]) -> Library:
    database = Database.in_home(home)
    migrate(database)
    for owner, passages in owners.items():
        with database.transaction() as connection:
            write_passages(connection, owner, passages, embedder)
            bump(connection, owner, datetime.now(UTC))
    return Library(database, embedder, home)


def _passage(owner: str, id: str, kind: Any, title: str, text: str) -> Passage:
    return Passage(id, owner, kind, title, text, "pack")


def _rows(path: Path) -> Rows:
    lines: Iterable[str] = path.read_text("utf8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


if __name__ == "__main__":
    main()
