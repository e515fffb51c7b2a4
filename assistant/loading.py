"""Imports knowledge into a home, with a bar on the terminal while it is read and embedded."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from assistant.database.migrate import opened
from assistant.importing import ImportReport, import_path
from assistant.retrieval.embedding import open_embedder
from assistant.settings import Settings


def load(settings: Settings, path: Path, *, freelancer: str | None = None, prefer: str | None = None) -> ImportReport:
    """The bar is shown on stderr where that is a terminal; stdout stays free for the report."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    console = Console(stderr=True)
    with opened(settings.home) as database, Progress(*columns, console=console, disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task("Reading", total=None)
        embedder = open_embedder(settings.home, settings.embedding_model, lambda said: bar.update(task, description=said))

        def embedded(done: int, total: int) -> None:
            bar.update(task, description="Embedding", completed=done, total=total)

        return import_path(database, embedder, path, freelancer=freelancer, prefer=prefer, progress=embedded)
