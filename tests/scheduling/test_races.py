"""Many at once: one winner, no overlap, every ending once."""

from __future__ import annotations

import multiprocessing
import random
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.scheduling.local import LocalScheduling
from tests.databases import database_in
from tests.scheduling.contender import OVERLAPS, contend
from tests.scheduling.house import LENA, House, assistant, at, at_once, client, freelancer, opened, service, wanted

pytestmark = pytest.mark.usefixtures("either")


@pytest.fixture
def elsewhere(house: House, tmp_path: Path) -> Iterator[LocalScheduling]:
    """A second process' worth of service over the same database."""
    database = database_in(tmp_path)
    yield service(database, house.clock)
    database.close()


def test_of_many_processes_that_want_one_place_one_has_it(tmp_path: Path, proof_size: Callable[[int, int], int]) -> None:
    with opened(tmp_path):
        processes, rounds = proof_size(3, 16), proof_size(6, 200)
        method = multiprocessing.get_context("spawn")
        barrier, won = method.Barrier(processes), method.SimpleQueue()
        running = [method.Process(target=contend, args=(tmp_path, n, rounds, barrier, won)) for n in range(processes)]
        for process in running:
            process.start()
        came_of: dict[int, list[str]] = defaultdict(list)
        for _ in range(processes * rounds):
            n, _number, result = won.get()
            came_of[n].append(result)
        for process in running:
            process.join(60)
        assert [process.exitcode for process in running] == [0] * processes
    assert [Counter(came_of[n])["won"] for n in range(rounds)] == [1] * rounds
    assert {result for results in came_of.values() for result in results} <= {"won", "taken", "buffer"}


def test_of_many_threads_that_want_one_start_one_has_it(house: House, elsewhere: LocalScheduling) -> None:
    doors = (house.scheduling, elsewhere)

    def book(n: int) -> object:
        return doors[n % 2].book(assistant(f"c{n}", f"client {n}"), "book", wanted(at(1, 10)))

    came_of = at_once(*(lambda n=n: book(n) for n in range(16)))
    assert Counter(came_of) == {"done": 1, "taken": 15}


def test_one_key_sent_many_times_at_once_is_one_consultation(house: House, elsewhere: LocalScheduling) -> None:
    doors, ids = (house.scheduling, elsewhere), set()

    def book(n: int) -> None:
        ids.add(doors[n % 2].book(assistant(), "same", wanted(at(1, 10))).id)

    assert at_once(*(lambda n=n: book(n) for n in range(16))) == ["done"] * 16
    assert len(ids) == 1


def test_of_paying_cancelling_and_running_out_at_once_none_leaves_a_payment_without_a_place(
    house: House, elsewhere: LocalScheduling, proof_size: Callable[[int, int], int]
) -> None:
    for n in range(proof_size(12, 500)):
        me, rival = f"c{n}", assistant(f"rival {n}", f"rival {n}")
        held = house.book(at(7, 10), who=assistant(me, me))

        def run_out() -> object:
            house.clock.forward(minutes=60)
            return elsewhere.do_due()

        acts = [
            run_out,
            lambda held=held, me=me: house.scheduling.pay(client(me, me), "pay", held.id),
            lambda held=held, me=me: elsewhere.pay(client(me, me), "pay again", held.id),
            lambda held=held, me=me: elsewhere.cancel(client(me, me), "cancel", held.id),
            lambda rival=rival: elsewhere.book(rival, "book", wanted(at(7, 10))),
        ]
        random.Random(n).shuffle(acts)
        at_once(*acts)
        row = next(row for row in house.rows() if row.id == held.id)
        assert row.paid_at is None or row.status == "confirmed" or row.refunded_at is not None
        ended = house.events(me).count("consultation_released") + house.events(me).count("consultation_cancelled")
        assert ended <= 2
        with house.database.snapshot() as connection:
            assert connection.execute(OVERLAPS).scalar_one() == 0
        for one in house.scheduling.consultations(freelancer(LENA)):
            if one.status in ("held", "confirmed"):
                house.scheduling.cancel(freelancer(LENA), f"clear {one.id}", one.id)
        house.clock.forward(minutes=-60)


def test_while_it_is_moved_exactly_one_of_both_places_is_kept(house: House, proof_size: Callable[[int, int], int]) -> None:
    house.set_calendar(buffer_minutes=0)
    booked, over, seen = house.confirmed(at(3, 10)), threading.Event(), []

    def watch() -> None:
        while not over.is_set():
            with house.database.snapshot() as connection:
                rows = connection.exec_driver_sql("SELECT blocked_until - blocked_from FROM consultations WHERE status = 'confirmed'").all()
            seen.append([tuple(row) for row in rows])

    watcher = threading.Thread(target=watch)
    watcher.start()
    for n in range(proof_size(20, 1_000)):
        house.scheduling.reschedule(client(), house.key(), booked.id, (at(3, 11), at(3, 10))[n % 2])
    over.set()
    watcher.join()
    assert seen
    assert {tuple(rows) for rows in seen} == {((30,),)}


def test_several_sweepers_end_and_remind_once(house: House, elsewhere: LocalScheduling) -> None:
    for hour in (9, 10, 11):
        house.confirmed(at(1, hour), 15)
        house.book(at(2, hour))
    house.clock.now = at(1, 10, 15)
    at_once(*(door.do_due for door in (house.scheduling, elsewhere) * 4))
    told = Counter((event.type, event.body["consultation"]) for event in house.told())
    assert set(told.values()) == {1}
    assert Counter(type for type, _ in told) == {
        **{"consultation_confirmed": 3, "consultation_held": 3, "consultation_released": 3},
        **{"consultation_done": 2, "consultation_reminder": 1},
    }
