"""Wakes those who wait for something new in a conversation; a lost wake-up only costs them their time-out."""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict, defaultdict

REMEMBERED = 10_000


class News:
    """`tell` may be called from any thread; `wait` belongs to an event loop."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: defaultdict[str, set[asyncio.Future[None]]] = defaultdict(set)
        self._latest: OrderedDict[str, int] = OrderedDict()

    def tell(self, conversation: str, seq: int = 0) -> None:
        """`seq` is the newest message's number, where known: then whoever reads too early is woken at once."""
        with self._lock:
            self._latest[conversation] = max(seq, self._latest.pop(conversation, 0))
            while len(self._latest) > REMEMBERED:
                self._latest.popitem(last=False)
            woken = self._waiting.pop(conversation, set())
        for future in woken:
            future.get_loop().call_soon_threadsafe(_wake, future)

    async def wait(self, conversation: str, after: int, timeout: float) -> bool:
        """True when there may be messages numbered above `after`, False when the time is over."""
        future = asyncio.get_running_loop().create_future()
        with self._lock:
            if self._latest.get(conversation, 0) > after:
                return True
            self._waiting[conversation].add(future)
        try:
            await asyncio.wait_for(future, timeout)
            return True
        except TimeoutError:
            return False
        finally:
            with self._lock:
                waiting = self._waiting.get(conversation)
                if waiting is not None:
                    waiting.discard(future)
                    if not waiting:
                        del self._waiting[conversation]


def _wake(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
