from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from assistant.scheduling.ics_lines import Component, components
from tests.web.shop import LENA, SAM, Shop, opened

SLOTS, AWAY = (f"/api/freelancers/{LENA}/{what}" for what in ("slots", "away"))
TODAY = datetime.now(UTC).date()


def events(text: str) -> list[Component]:
    return list(components(text).within("VEVENT"))


def test_everyone_sees_the_free_starts_and_one_that_is_booked_is_gone(shop: Shop) -> None:
    first = shop.http.get(SLOTS, params={"minutes": 30}).json()
    one = shop.book(shop.open())
    later = shop.http.get(SLOTS, params={"minutes": 30}).json()
    gone = {slot["starts_at"] for slot in first} - {slot["starts_at"] for slot in later}
    assert one.starts_at in {datetime.fromisoformat(start) for start in gone}
    assert first[0].keys() == {"starts_at", "ends_at", "minutes", "price", "free"}
    assert all(slot["free"] for slot in later)
    assert later[0]["price"] == {"amount": "40.00", "currency": "EUR"}


def test_the_shortest_length_is_taken_where_none_is_said(shop: Shop) -> None:
    assert {slot["minutes"] for slot in shop.http.get(SLOTS).json()} == {15}


def test_a_window_is_days_or_moments_and_a_last_day_is_meant_whole(shop: Shop) -> None:
    day = TODAY + timedelta(days=3)
    whole = shop.http.get(SLOTS, params={"from": str(day), "to": str(day), "minutes": 15}).json()
    assert len(whole) >= 40
    begins = [datetime.fromisoformat(slot["starts_at"]) for slot in whole]
    assert max(begins) - min(begins) < timedelta(days=1)
    one = begins[7].astimezone(UTC)
    narrow = {"from": one.isoformat(), "to": (one + timedelta(minutes=1)).isoformat(), "minutes": 15}
    assert [datetime.fromisoformat(slot["starts_at"]) for slot in shop.http.get(SLOTS, params=narrow).json()] == [one]
    # A plus that nobody encoded.
    bare = f"{SLOTS}?from={one.isoformat()}&to={quote((one + timedelta(minutes=1)).isoformat())}"
    assert len(shop.http.get(bare).json()) == 1


BAD = [
    {"from": "soon"},
    {"to": "2026-13-01"},
    {"from": "0001-01-01"},
    {"from": "9999-12-31"},
    {"from": str(TODAY), "to": str(TODAY - timedelta(days=2))},
    {"from": str(TODAY), "to": str(TODAY + timedelta(days=63))},
    {"minutes": 31},
    {"minutes": 0},
    {"minutes": 10**9},
    {"from": "x" * 41},
]


@pytest.mark.parametrize("query", BAD, ids=str)
def test_what_is_no_window_or_no_length_is_refused(shop: Shop, query: dict[str, Any]) -> None:
    assert shop.http.get(SLOTS, params=query).status_code == 422


def test_only_the_owner_is_told_why_a_start_is_not_free(shop: Shop) -> None:
    one = shop.book(shop.open())
    query = {"minutes": 30, "explain": "true"}
    whole = shop.http.get(SLOTS, params=query, headers=shop.owner()).json()
    assert {datetime.fromisoformat(slot["starts_at"]): slot.get("why") for slot in whole}[one.starts_at] == "taken"
    assert {slot["free"] for slot in whole} == {True, False}
    refused = [shop.http.get(SLOTS, params=query, headers=headers).status_code for headers in ({}, shop.open().mine, shop.owner(SAM))]
    assert refused == [401, 403, 403]


def test_nobody_has_no_slots(shop: Shop) -> None:
    assert shop.http.get("/api/freelancers/nobody/slots").status_code == 404


def test_an_address_is_limited_on_slots(tmp_path: Path) -> None:
    with opened(tmp_path, limits="on", limit_address="2/minute") as shop:
        assert [shop.http.get(SLOTS).status_code for _ in range(3)] == [200, 200, 429]


