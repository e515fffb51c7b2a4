"""Imports knowledge, with a bar on the terminal while it is read and embedded."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from assistant.database.migrate import opened
from assistant.importing import ImportReport, OwnerReport, find_parts, import_path
from assistant.orders.local import utc_now
from assistant.retrieval.embedding import open_embedder
from assistant.retrieval.passages import MARKETPLACE
from assistant.scheduling.elsewhere import read_files
from assistant.settings import Settings


def said(report: ImportReport) -> str:
    """One line for each owner, then what a person has to decide or to know."""
    owners = [_owner(owner) for owner in report.owners]
    conflicts = [f"  kept apart: {conflict}" for conflict in report.conflicts]
    return "\n".join([*owners, *conflicts, *(f"  note: {warning}" for warning in report.warnings)])


def _owner(owner: OwnerReport) -> str:
    if owner.unchanged and not owner.passages.embedded:
        return f"{owner.owner}: nothing changed"
    counts = {"new": owner.added, "changed": owner.changed, "gone": owner.removed}
    files = ", ".join(f"{len(names)} {how}" for how, names in counts.items() if names) or "no file changed"
    known = owner.passages.added + owner.passages.changed + owner.passages.kept
    return f"{owner.owner}: {files}; {known} passages, {owner.passages.embedded} of them embedded anew"


def load(settings: Settings, path: Path, *, freelancer: str | None = None, prefer: str | None = None) -> ImportReport:
    """The bar is shown on stderr where that is a terminal; stdout stays free for the report."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    console = Console(stderr=True)
    with opened(settings) as database, Progress(*columns, console=console, disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task("Reading", total=None)
        embedder = open_embedder(settings.home, settings.embedding_model, lambda said: bar.update(task, description=said))

        def show(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage.capitalize(), completed=done, total=total)

        report = import_path(database, embedder, path, freelancer=freelancer, prefer=prefer, progress=show)
        folders = {part.owner: part.root for part in find_parts(path, freelancer) if part.whole and part.owner != MARKETPLACE}
        unread = read_files(database, folders, utc_now)
        return replace(report, warnings=(*report.warnings, *unread))
