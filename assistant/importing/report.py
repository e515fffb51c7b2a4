"""What an import did, for a person to read."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.retrieval.store import PassageChanges


@dataclass(frozen=True, slots=True)
class OwnerReport:
    """The names of files and rules; `version` is the owner's knowledge version afterwards."""

    owner: str
    version: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    passages: PassageChanges

    @property
    def unchanged(self) -> bool:
        return not (self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`conflicts`: where the files and the product both changed something, and which of them was kept."""

    owners: tuple[OwnerReport, ...]
    conflicts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def embedded(self) -> int:
        return sum(owner.passages.embedded for owner in self.owners)
