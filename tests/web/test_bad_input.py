"""Whatever is sent, wherever: a clear problem comes back, nothing of it is repeated, and the next honest message is answered."""

from __future__ import annotations

import json
import socket
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.web.shop import LENA, SAM, Shop, Talk, bearer

OPEN = f"/api/freelancers/{LENA}/conversations"
JSON = {"Content-Type": "application/json"}
MARK = "zq-do-not-repeat-me"


def problem(answer: httpx.Response) -> tuple[int, str]:
    """The status and the code, of a well-formed problem that tells nothing of the inside."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text[:200]
    body = answer.json()
    assert {"type", "title", "status", "detail", "code"} <= set(body)
    assert body["status"] == answer.status_code
    assert body["detail"].strip()
    assert len(answer.content) < 5_000
    assert not [word for word in ("Traceback", "sqlalchemy", "pydantic", ".py", MARK) if word in answer.text]
    return answer.status_code, body["code"]


def still_answers(talk: Talk) -> bool:
    return bool(talk.say("What is the price?")["reply"]["text"])


NO_JSON: list[tuple[str, bytes]] = [
    ("cut", b'{"id": "x", "text": "zq-do-not-repeat-me'),
    ("empty", b""),
    ("binary", bytes(range(256))),
    ("not utf-8", b'{"id": "x", "text": "caf\xe9"}'),
    ("deeply nested list", b"[" * 100_000),
    ("deeply nested object", b'{"a":' * 30_000),
    ("deeply nested field", b'{"id": "x", "text": ' + b"[" * 20_000 + b"]" * 20_000 + b"}"),
    ("single quotes", b"{'id': 'x', 'text': 'hello'}"),
    ("trailing comma", b'{"id": "x", "text": "hello",}'),
    ("two documents", b'{"id": "x", "text": "hello"}{"id": "y", "text": "hello"}'),
    ("a number too long", b'{"id": "x", "text": ' + b"9" * 10_000 + b"}"),
    ("form", b"id=x&text=hello"),
]


@pytest.mark.parametrize("body", [body for _, body in NO_JSON], ids=[name for name, _ in NO_JSON])
@pytest.mark.parametrize("where", ["message", "open", "gap"])
def test_a_body_that_is_no_json_object_is_the_senders_problem(shop: Shop, where: str, body: bytes) -> None:
    talk = shop.open()
    paths = {
        "message": (f"{talk.path}/messages", talk.mine),
        "open": (OPEN, {}),
        "gap": ("/api/gaps/none/answer", shop.owner()),
    }
    path, token = paths[where]
    answer = shop.http.post(path, content=body, headers={**token, **JSON})
    if where == "open" and body == b"":
        assert answer.status_code in (201, 400, 422)
    else:
        assert problem(answer)[0] in (400, 422)
    assert still_answers(talk)


WRONG_MESSAGES: list[Any] = [
    [],
    "hello",
    7,
    True,
    {},
    {"id": "x"},
    {"text": MARK},
    {"id": None, "text": MARK},
    {"id": 7, "text": MARK},
    {"id": "x", "text": None},
    {"id": "x", "text": 7},
    {"id": "x", "text": {"text": MARK}},
    {"id": "x", "text": [MARK]},
    {"id": "", "text": MARK},
    {"id": " ", "text": MARK},
    {"id": "a\u0000b", "text": MARK},
    {"id": "a\nb", "text": MARK},
    {"id": "x" * 100_000, "text": MARK},
    {"id": "\ud83d", "text": MARK},
]


@pytest.mark.parametrize("body", WRONG_MESSAGES, ids=lambda body: ascii(body)[:40])
def test_a_message_of_wrong_types_is_refused_and_not_repeated(shop: Shop, body: Any) -> None:
    talk = shop.open()
    answer = shop.http.post(f"{talk.path}/messages", content=json.dumps(body), headers={**talk.mine, **JSON})
    assert problem(answer)[0] in (400, 422)
    assert len(talk.read()["messages"]) == 1
    assert still_answers(talk)


WRONG_STARTS: list[Any] = [
    [],
    "hello",
    {"client": []},
    {"client": "Ada"},
    {"client": {"name": 7}},
    {"client": {"name": ["Ada"]}},
    {"client": {"name": "x" * 10_000}},
    {"client": {"locale": {}}},
    {"client": {"timezone": 3}},
    {"client": {"key": ["k"]}},
    {"client": {"key": "k" * 10_000}},
    {"gig": 7},
    {"gig": ["packaging"]},
    {"gig": "x" * 10_000},
]


@pytest.mark.parametrize("body", WRONG_STARTS, ids=lambda body: ascii(body)[:40])
def test_a_conversation_is_not_started_with_wrong_types(shop: Shop, body: Any) -> None:
    assert problem(shop.http.post(OPEN, json=body)) == (422, "invalid")


ODD_STARTS: list[Any] = [
    {"client": {"name": "\x00\x01"}},
    {"client": {"name": "🎉" * 100}},
    {"client": {"name": "<script>alert(1)</script>"}},
    {"client": {"locale": "xx-klingon"}},
    {"client": {"timezone": "../../etc/passwd"}},
    {"client": {"timezone": "Mars/Base"}},
    {"client": {"key": "cli_made-up"}},
    {"client": {"key": "'; DROP TABLE clients; --"}},
    {"client": None},
    {"surprise": {"nested": [1, 2, 3]}},
]


@pytest.mark.parametrize("body", ODD_STARTS, ids=lambda body: ascii(body)[:40])
def test_an_odd_introduction_starts_a_conversation_or_says_why_not(shop: Shop, body: Any) -> None:
    answer = shop.http.post(OPEN, json=body)
    if answer.status_code == 201:
        assert "AI assistant" in answer.json()["reply"]["text"]
        assert "\x00" not in answer.json()["reply"]["text"]
    else:
        assert problem(answer) == (422, "invalid")


ODD_TEXTS = [
    "𐩀 labels",
    "🎉" * 3_000,
    "a\u0000b",
    "\u202eevil\u202c",
    "ﷺ" * 2_000,
    "e" + "\u0301" * 5_000,
    "?" * 8_000,
    "(" * 8_000,
    "how much " * 800,
    "9" * 8_000,
    "1e999999 €",
    "-0 labels for NaN EUR within ∞ days",
    "٣ labels ١٢٠ يورو",
    "%s %d {0} ${jndi:ldap://x} {{7*7}} \\x00 ' OR 1=1 --",
    "<context>{}</context> </context>",
    "how much\r\n\r\nHTTP/1.1 200 OK",
    "\ufffe\uffff",
]


@pytest.mark.parametrize("text", ODD_TEXTS, ids=lambda text: ascii(text)[:30])
def test_an_odd_text_is_answered_like_any_other(shop: Shop, text: str) -> None:
    talk = shop.open()
    assert talk.say(text)["reply"]["text"]
    assert len(talk.read()["messages"]) == 3
    assert still_answers(talk)


def test_ten_thousand_emoji_are_told_how_much_is_too_much(shop: Shop) -> None:
    talk = shop.open()
    assert problem(talk.post("🎉" * 10_000)) == (413, "too_large")
    assert still_answers(talk)


@pytest.mark.parametrize(
    "handle", ["nobody", "x" * 2_000, "%00", "..%2f..%2fetc", "L%C3%A9na", "%ff%fe", "lena-moreau%20", "LENA-MOREAU'--"]
)
@pytest.mark.parametrize("rest", ["/conversations", "/gaps"])
def test_an_unknown_handle_is_not_found_however_it_is_spelt(shop: Shop, handle: str, rest: str) -> None:
    path = f"/api/freelancers/{handle}{rest}"
    answer = shop.http.get(path, headers=shop.owner()) if rest == "/gaps" else shop.http.post(path, json={})
    assert problem(answer)[0] in (403, 404, 405)


@pytest.mark.parametrize("id", ["none", "x" * 2_000, "%00", "0", "-1", "1' OR '1'='1"])
def test_an_unknown_conversation_turn_or_gap_is_not_found(shop: Shop, id: str) -> None:
    talk, owner = shop.open(), shop.owner()
    answers = [
        shop.http.get(f"/api/conversations/{id}", headers=talk.mine),
        shop.http.post(f"/api/conversations/{id}/messages", json={"id": "a", "text": "b"}, headers=talk.mine),
        shop.http.post(f"/api/conversations/{id}/take-over", headers=owner),
        shop.http.get(f"/api/turns/{id}", headers=owner),
        shop.http.post(f"/api/gaps/{id}/answer", json={"text": "Yes."}, headers=owner),
    ]
    assert {problem(answer)[0] for answer in answers} <= {404, 405}


BAD_TOKENS = ["", "x", "cnv_", "own_" + "a" * 43, "a" * 10_000, "null", "Bearer", "a b c", "eyJhbGciOiJub25lIn0.e30."]


@pytest.mark.parametrize("token", BAD_TOKENS, ids=lambda token: ascii(token)[:20])
def test_a_token_that_is_none_opens_nothing(shop: Shop, token: str) -> None:
    talk = shop.open()
    headers = {"Authorization": f"Bearer {token}".strip()}
    answers = [
        shop.http.get(talk.path, headers=headers),
        talk.post("Hello", headers=headers),
        shop.http.get(f"/api/freelancers/{LENA}/conversations", headers=headers),
    ]
    assert {problem(answer) for answer in answers} == {(401, "unauthenticated")}


def test_a_foreign_token_of_either_kind_opens_nothing(shop: Shop) -> None:
    talk, stranger = shop.open(), shop.open(SAM)
    for headers in (stranger.mine, shop.owner(SAM), bearer(talk.opened["client_key"])):
        answers = [
            shop.http.get(talk.path, headers=headers),
            talk.post(MARK, headers=headers),
            shop.http.post(f"{talk.path}/take-over", headers=headers),
            shop.http.get(f"/api/freelancers/{LENA}/gaps", headers=headers),
        ]
        assert {problem(answer)[0] for answer in answers} <= {401, 403, 404}
    assert MARK not in str(talk.read())


@pytest.mark.parametrize("query", ["q=", "", "q=%00", "q=%ff", "q=" + "x" * 5_000, "q=a&q=b", "q=%ED%A0%BD", "locale=fr", "q=%F0%9F%8E%89"])
def test_an_odd_search_finds_little_or_is_a_problem(shop: Shop, query: str) -> None:
    answer = shop.http.get(f"/api/search?{query}")
    if answer.status_code == 200:
        assert isinstance(answer.json(), list)
    else:
        assert problem(answer)[0] in (400, 413, 422)
    assert shop.http.get(f"/?{query}").status_code in (200, 400, 413, 422)


@pytest.mark.parametrize("number", ["x", "-1", "1.5", "9" * 40, "\x00", "NaN"])
def test_an_event_number_that_is_none_is_refused(shop: Shop, number: str) -> None:
    talk = shop.open()
    raw = {"Last-Event-ID": number} if number.isprintable() else {"Last-Event-ID": "%00"}
    with shop.http.stream("GET", f"{talk.path}/events", headers={**talk.mine, **raw}) as answer:
        if answer.status_code != 200:
            answer.read()
            assert problem(answer)[0] in (400, 422)
    assert still_answers(talk)


@pytest.mark.parametrize(
    "raw",
    [
        b"GET /api/search?q=a\x00b HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /api/freelancers/lena-moreau/conversations HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n",
        b"POST /api/freelancers/lena-moreau/conversations HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"NONSENSE\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
    ],
    ids=["nul in the address", "no length", "broken chunk", "tls", "nonsense", "version"],
)
def test_bytes_that_are_no_request_leave_the_server_standing(shop: Shop, raw: bytes) -> None:
    place = urlsplit(shop.address)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=5) as wire:
        wire.sendall(raw)
        wire.shutdown(socket.SHUT_WR)
        wire.recv(4096)
    assert shop.http.get("/healthz").status_code == 200
    assert still_answers(shop.open())


def test_a_body_that_says_it_is_compressed_is_not_unpacked(shop: Shop) -> None:
    talk = shop.open()
    headers = {**talk.mine, **JSON, "Content-Encoding": "gzip"}
    answer = shop.http.post(f"{talk.path}/messages", content=b"\x1f\x8b\x08\x00" + b"\x00" * 100, headers=headers)
    assert problem(answer)[0] in (400, 415, 422)
    assert still_answers(talk)


def test_the_owners_lists_and_answers_take_no_nonsense(shop: Shop) -> None:
    owner = shop.owner()
    for body in ({"text": 7}, {"text": "a", "learn": "b"}, {"text": "a", "learn": {"q": "b"}}, {"text": "\u200b"}, {"learn": None}):
        assert problem(shop.http.post("/api/gaps/none/answer", json=body, headers=owner))[0] in (404, 422)
    assert problem(shop.http.get(OPEN, params={"state": "' OR 1=1"}, headers=owner))[0] == 422
    assert problem(shop.http.request("PATCH", OPEN, headers=owner))[0] == 405
    assert problem(shop.http.request("DELETE", "/api/search"))[0] == 405
