"""No request body grows past the limit: it is counted as it arrives, before anything parses it."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.problems import problem

DRAINED = 64
"""Times the limit that is still read and thrown away: a client that is cut off while sending never sees the answer."""


class BodyLimit:
    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return await self.app(scope, receive, send)
        body = await self._read(receive)
        if body is None:
            answer = problem(413, "too_large", f"The body is larger than {self.limit} bytes.", headers={"Connection": "close"})
            return await answer(scope, receive, send)
        whole: Message | None = {"type": "http.request", "body": body, "more_body": False}

        async def replay() -> Message:
            nonlocal whole
            if whole is None:
                return await receive()
            message, whole = whole, None
            return message

        await self.app(scope, replay, send)

    async def _read(self, receive: Receive) -> bytes | None:
        """The whole body; None if it is too large or the sender went away."""
        body, seen = bytearray(), 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return None
            piece = message.get("body", b"")
            seen += len(piece)
            if seen <= self.limit:
                body += piece
            if not message.get("more_body", False) or seen > self.limit * DRAINED:
                return bytes(body) if seen <= self.limit else None
