"""What only happens between two processes; all else is tested on both by the same suite."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import httpx
import pytest
from fastapi import FastAPI

from assistant.errors import AssistantError, Conflict, Forbidden, Invalid, NotFound, TooMany, Unavailable
from assistant.orders import tokens
from assistant.orders.caller import Caller
from assistant.orders.remote import RemoteOrders
from tests.orders.conftest import SECRET
from tests.orders.house import LENA, House, assistant, client, freelancer, label
from tests.web.running import running

Far = tuple[FastAPI, str]


@contextmanager
def far(address: str, secret: str = SECRET) -> Iterator[RemoteOrders]:
    remote = RemoteOrders(address, secret)
    yield remote
    remote.close()


def code_of(error: pytest.ExceptionInfo[AssistantError]) -> str:
    return error.value.code


def test_a_service_that_is_not_there_is_said_to_be_unavailable() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}"
    with far(address) as remote, pytest.raises(Unavailable) as error:
        remote.offers(freelancer())
    assert code_of(error) == "orders_unreachable"


def test_whether_it_answers_is_found_out_by_one_short_try() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, far(f"http://127.0.0.1:{silent.getsockname()[1]}") as remote:
        began = time.monotonic()
        assert "cannot be reached" in (remote.trouble() or "")
        assert time.monotonic() - began < 4


def test_two_servers_without_the_same_secret_do_not_tell_the_client_to_log_in(far_away: Far) -> None:
    with far(far_away[1], "another secret of another house") as remote, pytest.raises(Unavailable) as error:
        remote.offers(freelancer())
    assert code_of(error) == "orders_refused"


def test_the_caller_is_the_tokens_and_nothing_in_the_body_changes_it(house: House, far_away: Far) -> None:
    app, address = far_away
    app.state.orders = house.orders if not isinstance(house.orders, RemoteOrders) else app.state.orders
    offer = house.orders.place(assistant(), house.key(), label()).offer
    assert offer is not None
    stranger = tokens.sign(SECRET, client("c2", "bob"), datetime.now(UTC))
    body = {"key": "k", "hash": offer.hash, "freelancer": LENA, "client": "ana", "conversation": "c1", "role": "client"}
    answer = httpx.post(f"{address}/orders/v1/offers/{offer.id}/accept", json=body, headers={"Authorization": f"Bearer {stranger}"})
    assert answer.status_code == 404
    assert house.status(offer.id) == "sent"


@pytest.mark.parametrize("path", ["/offers", "/approvals", "/orders", "/events", "/offers/x"])
def test_nothing_is_read_without_a_token(far_away: Far, path: str) -> None:
    answer = httpx.get(f"{far_away[1]}/orders/v1{path}")
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")


@pytest.mark.parametrize("caller", [client(), assistant(), freelancer()])
def test_only_the_clock_ends_things_and_reads_everyones_events(far_away: Far, caller: Caller) -> None:
    headers = {"Authorization": f"Bearer {tokens.sign(SECRET, caller, datetime.now(UTC))}"}
    assert httpx.post(f"{far_away[1]}/orders/v1/due", headers=headers).status_code == 403
    assert httpx.get(f"{far_away[1]}/orders/v1/events", headers=headers).status_code == 403


def test_an_id_is_one_step_of_a_path_whatever_is_in_it(far_away: Far, house: House) -> None:
    for id in ("..", "../orders", "a/b", "a?b=c", "%2e", " ", "é", "x" * 500):
        with pytest.raises(NotFound):
            house.orders.offer(client(), id)


ANSWERS = [
    (403, {"code": "forbidden", "detail": "No."}, Forbidden, "forbidden"),
    (404, {"code": "unknown_offer", "detail": "No."}, NotFound, "unknown_offer"),
    (409, {"code": "taken", "detail": "No."}, Conflict, "taken"),
    (422, {"code": "bad_quantity", "detail": "No."}, Invalid, "bad_quantity"),
    (429, {"code": "too_many_requests", "detail": "No."}, TooMany, "too_many_requests"),
    (500, {"code": "internal", "detail": "No."}, Unavailable, "orders_failed"),
    (502, None, Unavailable, "orders_failed"),
    (404, None, NotFound, "orders_failed"),
    (200, None, Unavailable, "orders_failed"),
    (200, {"something": "else"}, Unavailable, "orders_failed"),
]


@pytest.mark.parametrize(("status", "body", "kind", "code"), ANSWERS)
def test_what_the_service_answers_is_raised_as_what_it_meant(
    status: int, body: dict[str, str] | None, kind: type[AssistantError], code: str
) -> None:
    from fastapi.responses import JSONResponse, PlainTextResponse

    app = FastAPI()

    @app.get("/readyz")
    def ready() -> None: ...

    @app.get("/orders/v1/offers/{offer}")
    def answer(offer: str) -> object:
        return PlainTextResponse("oops", status) if body is None else JSONResponse(body, status, headers={"Retry-After": "7"})

    with running(app) as address, far(address) as remote, pytest.raises(kind) as error:
        remote.offer(client(), "x")
    assert code_of(error) == code
    if isinstance(error.value, TooMany):
        assert error.value.retry_after == 7


def test_a_command_whose_answer_was_lost_is_sent_again_under_its_key_and_done_once(house: House, far_away: Far) -> None:
    """A port in between takes the command, lets it reach the service, and hangs up before the answer does."""
    app, address = far_away
    behind = house.orders if not isinstance(house.orders, RemoteOrders) else app.state.orders
    app.state.orders = behind
    host, port = address.removeprefix("http://").split(":")
    with socket.create_server(("127.0.0.1", 0)) as middle:
        passed: list[bytes] = []

        def relay() -> None:
            for attempt in range(2):
                near, _ = middle.accept()
                with near, socket.create_connection((host, int(port))) as there:
                    request = near.recv(65_536)
                    while not request.rstrip().endswith(b"}"):
                        request += near.recv(65_536)
                    passed.append(request)
                    there.sendall(request)
                    answer = b""
                    while not answer.endswith(b"}"):
                        answer += there.recv(65_536)
                    if attempt:
                        near.sendall(answer)

        thread = threading.Thread(target=relay)
        thread.start()
        with far(f"http://127.0.0.1:{middle.getsockname()[1]}") as remote:
            placed = remote.place(assistant(), "once", label())
        thread.join()
    assert len(passed) == 2
    assert placed.offer is not None
    assert [offer.id for offer in behind.offers(freelancer())] == [placed.offer.id]
