"""An order service for each test, once in this process and once behind a real port: what holds for one holds for the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import cast

import pytest
from fastapi import FastAPI

from assistant.orders.remote import RemoteOrders
from assistant.orders.service import Orders
from assistant.settings import Settings
from assistant.web.order_role import create_order_app
from tests.orders.house import House, opened
from tests.web.running import running

SECRET = "a secret that both processes share"


@pytest.fixture(scope="session")
def far_away(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FastAPI, str]]:
    """An order service's server and its address; each test puts its own house behind it."""
    settings = Settings(home=tmp_path_factory.mktemp("far-away"), orders_secret=SECRET)
    app = create_order_app(settings, lambda: nullcontext(cast(Orders, None)))
    with running(app) as address:
        yield app, address


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # What lies between is the same on each database.
    twice = [item for item in items if "[postgresql-over HTTP" in item.name]
    config.hook.pytest_deselected(items=twice)
    items[:] = [item for item in items if "[postgresql-over HTTP" not in item.name]


@pytest.fixture(params=["here", "over HTTP"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    with opened(tmp_path) as furnished:
        if request.param == "here":
            yield furnished
            return
        app, address = request.getfixturevalue("far_away")
        app.state.orders = furnished.orders
        furnished.orders = RemoteOrders(address, SECRET)
        yield furnished
        furnished.orders.close()


@pytest.fixture
def orders(house: House) -> Orders:
    """The door that every behaviour is tested through, whatever is behind it."""
    return house.orders
