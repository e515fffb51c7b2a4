"""Several server processes on one database: what ends, what is told and what is sent by itself happens once."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.database.tables import messages, outbox
from assistant.settings import Settings
from tests.turns.bargains import Bargain, allow
from tests.turns.bookings import THURSDAY, Booking, open_calendar
from tests.turns.house import House, opened
from tests.turns.receivers import Received, web_server
from tests.turns.sweeper import sweep

pytestmark = pytest.mark.usefixtures("either")

SECRET = "whsec_YSBzZWNyZXQgb2YgdGhlIGZyZWVsYW5jZXI="


@pytest.fixture
def receiver() -> Iterator[Received]:
    with web_server() as received:
        yield received


@pytest.fixture
def house(tmp_path: Path, receiver: Received) -> Iterator[House]:
    url = f"http://127.0.0.1:{receiver.port}/"
    with opened(tmp_path, Settings(home=tmp_path, notify_webhook=url, notify_secret=SECRET)) as furnished:
        yield furnished


def at_once(house: House, processes: int) -> None:
    method = multiprocessing.get_context("spawn")
    barrier = method.Barrier(processes)
    args = house.office.settings, house.clock(), barrier
    running = [method.Process(target=sweep, args=args) for _ in range(processes)]
    for process in running:
        process.start()
    for process in running:
        process.join(120)
    assert [process.exitcode for process in running] == [0] * processes


def test_however_many_processes_look_each_thing_is_done_told_and_sent_once(
    house: House, receiver: Received, proof_size: Callable[[int, int], int]
) -> None:
    open_calendar(house)
    allow(house, expires_after_days=1)
    talks = [house.open(f"Client {n}") for n in range(proof_size(4, 20))]
    for n, talk in enumerate(talks):
        Bargain(house, talk).place()
        Booking(house, talk).book(THURSDAY.replace(hour=8 + n % 8, day=(26, 27, 25)[n // 8]))
    waiting = [house.open(f"Waiting {n}") for n in range(len(talks))]
    for talk in waiting:
        talk.say("I want to talk to a human, please.")
    house.clock.pass_by(hours=30)
    at_once(house, proof_size(3, 8))
    said = Counter((row.conversation, row.text) for row in house.rows(messages) if row.author == "assistant")
    assert set(said.values()) == {1}
    for talk in talks:
        told = [text for conversation, text in said if conversation == talk.id]
        assert len([text for text in told if "expired" in text or "has ended" in text]) == 1, told
        assert len([text for text in told if "released" in text or "no longer" in text]) == 1, told
    for talk in waiting:
        assert len([text for conversation, text in said if conversation == talk.id and "has not been able to answer" in text]) == 1
    sent = Counter(headers["webhook-id"] for headers, _ in receiver.posts)
    assert sent == Counter(row.key for row in house.rows(outbox) if row.channel == "webhook")
    assert set(sent.values()) == {1}
    assert {row.state for row in house.rows(outbox) if row.channel != "email"} == {"sent"}
