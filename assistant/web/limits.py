"""How often one address, one client and one freelancer's assistant may be called."""

from __future__ import annotations

import ipaddress
import math
import time
from dataclasses import dataclass

from fastapi import Request
from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from assistant.errors import TooMany
from assistant.settings import Settings
from assistant.web.parts import Opening


@dataclass(frozen=True, slots=True)
class Cost:
    """What one call counts for, and what is counted."""

    amount: int
    of: str


ONE = Cost(1, "requests")


class Limits:
    """Counts in this process's memory, or where several share a database in that; `ASSISTANT_LIMITS=off` lets everything pass."""

    def __init__(self, settings: Settings, opening: Opening) -> None:
        self._on = settings.limits == "on"
        self._opening = opening
        self._alone = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._together: SlidingWindowCounterRateLimiter | None = None
        self._address = parse(settings.limit_address)
        self._client = parse(settings.limit_client)
        self._freelancer = parse(settings.limit_freelancer)
        self._uploads = parse(settings.limit_uploads)

    async def address(self, request: Request) -> None:
        """By the connection's own address: a header that says otherwise is anyone's to write."""
        await self._hit(self._address, "address", _network(request.client.host if request.client else "unknown"))

    async def client(self, sender: str) -> None:
        await self._hit(self._client, "client", sender)

    async def freelancer(self, handle: str) -> None:
        await self._hit(self._freelancer, "freelancer", handle)

    async def upload(self, request: Request, size: int) -> None:
        """In megabytes, begun ones counted whole."""
        who = _network(request.client.host if request.client else "unknown")
        await self._hit(self._uploads, "address", f"files from {who}", Cost(max(1, math.ceil(size / 1_000_000)), "megabytes"))

    async def _hit(self, item: RateLimitItem, kind: str, who: str, cost: Cost = ONE) -> None:
        if not self._on:
            return
        counter = self._counter()
        if await counter.hit(item, kind, who, cost=cost.amount):
            return
        stats = await counter.get_window_stats(item, kind, who)
        seconds = max(1, math.ceil(stats.reset_time - time.time()))
        raise TooMany(f"Too many {cost.of} from this {kind}: at most {item}. Try again in {seconds} s.", retry_after=seconds)

    def _counter(self) -> SlidingWindowCounterRateLimiter:
        if self._together is None and self._opening.ready and self._opening.parts().database.is_shared:
            from assistant.web.shared_counts import SharedCounts

            self._together = SlidingWindowCounterRateLimiter(SharedCounts(self._opening.parts().database))
        return self._together or self._alone


def _network(host: str) -> str:
    """One IPv6 subscriber has a whole /64, so that counts as one address."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else host


def limits(request: Request) -> Limits:
    found: Limits = request.app.state.limits
    return found


async def limit_address(request: Request) -> None:
    """A route's dependency: counts the caller's address."""
    await limits(request).address(request)
