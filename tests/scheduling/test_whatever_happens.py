"""Anything in any order, by anybody: no overlap, no step off the table, and never paid without a place or a refund."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

from sqlalchemy import Row

from assistant.errors import AssistantError
from assistant.orders.caller import Caller, Role
from assistant.scheduling.lifecycle import NEW, STEPS
from assistant.scheduling.spans import Span
from tests.scheduling.contender import OVERLAPS
from tests.scheduling.house import LENA, SAM, House, at, opened, wanted

LEGAL = {(s.from_, s.to) for s in STEPS}
CONVERSATIONS = (("c1", "ana"), ("c2", "ana"), ("c3", "bob"), ("c4", "cleo"))
BEGINNINGS = {to for from_, to in LEGAL if from_ == NEW}


@dataclass
class Driver:
    """Does one thing after another, much of it nonsense; `refused` and `states` are what it met."""

    house: House
    dice: random.Random
    seen: dict[str, str] = field(default_factory=dict)
    keys: list[str] = field(default_factory=lambda: ["k0"])
    refused: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    refunds: int = 0

    def right_one(self, role: Role, row: Row[Any] | None) -> Caller:
        """Mostly whoever may do it."""
        if row is None or self.dice.random() < 0.15:
            conversation, client = self.dice.choice(CONVERSATIONS)
            anything: Role = self.dice.choice(get_args(Role))
            return Caller(anything, LENA if self.dice.random() < 0.8 else SAM, client, conversation)
        return Caller(role, row.freelancer, row.client, row.conversation)

    def key(self) -> str:
        if self.dice.random() < 0.1:
            return self.dice.choice(self.keys)
        self.keys.append(f"k{len(self.keys)}")
        return self.keys[-1]

    def some_start(self) -> Any:
        """Few, so that many want the same; by the hour, from the day that it is on."""
        day = self.house.clock.now.replace(hour=0, minute=0)
        hours, minutes = self.dice.choice([8, 9, 10, 13, 14]), self.dice.choice([0, 30])
        return day + timedelta(days=self.dice.choice([0, 0, 1, 2, 3]), hours=hours, minutes=minutes)

    def act(self) -> None:
        door, dice = self.house.scheduling, self.dice
        rows = self.house.rows()
        row = dice.choice(rows[-6:] or [None])
        id = row.id if row is not None else "none"
        conversation, name = dice.choice(CONVERSATIONS)
        booker = Caller(dice.choice(["client", "assistant"]), LENA, name, conversation)
        client, freelancer, assistant = (self.right_one(role, row) for role in ("client", "freelancer", "assistant"))
        acts: list[tuple[int, Callable[[], object]]] = [
            (8, lambda: door.book(booker, self.key(), wanted(self.some_start(), dice.choice([15, 30, 60, 60, 45])))),
            (8, lambda: door.pay(client, self.key(), id)),
            (2, lambda: door.approve(freelancer, self.key(), id)),
            (1, lambda: door.decline(freelancer, self.key(), id)),
            (2, lambda: door.cancel(dice.choice([client, freelancer, assistant]), self.key(), id)),
            (3, lambda: door.reschedule(dice.choice([client, freelancer, assistant]), self.key(), id, self.some_start())),
            (1, lambda: door.no_show(dice.choice([client, freelancer]), self.key(), id)),
            (1, lambda: door.finish(freelancer, self.key(), id)),
            (2, door.do_due),
            (4, lambda: self.house.clock.forward(minutes=dice.choice([5, 30, 60, 60, 300, 1_000]))),
            (1, lambda: self.house.set_mandate(consultations=dice.choice(["book", "book", "ask"]))),
            (1, lambda: self.house.set_calendar(buffer_minutes=dice.choice([0, 15, 30]), per_day=dice.choice([2, 5]))),
            (1, self.change_time_off),
        ]
        try:
            dice.choices([act for _, act in acts], weights=[weight for weight, _ in acts])[0]()
        except AssistantError as error:
            self.refused.add(error.code)

    def change_time_off(self) -> None:
        door, me, dice = self.house.scheduling, Caller("freelancer", LENA), self.dice
        for off in door.days_off(me):
            door.remove_days_off(me, self.key(), off.id)
        day: date = self.house.clock.now.date() + timedelta(days=dice.choice([1, 2, 3]))
        door.add_days_off(me, self.key(), day, day)
        start = self.some_start()
        door.block(me, self.key(), Span(start, start + timedelta(hours=1)))

    def check(self) -> None:
        with self.house.database.snapshot() as connection:
            assert connection.execute(OVERLAPS).scalar_one() == 0
        for row in self.house.rows():
            before = self.seen.get(row.id)
            assert row.status in BEGINNINGS if before is None else before == row.status or (before, row.status) in LEGAL
            self.seen[row.id] = row.status
            self.states.add(row.status)
            if row.paid_at is not None:
                self.check_money(row)

    def check_money(self, row: Row[Any]) -> None:
        """A place, a refund, or a policy by which the price is lost."""
        assert row.price > 0
        if row.refunded_at is not None:
            self.refunds += 1
            assert row.status in {"released", "cancelled", "no_show_freelancer"}
        elif row.status == "cancelled":
            last = [e for e in self.house.scheduling.events(0, 1000) if e.body.get("consultation") == row.id][-1]
            assert (last.type, last.body["by"], row.moved_by != "freelancer") == ("consultation_cancelled", "client", True)
            assert row.starts_at - last.at < timedelta(hours=24)
        else:
            assert row.status in {"confirmed", "done", "no_show_client"}


def test_nobody_pays_for_nothing_and_no_two_have_one_place(tmp_path: Path, proof_size: Callable[[int, int], int]) -> None:
    drivers = []
    for seed in range(proof_size(3, 20)):
        with opened(tmp_path / str(seed)) as house:
            house.clock.now = at(1, 8)
            driver = Driver(house, random.Random(seed))
            for _ in range(proof_size(150, 300)):
                driver.act()
                driver.check()
        drivers.append(driver)
    # A proof that met nothing would prove nothing.
    states = set[str]().union(*(driver.states for driver in drivers))
    assert states >= {"waiting_approval", "held", "confirmed", "released", "cancelled", "done"}
    assert sum(driver.refunds for driver in drivers) > 0
    assert set[str]().union(*(driver.refused for driver in drivers)) >= {"taken", "expired", "forbidden", "unknown_consultation"}
