"""Anything in any order, by anybody: nothing goes out beyond the mandate without a yes to exactly that, and no step is off the table."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from sqlalchemy import Row, select

from assistant.database.order_tables import approvals, offers, orders
from assistant.errors import AssistantError
from assistant.money import Money
from assistant.orders.caller import Caller, Role
from assistant.orders.judge import Proposal
from assistant.orders.lifecycle import STEPS
from assistant.orders.mandate import OfferLimits
from assistant.orders.pricing import Line
from assistant.orders.records import mandate
from assistant.orders.service import Edit
from assistant.orders.wanted import Wanted
from tests.orders.house import LENA, MANDATE, SAM, House, label, opened, picks
from tests.orders.test_judge import reference, total

LEGAL = {(s.entity, s.from_, s.to) for s in STEPS}
BEGINNINGS = {"sent", "waiting_approval"}
CONVERSATIONS = (("c1", "ana"), ("c2", "ana"), ("c3", "bob"))
MANDATES: tuple[dict[str, Any] | None, ...] = (
    MANDATE,
    None,
    {"offers": {"send_up_to": 100, "max_discount_percent": 20, "floor": 70}},
    {"offers": {"send_up_to": 10_000, "max_discount_percent": 0, "min_delivery_days": 6}},
    {"offers": {"floor": 10_000, "send_up_to": 20_000}},
)


@dataclass
class Driver:
    """Does one thing after another, much of it nonsense; `limits` is the mandate of the moment, `refused` and `states` what it met."""

    house: House
    dice: random.Random
    limits: OfferLimits = field(default_factory=lambda: mandate(MANDATE, "EUR").offers)
    seen: dict[tuple[str, str], str] = field(default_factory=dict)
    made_under: dict[str, OfferLimits] = field(default_factory=dict)
    keys: list[str] = field(default_factory=lambda: ["k0"])
    refused: set[str] = field(default_factory=set)
    states: set[tuple[str, str]] = field(default_factory=set)

    def anyone(self) -> Caller:
        conversation, client = self.dice.choice(CONVERSATIONS)
        role: Role = self.dice.choice(get_args(Role))
        return Caller(role, LENA if self.dice.random() < 0.9 else SAM, client, conversation)

    def right_one(self, role: Role, offer: Row[Any] | None) -> Caller:
        """Mostly whoever may do it."""
        if offer is None or self.dice.random() < 0.3:
            return self.anyone()
        return Caller(role, offer.freelancer, offer.client, offer.conversation)

    def key(self) -> str:
        if self.dice.random() < 0.1:
            return self.dice.choice(self.keys)
        self.keys.append(f"k{len(self.keys)}")
        return self.keys[-1]

    def wanted(self) -> Wanted:
        dice = self.dice
        return label(
            lines=tuple(Line(dice.choice(["basic", "standard"]), dice.choice([1] * 8 + [2, -1])) for _ in range(dice.choice([1, 1, 2]))),
            picks=picks(*dice.sample(["source", "express", "variant", "revision"], dice.choice([0, 0, 1, 2]))),
            discount_percent=Decimal(dice.choice([0] * 6 + [5, 10, 15, 20, 60, 100, 101])),
            delivery_days=dice.choice([None] * 6 + [1, 2, 5, 30, 10**9]),
            revisions=dice.choice([None] * 6 + [1, 5, 10**9]),
            wish=dice.choice([None] * 8 + ["a mascot"]),
        )

    def edit(self) -> Edit | None:
        dice = self.dice
        price = dice.choice([None, None, Money(dice.choice([-1, 5000]), dice.choice(["EUR", "USD"]))])
        whole = Edit(dice.choice([None, Decimal(50), Decimal(-1)]), dice.choice([None, 4, 0]), None, dice.choice([None, 2, 0]), None, price)
        return dice.choice([None, whole])

    def act(self) -> None:
        service, dice = self.house.orders, self.dice
        offer = dice.choice(self.rows("offers")[-4:] or [None])
        asked = dice.choice(self.rows("approvals")[-2:] or [None])
        client, freelancer = self.right_one("client", offer), self.right_one("freelancer", offer)
        hash = offer.hash if offer is not None and dice.random() < 0.8 else "0" * 64
        id, approval = (row.id if row is not None else "none" for row in (offer, asked))
        acts: list[Callable[[], object]] = [
            lambda: service.place(self.as_assistant(self.anyone()), self.key(), self.wanted(), insist=dice.random() < 0.5),
            lambda: service.place(self.anyone(), self.key(), self.wanted()),
            lambda: service.accept(client, self.key(), id, hash),
            lambda: service.decline(client, self.key(), id, hash),
            lambda: service.view(client, id),
            lambda: service.withdraw(freelancer, self.key(), id),
            lambda: service.decide(freelancer, self.key(), approval, dice.choice(["approve", "approve", "decline", "edit"]), self.edit()),
            service.do_due,
            lambda: self.house.clock.forward(hours=dice.choice([1, 6, 30])),
            self.change_mandate,
        ]
        try:
            dice.choices(acts, weights=[8, 1, 5, 2, 2, 1, 8, 1, 2, 1])[0]()
        except AssistantError as error:
            self.refused.add(error.code)

    def as_assistant(self, who: Caller) -> Caller:
        return Caller("assistant", LENA, who.client, who.conversation)

    def change_mandate(self) -> None:
        body = self.dice.choice(MANDATES)
        self.house.set_mandate(body)
        self.limits = mandate(body, "EUR").offers

    def rows(self, table: str) -> list[Row[Any]]:
        with self.house.database.snapshot() as connection:
            found = connection.execute(select({"offers": offers, "approvals": approvals, "orders": orders}[table]))
            return sorted(found, key=lambda row: row.id)

    def check(self) -> None:
        made, asked, ordered = self.rows("offers"), self.rows("approvals"), self.rows("orders")
        for entity, rows in (("offer", made), ("approval", asked)):
            for row in rows:
                self.check_step(entity, row)
        yes = {row.opened: row for row in asked if row.status == "approved"}
        for row in made:
            limits = self.made_under.setdefault(row.id, self.limits)
            if row.sent_at is not None:
                assert row.id in yes or _allowed(limits, row), row
            else:
                assert row.status in {"waiting_approval", "refused", "lapsed", "withdrawn", "superseded"}
        for row in asked:
            if row.status == "approved" and row.opened == row.offer:
                assert row.hash == next(each.hash for each in made if each.id == row.offer)
            assert row.status != "approved" or row.decided_at < row.expires_at
        accepted = {row.id: row for row in made if row.status == "accepted"}
        assert sorted(row.offer for row in ordered) == sorted(accepted)
        assert all((row.hash, row.total) == (accepted[row.offer].hash, _minor(accepted[row.offer])) for row in ordered)

    def check_step(self, entity: str, row: Row[Any]) -> None:
        before = self.seen.get((entity, row.id))
        if before is None:
            assert row.status in (BEGINNINGS if entity == "offer" else {"requested"})
        elif before != row.status:
            assert (entity, before, row.status) in LEGAL
        self.seen[entity, row.id] = row.status
        self.states.add((entity, row.status))


def _minor(offer: Row[Any]) -> int:
    return Money.from_json(offer.terms["total"]).minor


def _allowed(limits: OfferLimits, offer: Row[Any]) -> bool:
    """By the reference, on the terms as they are stored: what was asked is read back from what the catalogue comes to."""
    items = sum(Money.from_json(item["total"]).minor for item in offer.terms["items"])
    percent = Decimal(offer.wanted["discount_percent"])
    assert _minor(offer) == total(items, percent)
    titles = {item["title"] for item in offer.terms["items"]}
    own_days = 1 if "Express delivery" in titles else 6 if "Full box" in titles else 3
    own_days += sum(item["quantity"] for item in offer.terms["items"] if item["title"] == "Extra variant")
    own_revisions = (3 if "Full box" in titles else 1) + ("Extra revision" in titles)
    proposed = Proposal(
        full=Money(items, "EUR"),
        discount_percent=percent,
        delivery_days=offer.terms["delivery_days"],
        catalogue_days=own_days,
        days_bought="Express delivery" in titles,
        revisions=offer.terms["revisions"],
        catalogue_revisions=own_revisions,
        wish=offer.terms["wish"] is not None,
    )
    return reference(limits, proposed)[0] == "allow"


def test_nothing_goes_out_that_nobody_allowed(tmp_path: Path, proof_size: Callable[[int, int], int]) -> None:
    drivers = []
    for seed in range(4):
        with opened(tmp_path / str(seed)) as house:
            driver = Driver(house, random.Random(seed))
            for _ in range(proof_size(250, 1_200)):
                driver.act()
                driver.check()
        drivers.append(driver)
    # A proof that met nothing would prove nothing.
    states = set[tuple[str, str]]().union(*(driver.states for driver in drivers))
    assert {status for entity, status in states if entity == "offer"} >= {"sent", "waiting_approval", "accepted", "superseded", "refused"}
    assert {status for entity, status in states if entity == "approval"} >= {"requested", "approved", "declined", "lapsed", "cancelled"}
    assert set[str]().union(*(driver.refused for driver in drivers)) >= {"unknown_offer", "forbidden", "changed", "expired", "key_reused"}
