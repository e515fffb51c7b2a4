"""An application behind a real port on loopback."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import uvicorn
from fastapi import FastAPI


@contextmanager
def running(app: FastAPI, *, ready: bool = True) -> Iterator[str]:
    """Its address; `ready` waits until it can answer."""
    with socket.socket() as port:
        port.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{port.getsockname()[1]}"
        config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1, proxy_headers=False, ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [port]})
        thread.start()
        try:
            until = time.monotonic() + 30
            while not server.started or (ready and httpx.get(f"{address}/readyz").status_code != 200):
                assert time.monotonic() < until, "the server does not get ready"
                time.sleep(0.02)
            yield address
        finally:
            server.should_exit = True
            thread.join()
