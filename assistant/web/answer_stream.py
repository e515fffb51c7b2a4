"""One message's answer as server-sent events: progress while a turn runs, then its checked text in pieces, then the whole reply."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from fastapi.responses import Response, StreamingResponse
from fastapi.sse import format_sse_event

from assistant.conversations.record import Incoming
from assistant.errors import AssistantError
from assistant.web.problems import of_error, of_unexpected

if TYPE_CHECKING:
    from assistant.turns.engine import Answer, Engine

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
HEARTBEAT_SECONDS = 15.0
PATIENCE_SECONDS = 0.5
"""A message that cannot be taken is refused within this time; after it the stream is open."""
PIECE = 24
"""Characters, about: a delta ends with the word that reaches it."""

_running: set[asyncio.Task[Answer]] = set()


async def respond(engine: Engine, incoming: Incoming) -> Response:
    """Raises what goes wrong before anything was streamed, so that it leaves as a plain problem."""
    stages: asyncio.Queue[str | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def progress(stage: str) -> None:
        loop.call_soon_threadsafe(stages.put_nowait, stage)

    # The turn belongs to the conversation: it goes on when the page that asked is closed.
    turn = asyncio.create_task(engine.receive(incoming, progress))
    _running.add(turn)
    turn.add_done_callback(_running.discard)
    turn.add_done_callback(lambda _: stages.put_nowait(None))
    try:
        first = await asyncio.wait_for(stages.get(), PATIENCE_SECONDS)
    except TimeoutError:
        first = "thinking"
    if first is None:
        await turn
    return StreamingResponse(_events(turn, stages, first), media_type="text/event-stream", headers=HEADERS)


async def _events(turn: asyncio.Task[Answer], stages: asyncio.Queue[str | None], stage: str | None) -> AsyncIterator[bytes]:
    while stage is not None:
        yield event("progress", {"stage": stage})
        while True:
            try:
                stage = await asyncio.wait_for(stages.get(), HEARTBEAT_SECONDS)
                break
            except TimeoutError:
                yield format_sse_event(comment="still thinking")
    try:
        answer = await turn
    except Exception as error:
        answered = of_error(error) if isinstance(error, AssistantError) else of_unexpected(f"message {turn.get_name()}")
        yield format_sse_event(event="error", data_str=bytes(answered.body).decode())
        return
    if answer.reply is not None:
        for piece in pieces(answer.reply["text"]):
            yield event("delta", {"text": piece})
    yield event("reply", {"state": answer.state, "reply": answer.reply})


def pieces(text: str) -> list[str]:
    """The text cut after words; joined, they are the text again."""
    return re.findall(rf"(?s).{{1,{PIECE}}}\S*\s*", text)


def event(name: str, body: Any, *, number: int | None = None) -> bytes:
    data = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return format_sse_event(event=name, data_str=data, id=None if number is None else str(number))
