"""Killed at any moment, again and again: every message is answered once and in order, every effect happens once."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from assistant.database.engine import Database
from assistant.settings import Settings
from assistant.tools.gate import Gate
from assistant.turns.office import utc_now
from assistant.turns.start import Intro, Place, start
from assistant.turns.timers import tick
from tests.turns.answered import Record, assert_answered_once, assert_in_order
from tests.turns.booked_hours import CONTESTED, assert_booked_once, open_calendar, own_hour
from tests.turns.house import START, desk, furnish, office
from tests.turns.killed_server import serve
from tests.turns.speakers import Echo

pytestmark = pytest.mark.usefixtures("either")

TALKS = 10


@dataclass
class Lives:
    """The server process, its present port, and how often it was killed."""

    home: Path
    kills: int
    port: int = 0
    dead: int = 0
    over: bool = False
    context: Any = field(default_factory=lambda: multiprocessing.get_context("forkserver"))

    async def live(self, chance: random.Random) -> None:
        while not self.over:
            hears, tells = self.context.Pipe(duplex=False)
            process = self.context.Process(target=serve, args=(self.home, os.environ.get("ASSISTANT_DATABASE_URL"), tells), daemon=True)
            process.start()
            self.port, _ = await asyncio.to_thread(hears.recv)
            until = chance.uniform(0.005, 0.15) if self.dead < self.kills else 60.0
            await self._wait(until)
            process.kill()
            self.dead += 1
            await asyncio.to_thread(process.join)

    async def _wait(self, seconds: float) -> None:
        end = asyncio.get_running_loop().time() + seconds
        while not self.over and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0.002)


async def ask(lives: Lives, message: dict[str, str]) -> dict[str, Any]:
    """A client that sends the same message with the same id until it has an answer."""
    while True:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", lives.port, limit=2**20)
            writer.write(json.dumps(message).encode() + b"\n")
            line = await asyncio.wait_for(reader.readline(), 30)
            writer.close()
            if line:
                answer: dict[str, Any] = json.loads(line)
                return answer
        except OSError:
            pass
        await asyncio.sleep(0.005)


async def one_client(lives: Lives, conversation: str, texts: list[str], heard: dict[tuple[str, str], Any]) -> None:
    """Mostly one message after the other, now and then two at once."""
    pending: list[asyncio.Task[None]] = []

    async def say(number: int, text: str) -> None:
        heard[conversation, str(number)] = await ask(lives, {"conversation": conversation, "id": str(number), "text": text})

    for number, text in enumerate(texts):
        pending.append(asyncio.create_task(say(number, text)))
        if number % 5 != 3:
            await asyncio.gather(*pending)
            pending.clear()
    await asyncio.gather(*pending)


def open_talks(database: Database) -> list[str]:
    place = Place(desk(database).shelf.catalogue("lena-moreau"), desk(database).calendars.calendar("lena-moreau"), None)
    with database.transaction() as connection:
        open_calendar(connection)
        return [start(connection, Intro(f"Client {n}", timezone="Europe/Paris"), place, START).conversation for n in range(TALKS)]


def script(count: int, talk: int) -> list[str]:
    """Among plain messages, two that nobody knows, two bookings, and a wish for the person."""
    texts = [f"message {number}" for number in range(count)]
    texts[1], texts[count // 2], texts[-2] = "unknown one", "unknown two", "I want to talk to a human, please."
    texts[2], texts[count // 2 + 2] = f"book {own_hour(talk).isoformat()}", f"book {CONTESTED.isoformat()}"
    return texts


async def storm(lives: Lives, talks: list[str], texts: list[list[str]]) -> dict[tuple[str, str], Any]:
    heard: dict[tuple[str, str], Any] = {}
    server = asyncio.create_task(lives.live(random.Random(7)))
    while not lives.port:
        await asyncio.sleep(0.01)
    await asyncio.gather(*(one_client(lives, talk, script, heard) for talk, script in zip(talks, texts, strict=True)))
    lives.over = True
    await server
    return heard


def test_every_message_is_answered_once_and_in_order_however_often_the_process_is_killed(
    tmp_path: Path, proof_size: Callable[[int, int], int]
) -> None:
    database = furnish(tmp_path)
    talks, texts = open_talks(database), [script(proof_size(30, 300), talk) for talk in range(TALKS)]
    lives = Lives(tmp_path, kills=proof_size(30, 300))
    lives.context.set_forkserver_preload(["tests.turns.killed_server"])
    heard = asyncio.run(asyncio.wait_for(storm(lives, talks, texts), proof_size(120, 1200)))
    # What the last life had not come to yet.
    asyncio.run(tick(office(database, Echo(Gate(database, desk(database), ())), Settings(home=tmp_path), utc_now)))
    record = Record.of(database, talks)
    assert_booked_once(database, TALKS, (turn.reply["text"] for turn in record.turns.values()))
    database.close()
    assert lives.dead >= lives.kills
    assert len(record.inbox) == sum(map(len, texts))
    assert_answered_once(record, heard)
    assert_in_order(record)
    # One matter in each conversation and one booking more than there are, each told three ways once; two gaps, shared by all who asked.
    told = {"hand_overs": TALKS, "gaps": 2, "gap_askers": 2 * TALKS, "outbox": 3 * TALKS + 3 * (TALKS + 1)}
    assert record.counts == {**told, "tool_calls": 4 * TALKS + 1}
