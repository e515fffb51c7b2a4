"""The tools of offers and the brief, behind the real gate and over a real order service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import insert

from assistant.conversations.facts import Fact
from assistant.database.tables import conversations, turns
from assistant.orders.shelf import Shelf
from assistant.tools.calls import Call, Called
from assistant.tools.gate import Gate
from assistant.tools.table import TOOLS
from assistant.tools.tool import Desk, TurnContext
from tests.orders.house import LENA, START, House, client, freelancer, opened

pytestmark = pytest.mark.usefixtures("either")

LABEL = {"gig": "packaging", "lines": [{"package": "basic"}]}
BOX = {"gig": "packaging", "lines": [{"package": "standard"}]}


class Talk:
    """One client's conversation: each call has a key of its own."""

    def __init__(self, house: House) -> None:
        self.house, self.step = house, 0
        unused = cast("Any", None)
        self.gate = Gate(house.database, Desk(Shelf(house.database), unused, unused, house.orders, unused), TOOLS)
        row: dict[str, Any] = {"freelancer": LENA, "client": "ana", "channel": "web", "token_hash": "h", "token_expires": START}
        row |= {"state": "assistant", "epoch": 0, "language": "en", "brief": {}, "dialogue": {}, "unknowns": 0, "last_seq": 1, "fence": 1}
        with house.database.transaction() as connection:
            connection.execute(insert(conversations).values(id="c1", **row, created_at=START, updated_at=START))
            connection.execute(
                insert(turns).values(id="t1", conversation="c1", first_seq=1, last_seq=1, state="open", epoch=0, started_at=START)
            )

    def call(self, tool: str, arguments: dict[str, Any] | None = None, key: str | None = None) -> Called:
        self.step += 1
        context = TurnContext(
            freelancer=LENA, client="ana", conversation="c1", turn="t1", now=START, language="en", question="An offer, please.", epoch=0
        )
        return self.gate.call(context, Call(key or f"tc:t1:{self.step}:0", tool, arguments or {}), lambda _connection: None)


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    with opened(tmp_path) as house:
        yield Talk(house)


def prices(facts: tuple[Fact, ...]) -> dict[str, set[int]]:
    """What may be said in money, by what it is said of."""
    found: dict[str, set[int]] = {}
    for fact in facts:
        if fact.kind == "price":
            found.setdefault(fact.subject.id.removeprefix(fact.source.id), set()).add(fact.value["minor"])
    return found


def days(facts: tuple[Fact, ...]) -> dict[str, int]:
    return {fact.subject.id.removeprefix(fact.source.id): fact.value["days"] for fact in facts if fact.kind == "delivery"}


def test_an_offer_that_was_sent_comes_with_its_card_and_facts_that_are_each_of_one_thing(talk: Talk) -> None:
    called = talk.call("create_offer", {**BOX, "discount_percent": 10, "milestones": 3})
    assert (called.content["status"], called.content["reasons"]) == ("sent", [])
    (card,) = called.cards
    assert (card["id"], len(card["buttons"])) == (called.content["object"]["id"], 2)
    assert prices(called.facts) == {
        **{"": {19800}, "#Full box": {22000}, "#discount": {2200}, "#listed": {22000}, "#fee included": {20889}},
        **{f"#step {n}": {6600} for n in (1, 2, 3)},
    }
    assert days(called.facts) == {"": 6, "#step 1": 2, "#step 2": 2, "#step 3": 2}
    assert {fact.source.id for fact in called.facts} == {f"offer:{card['id']}"}


def test_to_consider_makes_nothing_and_says_what_it_would_come_to(talk: Talk) -> None:
    called = talk.call("consider_offer", LABEL)
    assert (called.content["status"], called.content["terms"]["total"]) == ("sent", {"amount": "90.00", "currency": "EUR"})
    assert (talk.house.events(), called.cards) == ([], ())
    assert talk.call("list_offers").content["offers"] == []


@pytest.mark.parametrize(
    ("arguments", "status", "reasons"),
    [
        ({**LABEL, "discount_percent": 40}, "countered", ["needs_freelancer"]),
        ({"gig": "packaging", "lines": [{"package": "standard", "quantity": 2}]}, "waiting_approval", ["needs_freelancer"]),
        ({**LABEL, "discount_percent": 99, "lines": [{"package": "standard", "quantity": 2}]}, "refused", ["not_possible"]),
        ({**LABEL, "delivery_days": 1}, "refused", ["too_fast"]),
        ({**LABEL, "delivery_days": 2}, "waiting_approval", ["faster"]),
        ({**LABEL, "revisions": 5}, "waiting_approval", ["revisions"]),
        ({"gig": "packaging", "wish": "a wooden box"}, "waiting_approval", ["off_catalogue"]),
    ],
)
def test_a_model_is_told_what_kind_of_no_it_is_and_of_no_limit(
    talk: Talk, arguments: dict[str, Any], status: str, reasons: list[str]
) -> None:
    for tool in ("consider_offer", "create_offer"):
        content = talk.call(tool, arguments).content
        assert content["status"] == status
        assert set(content["reasons"]) <= {"not_possible", "too_fast", "faster", "revisions", "off_catalogue", "needs_freelancer"}
        assert content["reasons"] == reasons


