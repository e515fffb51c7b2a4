"""Whatever the description lets a caller send, the server answers as described: no error of its own, no status that is not named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from assistant.orders import tokens
from assistant.orders.caller import Caller
from assistant.settings import Settings
from assistant.web.order_role import create_order_app
from tests.orders.house import assistant, freelancer, label
from tests.orders.house import client as ana
from tests.orders.house import opened as furnished
from tests.web.running import running
from tests.web.shop import LENA, opened

schemathesis = pytest.importorskip("schemathesis", reason="a development dependency: run `make` again")

CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance")
ENDLESS = {"follow_conversation"}
"""A stream of events never ends by itself."""
SECRET = "a secret that both processes share"


@dataclass
class Served:
    """A server, ids that are really there, and the tokens of everyone who may call."""

    address: str
    ids: dict[str, Any]
    tokens: dict[str, str]
    operations: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        schema = schemathesis.openapi.from_url(f"{self.address}/openapi.json")
        found = [one.ok() for one in schema.get_all_operations()]
        self.operations = [one for one in found if one.definition.raw["operationId"] not in ENDLESS]


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with opened(tmp_path_factory.mktemp("described")) as shop:
        talk = shop.open()
        offer = shop.offer(talk)
        other = shop.open()
        shop.place(other, quantity=4)
        owner = shop.owner()["Authorization"]
        asked = shop.parts.orders.approvals(Caller("freelancer", LENA))[0]
        headers = {**talk.mine, "Content-Type": "text/plain"}
        file = shop.http.post(f"{talk.path}/files?filename=a.txt", content=b"a", headers=headers).json()["id"]
        ids = {"handle": LENA, "conversation": talk.id, "offer": offer.id, "hash": offer.hash, "approval": asked.id}
        ids |= {"order": "none", "file": file, "consultation": shop.book(other).id}
        yield Served(shop.address, ids, {"client": talk.mine["Authorization"], "owner": owner, "nobody": ""})


@pytest.fixture(scope="module")
def order_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with ExitStack() as stack:
        house = stack.enter_context(furnished(tmp_path_factory.mktemp("described-orders")))
        chosen = Settings(home=tmp_path_factory.mktemp("role"), orders_secret=SECRET)
        address = stack.enter_context(running(create_order_app(chosen, lambda: nullcontext(house.orders))))
        offer = house.orders.place(assistant(), house.key(), label()).offer
        asked = house.orders.place(assistant("c2", "bob"), house.key(), label(wish="a wooden box")).approval
        assert offer is not None
        assert asked is not None
        callers = {"client": ana(), "freelancer": freelancer(), "assistant": assistant(), "timer": Caller("timer", "")}
        signed = {name: f"Bearer {tokens.sign(SECRET, caller, datetime.now(UTC))}" for name, caller in callers.items()}
        yield Served(address, {"offer": offer.id, "approval": asked.id, "order": "none", "hash": offer.hash}, signed)


def make_real(case: Any, served: Served) -> None:
    """Names what is there, so that more is reached than what says that it is not."""
    case.path_parameters = {name: served.ids.get(name, value) for name, value in (case.path_parameters or {}).items()}
    if isinstance(case.body, dict):
        case.body = {name: served.ids.get(name, value) for name, value in case.body.items()}
        if isinstance(case.body.get("wanted"), dict):
            case.body["wanted"] |= {"gig": "packaging", "lines": [{"package_id": "basic"}], "picks": []}


def modes_of(operation: Any) -> list[Any]:
    """What is as described, and where anything can be sent at all, what is not."""
    takes = operation.body or operation.query or operation.headers
    return [None, schemathesis.GenerationMode.NEGATIVE] if takes else [None]


def try_all(served: Served, token: str, examples: int) -> None:
    checks = schemathesis.checks.CHECKS.get_by_names(list(CHECKS))
    for operation in served.operations:
        modes = [operation.as_strategy(generation_mode=mode) if mode else operation.as_strategy() for mode in modes_of(operation)]

        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=st.one_of(*modes), real=st.booleans())
        def one(case: Any, real: bool) -> None:
            if real:
                make_real(case, served)
            case.call_and_validate(headers={"Authorization": token} if token else {}, checks=checks, timeout=20)

        one()


@pytest.mark.parametrize("token", ["client", "owner", "nobody"])
def test_the_chat_api_answers_as_it_is_described(chat: Served, proof_size: Callable[[int, int], int], token: str) -> None:
    try_all(chat, chat.tokens[token], proof_size(8, 200))


@pytest.mark.parametrize("token", ["client", "freelancer", "assistant", "timer"])
def test_the_order_service_answers_as_it_is_described(order_service: Served, proof_size: Callable[[int, int], int], token: str) -> None:
    try_all(order_service, order_service.tokens[token], proof_size(8, 200))
