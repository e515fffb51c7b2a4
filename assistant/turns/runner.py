"""Runs claimed turns to their end, one after the other in a conversation, whether or not anybody still waits for them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator
from dataclasses import replace

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from assistant.conversations.parties import conversation_row, seller
from assistant.errors import Unavailable
from assistant.turns import standing
from assistant.turns.ask import Spoken
from assistant.turns.claim import SPEAKS, Claim
from assistant.turns.finish import Ending, Finished, finish
from assistant.turns.lease import RENEW_AFTER, Lease, Superseded, release, renew
from assistant.turns.office import Office, talk
from assistant.turns.prepare import Prepared, prepare
from assistant.turns.steps import StepLog
from assistant.turns.waiting import Waiting

log = logging.getLogger(__name__)

SPARE_SECONDS = 15.0
ASIDE_SECONDS = 60.0


class Runner:
    """A turn that cannot be finished (a full disk, a bug) is left alone for a while, then tried again."""

    def __init__(self, office: Office, waiting: Waiting) -> None:
        self._office = office
        self._waiting = waiting
        self._running: dict[str, asyncio.Task[None]] = {}
        self._set_aside: dict[str, float] = {}

    def runs(self, conversation: str) -> bool:
        return conversation in self._running

    def is_set_aside(self, turn: str) -> bool:
        return time.monotonic() < self._set_aside.get(turn, 0.0)

    def run(self, claim: Claim) -> None:
        task = asyncio.create_task(self._serve(claim))
        self._running[claim.conversation] = task
        task.add_done_callback(lambda done: self._forget(claim.conversation, done))

    async def stop(self, patience: float) -> None:
        """Turns get that many seconds to end; the rest is left for the next start."""
        tasks = tuple(self._running.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _serve(self, claim: Claim) -> None:
        following: Claim | None = claim
        while following is not None:
            current = following
            try:
                following = await self._turn(current)
            except Superseded:
                log.info("turn %s: somebody else has the conversation now", current.turn)
                return
            except Exception:
                log.exception("turn %s could not be finished", current.turn)
                self._set_aside[current.turn] = time.monotonic() + ASIDE_SECONDS
                with contextlib.suppress(Exception):
                    await self._office.write_about(talk(current.conversation), release, current.lease)
                return

    async def _turn(self, claim: Claim) -> Claim | None:
        office, began = self._office, time.perf_counter()
        try:
            prepared = await office.do(prepare, office, claim, lambda word: self._waiting.progress(claim.conversation, word))
        except (SQLAlchemyError, Unavailable):
            # The database's trouble, not the message's: it is tried again.
            raise
        except Exception:
            log.exception("turn %s could not be prepared", claim.turn)
            return await self._own_up(claim)
        ready = time.perf_counter()
        spoken = await self._speak(claim, prepared) if prepared.may_speak else None
        said = time.perf_counter()
        spent = {"prepare": _ms(ready - began), "speak": _ms(said - ready)}
        ending = Ending(spoken, prepared.log, prepared.ask.briefing.must_hand_over, {"spent_ms": spent}, prepared.version)
        following = await self._end(claim, ending)
        log.debug("turn %s: ended in %.1f ms", claim.turn, _ms(time.perf_counter() - said))
        return following

    async def _own_up(self, claim: Claim) -> Claim | None:
        """A message that cannot even be read must not hold up those after it: the freelancer gets it."""
        spoken = await self._office.read(own_up, claim) if claim.talk.state in SPEAKS else None
        return await self._end(claim, Ending(spoken, StepLog(claim.turn, claim.lease), None, {}))

    async def _end(self, claim: Claim, ending: Ending) -> Claim | None:
        """The next turn, where messages came in meanwhile."""
        finished = await self._finish(claim, ending)
        self._office.news.tell(claim.conversation, finished.seq)
        self._waiting.resolve(claim.conversation, claim.ids, finished.answer)
        return finished.following

    async def _finish(self, claim: Claim, ending: Ending) -> Finished:
        office = self._office
        try:
            return await office.write_about(talk(claim.conversation), finish, claim, ending, office.clock())
        except Superseded:
            raise
        except Exception:
            if ending.spoken is None:
                raise
            # What the speaker made cannot be stored, so that is owned up to instead.
            log.exception("turn %s: its answer could not be stored", claim.turn)
            failed = await office.read(own_up, claim)
            honest = replace(ending, spoken=failed, log=StepLog(claim.turn, claim.lease))
            return await office.write_about(talk(claim.conversation), finish, claim, honest, office.clock())

    async def _speak(self, claim: Claim, prepared: Prepared) -> Spoken | None:
        """None when the right to speak was lost on the way; a speaker's own failure is owned up to and handed over."""
        ask = prepared.ask
        if prepared.comes_back:
            return standing.spoken("back", ask.context.language, ask.briefing.freelancer)
        try:
            async with self._renewing(claim.lease), asyncio.timeout(2 * self._office.settings.turn_timeout + SPARE_SECONDS):
                return await self._office.speaker.speak(ask)
        except Superseded:
            return None
        except Exception:
            log.exception("turn %s: no answer", claim.turn)
            return await self._office.read(own_up, claim)

    @contextlib.asynccontextmanager
    async def _renewing(self, lease: Lease) -> AsyncIterator[None]:
        task = asyncio.create_task(self._renew(lease))
        try:
            yield
        finally:
            task.cancel()

    async def _renew(self, lease: Lease) -> None:
        while True:
            await asyncio.sleep(RENEW_AFTER)
            if not await self._office.write_about(talk(lease.conversation), renew, lease, self._office.clock()):
                return

    def _forget(self, conversation: str, done: asyncio.Task[None]) -> None:
        if self._running.get(conversation) is done:
            del self._running[conversation]


def own_up(connection: Connection, claim: Claim) -> Spoken:
    """Said when there is no answer to give; the turn's end hands the matter over."""
    talk = conversation_row(connection, claim.conversation)
    return standing.spoken("failed", talk.language, seller(connection, talk.freelancer).name)


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)
