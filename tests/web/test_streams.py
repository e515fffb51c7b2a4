from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from tests.web.shop import Shop, Talk

Event = tuple[str, Any, str | None]


def events(response: httpx.Response) -> Iterator[Event]:
    found: dict[str, str] = {}
    for line in response.iter_lines():
        if line:
            name, _, value = line.partition(": ")
            found[name] = value
        elif "data" in found:
            yield found.get("event", "message"), json.loads(found["data"]), found.get("id")
            found = {}
        else:
            found = {}


def streamed(talk: Talk, text: str, id: str = "m1") -> list[Event]:
    headers = {**talk.mine, "Accept": "text/event-stream"}
    with talk.http.stream("POST", f"{talk.path}/messages", json={"id": id, "text": text}, headers=headers) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        return list(events(response))


@contextmanager
def following(talk: Talk, headers: dict[str, str], last: int = 0) -> Iterator[Iterator[Event]]:
    with talk.http.stream("GET", f"{talk.path}/events", headers={**headers, "Last-Event-ID": str(last)}) as response:
        yield events(response)


def test_an_answer_streams_progress_then_its_text_in_pieces_then_the_reply(shop: Shop) -> None:
    names = [name for name, _, _ in streamed(shop.open(), "What is the price?")]
    assert names[-1] == "reply"
    assert names.count("delta") > 1
    assert names.index("delta") >= names.count("progress")


def test_the_pieces_are_the_checked_text_of_the_reply(shop: Shop) -> None:
    found = streamed(shop.open(), "What is the price?")
    text = "".join(data["text"] for name, data, _ in found if name == "delta")
    assert text == found[-1][1]["reply"]["text"] == "One label is €90.\nIt takes 3 days."


def test_a_streamed_answer_and_a_plain_one_are_the_same(shop: Shop) -> None:
    talk = shop.open()
    reply = streamed(talk, "What is the price?", id="m7")[-1][1]
    assert talk.say("What is the price?", id="m7") == reply


def test_what_cannot_be_taken_is_a_problem_also_when_a_stream_was_asked_for(shop: Shop) -> None:
    talk = shop.open()
    talk.say("Hello", id="m1")
    answer = talk.post("Other words", id="m1", headers={**talk.mine, "Accept": "text/event-stream"})
    assert (answer.status_code, answer.json()["code"]) == (422, "message_id_reused")


def test_everything_said_is_followed_with_the_conversations_numbers(shop: Shop) -> None:
    talk = shop.open()
    talk.say("Hello")
    with following(talk, talk.mine) as stream:
        heard = [next(stream) for _ in range(4)]
    assert [(name, id) for name, _, id in heard] == [("message", "1"), ("message", "2"), ("message", "3"), ("state", None)]
    assert heard[1][1]["text"] == "Hello"


def test_a_stream_goes_on_after_the_last_number_heard(shop: Shop) -> None:
    talk = shop.open()
    talk.say("Hello")
    with following(talk, talk.mine, last=2) as stream:
        assert next(stream)[1]["seq"] == 3


def test_the_freelancers_words_and_taking_over_reach_the_client_as_they_happen(shop: Shop) -> None:
    talk, owner = shop.open(), shop.owner()
    with following(talk, talk.mine) as stream:
        assert [next(stream)[0] for _ in range(2)] == ["message", "state"]
        writing = threading.Thread(
            target=lambda: httpx.post(f"{shop.address}{talk.path}/messages", json={"id": "f1", "text": "Léna here"}, headers=owner)
        )
        writing.start()
        heard = [next(stream) for _ in range(2)]
        writing.join()
    assert heard[0][1]["author"] == "freelancer"
    assert heard[1][1] == {"state": "freelancer"}


def test_notes_are_in_the_owners_stream_and_not_in_the_clients(shop: Shop) -> None:
    talk, owner = shop.open(), shop.owner()
    shop.http.post(f"{talk.path}/take-over", headers=owner)
    with following(talk, owner) as stream:
        assert [next(stream)[1].get("author") for _ in range(2)] == ["assistant", "note"]
    with following(talk, talk.mine) as stream:
        assert [next(stream)[0] for _ in range(2)] == ["message", "state"]


def test_many_idle_streams_leave_the_server_free_to_answer(shop: Shop) -> None:
    talk = shop.open()
    limits = httpx.Limits(max_connections=200)
    with httpx.Client(base_url=shop.address, limits=limits, timeout=20) as http:
        open_streams = [http.send(http.build_request("GET", f"{talk.path}/events", headers=talk.mine), stream=True) for _ in range(80)]
        assert talk.say("Hello")["reply"] is not None
        for response in open_streams:
            response.close()


def test_a_number_that_is_none_is_refused(shop: Shop) -> None:
    talk = shop.open()
    answer = shop.http.get(f"{talk.path}/events", headers={**talk.mine, "Last-Event-ID": "yesterday"})
    assert answer.status_code == 422
