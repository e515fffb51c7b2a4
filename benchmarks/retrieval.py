"""How long a search takes, and how little it depends on the number of freelancers.

    python benchmarks/retrieval.py [--freelancers 10 1000 10000]

Fills a home with copies of the samples (their vectors are copied, not computed again), then prints medians and 95th percentiles.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import insert, select

from assistant.database.engine import Database
from assistant.database.migrate import migrate
from assistant.database.tables import owners, passages
from assistant.importing.importer import import_path
from assistant.retrieval.embedding import Embedder, open_embedder
from assistant.retrieval.library import Library
from assistant.retrieval.passages import MARKETPLACE

T = TypeVar("T")
KNOWLEDGE = Path(__file__).resolve().parent.parent / "knowledge"
QUESTIONS = (
    "How much for {} logos with source files?",
    "Quel est le délai pour {} étiquettes ?",
    "What fee do I pay on an order of {} euros?",
)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--freelancers", type=int, nargs="+", default=[10, 1_000, 10_000])
    with tempfile.TemporaryDirectory() as folder:
        embedder = open_embedder(Path(folder), progress=print)
        for count in arguments.parse_args().freelancers:
            with tempfile.TemporaryDirectory() as home:
                _measure(Path(home), embedder, count)


def _measure(home: Path, embedder: Embedder, count: int) -> None:
    database = Database.in_home(home)
    migrate(database)
    import_path(database, embedder, KNOWLEDGE)
    handles = _fill(database, count)
    library, opened = _timed(lambda: Library(database, embedder, home))
    _, first = _timed(lambda: library.search(handles[0], ["hello, what do you do?"]))
    _, first_gigs = _timed(lambda: library.search_gigs("a box for tea"))
    _, settled = _timed(library.refresh)
    print(f"\n{count} freelancers: open {opened:.0f} ms, first search {first:.0f} ms", end=", ")
    print(f"first gig search {first_gigs:.0f} ms, indexes made {settled:.0f} ms later")
    ask = lambda n: QUESTIONS[n % len(QUESTIONS)].format(n + 2)  # noqa: E731
    same, others = handles[0], random.Random(7)
    _report("embedding one question", lambda n: embedder.embed([f"{ask(n)}!"], query=True))
    _report("a question to one freelancer", lambda n: library.search(same, [ask(n)]))
    _report("two turns to one freelancer", lambda n: library.search(same, ["Do you make boxes for tea?", f"And {ask(n)}"]))
    _report("the first question to a freelancer", lambda n: library.search(others.choice(handles), [f"Hello, {ask(n)}"]))
    _report("gigs of all freelancers", lambda n: library.search_gigs(f"a website for my shop number {n}"))
    print(f"  memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    library.close()
    database.close()


def _fill(database: Database, count: int) -> list[str]:
    """Copies of the sample freelancers' passages under new handles."""
    with database.transaction() as connection:
        rows = [dict(row._mapping) for row in connection.execute(select(passages).where(passages.c.owner != MARKETPLACE))]
        version = dict(connection.execute(select(owners).where(owners.c.owner != MARKETPLACE)).mappings().first() or {})
        samples = sorted({row["owner"] for row in rows})
        handles = [f"{samples[n % len(samples)]}-{n}" for n in range(count)]
        for n, handle in enumerate(handles):
            copied = [row | {"owner": handle} for row in rows if row["owner"] == samples[n % len(samples)]]
            connection.execute(insert(passages), copied)
            connection.execute(insert(owners).values(version | {"owner": handle}))
    # Not inside a transaction, which a checkpoint would wait for.
    with contextlib.closing(database.engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return handles


def _report(what: str, run: Callable[[int], object], rounds: int = 100) -> None:
    times = sorted(_timed(lambda n=n: run(n))[1] for n in range(rounds))  # type: ignore[misc]
    print(f"  {what:38} p50 {statistics.median(times):6.1f} ms   p95 {times[int(rounds * 0.95)]:6.1f} ms")


def _timed(run: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    return run(), (time.perf_counter() - start) * 1e3


if __name__ == "__main__":
    main()
