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

    def __str__(self) -> str:
        return "\n".join([*map(_said, self.owners), *self._listed("conflict", self.conflicts), *self._listed("note", self.warnings)])

    @staticmethod
    def _listed(label: str, lines: tuple[str, ...]) -> list[str]:
        return [f"{label}: {line}" for line in lines]


def _said(owner: OwnerReport) -> str:
    passages = owner.passages
    total = passages.added + passages.changed + passages.kept
    parts = [
        f"{len(names)} {word} ({', '.join(names[:4])}{', …' if len(names) > 4 else ''})"
        for word, names in (("added", owner.added), ("changed", owner.changed), ("removed", owner.removed))
        if names
    ]
    return f"{owner.owner}: {'; '.join(parts) or 'nothing new'}; {total} passages, {passages.embedded} embedded"