def test_days_off_close_the_calendar_until_they_are_removed(shop: Shop) -> None:
    day = TODAY + timedelta(days=5)
    query = {"from": str(day), "to": str(day), "minutes": 15}
    assert shop.http.get(SLOTS, params=query).json()
    body = {"from": str(day), "to": str(day), "note": "Fair"}
    for _ in range(2):
        answer = shop.http.post(AWAY, json=body, headers=shop.owner())
        assert answer.status_code == 201
        days = answer.json()
        assert days == {**body, "id": days["id"], "meets": []}
        assert shop.http.post(AWAY, json=body, headers=shop.owner()).json()["id"] == days["id"]
        assert [one["id"] for one in shop.http.get(AWAY, headers=shop.owner()).json()].count(days["id"]) == 1
        assert shop.http.get(SLOTS, params=query).json() == []
        assert [shop.http.delete(f"{AWAY}/{days['id']}", headers=shop.owner()).status_code for _ in range(2)] == [200, 200]
        assert shop.http.get(SLOTS, params=query).json()


def test_days_off_name_what_is_confirmed_on_them(shop: Shop) -> None:
    one = shop.book(shop.open(), 15, days=6)
    day = {"from": str(one.starts_at.date() - timedelta(days=1)), "to": str(one.starts_at.date() + timedelta(days=1))}
    days = shop.http.post(AWAY, json=day, headers=shop.owner()).json()
    assert one.id in days["meets"]
    assert shop.http.delete(f"{AWAY}/{days['id']}", headers=shop.owner()).status_code == 200


def test_days_off_of_the_profile_are_listed_and_can_be_lifted(tmp_path: Path) -> None:
    with opened(tmp_path) as shop:
        imported = [days for days in shop.http.get(AWAY, headers=shop.owner()).json() if date.fromisoformat(days["to"]) >= TODAY]
        for days in imported:
            assert shop.http.delete(f"{AWAY}/{days['id']}", headers=shop.owner()).status_code == 200
        assert shop.http.get(AWAY, headers=shop.owner()).json() == []


BAD_DAYS: list[Any] = [
    {},
    {"from": "2026-12-24"},
    {"from": "2026-12-31", "to": "2026-12-24"},
    {"from": "2020-01-01", "to": "2020-01-02"},
    {"from": "2026-12-01", "to": "9999-12-31"},
    {"from": "0001-01-01", "to": "2026-12-31"},
    {"from": "2028-01-01", "to": "2028-01-02", "note": "x" * 501},
]


@pytest.mark.parametrize("body", BAD_DAYS, ids=str)
def test_what_are_no_days_off_is_refused(shop: Shop, body: Any) -> None:
    assert shop.http.post(AWAY, json=body, headers=shop.owner()).status_code == 422


def test_days_off_are_the_owners_alone(shop: Shop) -> None:
    for headers, status in (({}, 401), (shop.open().mine, 403), (shop.owner(SAM), 403)):
        assert shop.http.get(AWAY, headers=headers).status_code == status
        assert shop.http.post(AWAY, json={"from": "2028-01-01", "to": "2028-01-02"}, headers=headers).status_code == status
        assert shop.http.delete(f"{AWAY}/x", headers=headers).status_code == status
    assert shop.http.delete(f"{AWAY}/x", headers=shop.owner()).json()["code"] == "unknown_days_off"


def test_the_owners_calendar_has_what_has_a_place(shop: Shop) -> None:
    talk = shop.open(client={"name": "Ana"})
    one, gone = shop.book(talk, 15), shop.book(talk, 15)
    assert shop.http.post(f"/api/consultations/{gone.id}/cancel", headers=talk.mine).status_code == 200
    path = f"/api/freelancers/{LENA}/calendar.ics"
    answer = shop.http.get(path, headers=shop.owner())
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    found = {str(event.text("UID")).split("@")[0]: event for event in events(answer.text)}
    assert gone.id not in found
    assert found[one.id].text("SUMMARY") == "Consultation avec Ana"
    assert [shop.http.get(path, headers=headers).status_code for headers in ({}, talk.mine, shop.owner(SAM))] == [401, 403, 403]


