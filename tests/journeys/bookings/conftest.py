from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from assistant.orders.caller import Caller
from tests.journeys.offers.market import SUNDAY, Market, open_market
from tests.journeys.offers.people import ARJUN, LENA, OWEN, Client, Meet


@pytest.fixture(scope="session")
def market(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Market]:
    """Sunday 22 November 2026, 10:00 in Paris; one set of calendars for all journeys, emptied after each."""
    with open_market(sample_home, tmp_path_factory.mktemp("calls")) as found:
        yield found


@pytest.fixture
def meet(market: Market) -> Iterator[Meet]:
    yield partial(Client, market)
    calendar = market.office.scheduling
    for number, handle in enumerate((ARJUN, LENA, OWEN)):
        owner = Caller("freelancer", handle)
        for one in calendar.consultations(owner):
            if one.status in ("waiting_approval", "held", "confirmed") and one.starts_at > market.clock.now:
                calendar.cancel(owner, f"emptied-{one.id}", one.id)
        for days in calendar.days_off(owner):
            if not days.id.startswith("profile"):
                calendar.remove_days_off(owner, f"emptied-{days.id}-{number}", days.id)
        for one in calendar.waiting(owner):
            calendar.stop_waiting(owner, f"emptied-{one.id}", one.id)
    market.clock.now = SUNDAY
