"""Many at once: one winner, no overlap, every ending once."""

from __future__ import annotations

import multiprocessing
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.orders.caller import Caller
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.local import LocalScheduling
from tests.databases import database_in
from tests.scheduling.contender import OVERLAPS, contend
from tests.scheduling.house import LENA, START, House, assistant, at, at_once, client, freelancer, opened, service, wanted

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
        came_of = [won.get() for _ in running]
        for process in running:
            process.join(60)
        assert [process.exitcode for process in running] == [0] * processes
    assert [Counter(of_round)["won"] for of_round in zip(*came_of, strict=True)] == [1] * rounds
    assert {result for results in came_of for result in results} <= {"won", "taken", "buffer"}


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


@dataclass(frozen=True)
class Round:
    """A place that is held, and everything that may happen to it at the same moment, through two doors."""

    house: House
    elsewhere: LocalScheduling
    n: int
    held: Consultation

    @property
    def me(self) -> Caller:
        return client(f"c{self.n}", f"c{self.n}")

    def acts(self) -> list[Callable[[], object]]:
        here, there, id, rival = self.house.scheduling, self.elsewhere, self.held.id, f"rival {self.n}"
        acts: list[Callable[[], object]] = [
            self.run_out,
            lambda: here.pay(self.me, "pay", id),
            lambda: there.pay(self.me, "pay again", id),
            lambda: there.cancel(self.me, "cancel", id),
            lambda: here.reschedule(self.me, "move", id, at(7, 14)),
            lambda: there.book(assistant(rival, rival), "book", wanted(at(7, 10))),
        ]
        dice = random.Random(self.n)
        # Not all of it every time: with a cancellation in every round nothing else would last.
        return dice.sample(acts, dice.choice([2, 3, 4, 6]))

    def run_out(self) -> object:
        self.house.clock.forward(minutes=60)
        return self.elsewhere.do_due()

    def clear(self) -> None:
        for one in self.house.scheduling.consultations(freelancer(LENA)):
            if one.status in ("held", "confirmed"):
                self.house.scheduling.cancel(freelancer(LENA), f"clear {one.id}", one.id)


def test_whatever_happens_to_a_held_place_at_once_no_payment_is_left_without_one(
    house: House, elsewhere: LocalScheduling, proof_size: Callable[[int, int], int]
) -> None:
    endings: Counter[str] = Counter()
    seq = 0
    for n in range(proof_size(40, 2_000)):
        house.clock.now = START
        this = Round(house, elsewhere, n, house.book(at(7, 10), who=assistant(f"c{n}", f"c{n}")))
        at_once(*this.acts())
        came = house.scheduling.consultation(this.me, this.held.id)
        assert came.paid_at is None or came.status == "confirmed" or came.refunded_at is not None
        told = house.scheduling.events(seq, 1_000)
        seq = told[-1].seq
        mine = Counter(event.type for event in told if event.conversation == f"c{n}")
        assert max(mine[f"consultation_{ending}"] for ending in ("released", "cancelled", "confirmed")) <= 1
        # Each payment but the one that has the place went back, as often as somebody paid.
        assert mine["consultation_paid"] - mine["consultation_refunded"] == (came.status == "confirmed" and came.paid_at is not None)
        with house.database.snapshot() as connection:
            assert connection.execute(OVERLAPS).scalar_one() == 0
        this.clear()
        endings[f"{came.status}{' and paid' if came.paid_at else ''}{' and refunded' if came.refunded_at else ''}"] += 1
        house.forget()
    # A proof that met little would prove little.
    assert set(endings) >= {"confirmed and paid", "released", "cancelled", "cancelled and paid and refunded"}, endings


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
