"""Two servers on one PostgreSQL: whichever is asked, and whichever is killed, a conversation is answered once and in order."""

from __future__ import annotations

import random
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from assistant.loading import load
from assistant.settings import Settings
from tests.databases import database_in
from tests.turns.answered import Record, assert_answered_once, assert_in_order
from tests.web.servers import Served, ask

pytestmark = pytest.mark.usefixtures("on_postgres")

LENA = "lena-moreau"
QUESTIONS = ("How much is one label?", "And how fast?", "Do you print too?", "What about three of them?", "Thank you!")


@pytest.fixture
def servers(sample_home: Path, project: Path, tmp_path: Path) -> Iterator[list[Served]]:
    """The first two of their kind, on a database that the sample freelancer was imported into."""
    home = tmp_path / "home"
    # What was prepared of the embedding model.
    shutil.copytree(sample_home / "models", home / "models")
    load(Settings(home=home), project / "knowledge" / "freelancers" / LENA)
    started = [Served(home), Served(home)]
    for server in started:
        server.start()
    for server in started:
        server.wait()
    yield started
    for server in started:
        server.kill()


def test_two_servers_answer_every_message_once_and_in_order_though_either_is_killed(
    servers: list[Served], tmp_path: Path, proof_size: Callable[[int, int], int]
) -> None:
    heard: dict[tuple[str, str], Any] = {}
    over = threading.Event()

    opened_first = [ask(servers, random.Random(n), f"/api/freelancers/{LENA}/conversations", {}) for n in range(6)]

    def talk(opened: dict[str, Any]) -> str:
        """One question after the other, now and then two at once."""
        path, count = f"/api/conversations/{opened['conversation']}/messages", proof_size(10, 100)

        def say(n: int) -> None:
            body = {"id": f"{n}", "text": QUESTIONS[n % len(QUESTIONS)]}
            heard[opened["conversation"], str(n)] = ask(servers, random.Random(n), path, body, opened["token"])

        with ThreadPoolExecutor(2) as pair:
            waiting = []
            for n in range(count):
                waiting.append(pair.submit(say, n))
                if n % 5 != 3:
                    for each in waiting:
                        each.result()
                    waiting.clear()
        return str(opened["conversation"])

    def kill() -> int:
        kills = 0
        while not over.is_set() and kills < proof_size(2, 30):
            time.sleep(0.5)
            victim = servers[kills % 2]
            victim.kill()
            kills += 1
            victim.start()
            victim.wait()
        return kills

    with ThreadPoolExecutor(7) as threads:
        killer = threads.submit(kill)
        talks = list(threads.map(talk, opened_first))
        over.set()
        assert killer.result() > 0
    database = database_in(tmp_path)
    record = Record.of(database, talks)
    assert len(record.inbox) == len(talks) * proof_size(10, 100)
    assert_answered_once(record, heard)
    assert_in_order(record)
