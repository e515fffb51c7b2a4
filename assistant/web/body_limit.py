"""No request body grows past the limit: it is counted as it arrives, before anything parses it."""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import TooLarge
from assistant.web.problems import problem

DRAINED = 16_000_000
"""Bytes past the limit that are still read and thrown away: a client that is cut off while sending never sees the answer."""

Wider = tuple[re.Pattern[str], int]
"""The paths where a body may be larger, and how large."""


class BodyLimit:
    """A body is there whole before the call is looked at.

    A larger one, where it may be, is read by the call itself once it knows who sends it: nobody without a token fills the memory.
    """

    def __init__(self, app: ASGIApp, limit: int, wider: Wider | None = None) -> None:
        self.app = app
        self.limit = limit
        self.wider = wider

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return await self.app(scope, receive, send)
        if self.wider is not None and self.wider[0].fullmatch(scope["path"]):
            body = Passing(receive, send, self.wider[1])
            return await self.app(scope, body.receive, body.send)
        whole = await self._whole(receive)
        if whole is None:
            answer = problem(413, "too_large", f"The body is larger than {self.limit} bytes.", headers={"Connection": "close"})
            return await answer(scope, receive, send)
        message: Message | None = {"type": "http.request", "body": whole, "more_body": False}

        async def replay() -> Message:
            nonlocal message
            if message is None:
                return await receive()
            first, message = message, None
            return first

        await self.app(scope, replay, send)

    async def _whole(self, receive: Receive) -> bytes | None:
        """None if it is too large or the sender went away."""
        body, seen = bytearray(), 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return None
            piece = message.get("body", b"")
            seen += len(piece)
            if seen <= self.limit:
                body += piece
            if not message.get("more_body", False) or seen > self.limit + DRAINED:
                return bytes(body) if seen <= self.limit else None


class Passing:
    """A body on its way to whoever reads it. TooLarge, raised to the reader, where it grows past the limit."""

    def __init__(self, receive: Receive, send: Send, limit: int) -> None:
        self._receive = receive
        self._send = send
        self._limit = limit
        self._seen = 0
        self._ended = False

    async def receive(self) -> Message:
        message = await self._next()
        if self._seen > self._limit:
            raise TooLarge(f"The body is larger than {self._limit} bytes.")
        return message

    async def send(self, message: Message) -> None:
        """Whoever answers without having read it all: the rest is read first."""
        if message["type"] == "http.response.start":
            while not self._ended and self._seen <= self._limit + DRAINED:
                await self._next()
        await self._send(message)

    async def _next(self) -> Message:
        message = await self._receive()
        self._ended = message["type"] != "http.request" or not message.get("more_body", False)
        self._seen += len(message.get("body", b""))
        return message
