"""The sample marketplace over HTTP on a clock that a test moves, with the embedded model."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.bootstrap import build
from assistant.chat_models.embedded.model import EmbeddedChatModel
from assistant.chat_models.providers import open_chat_model
from assistant.orders.local import LocalOrders
from assistant.scheduling.local import LocalScheduling, Records
from assistant.settings import Settings
from assistant.tools.gate import Gate
from assistant.tools.table import TOOLS
from assistant.tools.tool import Desk
from assistant.turns.engine import Engine
from assistant.turns.office import Office
from assistant.turns.speak import Speaker
from assistant.turns.timers import tick
from assistant.web.parts import Parts
from tests.web.shop import Shop, opened

SUNDAY = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@dataclass
class Clock:
    now: datetime = SUNDAY

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Market:
    """Where the journeys of one file take place."""

    shop: Shop
    clock: Clock
    office: Office

    def pass_by(self, **time: float) -> None:
        """Time goes on, and what is due by then happens."""
        self.clock.now += timedelta(**time)
        self.sweep()

    def sweep(self) -> None:
        asyncio.run(tick(self.office))


@dataclass
class _Built:
    clock: Clock = field(default_factory=Clock)
    office: Office | None = None

    def __call__(self, settings: Settings) -> Parts:
        parts = build(settings)
        orders = LocalOrders(parts.database, parts.shelf, self.clock)
        scheduling = LocalScheduling(parts.database, Records(parts.calendars, parts.shelf), self.clock)
        desk = Desk(parts.shelf, parts.calendars, parts.library, orders, scheduling)
        speaker = Speaker(settings, Gate(parts.database, desk, TOOLS), EmbeddedChatModel(), open_chat_model(settings))
        records = (parts.database, parts.shelf, parts.calendars)
        self.office = Office(settings, *records, orders, scheduling, speaker, parts.news, clock=self.clock)
        return replace(parts, engine=Engine(self.office), orders=orders, scheduling=scheduling, clock=self.clock)


@contextmanager
def open_market(sample: Path, folder: Path) -> Iterator[Market]:
    home = folder / "home"
    shutil.copytree(sample, home)
    built = _Built()
    with opened(home, built) as shop:
        assert built.office is not None
        yield Market(shop, built.clock, built.office)
