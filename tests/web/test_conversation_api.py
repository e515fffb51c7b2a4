from __future__ import annotations

from uuid import uuid4

import httpx
import pytest

from tests.web.shop import LENA, SAM, Shop, bearer

OPEN = f"/api/freelancers/{LENA}/conversations"


def code(answer: httpx.Response) -> tuple[int, str]:
    """The status and the problem's code; only of a well-formed problem."""
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert {"type", "title", "status", "detail", "code"} <= set(body)
    assert body["status"] == answer.status_code
    return body["status"], body["code"]


def test_a_conversation_starts_with_a_greeting_that_says_an_ai_speaks(shop: Shop) -> None:
    answer = shop.http.post(
        OPEN, json={"client": {"name": "Sam", "locale": "en", "timezone": "Europe/Paris", "key": None}, "gig": "packaging"}
    )
    assert answer.status_code == 201
    body = answer.json()
    assert set(body) == {"conversation", "token", "client_key", "reply"}
    assert "AI assistant" in body["reply"]["text"]


def test_a_client_key_makes_the_second_conversation_one_with_the_same_client(shop: Shop) -> None:
    first = shop.open(client={"name": "Ada"}).opened
    again = shop.http.post(OPEN, json={"client": {"key": first["client_key"]}}).json()
    assert again["client_key"] == first["client_key"]
    assert again["conversation"] != first["conversation"]


def test_an_empty_client_and_no_gig_are_enough(shop: Shop) -> None:
    assert shop.http.post(OPEN, json={"client": {}, "gig": None}).status_code == 201
    assert shop.http.post(OPEN, json={}).status_code == 201


def test_an_unknown_freelancer_and_an_unknown_gig_are_not_found(shop: Shop) -> None:
    assert code(shop.http.post("/api/freelancers/nobody/conversations", json={})) == (404, "unknown_freelancer")
    assert code(shop.http.post(OPEN, json={"gig": "no-such-gig"})) == (404, "unknown_gig")


def test_a_message_gets_a_reply_with_sources_choices_and_promises(shop: Shop) -> None:
    said = shop.open().say("What is the price?")
    reply = said["reply"]
    assert said["state"] == "assistant"
    assert reply["outcome"] == "answered"
    assert [s["id"] for s in reply["sources"]] == [p["source"] for p in reply["promises"]]
    assert reply["choices"] == [{"label": "And how fast?", "text": "How fast is that?"}]


def test_the_same_id_and_text_get_the_same_reply_and_are_said_once(shop: Shop) -> None:
    talk = shop.open()
    assert talk.say("Hello", id="m1") == talk.say("Hello", id="m1")
    assert [m["text"] for m in talk.read()["messages"]].count("Hello") == 1


def test_the_same_id_with_another_text_is_refused(shop: Shop) -> None:
    talk = shop.open()
    talk.say("Hello", id="m1")
    assert code(talk.post("Something else", id="m1")) == (422, "message_id_reused")


def test_a_conversation_reads_back_what_was_said_and_promised(shop: Shop) -> None:
    talk = shop.open(gig="packaging")
    talk.say("What is the price?")
    read = talk.read()
    assert [m["author"] for m in read["messages"]] == ["assistant", "client", "assistant"]
    assert [m["seq"] for m in read["messages"]] == [1, 2, 3]
    assert read["brief"] == {"gig": "packaging", "known": {}, "missing": [], "assumed": {}}
    assert [p["text"] for p in read["promises"]] == ["€90"]


def test_no_token_and_an_unknown_token_are_refused_with_how_to_send_one(shop: Shop) -> None:
    talk = shop.open()
    for headers in ({}, bearer("cnv_made-up"), {"Authorization": "Basic abc"}):
        answer = shop.http.get(talk.path, headers=headers)
        assert code(answer) == (401, "unauthenticated")
        assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_in_the_address_opens_nothing(shop: Shop) -> None:
    talk = shop.open()
    assert shop.http.get(talk.path, params={"token": talk.opened["token"]}).status_code == 401


def test_another_conversation_does_not_exist_for_a_client(shop: Shop) -> None:
    one, other = shop.open(), shop.open()
    assert code(shop.http.get(one.path, headers=other.mine)) == (404, "unknown_conversation")
    assert code(one.post("Hello", headers=other.mine)) == (404, "unknown_conversation")
    assert code(shop.http.get(f"{one.path}/events", headers=other.mine)) == (404, "unknown_conversation")


