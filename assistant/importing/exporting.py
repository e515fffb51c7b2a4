"""Knowledge out: the folder as it would be imported again, with what was changed and learned in the product since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from assistant.database.engine import Database
from assistant.errors import Conflict
from assistant.importing.drafts import POLICIES, PROFILE
from assistant.importing.reading import PRIVATE
from assistant.importing.stored import Records, read_stored
from assistant.importing.yaml_text import write_yaml
from assistant.orders.shelf import unknown_freelancer
from assistant.retrieval.passages import MARKETPLACE
from assistant.scheduling.written import with_own_time

_MARKETPLACE_FOLDER = "marketplace"


def export_folder(database: Database, handle: str, path: Path, now: datetime | None = None) -> Path:
    """The folder written: `path` if it is called like the freelancer, else one of that name in it. `@marketplace` works too.

    With the days off and blocked hours that were made in the product and have not passed at `now`, which is the present if left out.

    NotFound (unknown_freelancer); Conflict if the folder holds files of its own, which a later import would take for knowledge.
    """
    with database.snapshot() as connection:
        stored = read_stored(connection, handle)
        bodies = dict(stored.records.bodies)
        if PROFILE in bodies:
            bodies[PROFILE] = with_own_time(connection, handle, bodies[PROFILE], now or datetime.now(UTC))
    if not stored.exists:
        raise unknown_freelancer(handle)
    name = _MARKETPLACE_FOLDER if handle == MARKETPLACE else handle
    folder = path if path.resolve().name == name else path / name
    files = _files(replace(stored.records, bodies=bodies))
    _check_free(folder, files)
    for file, content in files.items():
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def _files(records: Records) -> dict[str, bytes]:
    files = {name: write_yaml(body).encode() for name, body in records.bodies.items()}
    if records.policies:
        files[POLICIES] = write_yaml(list(records.policies)).encode()
    return files | {path: document.content for path, document in records.documents.items()}


def _check_free(folder: Path, files: Mapping[str, bytes]) -> None:
    if not folder.exists():
        return
    there = (entry.relative_to(folder) for entry in folder.rglob("*") if entry.is_file() or entry.is_symlink())
    others = sorted(str(file) for file in there if file.as_posix() not in files and not _ignored(file))
    if others:
        listed = ", ".join(others[:5]) + (", …" if len(others) > 5 else "")
        raise Conflict(f"{folder} holds files that are not part of the export: {listed}. Choose an empty folder.", code="folder_in_use")


def _ignored(file: Path) -> bool:
    """Files that an import does not look at either."""
    return any(part.startswith(".") or part.lower() == PRIVATE for part in file.parts)
