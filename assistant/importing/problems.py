"""Everything that is wrong with what was sent, collected so that it can be said at once."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from assistant.errors import KnowledgeError

MOST = 200
"""Problems listed; whoever has more sees the rest after mending these."""


class Problems:
    """Each is said as `file: key: what is wrong`."""

    def __init__(self) -> None:
        self._said: list[str] = []

    def add(self, file: str, key: str, wrong: str) -> None:
        line = ": ".join(part for part in (file, key, wrong) if part)
        if line not in self._said:
            self._said.append(line)

    def __len__(self) -> int:
        return len(self._said)

    def raise_if_any(self) -> None:
        if len(self._said) > MOST:
            raise KnowledgeError([*self._said[:MOST], f"… and {len(self._said) - MOST} more"])
        if self._said:
            raise KnowledgeError(self._said)


def nearest(word: str, known: Iterable[str]) -> str:
    """` (did you mean "price"?)`, or which there are, for a word that is not among the known ones."""
    choices = sorted(known)
    best = process.extractOne(word.lower(), choices, scorer=fuzz.WRatio, processor=str.lower, score_cutoff=55)
    if best:
        return f' (did you mean "{best[0]}"?)'
    return f" (there is {', '.join(choices)})" if 0 < len(choices) <= 12 else ""
