"""An order service for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.orders.service import Orders
from tests.orders.house import House, opened


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with opened(tmp_path) as furnished:
        yield furnished


@pytest.fixture
def orders(house: House) -> Orders:
    """The door that every behaviour is tested through, whatever is behind it."""
    return house.orders
