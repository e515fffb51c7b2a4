"""A real server in its own process, and a client of it that keeps its connection."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Started:
    """Seconds from the start of the process until the port answered, /readyz said yes, and the first question had its answer."""

    port: float
    ready: float
    answer: float


@dataclass(frozen=True)
class Server:
    home: Path
    port: int
    process: subprocess.Popen[bytes]
    began: float = field(default_factory=time.perf_counter)

    def memory(self) -> float:
        """MB held in RAM."""
        said = subprocess.run(["ps", "-o", "rss=", "-p", str(self.process.pid)], capture_output=True, check=True, text=True)
        return int(said.stdout) / 1024

    def first_answer(self, handle: str, question: str) -> Started:
        alive = self._until("/healthz")
        ready = self._until("/readyz")
        chat = Chat(self.port, handle)
        chat.ask(question)
        return Started(alive, ready, time.perf_counter() - self.began)

    def _until(self, path: str) -> float:
        while time.perf_counter() - self.began < PATIENCE:
            with contextlib.suppress(OSError):
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", path)
                if connection.getresponse().status == 200:
                    return time.perf_counter() - self.began
            time.sleep(0.01)
        raise TimeoutError(f"{path} did not answer in {PATIENCE:.0f} s")


@contextlib.contextmanager
def serving(home: Path) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("ASSISTANT_")}
    command = [sys.executable, "-m", "assistant", "serve", "--home", str(home), "--port", str(port)]
    process = subprocess.Popen(command, env={**plain, "ASSISTANT_LIMITS": "off"}, stderr=subprocess.DEVNULL)
    try:
        yield Server(home, port, process)
    finally:
        process.terminate()
        process.wait(timeout=30)


class Chat:
    """One conversation over one connection."""

    def __init__(self, port: int, handle: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        opened = self._post(f"/api/freelancers/{handle}/conversations", {"client": {}}, {})
        self._path = f"/api/conversations/{opened['conversation']}/messages"
        self._headers = {"Authorization": f"Bearer {opened['token']}"}

    def ask(self, question: str) -> tuple[float, dict[str, Any]]:
        """Milliseconds until the whole reply was here, and the reply."""
        body = {"id": uuid.uuid4().hex, "text": question}
        start = time.perf_counter()
        answer = self._post(self._path, body, self._headers)
        return (time.perf_counter() - start) * 1e3, answer["reply"]

    def ask_all(self, questions: Sequence[str]) -> list[tuple[float, dict[str, Any]]]:
        try:
            return [self.ask(question) for question in questions]
        finally:
            self._connection.close()

    def _post(self, path: str, body: dict[str, Any], headers: dict[str, str]) -> dict[str, Any]:
        self._connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json", **headers})
        response = self._connection.getresponse()
        content = response.read()
        if response.status >= 300:
            raise RuntimeError(f"{path}: {response.status} {content[:300]!r}")
        answer: dict[str, Any] = json.loads(content)
        return answer
