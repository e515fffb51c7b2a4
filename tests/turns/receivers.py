"""A mail server and a web server on loopback that keep what they receive."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Received:
    """`fail` is how many of the next deliveries are refused."""

    port: int = 0
    fail: int = 0
    mails: list[bytes] = field(default_factory=list)
    posts: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


class _Mail(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        kept: Received = self.server.kept  # type: ignore[attr-defined]
        self._say("220 ready")
        while line := self.rfile.readline().decode().strip():
            word = line.split()[0].upper()
            if word == "DATA":
                self._say("354 go on")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                kept.mails.append(text)
                self._say("250 kept")
            elif word == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class _Web(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        kept: Received = self.server.kept  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers["content-length"]))
        kept.posts.append(({name.lower(): value for name, value in self.headers.items()}, body))
        refused = kept.fail > 0
        kept.fail -= refused
        self.send_response(500 if refused else 204)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def mail_server() -> Iterator[Received]:
    with _running(socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Mail)) as kept:
        yield kept


@contextmanager
def web_server() -> Iterator[Received]:
    with _running(ThreadingHTTPServer(("127.0.0.1", 0), _Web)) as kept:
        yield kept


@contextmanager
def _running(server: Any) -> Iterator[Received]:
    server.kept = Received(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.kept
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
