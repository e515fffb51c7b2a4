"""The whole suite runs without a network; these show that the guard is there."""

from __future__ import annotations

import socket
import subprocess
import sys

import httpx
import pytest


def test_a_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as sock, pytest.raises(RuntimeError, match="may be reached"):
        sock.connect(("192.0.2.1", 80))


def test_a_name_is_not_looked_up_anywhere_else() -> None:
    with pytest.raises(RuntimeError, match="may be reached"):
        httpx.get("http://example.com/")


def test_this_machine_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_a_python_that_a_test_starts_is_held_to_it_too() -> None:
    reach = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    tried = subprocess.run([sys.executable, "-c", reach], capture_output=True, text=True, check=False)
    assert tried.returncode != 0
    assert "NetworkRefused" in tried.stderr
