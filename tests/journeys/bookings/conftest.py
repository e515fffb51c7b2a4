from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.journeys.offers.market import Market, open_market
from tests.journeys.offers.people import Client, Meet


@pytest.fixture(scope="session")
def market(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Market]:
    """Sunday 22 November 2026, 10:00 in Paris; one calendar for all journeys, so each takes a time of its own."""
    with open_market(sample_home, tmp_path_factory.mktemp("calls")) as found:
        yield found


@pytest.fixture
def meet(market: Market) -> Meet:
    return partial(Client, market)
