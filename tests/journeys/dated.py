"""The real parts on a day of our choosing, so that what the samples say of coming weeks stays ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

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
from assistant.web.parts import Parts

SUNDAY = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def build_dated(settings: Settings, day: datetime = SUNDAY) -> Parts:
    """As bootstrap does, with a clock that starts on `day`."""
    parts = build(settings)
    behind = datetime.now(UTC) - day
    orders = LocalOrders(parts.database, parts.shelf, lambda: _earlier(behind))
    scheduling = LocalScheduling(parts.database, Records(parts.calendars, parts.shelf), lambda: _earlier(behind))
    desk = Desk(parts.shelf, parts.calendars, parts.library, orders, scheduling)
    speaker = Speaker(settings, Gate(parts.database, desk, TOOLS), EmbeddedChatModel(), open_chat_model(settings))
    records = (parts.database, parts.shelf, parts.calendars)
    office = Office(settings, *records, orders, scheduling, speaker, parts.news, clock=lambda: _earlier(behind))
    return replace(parts, engine=Engine(office), orders=orders, scheduling=scheduling)


def _earlier(behind: timedelta) -> datetime:
    return datetime.now(UTC) - behind
