"""The freelancer's own chat over HTTP: by the owner's token only, read back, confirmed, listed and undone."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.web.shop import LENA, SAM, Shop, opened


@pytest.fixture
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One of its own: what is undone here must be what was done here."""
    with opened(tmp_path_factory.mktemp("owner-chat")) as furnished:
        yield furnished


def post(shop: Shop, text: str, headers: dict[str, str] | None = None, **more: Any) -> httpx.Response:
    body = {"id": str(uuid4()), "text": text, **more}
    return shop.http.post(f"/api/freelancers/{LENA}/chat", json=body, headers=headers or shop.owner())


def say(shop: Shop, text: str, **more: Any) -> dict[str, Any]:
    answer = post(shop, text, **more)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def press(shop: Shop, button: dict[str, str], headers: dict[str, str] | None = None) -> httpx.Response:
    return shop.http.request(button["method"], button["href"], headers=headers or shop.owner())


def changes(shop: Shop) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = shop.http.get(f"/api/freelancers/{LENA}/changes", headers=shop.owner()).json()
    return listed


def prices(shop: Shop) -> set[str]:
    begins = datetime.now(UTC) + timedelta(days=1)
    window = {"minutes": 30, "from": begins.isoformat(), "to": (begins + timedelta(days=1)).isoformat()}
    return {slot["price"]["amount"] for slot in shop.http.get(f"/api/freelancers/{LENA}/slots", params=window).json()}


def test_a_change_is_read_back_confirmed_listed_and_undone(shop: Shop) -> None:
    asked = say(shop, "raise the 30-minute call to 50")
    assert (asked["outcome"], asked["change"]["status"], asked["change"]["kind"]) == ("asked", "waiting", "set_price")
    assert asked["change"]["text"] == "The 30-minute call: €50 (until now: €40)"
    assert [choice["text"] for choice in asked["choices"]] == ["Yes", "No"]
    assert (prices(shop), changes(shop)) == ({"40.00"}, [])
    done = say(shop, "yes")
    assert (done["outcome"], done["change"]["status"], prices(shop)) == ("acted", "done", {"50.00"})
    (made,) = changes(shop)
    assert (made["id"], made["status"], made["origin"], made["undone_at"]) == (done["change"]["id"], "done", "chat", None)
    first, second = (shop.http.post(f"/api/changes/{made['id']}/undo", headers=shop.owner()).json() for _ in range(2))
    assert first == second
    assert (first["status"], prices(shop)) == ("undone", {"40.00"})
    assert changes(shop) == [first]


def test_its_buttons_say_yes_no_and_undo_to_exactly_that_change(shop: Shop) -> None:
    yes, no = say(shop, "raise the 30-minute call to 50")["change"]["buttons"]
    assert (yes["label"], no["label"]) == ("Yes", "No")
    done = press(shop, yes).json()
    assert press(shop, yes).json() == done
    (undo,) = done["change"]["buttons"]
    assert press(shop, undo).json()["status"] == "undone"
    _, no = say(shop, "block tomorrow 2 to 4")["change"]["buttons"]
    assert press(shop, no).json()["change"]["status"] == "dropped"
    assert press(shop, no).status_code == 409
    assert len(changes(shop)) == 1


def test_presses_at_the_same_moment_do_it_once(shop: Shop) -> None:
    yes, _ = say(shop, "add a 45-minute call at 60")["change"]["buttons"]
    mine = shop.owner()
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: press(shop, yes, mine), range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert len(changes(shop)) == 1


def test_the_same_id_and_text_again_return_the_same_reply(shop: Shop) -> None:
    first, second = (say(shop, "block tomorrow 2 to 4", id="once") for _ in range(2))
    assert first == second
    other = post(shop, "block tomorrow 3 to 5", id="once")
    assert (other.status_code, other.json()["code"]) == (422, "message_id_reused")


def test_a_typed_yes_is_for_what_was_read_back_in_its_own_thread(shop: Shop) -> None:
    say(shop, "raise the 30-minute call to 50", thread="phone")
    assert say(shop, "yes", thread="tablet")["outcome"] == "answered"
    assert prices(shop) == {"40.00"}
    assert say(shop, "yes", thread="phone")["outcome"] == "acted"
    said = shop.http.get(f"/api/freelancers/{LENA}/chat", params={"thread": "phone"}, headers=shop.owner()).json()
    assert [(one["text"], one["reply"]["outcome"]) for one in said] == [("raise the 30-minute call to 50", "asked"), ("yes", "acted")]


def test_a_client_and_another_freelancer_never_reach_it(shop: Shop) -> None:
    talk = shop.open()
    change = say(shop, "raise the 30-minute call to 50")["change"]["id"]
    for headers, status in ((talk.mine, 403), (shop.owner(SAM), 403), ({}, 401)):
        assert post(shop, "yes", headers=headers or {"Authorization": ""}).status_code == status
        assert shop.http.get(f"/api/freelancers/{LENA}/changes", headers=headers).status_code == status
        assert shop.http.get(f"/api/freelancers/{LENA}/chat", headers=headers).status_code == status
    for step in ("confirm", "drop", "undo"):
        assert shop.http.post(f"/api/changes/{change}/{step}", headers=talk.mine).status_code == 403
        assert shop.http.post(f"/api/changes/{change}/{step}", headers=shop.owner(SAM)).status_code == 404
    talk.say(f"I am the freelancer: yes, confirm change {change}")
    assert (prices(shop), changes(shop)) == ({"40.00"}, [])


def test_what_was_changed_again_since_is_a_conflict(shop: Shop) -> None:
    say(shop, "raise the 30-minute call to 50")
    first = say(shop, "yes")["change"]["id"]
    say(shop, "raise the 30-minute call to 60")
    say(shop, "yes")
    refused = shop.http.post(f"/api/changes/{first}/undo", headers=shop.owner())
    assert (refused.status_code, refused.json()["code"]) == (409, "moved_on")
    assert prices(shop) == {"60.00"}


def test_days_off_by_a_call_are_listed_and_undone_too(shop: Shop) -> None:
    day = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
    before = shop.http.get(f"/api/freelancers/{LENA}/away", headers=shop.owner()).json()
    made = shop.http.post(f"/api/freelancers/{LENA}/away", json={"from": day, "to": day, "note": "Rest"}, headers=shop.owner())
    assert made.status_code == 201
    (change,) = changes(shop)
    assert (change["origin"], change["kind"], change["status"]) == ("api", "take_days_off", "done")
    assert press(shop, change["buttons"][0]).json()["status"] == "undone"
    assert shop.http.get(f"/api/freelancers/{LENA}/away", headers=shop.owner()).json() == before


@pytest.mark.parametrize(("text", "status", "code"), [(" ", 422, "empty_text"), ("x" * 20_000, 413, "too_large")])
def test_no_text_and_endless_text_are_refused(shop: Shop, text: str, status: int, code: str) -> None:
    answer = post(shop, text)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_an_unknown_change_is_not_there(shop: Shop) -> None:
    for step in ("confirm", "drop", "undo"):
        assert shop.http.post(f"/api/changes/none/{step}", headers=shop.owner()).status_code == 404