def test_another_freelancers_conversation_does_not_exist_for_an_owner(shop: Shop) -> None:
    talk = shop.open()
    sam = shop.owner(SAM)
    assert code(shop.http.get(talk.path, headers=sam)) == (404, "unknown_conversation")
    assert code(talk.post("Hello", headers=sam)) == (404, "unknown_conversation")


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u200b\u200b", "\x00\x01"])
def test_a_text_that_nobody_can_see_is_empty(shop: Shop, text: str) -> None:
    assert code(shop.open().post(text)) == (422, "empty_text")


def test_control_characters_are_dropped_and_line_breaks_kept(shop: Shop) -> None:
    talk = shop.open()
    talk.say("Hello\x00\x07\r\nthere")
    assert talk.read()["messages"][1]["text"] == "Hello\nthere"


def test_a_long_text_is_too_large_and_says_how_long_it_may_be(shop: Shop) -> None:
    answer = shop.open().post("x" * 8_001)
    assert code(answer) == (413, "too_large")
    assert "8000" in answer.json()["detail"]


def test_thousands_of_emoji_are_read_like_any_text(shop: Shop) -> None:
    talk = shop.open()
    assert talk.say("🎉" * 8_000)["reply"] is not None
    assert code(talk.post("🎉" * 10_000)) == (413, "too_large")


@pytest.mark.parametrize("body", [b'{"id": "x", "text": ', b"", b"[" * 50_000, b"\xff\xfe\x00", b"null", b"[]", b'{"id": 1, "text": 2}'])
def test_a_body_that_is_no_message_is_a_problem_of_the_sender(shop: Shop, body: bytes) -> None:
    talk = shop.open()
    answer = shop.http.post(f"{talk.path}/messages", content=body, headers={**talk.mine, "Content-Type": "application/json"})
    assert code(answer)[0] in (400, 422)


def test_half_a_character_breaks_nothing_wherever_it_stands(shop: Shop) -> None:
    talk = shop.open()
    json_body = {**talk.mine, "Content-Type": "application/json"}
    body = b'{"id": "x", "text": "half \\ud83d"}'
    assert shop.http.post(f"{talk.path}/messages", content=body, headers=json_body).status_code == 200
    assert talk.read()["messages"][1]["text"] == "half ?"
    for field in ("name", "locale", "timezone", "key"):
        opened = shop.http.post(OPEN, content=b'{"client": {"%s": "\\ud83d"}}' % field.encode(), headers=json_body)
        assert opened.status_code == 201
    unknown = shop.http.post(OPEN, content=b'{"gig": "\\ud83d"}', headers=json_body)
    assert code(unknown) == (404, "unknown_gig")


def test_a_body_of_another_type_is_told_which_one_is_wanted(shop: Shop) -> None:
    talk = shop.open()
    answer = shop.http.post(f"{talk.path}/messages", content=b"\x89PNG\r\n", headers={**talk.mine, "Content-Type": "image/png"})
    assert code(answer)[0] in (415, 422)
    assert "application/json" in answer.json()["detail"]


def test_a_wrong_field_is_named_with_what_is_wrong_and_not_repeated(shop: Shop) -> None:
    talk = shop.open()
    answer = shop.http.post(f"{talk.path}/messages", json={"id": "x" * 300, "text": ["secret"]}, headers=talk.mine)
    assert code(answer) == (422, "invalid")
    assert [e["where"] for e in answer.json()["errors"]] == ["body.id", "body.text"]
    assert "secret" not in answer.text


@pytest.mark.parametrize("chunked", [False, True])
def test_a_huge_body_is_refused_before_it_is_read_as_json(shop: Shop, chunked: bool) -> None:
    talk = shop.open()
    piece = b"x" * 100_000
    content = (piece for _ in range(50)) if chunked else piece * 50
    answer = shop.http.post(f"{talk.path}/messages", content=content, headers={**talk.mine, "Content-Type": "application/json"})
    assert code(answer) == (413, "too_large")
    assert talk.say(f"Still there? {uuid4()}")["reply"] is not None
