from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import update

from assistant.database.calendar_tables import consultations
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.rows import times
from tests.web.shop import LENA, SAM, Shop, Talk

CONTRACT = {"id", "status", "conversation", "starts_at", "minutes", "price", "client_timezone", "hold_until"}


def press(shop: Shop, talk: Talk, one: Consultation, step: str, body: Any = None, **headers: str) -> httpx.Response:
    return shop.http.post(f"/api/consultations/{one.id}/{step}", json=body, headers={**talk.mine, **headers})


def read(shop: Shop, one: Consultation, headers: dict[str, str]) -> dict[str, Any]:
    body: dict[str, Any] = shop.http.get(f"/api/consultations/{one.id}", headers=headers).json()
    return body


def problem(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def paid(shop: Shop, talk: Talk, **wanted: Any) -> Consultation:
    one = shop.book(talk, **wanted)
    assert press(shop, talk, one, "pay").status_code == 200
    return one


def end_hold(shop: Shop, one: Consultation) -> None:
    """Its pay-by time is over; the clock's round has not come by yet."""
    with shop.parts.database.transaction() as connection:
        ended = datetime.now(UTC) - timedelta(seconds=1)
        connection.execute(update(consultations).where(consultations.c.id == one.id).values(hold_until=ended))


def test_a_consultation_is_told_in_the_contracts_words_to_both_sides(shop: Shop) -> None:
    talk = shop.open()
    one = shop.book(talk)
    told = read(shop, one, talk.mine)
    assert told.keys() >= CONTRACT
    assert (told["id"], told["status"], told["conversation"], told["minutes"]) == (one.id, "held", talk.id, 30)
    assert (told["price"], told["client_timezone"]) == ({"amount": "40.00", "currency": "EUR"}, "America/New_York")
    assert datetime.fromisoformat(told["starts_at"]) == one.starts_at
    assert (told["freelancer_timezone"], told["about"], told["meeting_link"]) == ("Europe/Paris", "A logo", None)
    assert {"freelancer", "client", "version", "policy", "moved_by"} & set(told) == set()
    assert read(shop, one, shop.owner()) == told


def test_paying_confirms_it_and_a_second_press_returns_the_first_result(shop: Shop) -> None:
    talk = shop.open()
    one = shop.book(talk)
    first, second = (press(shop, talk, one, "pay").json() for _ in range(2))
    assert (first["status"], first["hold_until"]) == ("confirmed", None)
    assert first["meeting_link"] == f"https://meet.example/{one.id}"
    assert first == second
    assert problem(press(shop, talk, one, "pay", **{"Idempotency-Key": "another"})) == (409, "taken")


def test_presses_at_the_same_moment_pay_once(shop: Shop) -> None:
    talk = shop.open()
    one = shop.book(talk)
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: press(shop, talk, one, "pay"), range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert [event.type for event in shop.parts.scheduling.events(0, 1000) if event.conversation == talk.id].count("consultation_paid") == 1


def test_one_without_a_price_is_confirmed_at_once_and_costs_nothing_to_cancel(shop: Shop) -> None:
    talk = shop.open()
    one = shop.book(talk, 15)
    told = read(shop, one, talk.mine)
    assert (told["status"], told["cancel_free_until"]) == ("confirmed", None)
    assert press(shop, talk, one, "cancel").json()["status"] == "cancelled"


def test_a_payment_after_the_pay_by_time_takes_the_start_back_if_it_is_free(shop: Shop) -> None:
    talk = shop.open()
    one = shop.book(talk)
    end_hold(shop, one)
    assert read(shop, one, talk.mine)["status"] == "released"
    assert press(shop, talk, one, "pay").json()["status"] == "confirmed"


def test_a_payment_for_a_start_that_is_gone_goes_back_and_may_be_tried_again(shop: Shop) -> None:
    talk, rival = shop.open(), shop.open()
    one = shop.book(talk)
    end_hold(shop, one)
    other = shop.book(rival)
    assert other.starts_at == one.starts_at
    late = press(shop, talk, one, "pay").json()
    assert (late["status"], late["paid_at"] is not None, late["refunded_at"]) == ("released", True, late["paid_at"])
    assert press(shop, rival, other, "cancel").status_code == 200
    assert press(shop, talk, one, "pay").json()["status"] == "confirmed"


def test_cancelling_in_time_gives_the_price_back(shop: Shop) -> None:
    talk = shop.open()
    one = paid(shop, talk)
    until = datetime.fromisoformat(read(shop, one, talk.mine)["cancel_free_until"])
    assert until == one.starts_at - timedelta(hours=24)
    answers = [press(shop, talk, one, "cancel").json() for _ in range(2)]
    assert [answer["status"] for answer in answers] == ["cancelled", "cancelled"]
    assert answers[0]["refunded_at"] is not None


def test_cancelling_late_costs_a_client_the_price_and_the_freelancer_returns_it(shop: Shop) -> None:
    talk = shop.open()
    mine, theirs = paid(shop, talk, days=0), paid(shop, talk, days=0)
    assert press(shop, talk, mine, "cancel").json()["refunded_at"] is None
    answer = shop.http.post(f"/api/consultations/{theirs.id}/cancel", headers=shop.owner())
    assert (answer.json()["status"], answer.json()["refunded_at"] is None) == ("cancelled", False)


def test_moving_keeps_the_consultation_and_may_go_there_and_back_again(shop: Shop) -> None:
    talk = shop.open()
    one = paid(shop, talk, days=2)
    there = shop.free(days=3)[0].starts_at
    stops = [there, one.starts_at, there]
    told = [press(shop, talk, one, "reschedule", {"starts_at": stop.isoformat()}).json() for stop in stops]
    assert [datetime.fromisoformat(answer["starts_at"]) for answer in told] == stops
    assert {(answer["id"], answer["status"]) for answer in told} == {(one.id, "confirmed")}
    again = press(shop, talk, one, "reschedule", {"starts_at": there.isoformat()}).json()
    assert again["sequence"] == told[-1]["sequence"]


def test_a_start_that_is_not_free_is_refused_with_the_reason_as_its_code(shop: Shop) -> None:
    talk, rival = shop.open(), shop.open()
    one, other = paid(shop, talk, days=2), shop.book(rival, days=2)
    starts = {
        "taken": other.starts_at,
        "off_grid": one.starts_at + timedelta(minutes=7),
        "too_far": one.starts_at + timedelta(days=60),
        "too_soon": datetime.now(UTC).replace(minute=0, second=0, microsecond=0),
    }
    for code, start in starts.items():
        assert problem(press(shop, talk, one, "reschedule", {"starts_at": start.isoformat()})) == (409, code)
    assert datetime.fromisoformat(read(shop, one, talk.mine)["starts_at"]) == one.starts_at


@pytest.mark.parametrize("start", ["", "soon", "2026-12-03T09:00:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", None, 7.5, {}])
def test_what_is_no_start_is_refused(shop: Shop, start: Any) -> None:
    talk = shop.open()
    assert press(shop, talk, shop.book(talk), "reschedule", {"starts_at": start}).status_code == 422


def test_a_client_moves_nothing_past_the_policys_hours_and_the_freelancer_does(shop: Shop) -> None:
    talk = shop.open()
    one = paid(shop, talk, days=0)
    body = {"starts_at": shop.free(days=2)[0].starts_at.isoformat()}
    assert problem(press(shop, talk, one, "reschedule", body)) == (409, "too_late")
    answer = shop.http.post(f"/api/consultations/{one.id}/reschedule", json=body, headers=shop.owner())
    assert (answer.status_code, answer.json()["cancel_free_until"]) == (200, None)


def test_keys_of_the_senders_own_serve_nothing_else(shop: Shop) -> None:
    talk = shop.open()
    one, key = shop.book(talk), {"Idempotency-Key": "press-1"}
    assert press(shop, talk, one, "pay", **key).json() == press(shop, talk, one, "pay", **key).json()
    assert problem(press(shop, talk, one, "cancel", **key)) == (409, "key_reused")


def begin(shop: Shop, one: Consultation) -> None:
    """As if it had begun ten minutes ago."""
    with shop.parts.database.transaction() as connection:
        starts = datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(minutes=10)
        connection.execute(update(consultations).where(consultations.c.id == one.id).values(times(starts, one.minutes, 0)))


def test_whoever_waited_in_vain_says_so_and_a_client_gets_the_price_back(shop: Shop) -> None:
    talk = shop.open()
    one, other = paid(shop, talk, days=4), paid(shop, talk, days=4)
    assert problem(press(shop, talk, one, "no-show")) == (409, "too_early")
    begin(shop, one)
    told = [press(shop, talk, one, "no-show").json() for _ in range(2)]
    assert [(each["status"], each["refunded_at"] is None) for each in told] == [("no_show_freelancer", False)] * 2
    begin(shop, other)
    answer = shop.http.post(f"/api/consultations/{other.id}/no-show", headers=shop.owner())
    assert (answer.json()["status"], answer.json()["refunded_at"]) == ("no_show_client", None)


def test_the_freelancer_says_that_it_took_place(shop: Shop) -> None:
    talk = shop.open()
    one = paid(shop, talk, days=4)
    begin(shop, one)
    assert problem(press(shop, talk, one, "finish")) == (403, "forbidden")
    assert shop.http.post(f"/api/consultations/{one.id}/finish", headers=shop.owner()).json()["status"] == "done"


def test_only_its_client_pays(shop: Shop) -> None:
    one = shop.book(shop.open())
    assert problem(shop.http.post(f"/api/consultations/{one.id}/pay", headers=shop.owner())) == (403, "forbidden")


@pytest.mark.parametrize("foreign", ["another client", "another freelancer's client", "another owner", "nobody"])
def test_a_foreign_consultation_does_not_exist(shop: Shop, foreign: str) -> None:
    one = shop.book(shop.open())
    who = {
        "another client": lambda: shop.open().mine,
        "another freelancer's client": lambda: shop.open(SAM).mine,
        "another owner": lambda: shop.owner(SAM),
        "nobody": dict,
    }
    headers, path = who[foreign](), f"/api/consultations/{one.id}"
    answers = [shop.http.get(f"{path}{what}", headers=headers) for what in ("", "/invitation.ics")]
    answers += [shop.http.post(f"{path}/{step}", headers=headers) for step in ("pay", "cancel")]
    answers.append(shop.http.post(f"{path}/reschedule", json={"starts_at": "2026-12-03T09:00:00Z"}, headers=headers))
    assert {answer.status_code for answer in answers} == {401 if foreign == "nobody" else 404}
    listed = f"/api/freelancers/{LENA}/consultations"
    assert shop.http.get(listed, headers=headers).status_code == (401 if foreign == "nobody" else 403)


def test_the_owner_lists_consultations_by_their_start(shop: Shop) -> None:
    ones = [shop.book(shop.open(), days=days) for days in (4, 1)]
    listed = shop.http.get(f"/api/freelancers/{LENA}/consultations", headers=shop.owner()).json()
    ids = [told["id"] for told in listed]
    assert ids.index(ones[1].id) < ids.index(ones[0].id)
    assert [told["starts_at"] for told in listed] == sorted(told["starts_at"] for told in listed)


def asked(shop: Shop, talk: Talk, minutes: int = 30) -> tuple[Consultation, dict[str, Any]]:
    """A booking with somebody who wants to be asked, and the question as its owner gets it."""
    one = shop.book(talk, minutes, handle=SAM)
    listed = shop.http.get(f"/api/freelancers/{SAM}/approvals", headers=shop.owner(SAM)).json()
    return one, next(found for found in listed if found["id"] == one.id)


def decide(shop: Shop, id: str, body: dict[str, Any], **headers: str) -> httpx.Response:
    return shop.http.post(f"/api/approvals/{id}", json=body, headers={**shop.owner(SAM), **headers})


@pytest.mark.parametrize(("minutes", "status"), [(30, "held"), (15, "confirmed")])
def test_a_booking_waits_for_a_yes_among_the_approvals(shop: Shop, minutes: int, status: str) -> None:
    talk = shop.open(SAM)
    one, question = asked(shop, talk, minutes)
    assert (question["type"], question["status"], question["conversation"]) == ("consultation", "requested", talk.id)
    assert question["consultation"]["id"] == one.id
    assert question["expires_at"] == question["consultation"]["hold_until"]
    answers = [decide(shop, one.id, {"decision": "approve"}).json() for _ in range(2)]
    assert [answer["status"] for answer in answers] == ["approved", "approved"]
    assert read(shop, one, talk.mine)["status"] == status
    assert problem(decide(shop, one.id, {"decision": "decline"}))[0] == 409


def test_a_booking_that_is_declined_is_cancelled(shop: Shop) -> None:
    talk = shop.open(SAM)
    one, _ = asked(shop, talk)
    assert decide(shop, one.id, {"decision": "decline"}).json()["status"] == "declined"
    assert read(shop, one, talk.mine)["status"] == "cancelled"


@pytest.mark.parametrize(
    "body", [{"decision": "edit", "edit": {"note": "later"}}, {"decision": "decline", "edit": {"note": "No."}}], ids=str
)
def test_a_booking_is_not_edited(shop: Shop, body: dict[str, Any]) -> None:
    one, _ = asked(shop, shop.open(SAM))
    assert problem(decide(shop, one.id, body)) == (422, "edit_not_asked")


def test_nobody_else_decides_a_booking(shop: Shop) -> None:
    talk = shop.open(SAM)
    one, _ = asked(shop, talk)
    assert problem(decide(shop, one.id, {"decision": "approve"}, **talk.mine)) == (403, "forbidden")
    assert decide(shop, one.id, {"decision": "approve"}, **shop.owner()).status_code == 404
