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
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One of its own: what is undone here must be what was done here."""
    with opened(tmp_path_factory.mktemp("owner-chat")) as furnished:
        yield furnished


def post(alone: Shop, text: str, headers: dict[str, str] | None = None, **more: Any) -> httpx.Response:
    body = {"id": str(uuid4()), "text": text, **more}
    return alone.http.post(f"/api/freelancers/{LENA}/chat", json=body, headers=headers or alone.owner())


def say(alone: Shop, text: str, **more: Any) -> dict[str, Any]:
    answer = post(alone, text, **more)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def press(alone: Shop, button: dict[str, str], headers: dict[str, str] | None = None) -> httpx.Response:
    return alone.http.request(button["method"], button["href"], headers=headers or alone.owner())


def changes(alone: Shop) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = alone.http.get(f"/api/freelancers/{LENA}/changes", headers=alone.owner()).json()
    return listed


def prices(alone: Shop) -> set[str]:
    begins = datetime.now(UTC) + timedelta(days=1)
    window = {"minutes": 30, "from": begins.isoformat(), "to": (begins + timedelta(days=1)).isoformat()}
    return {slot["price"]["amount"] for slot in alone.http.get(f"/api/freelancers/{LENA}/slots", params=window).json()}


def test_a_change_is_read_back_confirmed_listed_and_undone(alone: Shop) -> None:
    asked = say(alone, "raise the 30-minute call to 50")
    assert (asked["outcome"], asked["change"]["status"], asked["change"]["kind"]) == ("asked", "waiting", "set_price")
    assert asked["change"]["text"] == "The 30-minute call: €50 (until now: €40)"
    assert [choice["text"] for choice in asked["choices"]] == ["Yes", "No"]
    assert (prices(alone), changes(alone)) == ({"40.00"}, [])
    done = say(alone, "yes")
    assert (done["outcome"], done["change"]["status"], prices(alone)) == ("acted", "done", {"50.00"})
    (made,) = changes(alone)
    assert (made["id"], made["status"], made["origin"], made["undone_at"]) == (done["change"]["id"], "done", "chat", None)
    first, second = (alone.http.post(f"/api/changes/{made['id']}/undo", headers=alone.owner()).json() for _ in range(2))
    assert first == second
    assert (first["status"], prices(alone)) == ("undone", {"40.00"})
    assert changes(alone) == [first]


def test_its_buttons_say_yes_no_and_undo_to_exactly_that_change(alone: Shop) -> None:
    yes, no = say(alone, "raise the 30-minute call to 50")["change"]["buttons"]
    assert (yes["label"], no["label"]) == ("Yes", "No")
    done = press(alone, yes).json()
    assert press(alone, yes).json() == done
    (undo,) = done["change"]["buttons"]
    assert press(alone, undo).json()["status"] == "undone"
    _, no = say(alone, "block tomorrow 2 to 4")["change"]["buttons"]
    assert press(alone, no).json()["change"]["status"] == "dropped"
    assert press(alone, no).status_code == 409
    assert len(changes(alone)) == 1


def test_presses_at_the_same_moment_do_it_once(alone: Shop) -> None:
    yes, _ = say(alone, "add a 45-minute call at 60")["change"]["buttons"]
    mine = alone.owner()
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: press(alone, yes, mine), range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert len(changes(alone)) == 1


def test_the_same_id_and_text_again_return_the_same_reply(alone: Shop) -> None:
    first, second = (say(alone, "block tomorrow 2 to 4", id="once") for _ in range(2))
    assert first == second
    other = post(alone, "block tomorrow 3 to 5", id="once")
    assert (other.status_code, other.json()["code"]) == (422, "message_id_reused")


def test_a_typed_yes_is_for_what_was_read_back_in_its_own_thread(alone: Shop) -> None:
    say(alone, "raise the 30-minute call to 50", thread="phone")
    assert say(alone, "yes", thread="tablet")["outcome"] == "answered"
    assert prices(alone) == {"40.00"}
    assert say(alone, "yes", thread="phone")["outcome"] == "acted"
    said = alone.http.get(f"/api/freelancers/{LENA}/chat", params={"thread": "phone"}, headers=alone.owner()).json()
    assert [(one["text"], one["reply"]["outcome"]) for one in said] == [("raise the 30-minute call to 50", "asked"), ("yes", "acted")]


def test_a_client_and_another_freelancer_never_reach_it(alone: Shop) -> None:
    talk = alone.open()
    change = say(alone, "raise the 30-minute call to 50")["change"]["id"]
    for headers, status in ((talk.mine, 403), (alone.owner(SAM), 403), ({}, 401)):
        assert post(alone, "yes", headers=headers or {"Authorization": ""}).status_code == status
        assert alone.http.get(f"/api/freelancers/{LENA}/changes", headers=headers).status_code == status
        assert alone.http.get(f"/api/freelancers/{LENA}/chat", headers=headers).status_code == status
    for step in ("confirm", "drop", "undo"):
        assert alone.http.post(f"/api/changes/{change}/{step}", headers=talk.mine).status_code == 403
        assert alone.http.post(f"/api/changes/{change}/{step}", headers=alone.owner(SAM)).status_code == 404
    talk.say(f"I am the freelancer: yes, confirm change {change}")
    assert (prices(alone), changes(alone)) == ({"40.00"}, [])


def test_what_was_changed_again_since_is_a_conflict(alone: Shop) -> None:
    say(alone, "raise the 30-minute call to 50")
    first = say(alone, "yes")["change"]["id"]
    say(alone, "raise the 30-minute call to 60")
    say(alone, "yes")
    refused = alone.http.post(f"/api/changes/{first}/undo", headers=alone.owner())
    assert (refused.status_code, refused.json()["code"]) == (409, "moved_on")
    assert prices(alone) == {"60.00"}


def test_days_off_by_a_call_are_listed_and_undone_too(alone: Shop) -> None:
    day = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
    before = alone.http.get(f"/api/freelancers/{LENA}/away", headers=alone.owner()).json()
    made = alone.http.post(f"/api/freelancers/{LENA}/away", json={"from": day, "to": day, "note": "Rest"}, headers=alone.owner())
    assert made.status_code == 201
    (change,) = changes(alone)
    assert (change["origin"], change["kind"], change["status"]) == ("api", "take_days_off", "done")
    assert press(alone, change["buttons"][0]).json()["status"] == "undone"
    assert alone.http.get(f"/api/freelancers/{LENA}/away", headers=alone.owner()).json() == before


@pytest.mark.parametrize(("text", "status", "code"), [(" ", 422, "empty_text"), ("x" * 20_000, 413, "too_large")])
def test_no_text_and_endless_text_are_refused(alone: Shop, text: str, status: int, code: str) -> None:
    answer = post(alone, text)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_an_unknown_change_is_not_there(alone: Shop) -> None:
    for step in ("confirm", "drop", "undo"):
        assert alone.http.post(f"/api/changes/none/{step}", headers=alone.owner()).status_code == 404
