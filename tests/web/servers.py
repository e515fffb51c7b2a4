"""Whole server processes on one database: `assistant serve`, started, killed, and started again."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

PATIENCE = 90.0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@dataclass
class Served:
    """One process at one port; what it says goes into a file of the home."""

    home: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "assistant", "serve", "--home", str(self.home), "--port", str(self.port)]
        with (self.home / f"{self.port}.log").open("ab") as said:
            self.process = subprocess.Popen(command, stdout=said, stderr=said, env={**os.environ, "ASSISTANT_LIMITS": "off"})

    def wait(self) -> None:
        """Until it can answer."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.address}/readyz").status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise AssertionError((self.home / f"{self.port}.log").read_text())

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()


def ask(servers: list[Served], chance: random.Random, path: str, body: dict[str, Any], token: str | None = None) -> dict[str, Any]:
    """A client that sends the same again, to whichever server answers, until it has an answer."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            answer = httpx.post(f"{chance.choice(servers).address}{path}", json=body, headers=headers, timeout=PATIENCE)
        except httpx.TransportError:
            time.sleep(0.02)
            continue
        if answer.status_code != 503:
            assert answer.status_code in (200, 201), answer.text
            found: dict[str, Any] = answer.json()
            return found
        time.sleep(0.05)
    raise AssertionError(f"no answer to {body}")
