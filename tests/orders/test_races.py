"""Many at once: one winner, one order, every ending once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from assistant.errors import Conflict
from assistant.orders.caller import Caller
from assistant.orders.local import LocalOrders
from assistant.orders.offer import Offer
from assistant.orders.service import Decision, Event, Orders
from assistant.orders.shelf import Shelf
from tests.databases import database_in
from tests.orders.house import House, assistant, client, freelancer, label, opened

pytestmark = pytest.mark.usefixtures("either")

ACCEPTS = 32


@pytest.fixture
def here(tmp_path: Path) -> Iterator[House]:
    with opened(tmp_path) as furnished:
        yield furnished


@pytest.fixture
def elsewhere(here: House, tmp_path: Path) -> Iterator[Orders]:
    """A second process' worth of service over the same database."""
    database = database_in(tmp_path)
    yield LocalOrders(database, Shelf(database), here.clock)
    database.close()


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What came of each: "done", or the code of the conflict."""
    barrier = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        barrier.wait()
        try:
            act()
        except Conflict as refused:
            return refused.code
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def placed(house: House, conversation: str) -> Offer:
    offer = house.orders.place(assistant(conversation), f"place-{conversation}", label()).offer
    assert offer is not None
    return offer


@dataclass(frozen=True)
class Round:
    """One offer that many want at once, through two doors."""

    house: House
    elsewhere: Orders
    n: int
    offer: Offer

    @property
    def me(self) -> Caller:
        return client(f"c{self.n}")

    def accept(self, k: int) -> object:
        door = (self.house.orders, self.elsewhere)[k % 2]
        return door.accept(self.me, f"{self.n}-{k}", self.offer.id, self.offer.hash)

    def withdraw(self) -> object:
        return self.house.orders.withdraw(freelancer(), f"w-{self.n}", self.offer.id)

    def run_out(self) -> object:
        self.house.clock.forward(days=7)
        return self.elsewhere.do_due()

    def acts(self) -> list[Callable[[], object]]:
        """Which comes first is the machine's to say, but each stands in front in a third of the rounds."""
        accepts = [partial(self.accept, k) for k in range(ACCEPTS)]
        return [
            [self.withdraw, self.run_out, *accepts],
            [*accepts, self.withdraw, self.run_out],
            [self.run_out, *accepts, self.withdraw],
        ][self.n % 3]


def test_of_many_who_accept_while_it_is_withdrawn_and_runs_out_one_wins(
    here: House, elsewhere: Orders, proof_size: Callable[[int, int], int]
) -> None:
    for n in range(proof_size(20, 200)):
        this = Round(here, elsewhere, n, placed(here, f"c{n}"))
        acts = this.acts()
        came_of = at_once(*acts)
        status = here.status(this.offer.id)
        won = sum(1 for act, result in zip(acts, came_of, strict=True) if isinstance(act, partial) and result == "done")
        orders = [order for order in here.orders.orders(this.me) if order.offer == this.offer.id]
        assert status in {"accepted", "withdrawn", "expired"}
        assert (won, len(orders)) == ((1, 1) if status == "accepted" else (0, 0))
        assert len(set(here.events(f"c{n}")) & {"offer_accepted", "offer_withdrawn", "offer_expired"}) == 1


def test_one_key_pressed_many_times_at_once_is_one_order(here: House, elsewhere: Orders) -> None:
    offer = placed(here, "c1")
    ids: set[str] = set()
    doors = [(here.orders, elsewhere)[k % 2] for k in range(16)]
    came_of = at_once(*(lambda door=door: ids.add(door.accept(client(), "same", offer.id, offer.hash).id) for door in doors))
    assert came_of == ["done"] * 16
    assert len(ids) == 1


def test_the_same_offer_asked_for_at_once_is_made_once(here: House, elsewhere: Orders) -> None:
    ids: set[str | None] = set()
    doors = [(here.orders, elsewhere)[k % 2] for k in range(16)]

    def place(door: Orders, k: int) -> None:
        offer = door.place(assistant(), f"k{k}", label()).offer
        ids.add(offer and offer.id)

    assert at_once(*(lambda door=door, k=k: place(door, k) for k, door in enumerate(doors))) == ["done"] * 16
    assert len(ids) == 1
    assert here.events() == ["offer_sent"]


def test_of_a_yes_a_no_and_an_ending_at_once_one_counts(here: House, elsewhere: Orders, proof_size: Callable[[int, int], int]) -> None:
    def decide(door: Orders, key: str, asked: str, decision: Decision) -> object:
        return door.decide(freelancer(), key, asked, decision)

    def lapse() -> object:
        here.clock.forward(hours=24)
        return elsewhere.do_due()

    for n in range(proof_size(10, 100)):
        approval = here.orders.place(assistant(f"c{n}"), f"p{n}", label(delivery_days=2)).approval
        assert approval is not None
        yes = [partial(decide, here.orders, f"{n}-yes{k}", approval.id, "approve") for k in range(4)]
        no = [partial(decide, elsewhere, f"{n}-no{k}", approval.id, "decline") for k in range(4)]
        came_of = at_once(*yes, *no, lapse)
        status = here.status(approval.offer)
        assert status in {"sent", "refused", "lapsed"}
        assert came_of[:-1].count("done") == (0 if status == "lapsed" else 1)
        assert len(set(here.events(f"c{n}")) & {"offer_sent", "offer_refused", "approval_lapsed"}) == 1


def every_event(orders: Orders) -> Iterator[Event]:
    seen = 0
    while some := orders.events(seen):
        yield from some
        seen = some[-1].seq


def test_several_sweepers_end_each_thing_once(here: House, elsewhere: Orders, proof_size: Callable[[int, int], int]) -> None:
    count = proof_size(40, 1_000)
    for n in range(count):
        wanted = label() if n % 2 else replace(label(), delivery_days=2)
        here.orders.place(assistant(f"c{n}"), f"p{n}", wanted)
        here.clock.forward(seconds=1)
    ended: list[int] = []
    # A step at a time, so that at every look some are due and some are not yet.
    for _ in range(12):
        here.clock.forward(hours=15)
        assert set(at_once(*(lambda door=door: ended.append(door.do_due()) for door in (here.orders, elsewhere) * 2))) == {"done"}
    events = [event for event in every_event(here.orders) if event.type in ("offer_expired", "approval_lapsed")]
    assert sum(ended) == len(events) == count
    assert len({event.body["offer"] for event in events}) == count
    offers = {offer.id: offer for offer in here.orders.offers(freelancer())}
    for event in events:
        offer = offers[event.body["offer"]]
        due = offer.expires_at if event.type == "offer_expired" else offer.created_at + timedelta(hours=24)
        assert due <= event.at
