"""A server that speaks OpenAI's chat-completions protocol over real HTTP on loopback, and misbehaves on request."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Exchange"], None]
FRAGMENT = 4


class Exchange(BaseHTTPRequestHandler):
    """One request and the behaviour that answers it."""

    server: FakeOpenAI
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append({"path": self.path, "authorization": self.headers["Authorization"], "body": body})
        self.server.behaviour_of(len(self.server.asked))(self)

    def log_message(self, *_: Any) -> None:
        pass

    def answer(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def stream(self, deltas: Sequence[dict[str, Any]], *, ended: str | None, whole: bool = True) -> None:
        """`ended` None leaves out the reason and the last line; not `whole` drops the connection in the middle of the body."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for delta in deltas:
            self._chunk(_event(delta))
        if ended is not None:
            self._chunk(_event({}, ended) + b"data: [DONE]\n\n")
        if whole:
            self.wfile.write(b"0\r\n\r\n")
        self.close_connection = True

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()


class FakeOpenAI(ThreadingHTTPServer):
    """`script` answers one request after the other; its last behaviour is repeated."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, script: Sequence[Behaviour]) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.asked: list[dict[str, Any]] = []
        self.closing = threading.Event()
        self._script = script

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def behaviour_of(self, number: int) -> Behaviour:
        return self._script[min(number, len(self._script)) - 1]

    def handle_error(self, *_: Any) -> None:
        # A client that gave up on a hanging server has closed its end.
        pass


@contextmanager
def serving(*script: Behaviour) -> Iterator[FakeOpenAI]:
    server = FakeOpenAI(script)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


def text(words: str) -> Behaviour:
    """A good stream, in fragments."""
    return lambda exchange: exchange.stream([{"content": piece} for piece in _pieces(words)], ended="stop")


def call(tool: str, arguments: dict[str, Any] | str) -> Behaviour:
    """A tool call whose arguments arrive in fragments; a string is sent as it is, valid JSON or not."""
    raw = arguments if isinstance(arguments, str) else json.dumps(arguments)

    def behave(exchange: Exchange) -> None:
        ident = f"call_{len(exchange.server.asked)}"
        first = {"index": 0, "id": ident, "type": "function", "function": {"name": tool, "arguments": ""}}
        rest = [{"index": 0, "function": {"arguments": piece}} for piece in _pieces(raw)]
        exchange.stream([{"role": "assistant", "tool_calls": [part]} for part in (first, *rest)], ended="tool_calls")

    return behave


def status(code: int, **headers: str) -> Behaviour:
    body = json.dumps({"error": {"message": f"status {code}", "type": "fake"}}).encode()
    return lambda exchange: exchange.answer(code, body, **headers)


def hang(exchange: Exchange) -> None:
    exchange.server.closing.wait(60)


def stall(exchange: Exchange) -> None:
    """Begins a good stream and then says nothing more."""
    exchange.stream([{"content": "It costs"}], ended=None, whole=False)
    exchange.close_connection = False
    exchange.server.closing.wait(60)


def garbage(exchange: Exchange) -> None:
    exchange.answer(200, b"<html>It works!</html>", "text/html")


def garbled_events(exchange: Exchange) -> None:
    exchange.answer(200, b"data: {this is no json\n\n", "text/event-stream")


def cut(exchange: Exchange) -> None:
    """The connection drops between two words."""
    exchange.stream([{"content": "It costs"}], ended=None, whole=False)


def unfinished(exchange: Exchange) -> None:
    """The stream ends politely, but before its end."""
    exchange.stream([{"content": "It costs"}], ended=None)


def empty(exchange: Exchange) -> None:
    exchange.stream([{"content": ""}], ended="stop")


def _pieces(words: str) -> list[str]:
    return [words[at : at + FRAGMENT] for at in range(0, len(words), FRAGMENT)]


def _event(delta: dict[str, Any], ended: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": ended}
    body = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "fake", "choices": [choice]}
    return f"data: {json.dumps(body)}\n\n".encode()
