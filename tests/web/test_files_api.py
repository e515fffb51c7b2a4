from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from assistant.conversations.files import LARGEST, MOST
from tests.web.shop import SAM, Shop, Talk

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
GOOD = {
    "image/png": PNG,
    "image/jpeg": b"\xff\xd8\xff\xe0" + b"\x00" * 64,
    "image/webp": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    "image/gif": b"GIF89a" + b"\x00" * 16,
    "application/pdf": b"%PDF-1.7\n%\xe2\xe3\n",
    "text/plain": "Étiquette pour du miel.\n".encode(),
}


def send(
    talk: Talk, content: bytes = PNG, *, name: str = "sketch.png", kind: str = "image/png", headers: dict[str, str] | None = None
) -> httpx.Response:
    types = {"Content-Type": kind} if kind else {}
    return talk.http.post(f"{talk.path}/files", params={"filename": name}, content=content, headers={**(headers or talk.mine), **types})


def problem(answer: httpx.Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


@pytest.mark.parametrize("kind", GOOD)
def test_a_file_comes_back_as_it_was_to_its_client_and_its_owner(shop: Shop, kind: str) -> None:
    talk = shop.open()
    sent = send(talk, GOOD[kind], name="my sketch é.bin", kind=kind)
    told = sent.json()
    assert sent.status_code == 201
    assert told == {"id": told["id"], "name": "my sketch é.bin", "type": kind, "bytes": len(GOOD[kind])}
    for headers in (talk.mine, shop.owner()):
        given = shop.http.get(f"/api/files/{told['id']}", headers=headers)
        assert (given.content, given.headers["content-type"].partition(";")[0]) == (GOOD[kind], kind)
        assert given.headers["content-disposition"] == "attachment; filename*=UTF-8''my%20sketch%20%C3%A9.bin"
        assert given.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in given.headers["content-security-policy"]
        assert shop.http.get(f"{talk.path}/files", headers=headers).json() == [told]


def test_a_file_is_kept_in_the_home_under_names_of_our_own(shop: Shop) -> None:
    talk = shop.open()
    told = send(talk, name="../../../etc/passwd.png").json()
    assert told["name"] == "passwd.png"
    assert (shop.parts.settings.home / "files" / talk.id / told["id"]).read_bytes() == PNG


def test_the_same_file_sent_again_is_there_once(shop: Shop) -> None:
    talk = shop.open()
    assert send(talk).json() == send(talk).json()
    assert len(shop.http.get(f"{talk.path}/files", headers=talk.mine).json()) == 1


@pytest.mark.parametrize("foreign", ["another conversation", "another owner", "nobody"])
def test_a_foreign_file_does_not_exist(shop: Shop, foreign: str) -> None:
    talk = shop.open()
    file = send(talk).json()["id"]
    headers = {"another conversation": shop.open().mine, "another owner": shop.owner(SAM), "nobody": {}}[foreign]
    expected = 401 if foreign == "nobody" else 404
    assert shop.http.get(f"/api/files/{file}", headers=headers).status_code == expected
    assert shop.http.get(f"{talk.path}/files", headers=headers).status_code == expected
    assert (
        shop.http.post(f"{talk.path}/files?filename=a.png", content=PNG, headers={**headers, "Content-Type": "image/png"}).status_code
        == expected
    )


BAD: list[tuple[str, dict[str, Any], tuple[int, str]]] = [
    ("no kind", {"kind": ""}, (422, "file_type")),
    ("a page", {"kind": "text/html", "content": b"<script>alert(1)</script>"}, (422, "file_type")),
    ("a drawing that runs scripts", {"kind": "image/svg+xml", "content": b"<svg/>"}, (422, "file_type")),
    ("a zip", {"kind": "application/zip", "content": b"PK\x03\x04"}, (422, "file_type")),
    ("a page that says it is a picture", {"content": b"<html>"}, (422, "file_content")),
    ("a picture that says it is another", {"kind": "image/gif"}, (422, "file_content")),
    ("bytes that say they are text", {"kind": "text/plain", "content": b"\x00\xff"}, (422, "file_content")),
    ("text of another time", {"kind": "text/plain", "content": "é".encode("latin-1")}, (422, "file_content")),
    ("empty", {"content": b""}, (422, "file_empty")),
    ("no name", {"name": "///"}, (422, "file_name")),
    ("dots for a name", {"name": ".."}, (422, "file_name")),
    ("a name beyond measure", {"name": "x" * 501}, (422, "invalid")),
]


@pytest.mark.parametrize(("sent", "expected"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_what_is_no_file_of_the_right_kinds_is_refused_by_name(shop: Shop, sent: dict[str, Any], expected: tuple[int, str]) -> None:
    talk = shop.open()
    assert problem(send(talk, **sent)) == expected
    assert shop.http.get(f"{talk.path}/files", headers=talk.mine).json() == []


def test_a_file_may_be_larger_than_any_other_body_but_not_without_end(shop: Shop) -> None:
    talk = shop.open()
    assert send(talk, PNG + b"\x00" * (LARGEST - len(PNG))).status_code == 201
    assert problem(send(talk, PNG + b"\x00" * LARGEST)) == (413, "too_large")
    assert problem(talk.http.post(f"{talk.path}/messages", content=b"x" * 300_000, headers=talk.mine)) == (413, "too_large")


def test_a_conversation_has_ten_files_at_most(shop: Shop) -> None:
    talk = shop.open()
    assert [send(talk, name=f"{n}.png").status_code for n in range(MOST)] == [201] * MOST
    assert problem(send(talk, name="one more.png")) == (409, "too_many_files")
    assert send(talk, name="0.png").status_code == 201


def test_the_same_file_sent_many_times_at_once_is_kept_once_and_nothing_is_left_over(shop: Shop) -> None:
    talk = shop.open()
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: send(talk), range(8)))
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert [path.name for path in (shop.parts.settings.home / "files" / talk.id).iterdir()] == [answers[0].json()["id"]]


def test_many_files_at_once_are_no_more_than_ten(shop: Shop) -> None:
    talk = shop.open()
    with ThreadPoolExecutor(8) as crowd:
        codes = [answer.status_code for answer in crowd.map(lambda n: send(talk, name=f"{n}.png"), range(MOST + 6))]
    assert (codes.count(201), codes.count(409)) == (MOST, 6)
    assert len(list((shop.parts.settings.home / "files" / talk.id).iterdir())) == MOST


def test_others_can_write_while_a_file_goes_to_a_slow_disk(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, others = shop.open(), shop.open()
    written, heard = threading.Event(), threading.Event()

    def dawdle(_number: int) -> None:
        written.set()
        assert heard.wait(10)

    monkeypatch.setattr(os, "fsync", dawdle)
    with ThreadPoolExecutor(1) as crowd:
        sent = crowd.submit(send, slow)
        assert written.wait(10)
        others.say("Hello")
        heard.set()
        assert sent.result().status_code == 201


def test_a_long_name_is_cut_and_keeps_its_ending(shop: Shop) -> None:
    name = send(shop.open(), name="x" * 300 + ".png").json()["name"]
    assert len(name) == 120
    assert name.endswith("….png")


def test_a_file_whose_bytes_are_lost_is_not_found(shop: Shop) -> None:
    talk = shop.open()
    file = send(talk).json()["id"]
    (shop.parts.settings.home / "files" / talk.id / file).unlink()
    assert problem(shop.http.get(f"/api/files/{file}", headers=talk.mine)) == (404, "unknown_file")


def test_whoever_may_not_send_is_told_so_after_the_whole_of_it_and_none_of_it_is_kept(shop: Shop) -> None:
    large = PNG + b"\x00" * (LARGEST - len(PNG))
    talk = shop.open()
    assert problem(send(talk, large, headers={"Authorization": "Bearer cnv_nobody"})) == (401, "unauthenticated")
    assert problem(send(talk, large, headers=shop.open().mine)) == (404, "unknown_conversation")
    assert send(talk).status_code == 201


def test_a_file_comes_in_pieces_of_unknown_number(shop: Shop) -> None:
    talk = shop.open()
    headers = {**talk.mine, "Content-Type": "text/plain"}
    pieces = (b"honey " * 1000 for _ in range(100))
    answer = shop.http.post(f"{talk.path}/files?filename=a.txt", content=pieces, headers=headers)
    assert (answer.status_code, answer.json()["bytes"]) == (201, 600_000)
    endless = (b"honey " * 100_000 for _ in range(20))
    answer = shop.http.post(f"{talk.path}/files?filename=b.txt", content=endless, headers=headers)
    assert problem(answer) == (413, "too_large")
