"""Documents as passages: each understandable alone, with its place in the document."""

from __future__ import annotations

import hashlib

from assistant.importing.documents import Document
from assistant.importing.markdown import markdown_units
from assistant.importing.plain_text import Unit, units_of
from assistant.importing.splitting import pieces
from assistant.retrieval.passages import Passage


def document_passages(document: Document, owner: str) -> list[Passage]:
    found: list[Passage] = []
    for number, page in enumerate(document.pages, start=1):
        units = markdown_units(page) if document.is_markdown else units_of(page, titled=number == 1)
        for unit in units:
            place = f"page {number}" if document.is_pdf else f"line {unit.line}"
            found.append(_passage(document, owner, len(found) + 1, unit, place))
    if not found:
        # Nothing but headings or single words: they are what the document says.
        whole = "\n".join(document.pages).strip()
        found = [_passage(document, owner, number, Unit(part, 1), "line 1") for number, part in enumerate(pieces(whole), start=1)]
    return found


def _passage(document: Document, owner: str, number: int, unit: Unit, place: str) -> Passage:
    # Nearest first; the document's own title only where the headings leave it open.
    names = [*(name for name in unit.titles if name != document.title), document.title]
    return Passage(
        id=f"doc:{_short(document.path)}#{number}",
        owner=owner,
        kind="document",
        title=" — ".join(names[:2]),
        text=unit.text,
        source=document.source,
        locator=place,
        language=document.language,
        date=document.date,
        official=document.official,
    )


def _short(path: str) -> str:
    return path if len(path) <= 150 else f"{path[:100]}…{hashlib.sha256(path.encode()).hexdigest()[:16]}"
