"""The turn engine: what comes in is stored, then answered once and in order, whatever happens to the process meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from assistant.conversations.record import Incoming
from assistant.errors import Invalid, NotFound, TooLarge, Unavailable
from assistant.turns import calendar_news, order_news
from assistant.turns.claim import claim
from assistant.turns.delivery import deliver
from assistant.turns.inbox import Answer, answer_to, take_in
from assistant.turns.lease import new_owner, release, release_all
from assistant.turns.office import Office, talk
from assistant.turns.open_turns import open_turns
from assistant.turns.runner import SPARE_SECONDS, Runner
from assistant.turns.start import Intro, Opened, Place, start
from assistant.turns.timers import tick
from assistant.turns.waiting import Progress, Waiting

__all__ = ["Answer", "Engine", "Intro", "Opened"]

log = logging.getLogger(__name__)

LOOK_AGAIN = 0.5
"""Seconds after which a waiter looks into the database itself: another process may have answered, or died."""
TURNS_EVERY, NOTICES_EVERY, NEWS_EVERY, TIMES_EVERY = 5.0, 1.0, 1.0, 30.0
LONGEST_ID = 200


class Engine:
    """Belongs to one event loop. `resume` also starts what happens by the clock; `close` ends everything."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._owner = new_owner()
        self._waiting = Waiting()
        self._runner = Runner(office, self._waiting)
        self._tending: asyncio.Task[None] | None = None
        self._taking: set[asyncio.Task[Answer | None]] = set()

    async def open(self, handle: str, intro: Intro, gig: str | None) -> Opened:
        """NotFound (unknown_freelancer, unknown_gig)."""
        return await self._office.do(self._open, handle, intro, gig)

    async def receive(self, incoming: Incoming, progress: Progress | None = None) -> Answer:
        """Stored before anything else; the answer is that of the turn that took the message, also when it is sent again."""
        incoming = _clean(incoming, self._office.settings.message_limit)
        stop = self._waiting.listen(incoming.conversation, progress)
        try:
            # Whoever hangs up now must not leave a turn opened and never run.
            taking = asyncio.create_task(self._take(incoming))
            self._taking.add(taking)
            taking.add_done_callback(self._taking.discard)
            return await asyncio.shield(taking) or await self._answered(incoming)
        finally:
            stop()

    async def resume(self, *, deliver_notices: bool = True) -> None:
        """Takes up the turns that a stop or a crash left open; they finish in the background.

        A client's own terminal delivers no notices: they are the freelancer's, and wait for a server.
        """
        await self._take_up()
        if self._tending is None:
            self._tending = asyncio.create_task(self._tend(deliver_notices))

    async def close(self, patience: float = 5.0) -> None:
        if self._tending is not None:
            self._tending.cancel()
            await asyncio.gather(self._tending, return_exceptions=True)
            self._tending = None
        await asyncio.gather(*self._taking, return_exceptions=True)
        await self._runner.stop(patience)
        with contextlib.suppress(Exception):
            await self._office.write(release_all, self._owner)
        self._office.close()

    def _open(self, handle: str, intro: Intro, gig: str | None) -> Opened:
        office = self._office
        catalogue = office.shelf.catalogue(handle)
        wanted = catalogue.gig(gig) if gig is not None else None
        if gig is not None and wanted is None:
            raise NotFound(f"{handle} has no gig {gig[:80]!r}.", code="unknown_gig")
        place = Place(catalogue, office.scheduling.calendar(handle), wanted)
        with office.database.transaction("opening", handle) as connection:
            return start(connection, intro, place, office.clock())

    async def _take(self, incoming: Incoming) -> Answer | None:
        taken = await self._office.write_about(talk(incoming.conversation), take_in, incoming, self._owner, self._office.clock())
        self._office.news.tell(incoming.conversation, taken.seq)
        if taken.claim is not None:
            self._runner.run(taken.claim)
        return taken.answer

    async def _answered(self, incoming: Incoming) -> Answer:
        loop = asyncio.get_running_loop()
        until = loop.time() + 2 * self._office.settings.turn_timeout + 2 * SPARE_SECONDS
        while loop.time() < until:
            answer = await self._waiting.answer(incoming.conversation, incoming.id, LOOK_AGAIN)
            answer = answer or await self._office.read(answer_to, incoming)
            if answer is not None:
                return answer
            if not await self._take_over_if_left(incoming.conversation):
                break
        raise Unavailable("This message is stored and will be answered; send it again to get its reply.", code="still_answering")

    async def _take_over_if_left(self, conversation: str) -> bool:
        """False when its turn cannot be finished for now."""
        if self._runner.runs(conversation):
            return True
        claimed = await self._office.write_about(talk(conversation), claim, conversation, self._owner, self._office.clock())
        if claimed is None:
            return True
        if self._runner.is_set_aside(claimed.turn):
            await self._office.write_about(talk(conversation), release, claimed.lease)
            return False
        self._runner.run(claimed)
        return True

    async def _take_up(self) -> None:
        for turn, conversation in await self._office.read(open_turns):
            if not self._runner.is_set_aside(turn):
                await self._take_over_if_left(conversation)

    async def _tend(self, deliver_notices: bool) -> None:
        """A turn to take up, a notice to send, news of an offer or a consultation and a time that has come do not wait for each other."""
        chores: list[tuple[float, Callable[[], Awaitable[None]]]] = [
            (TURNS_EVERY, self._take_up),
            (NEWS_EVERY, partial(order_news.take_in, self._office)),
            (NEWS_EVERY, partial(calendar_news.take_in, self._office)),
            (TIMES_EVERY, partial(tick, self._office)),
        ]
        if deliver_notices:
            chores.append((NOTICES_EVERY, partial(deliver, self._office)))
        await asyncio.gather(*(_again_and_again(every, chore) for every, chore in chores))


async def _again_and_again(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            await work()
        except Exception:
            log.exception("something due could not be done; trying again")
        await asyncio.sleep(seconds)


def _clean(incoming: Incoming, longest: int) -> Incoming:
    """Text that every database and channel can hold: half characters become question marks."""
    text = incoming.text.encode("utf-8", "replace").decode().replace("\x00", "")
    if not text.strip():
        raise Invalid("The message is empty.", code="empty_text")
    if len(text) > longest:
        raise TooLarge(f"The message has {len(text)} characters; at most {longest} can be read.", code="text_too_long")
    if not 0 < len(incoming.id) <= LONGEST_ID:
        raise Invalid(f"The message id must have 1 to {LONGEST_ID} characters.", code="message_id")
    return replace(incoming, text=text)
