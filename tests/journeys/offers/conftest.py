from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.journeys.offers.market import Market, open_market
from tests.journeys.offers.people import Client, Meet


@pytest.fixture(scope="session")
def market(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Market]:
    """One for all journeys in which the time stands still."""
    with open_market(sample_home, tmp_path_factory.mktemp("market")) as found:
        yield found


@pytest.fixture
def meet(market: Market) -> Meet:
    return partial(Client, market)


@pytest.fixture
def later(sample_home: Path, tmp_path: Path) -> Iterator[Market]:
    """A market whose time the journey moves."""
    with open_market(sample_home, tmp_path) as found:
        yield found
