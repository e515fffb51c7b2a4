"""What the calendar does, through its one interface."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from assistant.errors import AssistantError, Conflict, Forbidden, Invalid, NotFound
from assistant.money import Money
from assistant.orders.caller import Caller
from assistant.scheduling.spans import Span
from tests.scheduling.house import LENA, SAM, START, House, assistant, at, client, freelancer, wanted

pytestmark = pytest.mark.usefixtures("either")

BOB = assistant("c2", "bob")


def refusal(refused: pytest.ExceptionInfo[AssistantError]) -> str:
    return refused.value.code


# ---- slots --------------------------------------------------------------------------------------------------------


def test_what_is_booked_is_listed_no_more(house: House) -> None:
    assert at(1, 10) in [slot.starts_at for slot in house.free()]
    house.book(at(1, 10))
    starts = [slot.starts_at for slot in house.free()]
    assert not {at(1, 9, 30), at(1, 10), at(1, 10, 30)} & set(starts)
    assert {at(1, 9), at(1, 11)} <= set(starts)


def test_the_freelancer_sees_why_the_others_are_not_free(house: House) -> None:
    house.book(at(1, 10))
    found = house.scheduling.slots(freelancer(), 30, Span(at(1, 9), at(1, 11, 30)), explain=True)
    assert [slot.why for slot in found] == [None, "buffer", "taken", "buffer", None]
    with pytest.raises(Forbidden):
        house.scheduling.slots(client(), 30, Span(at(1, 9), at(1, 12)), explain=True)


def test_a_length_that_is_not_sold_has_no_slots(house: House) -> None:
    with pytest.raises(Invalid, match="15, 30, 60") as refused:
        house.free(45)
    assert refusal(refused) == "not_sold"


@pytest.mark.parametrize(
    ("start", "end"), [(at(1, 9), at(1, 9)), (at(1, 9), at(1, 9) + timedelta(days=63)), (datetime(2026, 12, 1), at(2, 9))]
)
def test_a_window_has_two_ends_that_are_not_too_far_apart(house: House, start: datetime, end: datetime) -> None:
    with pytest.raises(Invalid) as refused:
        house.scheduling.slots(assistant(), 30, Span(start, end))
    assert refusal(refused) == "window"


def test_nobody_has_no_slots(house: House) -> None:
    with pytest.raises(NotFound) as refused:
        house.free(who=assistant(freelancer="nobody"))
    assert refusal(refused) == "unknown_freelancer"


# ---- booking ------------------------------------------------------------------------------------------------------


def test_one_with_a_price_is_held_until_it_is_paid(house: House) -> None:
    held = house.book(at(1, 10))
    assert (held.status, held.price, held.minutes) == ("held", Money(4000, "EUR"), 30)
    assert (held.hold_until, held.meeting_link) == (START + timedelta(minutes=60), None)
    paid = house.scheduling.pay(client(), house.key(), held.id)
    assert (paid.status, paid.paid_at, paid.hold_until) == ("confirmed", START, None)
    assert paid.meeting_link == f"https://meet.example/{LENA}/{held.id}"
    assert house.events() == ["consultation_held", "consultation_paid", "consultation_confirmed"]


def test_one_that_is_free_of_charge_is_confirmed_at_once(house: House) -> None:
    booked = house.book(at(1, 10), 15)
    assert (booked.status, booked.paid_at, booked.hold_until) == ("confirmed", None, None)
    assert booked.meeting_link == f"https://meet.example/{LENA}/{booked.id}"
    assert house.events() == ["consultation_confirmed"]


def test_a_start_with_an_offset_is_the_same_instant(house: House) -> None:
    booked = house.book(datetime.fromisoformat("2026-12-01T04:00:00-05:00"))
    assert booked.starts_at == at(1, 10) == datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "minutes", "code"),
    [
        (at(5, 9), 30, "closed"),
        (at(10, 9), 30, "away"),
        (at(1, 9, 10), 30, "off_grid"),
        (at(30, 10, 30, month=11), 30, "too_soon"),
        (at(15, 9), 30, "too_far"),
        (at(1, 9), 45, "not_sold"),
        (at(1, 10), 30, "taken"),
        (at(1, 10, 30), 30, "buffer"),
    ],
)
def test_a_start_that_is_not_listed_is_refused_for_its_reason(house: House, start: datetime, minutes: int, code: str) -> None:
    house.book(at(1, 10), who=BOB)
    with pytest.raises(Conflict) as refused:
        house.book(start, minutes)
    assert refusal(refused) == code
    assert len(house.rows()) == 1


@pytest.mark.parametrize(("limit", "start", "code"), [("per_day", at(1, 16), "day_full"), ("per_week", at(4, 16), "week_full")])
def test_a_full_day_or_week_is_full_for_everybody(house: House, limit: str, start: datetime, code: str) -> None:
    house.set_calendar(**{limit: 1})
    house.book(at(1, 10))
    assert start not in [slot.starts_at for slot in house.free()]
    with pytest.raises(Conflict) as refused:
        house.book(start, who=BOB)
    assert refusal(refused) == code
    assert house.book(at(7, 16), who=BOB).status == "held"


def test_the_same_start_asked_for_again_is_the_same_consultation(house: House) -> None:
    assert house.book(at(1, 10)) == house.book(at(1, 10))
    assert house.events() == ["consultation_held"]


def test_a_client_does_not_keep_every_place(house: House) -> None:
    for hour in (9, 10, 11):
        house.book(at(1, hour))
    with pytest.raises(Conflict) as refused:
        house.book(at(1, 16))
    assert refusal(refused) == "too_many_held"
    assert house.book(at(1, 16), who=BOB).status == "held"


def test_what_cannot_be_used_is_named(house: House) -> None:
    for bad, code in [
        (replace(wanted(at(1, 10)), starts_at=datetime(2026, 12, 1, 10)), "bad_start"),
        (wanted(at(1, 10), zone="Paris"), "unknown_timezone"),
        (replace(wanted(at(1, 10)), about="x" * 2001), "too_long"),
    ]:
        with pytest.raises(Invalid) as refused:
            house.scheduling.book(assistant(), house.key(), bad)
        assert refusal(refused) == code


@pytest.mark.parametrize("caller", [freelancer(), Caller("timer", LENA), Caller("client", LENA)])
def test_only_a_client_or_its_assistant_books(house: House, caller: Caller) -> None:
    with pytest.raises(Forbidden):
        house.book(at(1, 10), who=caller)


def test_a_change_of_the_calendar_holds_for_the_next_booking(house: House) -> None:
    house.set_calendar(buffer_minutes=0)
    house.book(at(1, 10))
    assert house.book(at(1, 10, 30)).status == "held"


# ---- the freelancer's yes -----------------------------------------------------------------------------------------


def test_where_the_mandate_asks_it_waits_and_keeps_its_place(house: House) -> None:
    house.set_mandate(consultations="ask")
    asked = house.book(at(3, 10))
    assert (asked.status, asked.hold_until) == ("waiting_approval", START + timedelta(hours=24))
    assert house.scheduling.approvals(freelancer()) == (asked,)
    with pytest.raises(Conflict) as refused:
        house.book(at(3, 10), who=BOB)
    assert refusal(refused) == "taken"


def test_without_a_mandate_everything_asks(house: House) -> None:
    house._change(LENA, mandate=None)
    assert house.book(at(3, 10), 15).status == "waiting_approval"


@pytest.mark.parametrize(("minutes", "status"), [(30, "held"), (15, "confirmed")])
def test_a_yes_holds_it_until_paid_or_confirms_it(house: House, minutes: int, status: str) -> None:
    house.set_mandate(consultations="ask")
    asked = house.book(at(3, 10), minutes)
    house.clock.forward(hours=3)
    agreed = house.scheduling.approve(freelancer(), house.key(), asked.id)
    assert agreed.status == status
    assert agreed.hold_until == (START + timedelta(hours=4) if status == "held" else None)
    assert house.scheduling.approvals(freelancer()) == ()


def test_a_no_frees_the_place(house: House) -> None:
    house.set_mandate(consultations="ask")
    asked = house.book(at(3, 10))
    assert house.scheduling.decline(freelancer(), house.key(), asked.id).status == "cancelled"
    assert house.book(at(3, 10), who=BOB).status == "waiting_approval"
    assert house.events() == ["consultation_requested", "consultation_declined"]


def test_a_yes_that_comes_too_late_is_none(house: House) -> None:
    house.set_mandate(consultations="ask")
    asked = house.book(at(3, 10))
    house.clock.forward(hours=24)
    assert house.scheduling.approvals(freelancer()) == ()
    for answer in (house.scheduling.approve, house.scheduling.decline):
        with pytest.raises(Conflict) as refused:
            answer(freelancer(), house.key(), asked.id)
        assert refusal(refused) == "expired"
    assert house.scheduling.do_due() == 1
    assert house.scheduling.consultation(client(), asked.id).status == "released"
    with pytest.raises(Conflict) as refused:
        house.scheduling.pay(client(), house.key(), asked.id)
    assert refusal(refused) == "expired"


def test_only_the_freelancer_says_yes(house: House) -> None:
    house.set_mandate(consultations="ask")
    asked = house.book(at(3, 10))
    for caller in (client(), assistant()):
        for answer in (house.scheduling.approve, house.scheduling.decline):
            with pytest.raises(Forbidden):
                answer(caller, house.key(), asked.id)
        with pytest.raises(Forbidden):
            house.scheduling.approvals(caller)


# ---- paying -------------------------------------------------------------------------------------------------------


def test_a_hold_that_is_not_paid_is_released(house: House) -> None:
    held = house.book(at(1, 10))
    house.clock.forward(minutes=59)
    assert house.scheduling.do_due() == 0
    house.clock.forward(minutes=1)
    assert house.scheduling.consultation(client(), held.id).status == "released"
    assert house.scheduling.do_due() == 1
    assert house.scheduling.do_due() == 0
    assert house.events() == ["consultation_held", "consultation_released"]


def test_a_hold_whose_time_is_over_is_free_before_the_clock_comes_by(house: House) -> None:
    held = house.book(at(1, 10))
    house.clock.forward(minutes=60)
    assert at(1, 10) in [slot.starts_at for slot in house.free()]
    assert house.book(at(1, 10), who=BOB).status == "held"
    assert house.scheduling.consultation(client(), held.id).status == "released"


@pytest.mark.parametrize("swept", [True, False])
def test_a_late_payment_gets_its_start_back_if_that_is_free(house: House, swept: bool) -> None:
    held = house.book(at(1, 10))
    house.clock.forward(minutes=90)
    if swept:
        house.scheduling.do_due()
    paid = house.scheduling.pay(client(), house.key(), held.id)
    assert (paid.status, paid.starts_at, paid.refunded_at) == ("confirmed", at(1, 10), None)
    assert house.events() == ["consultation_held", "consultation_released", "consultation_paid", "consultation_confirmed"]


def test_a_late_payment_for_a_start_that_is_gone_is_refunded(house: House) -> None:
    held = house.book(at(1, 10))
    house.clock.forward(minutes=90)
    house.book(at(1, 10), who=BOB)
    paid = house.scheduling.pay(client(), house.key(), held.id)
    assert (paid.status, paid.paid_at, paid.refunded_at) == ("released", house.clock.now, house.clock.now)
    assert house.events()[-2:] == ["consultation_paid", "consultation_refunded"]
    assert house.told()[-1].body["why"] == "taken"
    assert house.told()[-1].body["price"] == {"amount": "40.00", "currency": "EUR"}


def test_a_late_payment_for_what_has_begun_is_refunded(house: House) -> None:
    held = house.book(at(30, 11, month=11))
    house.clock.forward(hours=3)
    assert house.scheduling.pay(client(), house.key(), held.id).refunded_at == house.clock.now


def test_it_is_paid_once(house: House) -> None:
    paid = house.confirmed(at(1, 10))
    with pytest.raises(Conflict) as refused:
        house.scheduling.pay(client(), house.key(), paid.id)
    assert refusal(refused) == "taken"


@pytest.mark.parametrize("caller", [assistant(), freelancer()])
def test_only_the_client_pays(house: House, caller: Caller) -> None:
    held = house.book(at(1, 10))
    with pytest.raises(Forbidden):
        house.scheduling.pay(caller, house.key(), held.id)


# ---- cancelling ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "hours_before", "refunded"),
    [(client(), 24, True), (client(), 23, False), (freelancer(), 1, True), (assistant(), 24, True)],
)
def test_a_paid_one_is_cancelled_by_the_policy(house: House, who: Caller, hours_before: int, refunded: bool) -> None:
    booked = house.confirmed(at(3, 10))
    house.clock.now = at(3, 10) - timedelta(hours=hours_before)
    cancelled = house.scheduling.cancel(who, house.key(), booked.id)
    assert (cancelled.status, cancelled.refunded_at is not None, cancelled.sequence) == ("cancelled", refunded, 1)
    last = next(event for event in house.told() if event.type == "consultation_cancelled")
    assert (last.body["by"], last.body["refunded"], last.body["was"]) == (who.role, refunded, "confirmed")
    assert ("consultation_refunded" in house.events()) is refunded
    assert at(3, 14) in [slot.starts_at for slot in house.free()]


def test_the_assistant_cancels_nothing_that_costs(house: House) -> None:
    booked = house.confirmed(at(3, 10))
    house.clock.now = at(2, 11)
    with pytest.raises(Forbidden) as refused:
        house.scheduling.cancel(assistant(), house.key(), booked.id)
    assert refusal(refused) == "costs_money"
    assert house.scheduling.consultation(client(), booked.id).status == "confirmed"


def test_the_assistant_cancels_what_is_free_of_charge_or_not_paid(house: House) -> None:
    free, held = house.book(at(1, 10), 15), house.book(at(1, 11))
    house.clock.forward(minutes=30)
    assert house.scheduling.cancel(assistant(), house.key(), free.id).status == "cancelled"
    assert house.scheduling.cancel(assistant(), house.key(), held.id).status == "cancelled"


def test_what_has_begun_is_not_cancelled(house: House) -> None:
    booked = house.confirmed(at(3, 10))
    house.clock.now = at(3, 10)
    for who in (client(), freelancer()):
        with pytest.raises(Conflict) as refused:
            house.scheduling.cancel(who, house.key(), booked.id)
        assert refusal(refused) == "too_late"


def test_a_cancelled_one_is_not_paid(house: House) -> None:
    held = house.book(at(1, 10))
    house.scheduling.cancel(client(), house.key(), held.id)
    with pytest.raises(Conflict) as refused:
        house.scheduling.pay(client(), house.key(), held.id)
    assert refusal(refused) == "cancelled"


def test_the_policy_is_the_one_that_it_was_booked_under(house: House) -> None:
    booked = house.confirmed(at(3, 10))
    house.set_calendar(policy={"cancel_free_hours": 1000})
    assert house.scheduling.cancel(client(), house.key(), booked.id).refunded_at is not None


# ---- moving -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [client(), assistant(), freelancer()])
def test_a_moved_one_is_the_same_and_stays_confirmed(house: House, who: Caller) -> None:
    booked = house.confirmed(at(3, 10))
    moved = house.scheduling.reschedule(who, house.key(), booked.id, at(4, 15))
    assert (moved.id, moved.status, moved.sequence) == (booked.id, "confirmed", 1)
    assert (moved.starts_at, moved.ends_at) == (at(4, 15), at(4, 15, 30))
    starts = [slot.starts_at for slot in house.free()]
    assert at(3, 10) in starts
    assert at(4, 15) not in starts
    assert house.told()[-1].body["before"] == at(3, 10).isoformat()


def test_it_is_not_in_its_own_way(house: House) -> None:
    house.set_calendar(per_day=1)
    booked = house.confirmed(at(3, 10), 60)
    assert house.scheduling.reschedule(client(), house.key(), booked.id, at(3, 10, 30)).starts_at == at(3, 10, 30)


def test_a_start_that_is_not_free_is_not_moved_to(house: House) -> None:
    house.book(at(4, 15), who=BOB)
    booked = house.confirmed(at(3, 10))
    for start, code in [(at(4, 15), "taken"), (at(5, 10), "closed"), (at(10, 10), "away")]:
        with pytest.raises(Conflict) as refused:
            house.scheduling.reschedule(client(), house.key(), booked.id, start)
        assert refusal(refused) == code
    assert house.scheduling.consultation(client(), booked.id).starts_at == at(3, 10)


def test_a_client_moves_in_time_and_the_freelancer_always(house: House) -> None:
    booked = house.confirmed(at(3, 10))
    house.clock.now = at(2, 10, 1)
    for who in (client(), assistant()):
        with pytest.raises(Conflict) as refused:
            house.scheduling.reschedule(who, house.key(), booked.id, at(4, 10))
        assert refusal(refused) == "too_late"
    house.scheduling.reschedule(freelancer(), house.key(), booked.id, at(3, 14))
    # Who was moved may move again, or go.
    assert house.scheduling.reschedule(client(), house.key(), booked.id, at(3, 16)).starts_at == at(3, 16)


def test_who_was_moved_by_the_freelancer_is_refunded(house: House) -> None:
    booked = house.confirmed(at(3, 10))
    house.clock.now = at(2, 15)
    house.scheduling.reschedule(freelancer(), house.key(), booked.id, at(3, 14))
    assert house.scheduling.cancel(client(), house.key(), booked.id).refunded_at is not None


def test_a_hold_can_be_moved_and_lasts_no_longer_for_it(house: House) -> None:
    held = house.book(at(1, 10))
    house.clock.forward(minutes=30)
    moved = house.scheduling.reschedule(client(), house.key(), held.id, at(1, 15))
    assert (moved.status, moved.hold_until) == ("held", held.hold_until)
    house.clock.forward(minutes=30)
    with pytest.raises(Conflict) as refused:
        house.scheduling.reschedule(client(), house.key(), held.id, at(1, 16))
    assert refusal(refused) == "expired"


def test_moving_to_where_it_is_changes_nothing(house: House) -> None:
    booked = house.confirmed(at(3, 10))
    assert house.scheduling.reschedule(client(), house.key(), booked.id, at(3, 10)) == booked


# ---- how it ends --------------------------------------------------------------------------------------------------


def test_it_is_done_when_it_has_ended(house: House) -> None:
    booked = house.confirmed(at(1, 10))
    house.clock.now = at(1, 10, 29)
    house.scheduling.do_due()
    assert house.scheduling.consultation(client(), booked.id).status == "confirmed"
    house.clock.now = at(1, 10, 30)
    house.scheduling.do_due()
    assert house.scheduling.consultation(client(), booked.id).status == "done"
    assert house.events().count("consultation_done") == 1


def test_the_freelancer_can_say_earlier_that_it_is_done(house: House) -> None:
    booked = house.confirmed(at(1, 10))
    with pytest.raises(Conflict) as refused:
        house.scheduling.finish(freelancer(), house.key(), booked.id)
    assert refusal(refused) == "too_early"
    house.clock.now = at(1, 10, 5)
    assert house.scheduling.finish(freelancer(), house.key(), booked.id).status == "done"


@pytest.mark.parametrize(("who", "status", "refunded"), [(freelancer(), "no_show_client", False), (client(), "no_show_freelancer", True)])
@pytest.mark.parametrize("later", [timedelta(minutes=5), timedelta(hours=3)])
def test_who_waited_says_who_did_not_come(house: House, who: Caller, status: str, refunded: bool, later: timedelta) -> None:
    booked = house.confirmed(at(1, 10))
    house.clock.now = at(1, 10, 4)
    with pytest.raises(Conflict) as refused:
        house.scheduling.no_show(who, house.key(), booked.id)
    assert refusal(refused) == "too_early"
    house.clock.now = at(1, 10) + later
    house.scheduling.do_due()
    missed = house.scheduling.no_show(who, house.key(), booked.id)
    assert (missed.status, missed.refunded_at is not None) == (status, refunded)


def test_reminders_come_once_each_before_it_begins(house: House) -> None:
    house.confirmed(at(3, 10))
    leads: list[tuple[datetime, int]] = []
    house.clock.now = at(2, 9, 30)
    while house.clock.now < at(3, 11):
        house.scheduling.do_due()
        leads = [(event.at, event.body["lead"]) for event in house.told() if event.type == "consultation_reminder"]
        house.clock.forward(minutes=5)
    assert leads == [(at(2, 10), 1440), (at(3, 9), 60), (at(3, 9, 45), 15)]


def test_after_a_pause_only_the_last_reminder_comes(house: House) -> None:
    house.confirmed(at(3, 10))
    house.clock.now = at(3, 9, 50)
    house.scheduling.do_due()
    assert [event.body["lead"] for event in house.told() if event.type == "consultation_reminder"] == [15]
    house.scheduling.do_due()
    assert house.events().count("consultation_reminder") == 1


def test_nobody_is_reminded_of_what_was_just_settled(house: House) -> None:
    house.confirmed(at(30, 14, month=11))
    house.scheduling.do_due()
    assert "consultation_reminder" not in house.events()
    house.clock.now = at(30, 13, month=11)
    house.scheduling.do_due()
    assert house.told()[-1].body["lead"] == 60


def test_what_was_moved_is_reminded_of_at_its_new_time(house: House) -> None:
    booked = house.confirmed(at(3, 10))
    house.clock.now = at(2, 10)
    house.scheduling.do_due()
    house.scheduling.reschedule(client(), house.key(), booked.id, at(7, 10))
    house.clock.now = at(6, 10)
    house.scheduling.do_due()
    assert [event.body["lead"] for event in house.told() if event.type == "consultation_reminder"] == [1440, 1440]


# ---- keys, and whose it is ----------------------------------------------------------------------------------------


def test_a_command_sent_again_is_the_first_result_and_happens_once(house: House) -> None:
    door = house.scheduling
    held = [door.book(assistant(), "book", wanted(at(3, 10))) for _ in range(3)]
    paid = [door.pay(client(), "pay", held[0].id) for _ in range(3)]
    moved = [door.reschedule(client(), "move", held[0].id, at(3, 15)) for _ in range(3)]
    ended = [door.cancel(client(), "cancel", held[0].id) for _ in range(3)]
    off = [door.add_days_off(freelancer(), "off", at(8, 9).date(), at(8, 9).date(), "Rest") for _ in range(3)]
    for results in (held, paid, moved, ended, off):
        assert results[0] == results[1] == results[2]
    assert len(house.events()) == len(set(house.events()))
    assert len(house.rows()) == 1


def test_a_key_is_for_one_command(house: House) -> None:
    house.scheduling.book(assistant(), "key", wanted(at(3, 10)))
    with pytest.raises(Conflict) as refused:
        house.scheduling.book(assistant(), "key", wanted(at(3, 11)))
    assert refusal(refused) == "key_reused"
    assert house.scheduling.book(BOB, "key", wanted(at(3, 11))).client == "bob"


def test_what_was_refused_can_be_tried_again_with_its_key(house: House) -> None:
    held = house.book(at(3, 10))
    with pytest.raises(Conflict):
        house.scheduling.book(BOB, "key", wanted(at(3, 10)))
    house.scheduling.cancel(client(), house.key(), held.id)
    assert house.scheduling.book(BOB, "key", wanted(at(3, 10))).status == "held"


STRANGERS = [client("c9", "eve"), assistant("c9", "eve"), freelancer(SAM), client(freelancer=SAM), assistant(freelancer=SAM)]


@pytest.mark.parametrize("stranger", STRANGERS)
def test_nobody_meets_what_is_somebody_elses(house: House, stranger: Caller) -> None:
    booked, door = house.confirmed(at(3, 10)), house.scheduling
    acts = [
        lambda: door.consultation(stranger, booked.id),
        lambda: door.pay(stranger, house.key(), booked.id),
        lambda: door.cancel(stranger, house.key(), booked.id),
        lambda: door.reschedule(stranger, house.key(), booked.id, at(4, 10)),
        lambda: door.no_show(stranger, house.key(), booked.id),
        lambda: door.finish(stranger, house.key(), booked.id),
        lambda: door.approve(stranger, house.key(), booked.id),
    ]
    for act in acts:
        with pytest.raises(NotFound) as refused:
            act()
        assert refusal(refused) == "unknown_consultation"
    assert booked.id not in [one.id for one in door.consultations(stranger)]


def test_one_calendar_does_not_fill_another(house: House) -> None:
    house.book(at(3, 10))
    assert house.book(at(3, 10), who=assistant(freelancer=SAM)).freelancer == SAM


def test_what_ends_by_the_clock_is_told_of_whose_it_is(house: House) -> None:
    booked = {house.book(at(1, 10), who=assistant(freelancer=handle)).id: handle for handle in (LENA, SAM)}
    house.clock.forward(hours=2)
    assert house.scheduling.do_due() == 2
    told = {e.body["consultation"]: e.freelancer for e in house.told() if e.type == "consultation_released"}
    assert told == booked


def test_everybody_sees_what_is_theirs_by_its_start(house: House) -> None:
    late, early, other = house.book(at(3, 15)), house.book(at(3, 10)), house.book(at(3, 11), who=BOB)
    assert [one.id for one in house.scheduling.consultations(client())] == [early.id, late.id]
    assert [one.id for one in house.scheduling.consultations(freelancer())] == [early.id, other.id, late.id]
    # A client who comes back in another conversation is the same client.
    assert house.scheduling.consultation(client("c7"), early.id) == early


def test_events_are_numbered_and_taken_in_from_any_point(house: House) -> None:
    house.confirmed(at(3, 10))
    seqs = [event.seq for event in house.scheduling.events(0)]
    assert seqs == sorted(set(seqs))
    assert [event.seq for event in house.scheduling.events(seqs[0], 1)] == seqs[1:2]


def test_a_key_that_is_sent_again_does_nothing_again(house: House) -> None:
    key = house.key()
    first = house.scheduling.book(assistant(), key, wanted(at(1, 10)))
    house.scheduling.cancel(client(), house.key(), first.id)
    assert house.scheduling.book(assistant(), key, wanted(at(1, 10))).id == first.id
    assert [row.status for row in house.rows()] == ["cancelled"]
