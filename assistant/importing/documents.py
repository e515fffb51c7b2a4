"""A document as knowledge: its text in pages, its title, date and language, and what its front matter says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from assistant.importing import plain_text
from assistant.importing.checking import checked
from assistant.importing.dates import date_near_top
from assistant.importing.pdf import PdfProblem, pages_of
from assistant.importing.problems import Problems
from assistant.importing.reading import File, decoded
from assistant.importing.shapes import FrontMatterShape
from assistant.importing.yaml_text import YamlProblem, read_yaml
from assistant.understanding.language import detect


@dataclass(frozen=True, slots=True)
class Document:
    """`pages` has one text for anything but a PDF; `source` is what is cited, the path where nothing else is said."""

    path: str
    title: str
    pages: tuple[str, ...]
    source: str
    language: str
    date: date | None = None
    official: bool = False
    supersedes: tuple[str, ...] = ()

    @property
    def is_markdown(self) -> bool:
        return self.path.lower().endswith(".md")

    @property
    def is_pdf(self) -> bool:
        return self.path.lower().endswith(".pdf")


def read(file: File, problems: Problems) -> Document | None:
    """None where the file cannot be used; the problems say why."""
    pages, front = _pages_and_front(file, problems)
    if pages is None or front is None:
        return None
    text = "\n\n".join(pages)
    if not any(letter.isalnum() for letter in text):
        scanned = " (scanned pages need text recognition first)" if file.path.lower().endswith(".pdf") else ""
        problems.add(file.shown, "", f"holds no text{scanned}")
        return None
    said = front.get("supersedes", [])
    return Document(
        path=file.path,
        title=front.get("title") or _title(file.path, text),
        pages=pages,
        source=front.get("source") or file.path,
        language=front["language"].split("-")[0] if "language" in front else detect(text),
        date=date.fromisoformat(front["date"]) if "date" in front else date_near_top(text),
        official=front.get("official", False),
        supersedes=tuple([said] if isinstance(said, str) else said),
    )


def _pages_and_front(file: File, problems: Problems) -> tuple[tuple[str, ...] | None, dict[str, Any] | None]:
    if file.path.lower().endswith(".pdf"):
        try:
            return pages_of(file.content), {}
        except PdfProblem as problem:
            problems.add(file.shown, "", str(problem))
            return None, None
    text = decoded(file.content, file.shown, problems)
    if text is None:
        return None, None
    front, body = _front_matter(text)
    if front is None:
        return (body,), {}
    try:
        said = read_yaml(front)
    except YamlProblem as problem:
        problems.add(file.shown, "front matter", str(problem))
        return None, None
    return (body,), {} if said is None else checked(file.shown, said, FrontMatterShape, problems)


def _front_matter(text: str) -> tuple[str | None, str]:
    """A first line of --- may also be a rule across the page: front matter looks like keys and ends with --- again."""
    match = re.match(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if not match or (match.group(1).strip() and not re.match(r"\s*(#.*\n\s*)*[\w-]+[ \t]*:", match.group(1))):
        return None, text
    return match.group(1), text[match.end() :]


def _title(path: str, text: str) -> str:
    name = PurePosixPath(path)
    heading = _markdown_heading(text) if name.suffix.lower() == ".md" else plain_text.title_of(text)
    return heading or re.sub(r"[-_]+", " ", name.stem).strip().capitalize()


def _markdown_heading(text: str) -> str | None:
    match = re.search(r"^#{1,6}[ \t]+(.+?)[ \t#]*$|^(\S.*)\n=+[ \t]*$", text, re.MULTILINE)
    return plain_text.without_markup(match.group(1) or match.group(2)) if match else None
