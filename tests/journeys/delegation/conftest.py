from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.delegation.steering import Steering
from tests.journeys.offers.market import open_market


@pytest.fixture
def steering(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Steering]:
    """Sunday 22 November 2026, 10:00 in Paris; a marketplace of its own for each journey, since each changes the calendar."""
    with open_market(sample_home, tmp_path_factory.mktemp("steered")) as market:
        yield Steering(market)
