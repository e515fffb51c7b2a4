"""No request body grows past the limit: it is counted as it arrives, before anything parses it."""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.problems import problem

DRAINED = 16_000_000
"""Bytes past the limit that are still read and thrown away: a client that is cut off while sending never sees the answer."""

Wider = tuple[re.Pattern[str], int]
"""The paths where a body may be larger, and how large."""


class BodyLimit:
    def __init__(self, app: ASGIApp, limit: int, wider: Wider | None = None) -> None:
        self.app = app
        self.limit = limit
        self.wider = wider

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return await self.app(scope, receive, send)
        limit = self.wider[1] if self.wider is not None and self.wider[0].fullmatch(scope["path"]) else self.limit
        body = await _read(receive, limit)
        if body is None:
            answer = problem(413, "too_large", f"The body is larger than {limit} bytes.", headers={"Connection": "close"})
            return await answer(scope, receive, send)
        whole: Message | None = {"type": "http.request", "body": body, "more_body": False}

        async def replay() -> Message:
            nonlocal whole
            if whole is None:
                return await receive()
            message, whole = whole, None
            return message

        await self.app(scope, replay, send)


async def _read(receive: Receive, limit: int) -> bytes | None:
    """The whole body; None if it is too large or the sender went away."""
    body, seen = bytearray(), 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        piece = message.get("body", b"")
        seen += len(piece)
        if seen <= limit:
            body += piece
        if not message.get("more_body", False) or seen > limit + DRAINED:
            return bytes(body) if seen <= limit else None
