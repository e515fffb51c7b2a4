"""The order service as a process of its own, and an assistant that asks it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.bootstrap import open_orders
from assistant.errors import Invalid
from assistant.orders import tokens
from assistant.orders.local import LocalOrders
from assistant.orders.remote import RemoteOrders
from assistant.settings import Settings
from assistant.web.app import create_app
from assistant.web.order_role import create_order_app
from assistant.web.parts import Parts
from tests.orders.house import freelancer
from tests.orders.house import opened as furnished
from tests.web.running import running
from tests.web.shop import LENA, Shop, Talk, open_shop, opened

SECRET = "a secret that both processes share"


@contextmanager
def order_service(home: Path) -> Iterator[str]:
    """`assistant serve --role orders` on that home; its address."""
    command = [sys.executable, "-m", "assistant", "serve", "--role", "orders", "--home", str(home), "--port", "0"]
    environment = {**os.environ, "ASSISTANT_ORDERS_SECRET": SECRET}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stderr is not None
    try:
        said = process.stderr.readline()
        found = re.search(r"http://\S+", said)
        assert found is not None, said
        address = found[0]
        wait_for(address)
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=20)


def wait_for(address: str) -> None:
    """The port is taken at once, and listened on a moment later."""
    until = time.monotonic() + 60
    while True:
        try:
            httpx.get(f"{address}/readyz").raise_for_status()
            return
        except httpx.TransportError:
            assert time.monotonic() < until, "the order service does not start"
            time.sleep(0.1)


def test_a_process_of_its_own_answers_only_with_the_secret(tmp_path: Path) -> None:
    with order_service(tmp_path) as address:
        assert httpx.get(f"{address}/healthz").json() == {"status": "ok"}
        signed = tokens.sign(SECRET, freelancer(), datetime.now(UTC))
        forged = tokens.sign("another secret of another house", freelancer(), datetime.now(UTC))
        answers = [httpx.get(f"{address}/orders/v1/offers", headers={"Authorization": f"Bearer {token}"}) for token in (signed, forged)]
        assert [answer.status_code for answer in answers] == [200, 401]


def test_it_takes_neither_the_memory_nor_the_seconds_of_what_understands_words() -> None:
    heavy = ["torch", "chromadb", "langchain", "langchain_core", "onnxruntime", "sentence_transformers"]
    look = f"import sys, assistant.web.order_role, assistant.orders.local; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_without_a_secret_it_does_not_start_and_says_what_to_do(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "assistant", "serve", "--role", "orders", "--home", str(tmp_path), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "ASSISTANT_ORDERS_SECRET" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_settings_choose_where_orders_are_kept(tmp_path: Path) -> None:
    with furnished(tmp_path) as house:
        here = open_orders(Settings(), house.database, None)  # type: ignore[arg-type]
        there = open_orders(Settings(orders_url="http://127.0.0.1:9", orders_secret=SECRET), house.database, None)  # type: ignore[arg-type]
        with pytest.raises(Invalid, match="ASSISTANT_ORDERS_SECRET"):
            open_orders(Settings(orders_url="http://127.0.0.1:9"), house.database, None)  # type: ignore[arg-type]
    assert isinstance(here, LocalOrders)
    assert isinstance(there, RemoteOrders)
    assert there.trouble() is not None
    there.close()


@pytest.fixture
def far_shop(tmp_path: Path) -> Iterator[Shop]:
    """A shop whose order service is another process on the same home."""
    with order_service(tmp_path) as address:

        def open_parts(settings: Settings) -> Parts:
            return open_shop(settings, RemoteOrders(address, SECRET))

        with opened(tmp_path, open_parts) as shop:
            yield shop


def test_an_offer_is_made_viewed_and_accepted_across_the_two(far_shop: Shop) -> None:
    talk = far_shop.open()
    offer = far_shop.offer(talk)
    path = f"/api/offers/{offer.id}"
    assert far_shop.http.get(path, headers=talk.mine).json()["status"] == "viewed"
    assert far_shop.http.get("/readyz").json()["parts"]["orders"] == {"ready": True, "reason": None}
    answers = [far_shop.http.post(f"{path}/accept", json={"hash": offer.hash}, headers=talk.mine) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    listed = far_shop.http.get(f"/api/freelancers/{LENA}/orders", headers=far_shop.owner()).json()
    assert listed == [answers[0].json()]


def test_when_the_order_service_is_away_the_chat_goes_on_and_says_so_where_it_matters(tmp_path: Path) -> None:
    def open_parts(settings: Settings) -> Parts:
        return open_shop(settings, RemoteOrders("http://127.0.0.1:9", SECRET))

    settings = Settings(home=tmp_path, limits="off")
    app = create_app(settings, lambda: open_parts(settings))
    with running(app, ready=False) as address, httpx.Client(base_url=address, timeout=20) as http:
        started = _when_open(http)
        talk = Talk(http, started)
        assert talk.say("Hello")["reply"]["text"] == "You said: Hello"
        answer = http.get("/api/offers/x", headers=talk.mine)
        assert (answer.status_code, answer.json()["code"]) == (503, "orders_unreachable")
        ready = http.get("/readyz")
        assert (ready.status_code, ready.json()["ready"], ready.json()["parts"]["orders"]["ready"]) == (200, True, True)
        assert "cannot be reached" in ready.json()["parts"]["orders"]["reason"]


def _when_open(http: httpx.Client) -> dict[str, Any]:
    for _ in range(200):
        answer = http.post(f"/api/freelancers/{LENA}/conversations", json={})
        if answer.status_code == 201:
            body: dict[str, Any] = answer.json()
            return body
        time.sleep(0.05)
    raise AssertionError("the server does not open")


def test_the_order_service_describes_every_call_and_every_status(tmp_path: Path) -> None:
    app = create_order_app(Settings(home=tmp_path, orders_secret=SECRET), lambda: nullcontext(None))  # type: ignore[arg-type, return-value]
    schema = app.openapi()
    calls = {call["operationId"]: call for item in schema["paths"].values() for call in item.values()}
    protocol = {name for name in dir(LocalOrders) if not name.startswith("_")}
    assert protocol <= set(calls)
    assert set(calls["accept"]["responses"]) == {"200", "400", "401", "403", "404", "409", "413", "422", "500", "503"}
    assert all(call["summary"] for call in calls.values())
    assert all("security" in call for name, call in calls.items() if name in protocol)
