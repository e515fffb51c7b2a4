"""The server process: takes the port, answers on it at once, and opens everything else behind it."""

from __future__ import annotations

import contextlib
import errno
import gc
import logging
import os
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Literal

from assistant.errors import Invalid
from assistant.settings import Settings
from assistant.web.parts import Parts

if TYPE_CHECKING:
    from assistant.orders.service import Orders

log = logging.getLogger(__name__)

Role = Literal["assistant", "orders"]

# Event streams are open for hours: at the end they get this long to be told, no longer.
FAREWELL_SECONDS = 5


def take_port(host: str, port: int) -> socket.socket:
    """Bound, not yet listening. Invalid, saying what to do, where it cannot be had."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (OSError, OverflowError) as error:
        raise Invalid(f"{host}:{port} is no address to listen on ({error}): choose others with --host and --port.") from error
    taken = socket.socket(family, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind(address)
    except OSError as error:
        taken.close()
        reason = "is taken by another program" if error.errno == errno.EADDRINUSE else f"cannot be used ({os.strerror(error.errno or 0)})"
        raise Invalid(f"Port {port} of {host} {reason}: stop that one, or choose another with --port (make: PORT=...).") from error
    return taken


def serve(settings: Settings, port: socket.socket, role: Role = "assistant") -> None:
    """Until Ctrl-C or SIGTERM: everything, or the order service alone."""
    # All that a start loads stays: looking through it for garbage, over and over, is a fifth of the time it takes.
    gc.disable()
    import uvicorn

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for chatty in ("alembic", "chromadb", "httpx", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    app = _order_service(settings) if role == "orders" else _assistant(settings)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=FAREWELL_SECONDS,
        ws="none",
        proxy_headers=False,
    )
    log.info("listening on http://%s:%s", settings.host, port.getsockname()[1])
    # uvicorn ends gracefully by itself and then passes the Ctrl-C on.
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[port])


def _assistant(settings: Settings) -> Any:
    from assistant.web.app import create_app

    return create_app(settings, lambda: open_parts(settings))


def _order_service(settings: Settings) -> Any:
    from assistant.web.order_role import create_order_app

    return create_order_app(settings, lambda: _open_orders(settings))


@contextlib.contextmanager
def _open_orders(settings: Settings) -> Iterator[Orders]:
    # Needs the records and nothing of what understands words, so it takes neither its memory nor its seconds.
    from assistant.database.migrate import opened
    from assistant.orders.local import LocalOrders
    from assistant.orders.shelf import Shelf

    try:
        with opened(settings) as database:
            yield LocalOrders(database, Shelf(database))
    finally:
        gc.enable()


def open_parts(settings: Settings) -> Parts:
    """Everything a first answer needs, loaded and warm."""
    # Brings in LangChain, onnxruntime and the model, seconds of loading: it runs in a thread behind the open port. The model
    # is read, hashed and made ready by libraries that leave the interpreter to others, so it is opened beside the imports.
    from assistant.deferred import defer
    from assistant.retrieval.embedding import open_embedder

    defer()
    try:
        with ThreadPoolExecutor(1, "embedder") as aside:
            opening = aside.submit(open_embedder, settings.home, settings.embedding_model)
            from assistant.bootstrap import build
            from assistant.turns.warming import warm

            parts = build(settings, opening.result)
        warm(parts.embedder, parts.library)
        return parts
    finally:
        gc.freeze()
        gc.enable()
