"""What was changed in the product outlives imports; a conflict is reported, never settled silently."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.errors import Invalid, KnowledgeError, NotFound
from assistant.importing import change, learn
from assistant.importing.changing import Change
from assistant.money import Money
from assistant.orders.catalogue import Faq
from assistant.orders.shelf import Shelf
from tests.importing.conftest import Bench

pytestmark = pytest.mark.usefixtures("either")

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
PRICE = "gigs/signs.yaml#packages[basic].price"
GIG = "freelancers/nora-vidal/gigs/signs.yaml"


def raise_price(bench: Bench, amount: int) -> int:
    return change(bench.database, bench.embedder, "nora-vidal", Change(PRICE, amount), NOW)


def price(bench: Bench) -> Money:
    return Shelf(bench.database).catalogue("nora-vidal").gigs[0].packages[0].price


def test_a_change_shows_at_once_and_survives_an_import(bench: Bench) -> None:
    bench.load()
    assert raise_price(bench, 110) == 2
    report = bench.load()
    assert price(bench) == Money(11000, "EUR")
    assert "110" in bench.passages()["gig:signs:package:basic"].text
    assert report.conflicts == ()


def test_where_files_and_product_both_changed_the_products_value_is_kept_and_reported_until_settled(bench: Bench) -> None:
    bench.load()
    raise_price(bench, 110)
    bench.edit(GIG, "price: 90", "price: 95")
    for _ in range(2):
        (conflict,) = bench.load().conflicts
        assert "nora-vidal: gigs/signs.yaml: packages[basic].price: the files say 95" in conflict
        assert "2026-11-20 says 110; the product's value was kept" in conflict
    assert price(bench) == Money(11000, "EUR")


@pytest.mark.parametrize(("prefer", "kept"), [("files", 9500), ("product", 11000)])
def test_a_preference_settles_a_conflict_for_good(bench: Bench, prefer: str, kept: int) -> None:
    bench.load()
    raise_price(bench, 110)
    bench.edit(GIG, "price: 90", "price: 95")
    assert len(bench.load(prefer=prefer).conflicts) == 1
    assert bench.load().conflicts == ()
    assert price(bench) == Money(kept, "EUR")


def test_a_change_that_the_files_take_over_is_no_conflict(bench: Bench) -> None:
    bench.load()
    raise_price(bench, 110)
    bench.edit(GIG, "price: 90", "price: 110")
    assert bench.load().conflicts == ()
    bench.edit(GIG, "price: 110", "price: 120")
    assert bench.load().conflicts == ()
    assert price(bench) == Money(12000, "EUR")


def test_a_change_to_what_the_files_no_longer_have_is_dropped_and_reported(bench: Bench) -> None:
    bench.load()
    raise_price(bench, 110)
    bench.edit(GIG, "id: basic", "id: single")
    (conflict,) = bench.load().conflicts
    assert "packages[basic].price: is no longer in the files" in conflict


def test_a_change_that_breaks_the_records_is_refused(bench: Bench) -> None:
    bench.load()
    with pytest.raises(KnowledgeError, match="cheapest first"):
        raise_price(bench, 999)
    with pytest.raises(Invalid, match="to change"):
        change(bench.database, bench.embedder, "nora-vidal", Change("gigs/none.yaml#title", "x"), NOW)
    assert Shelf(bench.database).version("nora-vidal") == 1


def test_days_away_can_be_added_where_there_were_none(bench: Bench) -> None:
    bench.edit("freelancers/nora-vidal/profile.yaml", "  away:\n    - {from: 2026-12-24, to: 2027-01-02, note: Winter break}\n", "")
    bench.load()
    away = [{"from": "2027-02-01", "to": "2027-02-03"}]
    change(bench.database, bench.embedder, "nora-vidal", Change("profile.yaml#availability.away", away), NOW)
    bench.load()
    assert "2027-02-01" in bench.passages()["profile:away"].text


def test_what_the_owner_taught_is_known_at_once_and_survives_imports(bench: Bench) -> None:
    bench.load()
    before = len(bench.embedder.texts)
    with bench.database.transaction() as connection:
        learn(connection, bench.embedder, "nora-vidal", Faq("Do you gild?", "Yes, with 24 carat leaf."), language="en", now=NOW)
    new = bench.embedder.texts[before:]
    assert new
    assert [text for text in new if not text.startswith("Do you gild?")] == []
    assert Shelf(bench.database).version("nora-vidal") == 2
    bench.load()
    (learned,) = [passage for passage in bench.passages().values() if passage.title == "Do you gild?"]
    assert (learned.kind, learned.text) == ("faq", "Yes, with 24 carat leaf.")
    assert Shelf(bench.database).catalogue("nora-vidal").profile.faq == (Faq("Do you gild?", "Yes, with 24 carat leaf."),)


def test_teaching_the_same_question_again_replaces_its_answer(bench: Bench) -> None:
    bench.load()
    for answer in ("Yes.", "Not any more."):
        with bench.database.transaction() as connection:
            learn(connection, bench.embedder, "nora-vidal", Faq("Do you gild?", answer), language="en", now=NOW)
    assert [pair.a for pair in Shelf(bench.database).catalogue("nora-vidal").profile.faq] == ["Not any more."]


def test_nobody_teaches_in_an_unknown_freelancers_name(bench: Bench) -> None:
    with bench.database.transaction() as connection, pytest.raises(NotFound):
        learn(connection, bench.embedder, "nobody", Faq("q", "a"), language="en", now=NOW)
