"""The speed of a turn: over HTTP, with durable commits, beside a bare forward pass of the embedding model.

    python benchmarks/turns.py [--quick]

Everything is measured in one run. Sizes take turns in each round, so that a slow moment of the machine meets all of them
alike; figures are medians.
"""

from __future__ import annotations

import argparse
import compileall
import contextlib
import random
import resource
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from copies import fill, passages_each
from servers import Chat, Server, Started, serving

from assistant.conversations.read import turn_trace
from assistant.database.engine import Database
from assistant.loading import load
from assistant.retrieval.embedding import Embedder, open_embedder
from assistant.settings import Settings

KNOWLEDGE = Path(__file__).resolve().parent.parent / "knowledge"
PACKAGE = KNOWLEDGE.parent / "assistant"
SIZES = (10, 1_000, 10_000)
CLIENTS = 32

# One conversation: what a client asks, one thing after the other. {n} differs each time, so that no answer is one remembered.
TALK = (
    "Hello! What does your cheapest package cost, for {n} pieces?",
    "And how many revisions are included?",
    "Quel est le délai de livraison de la formule la plus complète, pour {n} pièces ?",
    "What service fee do I pay on an order of {n} euros?",
    "When are you away in the next {n} days?",
    "Which package do you recommend for a small company of {n} people?",
)


@dataclass(frozen=True, slots=True)
class Plan:
    sizes: tuple[int, ...]
    rounds: int
    starts: int
    crowds: int


FULL = Plan(SIZES, rounds=12, starts=3, crowds=4)
QUICK = Plan((10, 1_000), rounds=3, starts=1, crowds=1)


@dataclass
class Figures:
    """Of one number of freelancers. Times in ms, starts in s, memory in MB."""

    size: int
    handles: tuple[str, ...]
    starts: list[Started] = field(default_factory=list)
    efforts: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)
    crowded: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    turns: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    by_question: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class Bare:
    """Times in ms of forward passes and of durable commits, by themselves."""

    passes: list[float]
    commits: list[float]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="two sizes and few rounds: a look, not a measurement")
    plan = QUICK if arguments.parse_args().quick else FULL
    with tempfile.TemporaryDirectory(prefix="assistant-bench-") as folder:
        measure(plan, Path(folder))


def measure(plan: Plan, folder: Path) -> None:
    print("preparing: the sample knowledge, its copies and their vectors ...", flush=True)
    # As set-up leaves them, also where Python is told to keep no bytecode.
    compileall.compile_dir(PACKAGE, quiet=1)
    load(Settings(home=folder / "samples"), KNOWLEDGE)
    embedder = open_embedder(folder / "samples", None)
    figures = [Figures(size, _prepare(folder, size)) for size in plan.sizes]
    for _ in range(plan.starts):
        for one in figures:
            before = _of_children()
            with serving(folder / str(one.size)) as server:
                one.starts.append(server.first_answer(one.handles[0], TALK[0].format(n=2)))
            one.efforts.append(_of_children() - before)
    bare = Bare([], [])
    with contextlib.ExitStack() as stack:
        running = [(one, stack.enter_context(serving(folder / str(one.size)))) for one in figures]
        for one, server in running:
            server.first_answer(one.handles[0], TALK[0].format(n=2))
            one.memory.append(server.memory())
        for number in range(-1, plan.rounds):
            # The first round warms up and does not count.
            alone = _bare(number, embedder, folder)
            if number >= 0:
                bare.passes.extend(alone.passes)
                bare.commits.extend(alone.commits)
            for one, server in running:
                _round(number, one, server, number >= 0)
        for number in range(plan.crowds):
            for one, server in running:
                _crowd(number, one, server)
        for one, server in running:
            one.memory.append(server.memory())
    report(plan, figures, bare, folder)


def _prepare(folder: Path, size: int) -> tuple[str, ...]:
    home = Path(shutil.copytree(folder / "samples", folder / str(size)))
    database = Database.in_home(home)
    handles = fill(database, size)
    each = passages_each(database)
    database.close()
    print(f"  {size:>6,} freelancers with {each:.0f} passages each: {(home / 'assistant.db').stat().st_size / 1e6:,.0f} MB", flush=True)
    return handles


def _bare(number: int, embedder: Embedder, folder: Path) -> Bare:
    """What a turn cannot do without, alone."""
    passes = [_timed(lambda q=question: embedder.embed([q], query=True)) for question in _talk(random.Random(number))]  # type: ignore[misc]
    return Bare(passes, _bare_commits(folder / "commits.db", len(TALK)))


def _round(number: int, one: Figures, server: Server, counts: bool) -> None:
    """One talk by one client."""
    chance = random.Random(number)
    questions = _talk(chance)
    said = Chat(server.port, chance.choice(one.handles)).ask_all(questions)
    if counts:
        one.alone += [spent for spent, _ in said]
        one.turns += [reply["turn"] for _, reply in said]
        for place, (spent, _) in enumerate(said):
            one.by_question[place].append(spent)


