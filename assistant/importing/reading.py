"""Files read within bounds: no links, nothing outside the folder, nothing private, no file or folder without end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.importing.problems import Problems

CALENDAR_ENDING = ".ics"
DOCUMENT_ENDINGS = (".md", ".txt", ".pdf")
LARGEST_PDF = 20_000_000
LARGEST_TEXT = 2_000_000
LARGEST_RECORD = 500_000
MOST_FILES = 5_000
PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class File:
    """`path` is the name within its owner's folder, `shown` the name within what was imported, for people."""

    path: str
    shown: str
    content: bytes


def read_record(file: Path, shown: str, problems: Problems) -> str | None:
    content = _bytes(file, shown, LARGEST_RECORD, problems)
    return None if content is None else decoded(content, shown, problems)


def read_documents(folder: Path, shown: str, skip: tuple[str, ...], problems: Problems) -> tuple[list[File], list[str]]:
    """The documents of a folder and below it, and the names of what was left unread. `skip` are names at its top."""
    files: list[File] = []
    unread: list[str] = []
    for file in walk(folder, shown, skip, problems):
        path = file.relative_to(folder).as_posix()
        name = f"{shown}{path}"
        if file.suffix.lower() == CALENDAR_ENDING:
            # No knowledge: scheduling.elsewhere reads it, or says why not.
            continue
        if file.suffix.lower() not in DOCUMENT_ENDINGS:
            unread.append(name)
        elif document := read_document(file, path, name, problems):
            files.append(document)
    return files, unread


def read_document(file: Path, path: str, shown: str, problems: Problems) -> File | None:
    if len(path) > 400:
        problems.add(shown, "", "its name is longer than 400 characters")
        return None
    largest = LARGEST_PDF if file.suffix.lower() == ".pdf" else LARGEST_TEXT
    content = _bytes(file, shown, largest, problems)
    return None if content is None else File(path, shown, content)


def walk(folder: Path, shown: str, skip: tuple[str, ...], problems: Problems) -> Iterator[Path]:
    """Every file below, in one order on every machine; hidden and private ones are never looked at."""
    count = 0
    pending = sorted(folder.iterdir(), reverse=True)
    while pending:
        entry = pending.pop()
        if entry.name.startswith(".") or (entry.parent == folder and entry.name in skip) or entry.name.lower() == PRIVATE:
            continue
        name = f"{shown}{entry.relative_to(folder).as_posix()}"
        if entry.is_symlink():
            problems.add(name, "", "is a link; put the file itself here")
        elif entry.is_dir():
            pending += sorted(entry.iterdir(), reverse=True)
        elif entry.is_file():
            count += 1
            if count > MOST_FILES:
                problems.add(shown or folder.name, "", f"has more than {MOST_FILES} files")
                return
            yield entry
        else:
            problems.add(name, "", "is not a file")


def decoded(content: bytes, shown: str, problems: Problems) -> str | None:
    """The text with its line ends made one kind, without a byte order mark."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.add(shown, "", "is UTF-16; save it as UTF-8")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problems.add(shown, "", f"is not UTF-8 (line {line}); save it as UTF-8")
        return None
    if "\x00" in text:
        problems.add(shown, "", "is not a text file")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bytes(file: Path, shown: str, largest: int, problems: Problems) -> bytes | None:
    if file.is_symlink():
        problems.add(shown, "", "is a link; put the file itself here")
        return None
    try:
        with file.open("rb") as stream:
            content = stream.read(largest + 1)
    except OSError as error:
        problems.add(shown, "", f"cannot be read: {error.strerror}")
        return None
    if len(content) > largest:
        problems.add(shown, "", f"is larger than {largest // 1000} kB")
        return None
    if not content.strip():
        problems.add(shown, "", "is empty")
        return None
    return content
