"""A server process made to be killed: the engine behind a line-by-line JSON door on loopback."""

from __future__ import annotations

import asyncio
import json
import os
from multiprocessing.connection import Connection
from pathlib import Path

from assistant.conversations.record import Incoming
from assistant.settings import Settings
from assistant.tools.consultations import CONSULTATION_TOOLS
from assistant.tools.conversation import CONVERSATION_TOOLS
from assistant.tools.gate import Gate
from assistant.turns.engine import Engine
from assistant.turns.office import utc_now
from tests.databases import database_in
from tests.turns.house import desk, office
from tests.turns.speakers import Echo


def serve(home: Path, database_url: str | None, tell: Connection) -> None:
    """One life: takes up what the last one left, says its port, answers until it is killed."""
    if database_url is not None:
        # This process was forked from one that began before the test did.
        os.environ["ASSISTANT_DATABASE_URL"] = database_url
    asyncio.run(_serve(home, tell))


async def _serve(home: Path, tell: Connection) -> None:
    database = database_in(home)
    speaker = Echo(Gate(database, desk(database), (*CONVERSATION_TOOLS, *CONSULTATION_TOOLS)), pace=0.004)
    engine = Engine(office(database, speaker, Settings(home=home), utc_now))

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async for line in reader:
            reply = await engine.receive(Incoming(**json.loads(line)))
            writer.write(json.dumps({"state": reply.state, "reply": reply.reply}).encode() + b"\n")
            await writer.drain()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, limit=2**20)
    await engine.resume()
    tell.send((server.sockets[0].getsockname()[1], os.getpid()))
    await server.serve_forever()
