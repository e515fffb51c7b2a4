"""What is attached to a conversation: a few kinds of file, bounded, each what it says it is, kept in the home."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Row, func, insert, select

from assistant.conversations.record import Author
from assistant.database.columns import new_id
from assistant.database.engine import Database
from assistant.database.file_tables import files
from assistant.errors import Conflict, Invalid, NotFound, TooLarge

LARGEST = 10_000_000
"""Bytes of one file."""
MOST = 10
"""Files of one conversation."""
LONGEST_NAME = 120

_STARTS = {
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "application/pdf": re.compile(rb"%PDF-\d"),
}
TYPES = (*_STARTS, "text/plain")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NO_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069<>:"|?*]+')


@dataclass(frozen=True, slots=True)
class Attached:
    """`author` is the side that sent it."""

    id: str
    conversation: str
    author: Author
    name: str
    type: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it comes in: what its sender says of it, and what is in it."""

    conversation: str
    author: Author
    name: str
    type: str
    content: bytes


def examined(sent: Sent) -> Sent:
    """With a name that is one and a type without parameters. Invalid (file_type, file_content, file_name, file_empty), TooLarge."""
    kind = sent.type.partition(";")[0].strip().lower()
    name = _NO_NAME.sub("", re.split(r"[/\\]", sent.name)[-1]).strip(" .")
    if kind not in TYPES:
        raise Invalid(f"A file of this kind cannot be attached; these can: {', '.join(TYPES)}.", code="file_type")
    if not name:
        raise Invalid("The file needs a name: send `?filename=sketch.png`.", code="file_name")
    if not sent.content:
        raise Invalid("The file is empty.", code="file_empty")
    if len(sent.content) > LARGEST:
        raise TooLarge(f"A file may have {LARGEST:,} bytes.")
    if not _is_one(kind, sent.content):
        raise Invalid(f"What is in the file is no {kind}.", code="file_content")
    return Sent(sent.conversation, sent.author, _short(name), kind, sent.content)


def keep(database: Database, folder: Path, sent: Sent, now: datetime) -> Attached:
    """Stores what `examined` let pass; the same file under the same name is there once. Conflict (too_many_files).

    The bytes are on the disk before the transaction of the row begins: nobody waits for a slow disk, and a crash in between leaves a
    file that nothing names, never a name without its file.
    """
    made = Attached(new_id(), sent.conversation, sent.author, sent.name, sent.type, len(sent.content))
    digest = hashlib.sha256(sent.content).hexdigest()
    with database.snapshot() as connection:
        same = _same(connection, sent, digest)
        if same is not None:
            return same
        _room(connection, sent)
    path = path_of(folder, made)
    _write(path, sent.content)
    kept = None
    try:
        with database.transaction("conversation", made.conversation) as connection:
            kept = _named(connection, made, digest, now)
        return kept
    finally:
        if kept != made:
            path.unlink(missing_ok=True)


def _named(connection: Connection, made: Attached, digest: str, now: datetime) -> Attached:
    """The row; another's where the same file came in meanwhile."""
    same = _same(connection, made, digest)
    if same is not None:
        return same
    _room(connection, made)
    row = {"id": made.id, "conversation": made.conversation, "author": made.author, "name": made.name, "type": made.type}
    connection.execute(insert(files).values(**row, bytes=made.bytes, sha256=digest, created_at=now))
    return made


def _same(connection: Connection, file: Sent | Attached, digest: str) -> Attached | None:
    like = files.c.conversation == file.conversation, files.c.sha256 == digest, files.c.name == file.name
    row = connection.execute(select(files).where(*like)).one_or_none()
    return _attached(row) if row is not None else None


def _room(connection: Connection, file: Sent | Attached) -> None:
    if (connection.scalar(select(func.count()).select_from(files).where(files.c.conversation == file.conversation)) or 0) >= MOST:
        raise Conflict(f"A conversation may have {MOST} files.", code="too_many_files")


def attached(connection: Connection, file: str) -> Attached:
    row = connection.execute(select(files).where(files.c.id == file)).one_or_none()
    if row is None:
        raise no_such_file()
    return _attached(row)


def all_attached(connection: Connection, conversation: str) -> list[Attached]:
    """Oldest first."""
    rows = connection.execute(select(files).where(files.c.conversation == conversation).order_by(files.c.created_at, files.c.id))
    return [_attached(row) for row in rows]


def path_of(folder: Path, file: Attached) -> Path:
    """Of names that we made ourselves; the sender's is only in the row."""
    return folder / file.conversation / file.id


def no_such_file() -> NotFound:
    return NotFound("There is no such file.", code="unknown_file")


def _is_one(kind: str, content: bytes) -> bool:
    if kind != "text/plain":
        return _STARTS[kind].match(content) is not None
    try:
        return _NO_TEXT.search(content.decode("utf-8")) is None
    except UnicodeDecodeError:
        return False


def _short(name: str) -> str:
    """Cut in the middle of its words rather than losing what kind it is of."""
    if len(name) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    tail = f"{dot}{ending}" if 0 < len(ending) <= 8 and stem else ""
    return name[: LONGEST_NAME - len(tail) - 1] + "…" + tail


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _attached(row: Row[*tuple[object, ...]]) -> Attached:
    found = row._mapping
    return Attached(**{name: found[name] for name in ("id", "conversation", "author", "name", "type", "bytes")})