def test_a_calendar_subscribes_under_a_private_address_that_ends_with_the_next(shop: Shop) -> None:
    one = shop.book(shop.open(), 15)
    paths = [shop.http.post(f"/api/freelancers/{LENA}/calendar-address", headers=shop.owner()).json()["path"] for _ in range(2)]
    assert shop.http.get(paths[0]).status_code == 404
    assert one.id in shop.http.get(paths[1]).text
    assert shop.http.post(f"/api/freelancers/{LENA}/calendar-address", headers=shop.owner(SAM)).status_code == 403


def test_an_invitation_is_the_same_event_as_it_is_moved_and_cancelled(shop: Shop) -> None:
    talk = shop.open(client={"name": "Ana"})
    one = shop.book(talk, 15, days=2)
    path = f"/api/consultations/{one.id}"
    texts = [shop.http.get(f"{path}/invitation.ics", headers=talk.mine).text]
    shop.http.post(f"{path}/reschedule", json={"starts_at": shop.free(15, days=3)[0].starts_at.isoformat()}, headers=talk.mine)
    texts.append(shop.http.get(f"{path}/invitation.ics", headers=talk.mine).text)
    shop.http.post(f"{path}/cancel", headers=talk.mine)
    texts.append(shop.http.get(f"{path}/invitation.ics", headers=shop.owner()).text)
    found = [events(text)[0] for text in texts]
    assert len({event.text("UID") for event in found}) == 1
    assert [event.text("SEQUENCE") for event in found] == ["0", "1", "2"]
    assert [event.text("SUMMARY") for event in found] == ["Consultation with Léna Moreau"] * 2 + ["Consultation avec Ana"]
    assert "New York" in str(found[0].text("DESCRIPTION"))
    assert "METHOD:CANCEL" in texts[2]


BLOCKED = f"/api/freelancers/{LENA}/blocked"


def test_blocked_hours_close_the_calendar_until_they_are_opened(shop: Shop) -> None:
    begins = datetime.combine(TODAY + timedelta(days=7), datetime.min.time(), UTC) + timedelta(hours=9)
    query = {"from": begins.isoformat(), "to": (begins + timedelta(hours=1)).isoformat(), "minutes": 15}
    assert shop.http.get(SLOTS, params=query).json()
    body = {"starts_at": begins.isoformat(), "ends_at": (begins + timedelta(hours=1)).isoformat(), "note": "Dentist"}
    for _ in range(2):
        answers = [shop.http.post(BLOCKED, json=body, headers=shop.owner()) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [201, 201]
        assert answers[0].json() == answers[1].json()
        hours = answers[0].json()
        assert (datetime.fromisoformat(hours["starts_at"]), hours["note"], hours["meets"]) == (begins, "Dentist", [])
        assert hours in shop.http.get(BLOCKED, headers=shop.owner()).json()
        assert shop.http.get(SLOTS, params=query).json() == []
        assert shop.http.delete(f"{BLOCKED}/{hours['id']}", headers=shop.owner()).status_code == 200
        assert shop.http.get(SLOTS, params=query).json()


@pytest.mark.parametrize("starts_at", ["0001-01-01T00:00:00Z", "9999-12-31T23:00:00-12:00", "2026-12-03T09:00:00", "2029-01-01T00:00:00Z"])
def test_what_are_no_hours_is_refused(shop: Shop, starts_at: str) -> None:
    body = {"starts_at": starts_at, "ends_at": "2028-01-01T10:00:00Z"}
    assert shop.http.post(BLOCKED, json=body, headers=shop.owner()).status_code == 422


def test_blocked_hours_are_the_owners_alone(shop: Shop) -> None:
    body = {"starts_at": "2028-01-01T09:00:00Z", "ends_at": "2028-01-01T10:00:00Z"}
    for headers, status in (({}, 401), (shop.open().mine, 403), (shop.owner(SAM), 403)):
        assert shop.http.get(BLOCKED, headers=headers).status_code == status
        assert shop.http.post(BLOCKED, json=body, headers=headers).status_code == status
        assert shop.http.delete(f"{BLOCKED}/x", headers=headers).status_code == status
    assert shop.http.delete(f"{BLOCKED}/x", headers=shop.owner()).json()["code"] == "unknown_block"
