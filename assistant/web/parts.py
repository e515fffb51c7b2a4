"""What the web door works with, and its opening: the port answers first, the parts follow from a background thread."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from fastapi import Request

from assistant.errors import Unavailable

if TYPE_CHECKING:
    from assistant.database.engine import Database
    from assistant.orders.service import Orders
    from assistant.orders.shelf import Shelf
    from assistant.owner.office import Office
    from assistant.retrieval.embedding import Embedder
    from assistant.retrieval.library import Library
    from assistant.scheduling.calendars import Calendars
    from assistant.scheduling.service import Scheduling
    from assistant.settings import Settings
    from assistant.turns.engine import Engine
    from assistant.turns.news import News

log = logging.getLogger(__name__)

AGAIN_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Parts:
    settings: Settings
    database: Database
    shelf: Shelf
    calendars: Calendars
    library: Library
    engine: Engine
    news: News
    embedder: Embedder
    orders: Orders
    scheduling: Scheduling
    clock: Callable[[], datetime] | None = None
    """In place of the present, for what is said by the clock."""

    @property
    def office(self) -> Office:
        """What the freelancer's own chat works with."""
        from assistant.orders.local import utc_now
        from assistant.owner.office import Office

        return Office(self.database, self.embedder, self.orders, self.scheduling, self.clock or utc_now)

    def close(self) -> None:
        """All but the engine, which belongs to an event loop."""
        self.library.close()
        self.database.close()
        # An order service in another process leaves connections behind.
        getattr(self.orders, "close", lambda: None)()


class Opening:
    """Holds the parts once they are there; until then `reason` says why they are not."""

    def __init__(self, open_parts: Callable[[], Parts]) -> None:
        self._open_parts = open_parts
        self._parts: Parts | None = None
        self.reason = "still loading"
        self.closing = asyncio.Event()

    async def run(self) -> None:
        """Opens the parts and finishes the turns that a restart left open. A failure is logged and stays visible in /readyz."""
        parts = await self._opened()
        if parts is None:
            return
        self._parts = parts
        try:
            await parts.engine.resume()
        except Exception:
            log.exception("what was left open could not be taken up")

    async def _opened(self) -> Parts | None:
        """What is only away, such as a database that starts as well, is waited for."""
        while not self.closing.is_set():
            try:
                return await asyncio.to_thread(self._open_parts)
            except Unavailable as error:
                log.warning("the server must wait: %s", error.message)
                self.reason = f"waiting for what is away ({error.code}); the log says more"
            except Exception as error:
                log.exception("the server cannot become ready")
                self.reason = f"could not be opened: {type(error).__name__}; the log says why"
                return None
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.closing.wait(), AGAIN_SECONDS)
        return None

    async def close(self) -> None:
        self.closing.set()
        if self._parts is None:
            return
        await self._parts.engine.close()
        await asyncio.to_thread(self._parts.close)

    @property
    def ready(self) -> bool:
        return self._parts is not None

    def parts(self) -> Parts:
        if self._parts is None:
            raise Unavailable(f"The server is not ready: {self.reason}. Try again in a moment.", code="not_ready")
        return self._parts


def opening(request: Request) -> Opening:
    found: Opening = request.app.state.opening
    return found


async def parts(request: Request) -> Parts:
    """A route's way to the parts; 503 while they are still opening. Asynchronous because FastAPI sends anything else to a thread."""
    return opening(request).parts()
