from __future__ import annotations

import pytest

from tests.web.shop import LENA, SAM, Shop

INBOX = f"/api/freelancers/{LENA}/conversations"
GAPS = f"/api/freelancers/{LENA}/gaps"


def test_the_inbox_lists_conversations_newest_first(shop: Shop) -> None:
    first, second = shop.open(), shop.open(client={"name": "Ada"})
    second.say("Hello")
    listed = shop.http.get(INBOX, headers=shop.owner()).json()
    ids = [line["id"] for line in listed]
    assert ids.index(second.id) < ids.index(first.id)
    assert set(listed[0]) >= {"id", "state", "client", "last_message", "waits_for", "updated_at"}


def test_the_inbox_can_be_asked_for_one_state(shop: Shop) -> None:
    talk, owner = shop.open(), shop.owner()
    shop.http.post(f"{talk.path}/take-over", headers=owner)
    states = {line["state"] for line in shop.http.get(INBOX, params={"state": "freelancer"}, headers=owner).json()}
    assert states == {"freelancer"}
    assert shop.http.get(INBOX, params={"state": "asleep"}, headers=owner).status_code == 422


def test_taken_over_the_assistant_is_silent_until_handed_back(shop: Shop) -> None:
    talk, owner = shop.open(), shop.owner()
    assert shop.http.post(f"{talk.path}/take-over", json={}, headers=owner).json() == {"state": "freelancer"}
    assert talk.say("Are you there?") == {"state": "freelancer", "reply": None}
    assert shop.http.post(f"{talk.path}/hand-back", json={}, headers=owner).json() == {"state": "assistant"}
    assert talk.say("And now?")["reply"] is not None


def test_the_freelancer_writes_with_the_owner_token(shop: Shop) -> None:
    talk = shop.open()
    assert talk.say("Léna here", headers=shop.owner()) == {"state": "freelancer", "reply": None}
    assert talk.read()["messages"][-1]["author"] == "freelancer"


def test_a_gap_is_answered_for_those_who_asked(shop: Shop) -> None:
    talk, owner = shop.open(), shop.owner()
    talk.say("An unknown thing about glass?")
    gap = shop.http.get(GAPS, headers=owner).json()[0]
    answered = shop.http.post(f"/api/gaps/{gap['id']}/answer", json={"text": "Yes, glass too.", "learn": None}, headers=owner)
    assert answered.json() == {"id": gap["id"], "told": 1, "learned": False}
    assert talk.read()["messages"][-1]["text"] == "Yes, glass too."
    again = shop.http.post(f"/api/gaps/{gap['id']}/answer", json={"text": "Yes."}, headers=owner)
    assert (again.status_code, again.json()["code"]) == (409, "already_answered")


def test_what_the_owner_teaches_becomes_knowledge(shop: Shop) -> None:
    talk, owner = shop.open(), shop.owner()
    talk.say("An unknown thing about tins?")
    gap = shop.http.get(GAPS, headers=owner).json()[0]
    body = {"text": "Yes.", "learn": {"q": "Do you design for tins?", "a": "Yes, for tins and for glass."}}
    assert shop.http.post(f"/api/gaps/{gap['id']}/answer", json=body, headers=owner).json()["learned"] is True
    hits = shop.parts.library.search(LENA, ["Do you design for tins?"])
    assert any("tins and for glass" in hit.passage.text for hit in hits)


def test_an_empty_answer_or_teaching_is_refused(shop: Shop) -> None:
    owner = shop.owner()
    assert shop.http.post("/api/gaps/x/answer", json={"text": " "}, headers=owner).status_code == 422
    assert shop.http.post("/api/gaps/x/answer", json={"text": "a", "learn": {"q": " ", "a": "b"}}, headers=owner).status_code == 422
    assert shop.http.post("/api/gaps/x/answer", json={"text": "a"}, headers=owner).status_code == 404


def test_a_turn_tells_its_owner_how_it_came_about(shop: Shop) -> None:
    talk = shop.open()
    turn = talk.say("What is the price?")["reply"]["turn"]
    trace = shop.http.get(f"/api/turns/{turn}", headers=shop.owner()).json()
    assert (trace["conversation"], trace["outcome"]) == (talk.id, "answered")
    assert shop.http.get(f"/api/turns/{turn}", headers=shop.owner(SAM)).status_code == 404
    assert shop.http.get(f"/api/turns/{turn}", headers=talk.mine).status_code == 403
    assert shop.http.get("/api/turns/none", headers=shop.owner()).status_code == 404


@pytest.mark.parametrize("path", [INBOX, GAPS])
def test_the_freelancers_lists_are_the_freelancers_alone(shop: Shop, path: str) -> None:
    assert shop.http.get(path).status_code == 401
    assert shop.http.get(path, headers=shop.open().mine).status_code == 403
    assert shop.http.get(path, headers=shop.owner(SAM)).status_code == 403


@pytest.mark.parametrize("change", ["take-over", "hand-back"])
def test_a_client_cannot_decide_who_speaks(shop: Shop, change: str) -> None:
    talk = shop.open()
    assert shop.http.post(f"{talk.path}/{change}", headers=talk.mine).status_code == 403
    assert shop.http.post(f"{talk.path}/{change}", headers=shop.owner(SAM)).status_code == 404
    assert shop.http.post(f"/api/conversations/none/{change}", headers=shop.owner()).status_code == 404
