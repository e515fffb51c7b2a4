"""Which folders of what was given belong to whom: a knowledge folder, one freelancer's folder, or loose documents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.errors import KnowledgeError
from assistant.importing.reading import DOCUMENT_ENDINGS
from assistant.retrieval.passages import MARKETPLACE


@dataclass(frozen=True, slots=True)
class Part:
    """One owner's part of an import. `whole`: the folder is all there is of this owner, records included.

    `root` is a folder, or a single document; `shown` is put before its files' names in messages.
    """

    owner: str
    root: Path
    shown: str
    whole: bool


def find_parts(path: Path, freelancer: str | None) -> tuple[Part, ...]:
    """Raises KnowledgeError for a path that holds nothing to import."""
    if not path.exists():
        raise KnowledgeError([f"{path}: there is no such file or folder"])
    if path.is_file():
        if path.suffix.lower() not in DOCUMENT_ENDINGS:
            raise KnowledgeError([f"{path.name}: is not a document ({', '.join(DOCUMENT_ENDINGS)})"])
        return (Part(freelancer or MARKETPLACE, path, "", whole=False),)
    parts = _structured(path)
    if parts and freelancer is not None and [part.owner for part in parts] != [freelancer]:
        raise KnowledgeError([f'{path}: names its freelancers itself; "{freelancer}" is for loose documents'])
    return parts or (Part(freelancer or MARKETPLACE, path, "", whole=False),)


def _structured(path: Path) -> tuple[Part, ...]:
    if (path / "profile.yaml").exists() or (path / "gigs").is_dir():
        return (Part(_name(path), path, "", whole=True),)
    if (path / "policies.yaml").exists():
        return (Part(MARKETPLACE, path, "", whole=True),)
    parts: list[Part] = []
    if (path / "marketplace").is_dir():
        parts.append(Part(MARKETPLACE, path / "marketplace", "marketplace/", whole=True))
    if (path / "freelancers").is_dir():
        parts += _freelancers(path / "freelancers", "freelancers/")
    if not parts and any((folder / "profile.yaml").exists() for folder in path.iterdir() if folder.is_dir()):
        parts += _freelancers(path, "")
    return tuple(parts)


def _freelancers(folder: Path, shown: str) -> list[Part]:
    found = sorted(entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("."))
    return [Part(entry.name, entry, f"{shown}{entry.name}/", whole=True) for entry in found]


def _name(path: Path) -> str:
    return path.resolve().name
