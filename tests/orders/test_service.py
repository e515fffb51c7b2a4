"""What the order service does, through its one interface, whatever is behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from assistant.errors import AssistantError, Conflict, Forbidden, Invalid, NotFound
from assistant.money import Money
from assistant.orders.approval import Approval
from assistant.orders.offer import Offer
from assistant.orders.pricing import Line, Pick
from assistant.orders.service import Counter, Edit, Orders, Placed
from assistant.orders.wanted import Wanted
from tests.orders.house import SAM, START, House, assistant, client, freelancer, label, picks

pytestmark = pytest.mark.usefixtures("either")

LOGO = Wanted("logo", (Line("logo"),))


def euros(amount: str | int) -> Money:
    return Money.parse(amount, "EUR")


def sent(house: House, wanted: Wanted | None = None) -> Offer:
    placed = house.orders.place(assistant(), house.key(), wanted or label())
    assert placed.status == "sent"
    assert placed.offer is not None
    return placed.offer


def asked(house: House, wanted: Wanted, *, insist: bool = False) -> Approval:
    placed = house.orders.place(assistant(), house.key(), wanted, insist=insist)
    assert placed.status == "waiting_approval"
    assert placed.approval is not None
    return placed.approval


def code(refused: pytest.ExceptionInfo[AssistantError]) -> str:
    return refused.value.code


# ---- placing ------------------------------------------------------------------------------------------------------


def test_a_package_as_it_is_sold_is_sent_at_once(house: House) -> None:
    offer = sent(house)
    assert (offer.status, offer.revision, offer.terms.total, offer.terms.delivery_days) == ("sent", 1, euros(90), 3)
    assert (offer.sent_at, offer.expires_at) == (START, START + timedelta(days=7))
    assert offer.terms.includes == ("1 label", "print-ready PDF")
    assert offer.terms.excludes == ("printing",)
    assert house.events() == ["offer_sent"]


def test_an_offer_says_what_the_client_pays_and_what_the_freelancer_nets(house: House) -> None:
    small, large = sent(house), sent(house, label(lines=(Line("standard"),)))
    assert (small.client_pays, small.net) == (euros("97.95"), euros(72))
    assert (large.client_pays, large.net) == (euros("232.10"), euros(176))


def test_two_packages_and_extras_are_one_sum_with_every_line(house: House) -> None:
    offer = sent(house, label(lines=(Line("basic", 2),), picks=(Pick("source"), Pick("variant"))))
    assert [(item.title, item.quantity, item.total) for item in offer.terms.items] == [
        ("One label", 2, euros(180)),
        ("Source files", 1, euros(30)),
        ("Extra variant", 1, euros(45)),
    ]
    assert (offer.terms.total, offer.terms.delivery_days) == (euros(255), 4)
    assert offer.terms.includes == ("1 label", "print-ready PDF", "Source files", "Extra variant")


def test_the_same_terms_asked_for_again_are_the_same_offer(house: House) -> None:
    assert sent(house).id == sent(house).id
    first, again = (asked(house, label(revisions=9)) for _ in range(2))
    assert first == again
    assert house.events() == ["offer_sent", "approval_requested"]


def test_other_terms_are_the_next_revision_and_the_open_offer_is_superseded(house: House) -> None:
    first = sent(house)
    second = sent(house, label(picks=picks("source")))
    assert (second.revision, second.replaces) == (2, first.id)
    assert house.orders.offer(client(), first.id).status == "superseded"
    with pytest.raises(Conflict) as refused:
        house.orders.accept(client(), house.key(), first.id, first.hash)
    assert code(refused) == "changed"


def test_offers_of_other_gigs_and_conversations_stay_open(house: House) -> None:
    first = sent(house)
    sent(house, LOGO)
    house.orders.place(assistant("c2", "bob"), house.key(), label(picks=picks("source")))
    assert house.orders.offer(client(), first.id).status == "sent"


def test_a_discount_within_the_mandate_is_granted_to_the_cent(house: House) -> None:
    offer = sent(house, label(discount_percent=Decimal("7.5")))
    assert (offer.terms.discount, offer.terms.total) == (euros("6.75"), euros("83.25"))


def test_a_discount_beyond_the_mandate_is_countered_with_the_best_there_is(house: House) -> None:
    placed = house.orders.place(assistant(), house.key(), label(discount_percent=Decimal(25)))
    assert (placed.status, placed.reasons, placed.counter) == ("countered", ("discount",), Counter(Decimal(10)))
    assert placed.terms is not None
    assert placed.terms.total == euros(81)
    assert house.orders.offers(assistant()) == ()
    assert house.events() == []


def test_a_counter_stays_above_the_floor(house: House) -> None:
    house.set_mandate({"offers": {"send_up_to": 300, "floor": "85.50", "max_discount_percent": 10}})
    placed = house.orders.place(assistant(), house.key(), label(discount_percent=Decimal(8)))
    assert (placed.status, placed.counter) == ("countered", Counter(Decimal(5)))


def test_who_insists_on_more_discount_has_the_freelancer_asked(house: House) -> None:
    approval = asked(house, label(discount_percent=Decimal(25)), insist=True)
    assert approval.reasons == ("discount",)


def test_nobody_is_asked_for_less_than_the_floor(house: House) -> None:
    placed = house.orders.place(assistant(), house.key(), label(discount_percent=Decimal(60)), insist=True)
    assert (placed.status, placed.reasons) == ("refused", ("below_floor",))


def test_the_limits_of_one_gig_win(house: House) -> None:
    placed = house.orders.place(assistant(), house.key(), replace(LOGO, discount_percent=Decimal(10)))
    assert (placed.status, placed.counter) == ("countered", Counter(Decimal(5)))


def test_where_the_freelancer_is_asked_anyway_everything_is_asked_together(house: House) -> None:
    approval = asked(house, label(lines=(Line("standard", 2),), discount_percent=Decimal(12)))
    assert approval.reasons == ("discount", "above_limit")


def test_a_rush_that_an_extra_sells_is_sent_however_short(house: House) -> None:
    assert sent(house, label(picks=picks("express"))).terms.delivery_days == 1


def test_a_rush_that_nothing_sells_is_asked_and_below_the_minimum_refused(house: House) -> None:
    assert asked(house, label(delivery_days=2)).reasons == ("faster",)
    placed = house.orders.place(assistant(), house.key(), label(delivery_days=1))
    assert (placed.status, placed.reasons, placed.counter) == ("refused", ("too_fast",), Counter(delivery_days=3))
    assert placed.terms is not None
    assert placed.terms.delivery_days == 3


def test_a_longer_delivery_and_fewer_revisions_are_as_they_were_asked(house: House) -> None:
    offer = sent(house, label(delivery_days=10, revisions=0))
    assert (offer.terms.delivery_days, offer.terms.revisions) == (10, 0)


def test_more_revisions_than_are_sold_are_asked_and_bought_ones_are_not(house: House) -> None:
    assert asked(house, label(revisions=2)).reasons == ("revisions",)
    assert sent(house, label(picks=picks("revision"))).terms.revisions == 2
    assert sent(house, replace(LOGO, revisions=4)).terms.revisions == 4


@pytest.mark.parametrize("mandate", [None, {}, {"offers": {"floor": 10}}])
def test_without_a_limit_everything_asks(house: House, mandate: dict[str, Any] | None) -> None:
    house.set_mandate(mandate)
    assert asked(house, label()).reasons == ("no_limit",)
    assert asked(house, label(discount_percent=Decimal(1))).reasons == ("discount", "no_limit")


def test_steps_add_up_to_the_whole_offer(house: House) -> None:
    offer = sent(house, label(lines=(Line("standard"),), milestones=3))
    assert [(step.title, step.amount, step.delivery_days) for step in offer.terms.milestones] == [
        ("1/3", euros("73.34"), 2),
        ("2/3", euros("73.33"), 2),
        ("3/3", euros("73.33"), 2),
    ]
    assert [step.includes for step in offer.terms.milestones] == [("dieline",), ("print-ready PDF",), ()]


def test_a_subscription_is_priced_by_the_month(house: House) -> None:
    house.set_mandate({"offers": {"send_up_to": 1140}})
    offer = sent(house, replace(LOGO, months=6))
    assert (offer.terms.months, offer.terms.total) == (6, euros(190))


def test_what_may_be_sent_alone_is_measured_by_all_months_of_a_subscription(house: House) -> None:
    house.set_mandate({"offers": {"send_up_to": 380}})
    assert sent(house, replace(LOGO, months=2)).terms.total == euros(190)
    assert asked(house, replace(LOGO, months=3)).reasons == ("above_limit",)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (label(gig="boats"), "unknown_gig"),
        (label(lines=()), "no_package"),
        (label(lines=(Line("gold"),)), "unknown_package"),
        (label(lines=(Line("basic", -1),)), "bad_quantity"),
        (label(revisions=10**9), "bad_revisions"),
        (label(delivery_days=0), "bad_delivery"),
        (label(discount_percent=Decimal(-5)), "bad_discount"),
        (label(months=3), "no_subscription"),
        (label(milestones=4), "bad_milestones"),
        (label(milestones=1), "bad_milestones"),
        (replace(LOGO, milestones=2), "no_milestones"),
        (replace(LOGO, months=13), "bad_months"),
        (replace(LOGO, months=2, milestones=2), "steps_or_months"),
        (label(wish=" "), "bad_words"),
        (label(wish="a mascot", lines=(), picks=picks("source")), "no_package"),
        (label(requirements={"product": "x" * 5000}), "too_much_brief"),
    ],
)
def test_what_cannot_be_offered_is_refused_by_name_and_leaves_nothing(house: House, wanted: Wanted, expected: str) -> None:
    with pytest.raises(Invalid) as refused:
        house.orders.place(assistant(), house.key(), wanted)
    assert code(refused) == expected
    assert house.orders.offers(assistant()) == ()


def test_weighing_makes_nothing_and_comes_to_what_placing_comes_to(house: House) -> None:
    weighed = house.orders.consider(assistant(), label(discount_percent=Decimal(10)))
    assert (weighed.status, weighed.offer, weighed.client_pays) == ("sent", None, euros("88.46"))
    assert house.orders.offers(assistant()) == ()
    offer = sent(house, label(discount_percent=Decimal(10)))
    assert (offer.terms, offer.client_pays) == (weighed.terms, weighed.client_pays)


@pytest.mark.parametrize(
    ("wanted", "status"),
    [
        (label(discount_percent=Decimal(30)), "countered"),
        (label(delivery_days=2), "waiting_approval"),
        (label(delivery_days=1), "refused"),
    ],
)
def test_whatever_weighing_comes_to_it_says_the_terms(orders: Orders, wanted: Wanted, status: str) -> None:
    weighed = orders.consider(assistant(), wanted)
    assert weighed.status == status
    assert weighed.terms is not None
    assert weighed.client_pays is not None


def test_no_figure_of_the_mandate_is_in_what_is_answered(house: House) -> None:
    house.set_mandate({"offers": {"send_up_to": "317.77", "floor": "61.13", "max_discount_percent": "11.7", "min_delivery_days": 2}})
    wishes = [label(discount_percent=Decimal(70)), label(lines=(Line("standard", 2),)), label(delivery_days=2), label(delivery_days=1)]
    for wanted in wishes:
        placed: Placed = house.orders.place(assistant(), house.key(), wanted, insist=True)
        said = str((placed.status, placed.reasons, placed.offer, placed.approval))
        assert not any(figure in said for figure in ("31777", "317.77", "6113", "61.13", "11.7"))
    assert not any(figure in str(house.orders.events(0)) for figure in ("317.77", "61.13", "11.7"))


# ---- keys ---------------------------------------------------------------------------------------------------------


def test_a_command_sent_again_does_nothing_and_answers_the_same(house: House) -> None:
    placed = [house.orders.place(assistant(), "k", label()) for _ in range(2)]
    assert placed[0] == placed[1]
    offer = placed[0].offer
    assert offer is not None
    ordered = [house.orders.accept(client(), "a", offer.id, offer.hash) for _ in range(2)]
    assert ordered[0] == ordered[1]
    assert house.events() == ["offer_sent", "offer_accepted", "order_created", "order_paid"]


def test_a_replay_has_the_first_answer_even_when_the_world_moved_on(house: House) -> None:
    first = house.orders.place(assistant(), "k", label())
    sent(house, label(picks=picks("source")))
    assert house.orders.place(assistant(), "k", label()) == first


def test_a_key_used_for_something_else_is_refused(house: House) -> None:
    offer = sent(house)
    house.orders.place(assistant(), "k", LOGO)
    for act in (
        lambda: house.orders.place(assistant(), "k", label()),
        lambda: house.orders.place(assistant(), "k", LOGO, insist=True),
    ):
        with pytest.raises(Conflict) as refused:
            act()
        assert code(refused) == "key_reused"
    house.orders.decline(client(), "d", offer.id, offer.hash)
    with pytest.raises(Conflict) as refused:
        house.orders.accept(client(), "d", offer.id, offer.hash)
    assert code(refused) == "key_reused"


def test_two_clients_may_use_the_same_key(house: House) -> None:
    first = house.orders.place(assistant("c1", "ana"), "k", label())
    second = house.orders.place(assistant("c2", "bob"), "k", label())
    assert first.offer is not None
    assert second.offer is not None
    assert second.offer.client == "bob"
    assert second.offer.id != first.offer.id


@pytest.mark.parametrize("key", ["", "k" * 201])
def test_a_key_has_a_length(orders: Orders, key: str) -> None:
    with pytest.raises(Invalid):
        orders.place(assistant(), key, label())


# ---- accepting and the other ends ---------------------------------------------------------------------------------


def test_accepting_makes_an_order_of_the_same_terms_paid_at_once(house: House) -> None:
    offer = sent(house, label(requirements={"product": "jam"}))
    order = house.orders.accept(client(), house.key(), offer.id, offer.hash)
    assert (order.status, order.total, order.hash, order.offer) == ("in_progress", offer.terms.total, offer.hash, offer.id)
    assert order.requirements == {"product": "jam"}
    assert order.wanted == offer.wanted
    assert house.orders.order(client(), order.id) == order
    assert house.orders.offer(client(), offer.id).status == "accepted"


def test_an_order_waits_for_what_is_required_and_not_known(house: House) -> None:
    offer = sent(house, label(requirements={"product": " ", "refs": "none"}))
    assert house.orders.accept(client(), house.key(), offer.id, offer.hash).status == "awaiting_requirements"


def test_an_offer_is_accepted_once(house: House) -> None:
    offer = sent(house)
    house.orders.accept(client(), house.key(), offer.id, offer.hash)
    with pytest.raises(Conflict) as refused:
        house.orders.accept(client(), house.key(), offer.id, offer.hash)
    assert code(refused) == "taken"
    assert len(house.orders.orders(client())) == 1


def test_what_was_shown_is_what_is_accepted(house: House) -> None:
    offer = sent(house)
    for act in (house.orders.accept, house.orders.decline):
        with pytest.raises(Conflict) as refused:
            act(client(), house.key(), offer.id, "another hash")
        assert code(refused) == "changed"
    assert house.orders.offer(client(), offer.id).status == "sent"


def test_an_offer_can_be_accepted_until_its_expiry_and_not_from_then_on(house: House) -> None:
    first, second = sent(house), sent(house, LOGO)
    house.clock.forward(days=7, microseconds=-1)
    house.orders.accept(client(), house.key(), first.id, first.hash)
    house.clock.forward(microseconds=1)
    with pytest.raises(Conflict) as refused:
        house.orders.accept(client(), house.key(), second.id, second.hash)
    assert code(refused) == "expired"
    assert house.orders.offer(client(), second.id).status == "expired"


def test_a_declined_offer_is_revised(house: House) -> None:
    first = sent(house)
    assert house.orders.decline(client(), house.key(), first.id, first.hash).status == "declined"
    second = sent(house, label(picks=picks("source")))
    assert (second.revision, second.replaces) == (2, first.id)
    with pytest.raises(Conflict) as refused:
        house.orders.accept(client(), house.key(), first.id, first.hash)
    assert code(refused) == "taken"


def test_a_withdrawn_offer_cannot_be_accepted(house: House) -> None:
    offer = sent(house)
    assert house.orders.withdraw(freelancer(), house.key(), offer.id).status == "withdrawn"
    with pytest.raises(Conflict) as refused:
        house.orders.accept(client(), house.key(), offer.id, offer.hash)
    assert code(refused) == "changed"


def test_an_offer_that_waits_can_be_withdrawn_and_nothing_is_asked_any_more(house: House) -> None:
    approval = asked(house, label(delivery_days=2))
    house.orders.withdraw(freelancer(), house.key(), approval.offer)
    assert house.orders.approvals(freelancer()) == ()
    with pytest.raises(Conflict) as refused:
        house.orders.decide(freelancer(), house.key(), approval.id, "approve")
    assert code(refused) == "changed"


def test_looking_at_an_offer_is_noted_once_and_harms_nothing(house: House) -> None:
    offer = sent(house)
    assert [house.orders.view(client(), offer.id).status for _ in range(2)] == ["viewed", "viewed"]
    house.orders.accept(client(), house.key(), offer.id, offer.hash)
    assert house.orders.view(client(), offer.id).status == "accepted"
    assert house.events().count("offer_viewed") == 1


def test_a_returning_client_has_the_orders_of_every_conversation_and_the_offers_of_this_one(house: House) -> None:
    offer = sent(house)
    order = house.orders.accept(client(), house.key(), offer.id, offer.hash)
    for again in (client("c9"), assistant("c9")):
        assert house.orders.orders(again) == (order,)
        assert house.orders.offers(again) == ()


def test_the_newest_is_first(house: House) -> None:
    first = sent(house)
    house.clock.forward(minutes=1)
    second = sent(house, LOGO)
    assert [offer.id for offer in house.orders.offers(freelancer())] == [second.id, first.id]


# ---- the freelancer's yes -----------------------------------------------------------------------------------------


def test_a_yes_opens_exactly_what_was_asked(house: House) -> None:
    approval = asked(house, label(discount_percent=Decimal(25)), insist=True)
    assert house.orders.approvals(freelancer()) == (approval,)
    house.clock.forward(hours=1)
    decided = house.orders.decide(freelancer(), house.key(), approval.id, "approve")
    assert (decided.status, decided.opened) == ("approved", approval.offer)
    offer = house.orders.offer(client(), approval.offer)
    assert (offer.status, offer.hash, offer.terms.total) == ("sent", approval.hash, euros("67.50"))
    assert offer.expires_at == house.clock.now + timedelta(days=7)
    assert house.orders.events(0)[-1].body["approved"] is True
    assert house.orders.approvals(freelancer()) == ()


def test_a_yes_is_used_once(house: House) -> None:
    approval = asked(house, label(delivery_days=2))
    house.orders.decide(freelancer(), "yes", approval.id, "approve")
    for decision in ("approve", "decline"):
        with pytest.raises(Conflict) as refused:
            house.orders.decide(freelancer(), house.key(), approval.id, decision)
        assert code(refused) == "taken"
    house.orders.withdraw(freelancer(), house.key(), approval.offer)
    assert house.orders.decide(freelancer(), "yes", approval.id, "approve").status == "approved"
    assert house.status(approval.offer) == "withdrawn"


def test_a_yes_is_in_time_for_a_day_whether_or_not_the_clock_has_come_by(house: House) -> None:
    approval = asked(house, label(delivery_days=2))
    house.clock.forward(hours=24)
    with pytest.raises(Conflict) as refused:
        house.orders.decide(freelancer(), house.key(), approval.id, "approve")
    assert code(refused) == "expired"
    assert house.orders.approvals(freelancer()) == ()
    assert house.orders.do_due() == 1
    assert house.status(approval.offer) == "lapsed"
    with pytest.raises(Conflict) as refused:
        house.orders.decide(freelancer(), house.key(), approval.id, "approve")
    assert code(refused) == "expired"


def test_a_no_refuses_and_its_note_is_told(house: House) -> None:
    approval = asked(house, label(delivery_days=2))
    decided = house.orders.decide(freelancer(), house.key(), approval.id, "decline", Edit(note="Fully booked"))
    assert (decided.status, decided.note, house.status(approval.offer)) == ("declined", "Fully booked", "refused")
    last = house.orders.events(0)[-1]
    assert (last.type, last.body["note"]) == ("offer_refused", "Fully booked")


def test_an_edit_opens_another_revision_at_once(house: House) -> None:
    approval = asked(house, label(discount_percent=Decimal(25)), insist=True)
    changes = Edit(discount=Decimal(15), delivery_days=4, revisions=2, expires_after_days=3, note="For you")
    decided = house.orders.decide(freelancer(), house.key(), approval.id, "edit", changes)
    assert decided.opened is not None
    offer = house.orders.offer(client(), decided.opened)
    assert (offer.status, offer.revision, offer.replaces) == ("sent", 2, approval.offer)
    assert (offer.terms.total, offer.terms.delivery_days, offer.terms.revisions, offer.terms.note) == (euros("76.50"), 4, 2, "For you")
    assert offer.expires_at == START + timedelta(days=3)
    assert house.status(approval.offer) == "superseded"
    with pytest.raises(NotFound):
        house.orders.offer(client(), approval.offer)
    order = house.orders.accept(client(), house.key(), offer.id, offer.hash)
    assert order.total == euros("76.50")


def test_the_freelancer_may_go_beyond_the_mandate(house: House) -> None:
    approval = asked(house, label(delivery_days=2))
    decided = house.orders.decide(freelancer(), house.key(), approval.id, "edit", Edit(discount=Decimal(90), delivery_days=1))
    assert decided.opened is not None
    assert house.orders.offer(client(), decided.opened).terms.total == euros(9)


def test_a_mandate_tightened_meanwhile_does_not_undo_a_yes(house: House) -> None:
    approval = asked(house, label(delivery_days=2))
    house.set_mandate({"offers": {"send_up_to": 1, "floor": 5000, "min_delivery_days": 9}})
    house.orders.decide(freelancer(), house.key(), approval.id, "approve")
    assert house.status(approval.offer) == "sent"


def test_a_mandate_tightened_meanwhile_holds_for_the_next_offer(house: House) -> None:
    sent(house)
    house.set_mandate({"offers": {"send_up_to": 10}})
    assert asked(house, label(picks=picks("source"))).reasons == ("above_limit",)


def test_what_was_approved_before_an_edit_is_not_opened_by_that_yes(house: House) -> None:
    """The client changed the wish after the freelancer was asked: the old question is void."""
    first = asked(house, label(delivery_days=2))
    second = asked(house, label(delivery_days=2, picks=picks("source")))
    assert house.orders.approvals(freelancer()) == (second,)
    with pytest.raises(Conflict) as refused:
        house.orders.decide(freelancer(), house.key(), first.id, "approve")
    assert code(refused) == "changed"
    assert (house.status(first.offer), house.status(second.offer)) == ("superseded", "waiting_approval")


def test_a_wish_beyond_the_catalogue_is_priced_by_its_freelancer(house: House) -> None:
    approval = asked(house, label(wish="a mascot"))
    assert (approval.reasons, approval.question) == (("off_catalogue",), "a mascot")
    for edit in (None, Edit(delivery_days=9)):
        with pytest.raises(Invalid) as refused:
            house.orders.decide(freelancer(), house.key(), approval.id, "edit" if edit else "approve", edit)
        assert code(refused) == "price_needed"
    decided = house.orders.decide(freelancer(), house.key(), approval.id, "edit", Edit(price=euros("150.50"), delivery_days=9))
    assert decided.opened is not None
    offer = house.orders.offer(client(), decided.opened)
    assert offer.terms.items[-1].title == "a mascot"
    assert (offer.terms.total, offer.terms.includes[-1], offer.terms.delivery_days) == (euros("240.50"), "a mascot", 9)


def test_a_yes_that_says_the_price_is_a_yes_to_the_priced_wish(house: House) -> None:
    approval = asked(house, label(wish="a mascot"))
    decided = house.orders.decide(freelancer(), house.key(), approval.id, "approve", Edit(price=euros(100)))
    assert decided.opened is not None
    assert decided.opened != approval.offer
    assert house.orders.offer(client(), decided.opened).terms.total == euros(190)


def test_a_wish_alone_needs_a_price_and_a_time(house: House) -> None:
    approval = asked(house, label(lines=(), wish="a mascot"))
    with pytest.raises(Invalid) as refused:
        house.orders.decide(freelancer(), house.key(), approval.id, "edit", Edit(price=euros(150)))
    assert code(refused) == "delivery_needed"
    decided = house.orders.decide(freelancer(), house.key(), approval.id, "edit", Edit(price=euros(150), delivery_days=5, revisions=2))
    assert decided.opened is not None
    terms = house.orders.offer(client(), decided.opened).terms
    assert (terms.total, terms.delivery_days, terms.revisions, terms.includes) == (euros(150), 5, 2, ("a mascot",))


def test_a_client_knows_neither_the_figures_nor_the_existence_of_what_waits(house: House) -> None:
    approval = asked(house, label(delivery_days=2))
    assert house.orders.offers(client()) == ()
    for act in (
        lambda: house.orders.offer(client(), approval.offer),
        lambda: house.orders.view(client(), approval.offer),
        lambda: house.orders.accept(client(), house.key(), approval.offer, approval.hash),
    ):
        with pytest.raises(NotFound):
            act()


def test_the_open_offer_stays_open_until_the_freelancer_has_said_yes_to_the_next(house: House) -> None:
    first = sent(house)
    approval = asked(house, label(discount_percent=Decimal(25)), insist=True)
    assert house.status(first.id) == "sent"
    house.orders.decide(freelancer(), house.key(), approval.id, "approve")
    assert (house.status(first.id), house.status(approval.offer)) == ("superseded", "sent")


def test_who_accepts_the_open_offer_has_nothing_more_asked(house: House) -> None:
    first = sent(house)
    approval = asked(house, label(discount_percent=Decimal(25)), insist=True)
    house.orders.accept(client(), house.key(), first.id, first.hash)
    assert house.orders.approvals(freelancer()) == ()
    assert house.status(approval.offer) == "superseded"


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Edit(), "nothing_to_edit"),
        (Edit(discount=Decimal(101)), "bad_discount"),
        (Edit(delivery_days=0), "bad_delivery"),
        (Edit(expires_after_days=0), "bad_expiry"),
        (Edit(price=Money(100, "EUR")), "bad_price"),
        (Edit(note="x" * 2001), "bad_words"),
    ],
)
def test_an_edit_that_cannot_be_leaves_the_question_open(house: House, edit: Edit, expected: str) -> None:
    approval = asked(house, label(delivery_days=2))
    with pytest.raises(Invalid) as refused:
        house.orders.decide(freelancer(), house.key(), approval.id, "edit", edit)
    assert code(refused) == expected
    assert house.orders.approvals(freelancer()) == (approval,)


@pytest.mark.parametrize("price", [Money(0, "EUR"), Money(-100, "EUR"), Money(100, "USD")])
def test_a_price_is_an_amount_in_the_freelancers_currency(house: House, price: Money) -> None:
    approval = asked(house, label(wish="a mascot"))
    with pytest.raises(Invalid) as refused:
        house.orders.decide(freelancer(), house.key(), approval.id, "edit", Edit(price=price))
    assert code(refused) == "bad_price"


# ---- whose it is --------------------------------------------------------------------------------------------------


def test_what_is_not_the_callers_is_not_found(house: House) -> None:
    offer = sent(house)
    approval = asked(house, label(delivery_days=2))
    order = house.orders.accept(client(), house.key(), offer.id, offer.hash)
    strangers = [client("c2", "bob"), client("c1", "bob"), client(freelancer=SAM), assistant("c2", "bob"), freelancer(SAM)]
    for stranger in strangers:
        for act in (
            lambda who=stranger: house.orders.offer(who, offer.id),
            lambda who=stranger: house.orders.view(who, offer.id),
            lambda who=stranger: house.orders.accept(who, house.key(), offer.id, offer.hash),
            lambda who=stranger: house.orders.decline(who, house.key(), offer.id, offer.hash),
            lambda who=stranger: house.orders.withdraw(who, house.key(), offer.id),
            lambda who=stranger: house.orders.order(who, order.id),
        ):
            with pytest.raises(NotFound):
                act()
        assert offer.id not in [each.id for each in house.orders.offers(stranger)]
        assert order.id not in [each.id for each in house.orders.orders(stranger)]
    with pytest.raises(NotFound):
        house.orders.decide(freelancer(SAM), house.key(), approval.id, "approve")


def test_the_same_client_in_another_conversation_does_not_accept_there(house: House) -> None:
    offer = sent(house)
    with pytest.raises(NotFound):
        house.orders.accept(client("c2"), house.key(), offer.id, offer.hash)


def test_everyone_does_only_what_is_theirs(house: House) -> None:
    offer, approval = sent(house), asked(house, replace(LOGO, delivery_days=2))
    forbidden = [
        lambda: house.orders.place(client(), house.key(), label()),
        lambda: house.orders.place(freelancer(), house.key(), label()),
        lambda: house.orders.place(replace(assistant(), conversation=None), house.key(), label()),
        lambda: house.orders.consider(client(), label()),
        lambda: house.orders.accept(assistant(), house.key(), offer.id, offer.hash),
        lambda: house.orders.accept(freelancer(), house.key(), offer.id, offer.hash),
        lambda: house.orders.decline(assistant(), house.key(), offer.id, offer.hash),
        lambda: house.orders.withdraw(client(), house.key(), offer.id),
        lambda: house.orders.withdraw(assistant(), house.key(), offer.id),
        lambda: house.orders.view(assistant(), offer.id),
        lambda: house.orders.decide(client(), house.key(), approval.id, "approve"),
        lambda: house.orders.decide(assistant(), house.key(), approval.id, "approve"),
        lambda: house.orders.approvals(client()),
        lambda: house.orders.approvals(assistant()),
        lambda: house.orders.offers(replace(client(), client=None)),
    ]
    for act in forbidden:
        with pytest.raises(Forbidden):
            act()
    assert (house.status(offer.id), house.status(approval.offer)) == ("sent", "waiting_approval")


# ---- by the clock -------------------------------------------------------------------------------------------------


def test_what_is_due_happens_once_and_never_early(house: House) -> None:
    offer, approval = sent(house), asked(house, replace(LOGO, delivery_days=2))
    house.clock.forward(hours=24, microseconds=-1)
    assert house.orders.do_due() == 0
    house.clock.forward(microseconds=1)
    assert [house.orders.do_due(), house.orders.do_due()] == [1, 0]
    house.clock.forward(days=6, microseconds=-1)
    assert house.orders.do_due() == 0
    house.clock.forward(days=30)
    assert [house.orders.do_due(), house.orders.do_due()] == [1, 0]
    assert (house.status(offer.id), house.status(approval.offer)) == ("expired", "lapsed")
    assert house.events() == ["offer_sent", "approval_requested", "approval_lapsed", "offer_expired"]


def test_what_is_over_is_no_obstacle_to_the_same_offer_again(house: House) -> None:
    first, approval = sent(house), asked(house, replace(LOGO, delivery_days=2))
    house.clock.forward(days=8)
    again = sent(house)
    assert again.id != first.id
    assert asked(house, replace(LOGO, delivery_days=2)).id != approval.id
    assert (house.status(first.id), house.status(approval.offer)) == ("expired", "lapsed")


def test_events_are_read_on_from_the_last_one_seen(house: House) -> None:
    offer = sent(house)
    house.orders.accept(client(), house.key(), offer.id, offer.hash)
    first, *_ = seen = house.orders.events(0, 2)
    assert [event.type for event in seen] == ["offer_sent", "offer_accepted"]
    assert (first.freelancer, first.conversation, first.at) == (offer.freelancer, "c1", START)
    rest = house.orders.events(seen[-1].seq)
    assert [event.type for event in rest] == ["order_created", "order_paid"]
    assert all(event.body["offer"] == offer.id for event in (*seen, *rest))


def test_what_an_order_lacks_can_be_added_and_then_the_work_begins(house: House) -> None:
    offer = sent(house, label(requirements={"product": " "}))
    order = house.orders.accept(client(), house.key(), offer.id, offer.hash)
    more = house.orders.supplement(assistant(), house.key(), order.id, {"refs": "none"})
    assert (more.status, more.requirements) == ("awaiting_requirements", {"product": " ", "refs": "none"})
    key = house.key()
    done = house.orders.supplement(assistant(), key, order.id, {"product": "jam"})
    assert (done.status, done.requirements) == ("in_progress", {"product": "jam", "refs": "none"})
    assert house.orders.supplement(assistant(), key, order.id, {"product": "jam"}) == done
    assert house.orders.order(client(), order.id) == done
    assert house.events().count("order_supplemented") == 2


@pytest.mark.parametrize(
    ("told", "code"), [({"refs": "others"}, "told_already"), ({"colour": "red"}, "unknown_requirement"), ({"product": " "}, "bad_words")]
)
def test_what_an_order_knows_is_never_overwritten(house: House, told: dict[str, str], code: str) -> None:
    offer = sent(house, label(requirements={"refs": "none"}))
    order = house.orders.accept(client(), house.key(), offer.id, offer.hash)
    with pytest.raises(AssistantError) as error:
        house.orders.supplement(assistant(), house.key(), order.id, told)
    assert error.value.code == code
    assert house.orders.order(client(), order.id).requirements == {"refs": "none"}


def test_an_order_that_waits_for_nothing_is_not_supplemented_nor_by_anybody_else(house: House) -> None:
    offer = sent(house, label())
    order = house.orders.accept(client(), house.key(), offer.id, offer.hash)
    for caller in (client(), freelancer()):
        with pytest.raises(Forbidden):
            house.orders.supplement(caller, house.key(), order.id, {"product": "jam"})
    with pytest.raises(NotFound):
        house.orders.supplement(assistant(client="bob"), house.key(), order.id, {"product": "jam"})
    house.orders.supplement(assistant(), house.key(), order.id, {"product": "jam"})
    with pytest.raises(Conflict):
        house.orders.supplement(assistant(), house.key(), order.id, {"refs": "none"})
