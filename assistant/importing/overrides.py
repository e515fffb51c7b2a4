"""What was changed in the product, held against what the files say now: nothing is overwritten silently."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from assistant.importing.drafts import PROFILE
from assistant.importing.record_passages import question_key
from assistant.importing.records_at import MISSING, set_at, value_at

Prefer = Literal["files", "product"] | None
LEARNED = f"{PROFILE}#faq:"
"""Paths of questions that the owner answered in the product begin with this; the rest is the question's key."""


@dataclass(frozen=True, slots=True)
class Override:
    """`imported` is what the files said when it was changed; None is: nothing."""

    path: str
    value: Any
    imported: Any
    at: datetime


@dataclass(frozen=True, slots=True)
class Merged:
    """The records that hold, the overrides that stay, and what to tell the person who imports."""

    bodies: dict[str, dict[str, Any]]
    overrides: tuple[Override, ...]
    conflicts: tuple[str, ...]


def merge(files: Mapping[str, dict[str, Any]], overrides: Iterable[Override], prefer: Prefer) -> Merged:
    bodies = copy.deepcopy(dict(files))
    kept: list[Override] = []
    conflicts: list[str] = []
    for override in overrides:
        said = _said(bodies, override.path)
        if said == override.value:
            continue
        if not _put(copy.deepcopy(bodies), override):
            conflicts.append(f"{_shown(override.path)}: is no longer in the files; {_made(override)} was dropped")
            continue
        if said != override.imported:
            conflicts.append(_conflict(override, said, prefer))
            if prefer == "files":
                continue
            override = replace(override, imported=said) if prefer == "product" else override
        _put(bodies, override)
        kept.append(override)
    return Merged(bodies, tuple(kept), tuple(conflicts))


def put_question(bodies: dict[str, dict[str, Any]], pair: Mapping[str, Any]) -> None:
    """Beside the profile's other questions; the same question is answered once."""
    others = [other for other in bodies[PROFILE].get("faq", ()) if question_key(other["q"]) != question_key(pair["q"])]
    bodies[PROFILE]["faq"] = [*others, dict(pair)]


def _said(bodies: dict[str, dict[str, Any]], path: str) -> Any:
    if path.startswith(LEARNED):
        pairs = bodies.get(PROFILE, {}).get("faq", ())
        return next((pair for pair in pairs if question_key(pair["q"]) == path.removeprefix(LEARNED)), None)
    value = value_at(bodies, path)
    return None if value is MISSING else value


def _put(bodies: dict[str, dict[str, Any]], override: Override) -> bool:
    if override.path.startswith(LEARNED):
        put_question(bodies, override.value)
        return True
    return set_at(bodies, override.path, override.value)


def _conflict(override: Override, said: Any, prefer: Prefer) -> str:
    kept = "the files' value was taken" if prefer == "files" else "the product's value was kept"
    choose = "" if prefer else " (choose with --prefer files or --prefer product)"
    return f"{_shown(override.path)}: the files say {said!r}, {_made(override)} says {override.value!r}; {kept}{choose}"


def _made(override: Override) -> str:
    return f"the change made here on {override.at:%Y-%m-%d}"


def _shown(path: str) -> str:
    return path.replace("#", ": ", 1)