def _talk(chance: random.Random) -> list[str]:
    return [question.format(n=chance.randint(2, 60)) for question in TALK]


def _crowd(number: int, one: Figures, server: Server) -> None:
    """A talk of each client, all at once, each with a freelancer drawn by chance."""
    chance = random.Random(1_000 + number)
    plans = [(chance.choice(one.handles), _talk(chance)) for _ in range(CLIENTS)]

    def client(plan: tuple[str, list[str]]) -> list[float]:
        handle, questions = plan
        return [spent for spent, _ in Chat(server.port, handle).ask_all(questions)]

    with ThreadPoolExecutor(CLIENTS) as clients:
        start = time.perf_counter()
        spent = [time for times in clients.map(client, plans) for time in times]
        one.rates.append(len(spent) / (time.perf_counter() - start))
    one.crowded += spent


def _bare_commits(path: Path, count: int) -> list[float]:
    """What the disk takes for one small durable commit."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS written (text)")
        return [_timed(lambda: connection.execute("INSERT INTO written VALUES (?)", ("x" * 2_000,))) for _ in range(count)]


def _stages(home: Path, turns: Sequence[str]) -> dict[str, list[float]]:
    """From the turns' own traces; a stage that a turn does not have counts nothing."""
    stages: defaultdict[str, list[float]] = defaultdict(list)
    database = Database.in_home(home)
    with database.snapshot() as connection:
        for turn in turns:
            trace: dict[str, Any] = turn_trace(connection, turn)
            trace = trace.get("trace", trace)
            spent = Counter({name: float(ms) for name, ms in trace["spent_ms"].items()})
            for step in trace["times"]:
                spent[f"· {step['on']}"] += step["ms"]
            for stage, ms in spent.items():
                stages[stage].append(ms)
    database.close()
    return stages


def report(plan: Plan, figures: Sequence[Figures], alone: Bare, folder: Path) -> None:
    bare, least = statistics.median(alone.passes), figures[0]
    print(f"\none forward pass of the embedding model   p50 {bare:6.1f} ms")
    print(f"one small durable commit                  p50 {statistics.median(alone.commits):6.1f} ms")
    rows: list[tuple[str, Callable[[Figures], str]]] = [
        ("a turn over HTTP, 1 client, p50 ms", lambda f: f"{statistics.median(f.alone):.1f}"),
        ("                            p95 ms", lambda f: f"{_p95(f.alone):.1f}"),
        ("  times a forward pass", lambda f: f"{statistics.median(f.alone) / bare:.1f}"),
        (f"  times that at {least.size}", lambda f: f"{statistics.median(f.alone) / statistics.median(least.alone):.2f}"),
        (f"a turn over HTTP, {CLIENTS} clients, p50 ms", lambda f: f"{statistics.median(f.crowded):.0f}"),
        ("                            p95 ms", lambda f: f"{_p95(f.crowded):.0f}"),
        ("  turns a second", lambda f: f"{statistics.median(f.rates):.0f}"),
        ("process start to open port, s", lambda f: f"{statistics.median(s.port for s in f.starts):.2f}"),
        ("              to ready, s", lambda f: f"{statistics.median(s.ready for s in f.starts):.2f}"),
        ("              to first answer, s", lambda f: f"{statistics.median(s.answer for s in f.starts):.2f}"),
        ("processor time of start and end, s", lambda f: f"{statistics.median(f.efforts):.2f}"),
        ("memory after start, MB", lambda f: f"{f.memory[0]:.0f}"),
        ("       after load, MB", lambda f: f"{f.memory[-1]:.0f}"),
    ]
    print(f"\n{'freelancers':40}" + "".join(f"{f.size:>10,}" for f in figures))
    for name, value in rows:
        print(f"{name:40}" + "".join(f"{value(f):>10}" for f in figures))
    print("\nstages of a turn, 1 client, p50 ms (· a part of speak; where it happens)")
    stages = [_stages(folder / str(f.size), f.turns) for f in figures]
    for stage in sorted({name for of in stages for name in of}, key=lambda name: (name.startswith("·"), name)):
        print(f"  {stage:38}" + "".join(f"{statistics.median(of[stage]) if of[stage] else 0:>10.1f}" for of in stages))
    print("\nquestions, 1 client, p50 ms")
    for place, question in enumerate(TALK):
        print(f"  {question[:37]:38}" + "".join(f"{statistics.median(f.by_question[place]):>10.1f}" for f in figures))
    print(f"\n{plan.rounds} rounds of {len(TALK)} questions at each size, {plan.crowds} crowds, {plan.starts} starts")


def _of_children() -> float:
    """Seconds of the processors that ended servers took: what a busy machine does not stretch as it does the wall clock's."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1e3


if __name__ == "__main__":
    main()
