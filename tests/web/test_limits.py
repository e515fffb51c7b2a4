from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.web.shop import LENA, SAM, open_branch, opened

OPEN = f"/api/freelancers/{LENA}/conversations"


def refused(answer: httpx.Response) -> bool:
    if answer.status_code != 429:
        return False
    assert answer.json()["code"] == "too_many_requests"
    assert int(answer.headers["retry-after"]) >= 1
    return True


def test_an_address_is_limited_on_open_calls_whatever_it_says_of_itself(tmp_path: Path) -> None:
    with opened(tmp_path, limits="on", limit_address="3/minute") as shop:
        answers = [shop.http.get("/api/search?q=box", headers={"X-Forwarded-For": f"10.0.0.{n}"}) for n in range(4)]
        assert [refused(a) for a in answers] == [False, False, False, True]
        assert refused(shop.http.post(OPEN, json={}))
        assert shop.http.get("/healthz").status_code == 200


def test_a_client_is_limited_across_its_conversations(tmp_path: Path) -> None:
    with opened(tmp_path, limits="on", limit_client="2/minute") as shop:
        first = shop.open()
        second = shop.open(client={"key": first.opened["client_key"]})
        stranger = shop.open()
        assert [refused(talk.post("Hello")) for talk in (first, second, first, stranger)] == [False, False, True, False]


def test_one_freelancers_crowd_does_not_shut_out_anothers(tmp_path: Path) -> None:
    with opened(tmp_path, limits="on", limit_freelancer="2/minute") as shop:
        answers = [shop.http.post(OPEN, json={}) for _ in range(3)]
        assert [refused(a) for a in answers] == [False, False, True]
        assert shop.http.post(f"/api/freelancers/{SAM}/conversations", json={}).status_code == 201


@pytest.mark.usefixtures("on_postgres")
def test_two_servers_on_one_database_count_together(tmp_path: Path) -> None:
    chosen: dict[str, Any] = {"limits": "on", "limit_client": "3/minute", "limit_address": "100/minute"}
    with opened(tmp_path, **chosen) as here, opened(tmp_path, open_branch, **chosen) as there:
        talk = here.open()
        also = replace(talk, http=there.http)
        assert [refused(each.post("Hello")) for each in (talk, also, also, talk, also)] == [False, False, False, True, True]


def test_the_search_page_says_in_words_that_it_was_too_much(tmp_path: Path) -> None:
    with opened(tmp_path, limits="on", limit_address="1/minute") as shop:
        pages = [shop.http.get("/", params={"q": "box"}) for _ in range(2)]
        assert [page.status_code for page in pages] == [200, 429]
        assert "Wait a moment" in pages[1].text
        assert shop.http.get("/").status_code == 200


def test_limits_can_be_switched_off(tmp_path: Path) -> None:
    with opened(tmp_path, limits="off", limit_address="1/minute") as shop:
        assert [shop.http.get("/api/search?q=box").status_code for _ in range(3)] == [200] * 3


def test_an_address_uploads_so_many_megabytes_and_no_more(tmp_path: Path) -> None:
    with opened(tmp_path, limits="on", limit_uploads="3/hour") as shop:
        talk = shop.open()
        path, headers = f"{talk.path}/files", {**talk.mine, "Content-Type": "text/plain"}
        sizes = [1_500_000, 10, 10]
        answers = [shop.http.post(path, params={"filename": f"{n}.txt"}, content=b"a" * n, headers=headers) for n in sizes]
        assert [answer.status_code for answer in answers] == [201, 201, 429]
        assert refused(answers[2])
        assert shop.http.get(path, headers=talk.mine).status_code == 200
