"""Imports a knowledge folder, one freelancer's folder or loose documents: all of it, or nothing and every reason why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant.database.engine import Database
from assistant.errors import Conflict, Invalid
from assistant.importing.drafts import Draft, read_draft
from assistant.importing.layout import find_parts
from assistant.importing.overrides import Prefer
from assistant.importing.planning import Plan, apply, planned, wanted_by
from assistant.importing.problems import Problems, nearest
from assistant.importing.report import ImportReport, OwnerReport
from assistant.importing.stored import Stored, handles, read_stored
from assistant.retrieval.embedding import Embedder
from assistant.retrieval.store import KNOWLEDGE, version

Progress = Callable[[str, int, int], None]
"""Gets the stage ("reading", "embedding", "writing"), how much of it is done, and of how much."""

_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Import:
    drafts: tuple[Draft, ...]
    prefer: Prefer
    now: datetime
    tell: Progress


def import_path(  # noqa: PLR0913
    database: Database,
    embedder: Embedder,
    path: Path,
    *,
    freelancer: str | None = None,
    prefer: str | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """`prefer` ("files" or "product") settles what both changed; without it the product's value is kept and reported.

    Raises KnowledgeError with every problem there is.
    """
    if prefer not in (None, "files", "product"):
        raise Invalid("prefer is files or product.", code="bad_prefer")
    tell = progress or (lambda stage, done, total: None)
    drafts = _read(Path(path), freelancer, tell)
    work = _Import(drafts, prefer, datetime.now(UTC), tell)  # type: ignore[arg-type]
    for _ in range(_TRIES):
        plans = _plans(database, embedder, work)
        tell("writing", 0, len(plans))
        if (reports := _write(database, plans, work.now)) is not None:
            tell("writing", len(plans), len(plans))
            conflicts = [f"{p.wanted.stored.owner}: {said}" for p in plans for said in p.wanted.conflicts]
            warnings = [f"{p.wanted.stored.owner}: {said}" for p in plans for said in p.warnings]
            return ImportReport(reports, tuple(conflicts), tuple(warnings))
    raise Conflict("The knowledge was changed from elsewhere while it was being imported: try again.", code="import_raced")


def _read(path: Path, freelancer: str | None, tell: Progress) -> tuple[Draft, ...]:
    problems = Problems()
    drafts: list[Draft] = []
    try:
        parts = find_parts(path, freelancer)
        for done, part in enumerate(parts):
            tell("reading", done, len(parts))
            drafts.append(read_draft(part, problems))
    except OSError as error:
        problems.add(str(error.filename or path), "", f"cannot be read: {error.strerror}")
    problems.raise_if_any()
    return tuple(drafts)


def _plans(database: Database, embedder: Embedder, work: _Import) -> list[Plan]:
    with database.snapshot() as connection:
        known = handles(connection)
        stored = [read_stored(connection, draft.owner) for draft in work.drafts]
    problems = Problems()
    _check_known(work.drafts, stored, known, problems)
    problems.raise_if_any()
    wanted = [wanted_by(draft, before, work.prefer, problems) for draft, before in zip(work.drafts, stored, strict=True)]
    problems.raise_if_any()
    return [planned(one, embedder, work.now, lambda done, total: work.tell("embedding", done, total)) for one in wanted]


def _check_known(drafts: tuple[Draft, ...], stored: list[Stored], known: tuple[str, ...], problems: Problems) -> None:
    for draft, before in zip(drafts, stored, strict=True):
        if not draft.whole and not before.exists:
            problems.add("", "--freelancer", f'there is no freelancer "{draft.owner}" here{nearest(draft.owner, known)}')


def _write(database: Database, plans: list[Plan], now: datetime) -> tuple[OwnerReport, ...] | None:
    """None if somebody else wrote since the plans were made: they are made anew then."""
    with database.transaction(*KNOWLEDGE) as connection:
        if any(version(connection, plan.wanted.stored.owner) != plan.wanted.stored.version for plan in plans):
            return None
        return tuple(apply(connection, plan, now) for plan in plans)
