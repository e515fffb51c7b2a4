"""Where documents say different things: a document that replaces another, and sentences that differ only in their figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.importing.documents import Document
from assistant.importing.splitting import sentences
from assistant.retrieval.passages import Passage
from assistant.understanding.text import fold

_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
_WORDS_AT_LEAST = 5


@dataclass(frozen=True, slots=True)
class _Statement:
    """`shape` of a sentence is what it says but for its figures."""

    figures: tuple[str, ...]
    text: str
    passage: Passage


def mark_superseded(documents: Sequence[Document], passages: Sequence[Passage]) -> tuple[list[Passage], list[str]]:
    """The passages, those of replaced documents and outdated statements marked as such, and what to warn of."""
    replaced, warnings = _replaced(documents)
    stale = {passage.id for passage in passages if _document_of(passage) in replaced}
    current = [passage for passage in passages if passage.id not in stale]
    for older, newer, decided in _disagreements(current):
        warnings.append(_warning(older, newer, decided))
        if decided:
            stale.add(older.passage.id)
    return [replace(passage, superseded=True) if passage.id in stale else passage for passage in passages], warnings


def _replaced(documents: Sequence[Document]) -> tuple[set[str], list[str]]:
    """The ids (before the #) of replaced documents. A document is named by its title, its file or its source."""
    names: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        name = document.path.rsplit("/", 1)[-1]
        for called in (document.title, document.source, document.path, name, name.rsplit(".", 1)[0]):
            names[fold(called).strip()].add(document.path)
    found: set[str] = set()
    warnings: list[str] = []
    for document in documents:
        for called in document.supersedes:
            others = names.get(fold(called).strip(), set()) - {document.path}
            if not others:
                warnings.append(f'{document.path}: supersedes "{called}", but there is no such document')
            found |= others
    return found, warnings


def _document_of(passage: Passage) -> str | None:
    return passage.id.removeprefix("doc:").rpartition("#")[0] if passage.kind == "document" else None


def _disagreements(passages: Iterable[Passage]) -> list[tuple[_Statement, _Statement, bool]]:
    """Pairs (older, newer, whether the newer one wins), one for each two documents that differ in a sentence's figures."""
    by_shape: dict[str, list[_Statement]] = defaultdict(list)
    for passage in passages:
        if passage.kind == "document":
            for sentence in sentences(passage.text):
                shape = " ".join(_FIGURE.sub("#", fold(sentence)).split())
                if "#" in shape and len(shape.split()) >= _WORDS_AT_LEAST:
                    by_shape[shape].append(_Statement(tuple(_FIGURE.findall(sentence)), sentence, passage))
    found: list[tuple[_Statement, _Statement, bool]] = []
    for said in by_shape.values():
        newest = max(said, key=lambda statement: _rank(statement.passage))
        for other in said:
            if other.figures != newest.figures and _document_of(other.passage) != _document_of(newest.passage):
                found.append((other, newest, _wins(newest.passage, other.passage)))
    return found


def _rank(passage: Passage) -> tuple[bool, date]:
    return passage.official, passage.date or date.min


def _wins(newer: Passage, older: Passage) -> bool:
    """The newer official one; between an official and an unofficial one, the official one if it is not the older."""
    if not newer.official:
        return False
    return _rank(newer) > _rank(older) and (newer.date or date.min) >= (older.date or date.min)


def _warning(older: _Statement, newer: _Statement, decided: bool) -> str:
    winner = "the newer official one holds" if decided else "neither is known to be the newer official one"
    return f'{_place(older.passage)} says "{older.text}", {_place(newer.passage)} says "{newer.text}": {winner}'


def _place(passage: Passage) -> str:
    return f"{passage.source}, {passage.locator}" + (f" ({passage.date})" if passage.date else "")
