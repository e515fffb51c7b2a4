"""The only place that picks implementations: settings in, working parts out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from assistant.chat_models.embedded.model import EmbeddedChatModel
from assistant.chat_models.providers import open_chat_model
from assistant.database.engine import Database
from assistant.database.migrate import migrate
from assistant.orders.local import LocalOrders, utc_now
from assistant.orders.service import Orders
from assistant.orders.shelf import Shelf
from assistant.orders.tokens import secret_of
from assistant.retrieval.embedding import Embedder, open_embedder
from assistant.retrieval.library import Library
from assistant.scheduling.busy_times import BusyTimes
from assistant.scheduling.calendars import Calendars
from assistant.scheduling.freshly import Freshly
from assistant.scheduling.local import LocalScheduling, Records
from assistant.settings import Settings
from assistant.tools.gate import Gate
from assistant.tools.table import TOOLS
from assistant.tools.tool import Desk
from assistant.turns.engine import Engine
from assistant.turns.news import News
from assistant.turns.office import Office
from assistant.turns.speak import Speaker
from assistant.web.parts import Parts


def build(settings: Settings, embedder: Callable[[], Embedder] | None = None) -> Parts:
    """Whoever builds closes the parts. `embedder` gives the model of the settings where it is being opened already."""
    database = Database.of(settings)
    migrate(database)
    model = embedder() if embedder is not None else open_embedder(settings.home, settings.embedding_model)
    shelf, calendars, library = Shelf(database), Calendars(database), Library(database, model, settings.home)
    orders = open_orders(settings, database, shelf)
    freshen = Freshly(BusyTimes(database, calendars, utc_now), timedelta(seconds=settings.calendar_timeout))
    scheduling = LocalScheduling(database, Records(calendars, shelf), freshen=freshen)
    gate = Gate(database, Desk(shelf, calendars, library, orders, scheduling), TOOLS)
    speaker = Speaker(settings, gate, EmbeddedChatModel(), open_chat_model(settings))
    news = News()
    engine = Engine(Office(settings, database, shelf, calendars, orders, scheduling, speaker, news))
    return Parts(settings, database, shelf, calendars, library, engine, news, model, orders, scheduling)


def open_orders(settings: Settings, database: Database, shelf: Shelf) -> Orders:
    """In this process, or where the settings say that another one serves it."""
    if settings.orders_url is None:
        return LocalOrders(database, shelf)
    from assistant.orders.remote import RemoteOrders

    return RemoteOrders(settings.orders_url, secret_of(settings))


@contextmanager
def built(settings: Settings) -> Iterator[Parts]:
    """The parts for a channel that closes the engine by itself."""
    parts = build(settings)
    try:
        yield parts
    finally:
        parts.close()