def test_probing_does_not_tell_one_limit_from_another(talk: Talk) -> None:
    told = []
    for limits in ({}, {"send_up_to": 50}, {"send_up_to": 3000}, {"max_discount_percent": 0, "send_up_to": 50}):
        talk.house.set_mandate({"offers": limits})
        told.append(talk.call("consider_offer", {**LABEL, "discount_percent": 10}).content["reasons"])
    assert told == [["needs_freelancer"]] * 4


def test_what_waits_for_the_freelancer_has_no_figure(talk: Talk) -> None:
    called = talk.call("create_offer", {**BOX, "lines": [{"package": "standard", "quantity": 2}]})
    assert (called.content["terms"], called.content["client_pays"], called.facts, called.cards) == (None, None, (), ())
    (listed,) = talk.call("list_offers").content["offers"]
    assert listed["status"] == "waiting_approval"
    assert not {"total", "items", "client_pays"} & set(listed)


def test_an_offer_that_has_ended_is_listed_without_figures(talk: Talk) -> None:
    talk.call("create_offer", BOX)
    (sent,) = talk.house.orders.offers(client())
    listed = talk.call("list_offers")
    assert listed.content["offers"][0]["total"] == {"amount": "220.00", "currency": "EUR"}
    assert prices(listed.facts)[""] == {22000}
    talk.house.orders.withdraw(freelancer(), talk.house.key(), sent.id)
    after = talk.call("list_offers")
    assert after.content["offers"] == [
        {
            **{"id": sent.id, "status": "withdrawn", "revision": 1, "expires_at": sent.expires_at.isoformat()},
            **{"title": sent.terms.title, "gig": "packaging"},
        }
    ]
    assert (after.facts, after.cards) == ((), ())


def test_of_a_revised_offer_only_the_newest_has_figures(talk: Talk) -> None:
    talk.call("create_offer", BOX)
    talk.call("create_offer", LABEL)
    listed = talk.call("list_offers")
    assert sorted(offer["status"] for offer in listed.content["offers"]) == ["sent", "superseded"]
    assert prices(listed.facts)[""] == {9000}
    assert len(listed.cards) == 1


def test_an_accepted_offer_keeps_its_figures_and_its_order_can_be_had_again(talk: Talk) -> None:
    talk.call("create_offer", {**BOX, "requirements": {"product": "jam"}})
    (offer,) = talk.house.orders.offers(client())
    talk.house.orders.accept(client(), talk.house.key(), offer.id, offer.hash)
    listed = talk.call("list_offers")
    assert prices(listed.facts)[""] == {22000}
    assert listed.cards == ()
    (order,) = listed.content["orders"]
    assert order["again"] == {**BOX, "lines": [{"package": "standard", "quantity": 1}], "extras": [], "requirements": {"product": "jam"}}


def test_an_offer_is_made_once_under_its_key(talk: Talk) -> None:
    first = talk.call("create_offer", BOX, key="k")
    assert talk.call("create_offer", BOX, key="k").content == first.content
    refused = talk.call("create_offer", LABEL, key="k")
    assert (refused.status, refused.content["error"]) == ("refused", "call_reused")
    assert talk.house.events().count("offer_sent") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        {"gig": "packaging"},
        {**BOX, "price": 1},
        {**BOX, "milestones": 7},
        {**BOX, "months": 13},
        {**BOX, "revisions": 51},
        {**BOX, "gig": "x"},
    ],
)
def test_what_is_out_of_bounds_is_refused_before_anything_is_priced(talk: Talk, arguments: dict[str, Any]) -> None:
    assert talk.call("create_offer", arguments).status == "refused"
    assert talk.house.events() == []


def test_what_the_client_tells_is_noted_and_what_is_missing_is_asked_next(talk: Talk) -> None:
    noted = talk.call("note_brief", {"gig": "packaging", "known": {"colour": "red"}, "assumed": {"size": "small"}})
    assert noted.content["brief"] == {"gig": "packaging", "known": {"colour": "red"}, "missing": ["product"], "assumed": {"size": "small"}}
    assert noted.content["ask_next"] == "What is it for?"
    more = talk.call("note_brief", {"known": {"product": "jam", "size": "large", "colour": "blue"}})
    assert more.content["brief"] == {
        **{"gig": "packaging", "known": {"colour": "blue", "product": "jam", "size": "large"}, "missing": [], "assumed": {}},
    }
    assert more.content["ask_next"] is None


def test_a_brief_does_not_grow_without_end_and_keeps_what_was_told_last(talk: Talk) -> None:
    for first in range(0, 60, 20):
        talk.call("note_brief", {"known": {f"field-{n}": "x" for n in range(first, first + 20)}})
    known = talk.call("note_brief", {"known": {"last": "y"}}).content["brief"]["known"]
    assert (len(known), known["last"], "field-0" in known) == (40, "y", False)


@pytest.mark.parametrize("arguments", [{"gig": "someone-elses"}, {"known": {"product": ""}}, {"known": {"product": "x" * 1001}}])
def test_a_brief_of_what_is_not_sold_or_without_words_is_refused(talk: Talk, arguments: dict[str, Any]) -> None:
    assert talk.call("note_brief", arguments).status == "refused"
