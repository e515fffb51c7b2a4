"""Looks at everything that has to be in place and says of each what is wrong and what to do; changes nothing."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version

from sqlalchemy import Connection, func, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from assistant.database import migrate
from assistant.database.engine import Database
from assistant.database.tables import freelancers, gigs, passages
from assistant.errors import AssistantError
from assistant.retrieval.onnx_cache import META
from assistant.retrieval.passages import MARKETPLACE
from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """`remedy` is what to do; None where all is well."""

    part: str
    found: str
    remedy: str | None = None

    @property
    def well(self) -> bool:
        return self.remedy is None

    def say(self) -> str:
        line = f"{'ok ' if self.well else 'NOT'} {self.part:16} {self.found}"
        return line if self.well else f"{line}\n{'':21}-> {self.remedy}"


def examine(settings: Settings) -> tuple[Finding, ...]:
    stored = _home(settings) if settings.database_url is None else _elsewhere(settings)
    return (_program(), *stored, _orders(settings), _chat_model(settings), _notices(settings))


def _program() -> Finding:
    return Finding("program", f"freelance-assistant {version('freelance-assistant')}, Python {platform.python_version()}")


def _home(settings: Settings) -> Iterator[Finding]:
    where = settings.home.resolve()
    if not (where / "assistant.db").is_file():
        yield Finding("home", f"{where} holds nothing yet", "`assistant import PATH` fills it; `make demo` does with the samples")
        return
    writable = os.access(where, os.W_OK) and os.access(where / "assistant.db", os.W_OK)
    yield Finding("home", str(where), None if writable else "it cannot be written to: give this user the right to")
    database = Database.in_home(where)
    yield from _stored(database, settings, "put a backup of assistant.db back, or move it away and import again")


def _elsewhere(settings: Settings) -> Iterator[Finding]:
    """A database that several processes share. The home has what is beside it: files, prepared models, the search index."""
    where = settings.home.resolve()
    writable = os.access(where, os.W_OK) or not where.exists()
    yield Finding("home", str(where), None if writable else "it cannot be written to: give this user the right to")
    try:
        database = Database.of(settings)
    except AssistantError as error:
        yield Finding("database", "cannot be opened", error.message)
        return
    yield from _stored(database, settings, "see what its own log says, or put a backup back")


def _stored(database: Database, settings: Settings, remedy: str) -> Iterator[Finding]:
    try:
        with database.snapshot() as connection:
            yield _schema(connection, settings)
            if inspect(connection).has_table(passages.name):
                yield _knowledge(connection)
                yield _embeddings(connection, settings)
    except SQLAlchemyError as error:
        why = str(error).partition("\n")[0]
        yield Finding("database", f"cannot be read: {why}", remedy)
    finally:
        database.close()


def _schema(connection: Connection, settings: Settings) -> Finding:
    at, newest, kind = migrate.version(connection), migrate.newest(), ""
    if settings.database_url is not None:
        from assistant.database.postgres import said

        kind = f"{said(settings.database_url.get_secret_value())}, "
    return Finding("database", f"{kind}schema {at or 'none'}", None if at == newest else f"`assistant serve` brings it to {newest}")


def _knowledge(connection: Connection) -> Finding:
    people, sold, known, shared = (
        connection.scalar(select(func.count()).select_from(rows)) or 0
        for rows in (freelancers, gigs, passages, select(passages.c.id).where(passages.c.owner == MARKETPLACE).subquery())
    )
    found = f"{people} freelancers, {sold} gigs, {known} passages ({shared} of them the marketplace's)"
    return Finding("knowledge", found, None if people else "`assistant import PATH` loads some")


def _embeddings(connection: Connection, settings: Settings) -> Finding:
    name = settings.embedding_model or "all-MiniLM-L6-v2"
    used = connection.scalars(select(passages.c.model).where(passages.c.model.is_not(None)).distinct()).all()
    ready = used and all((settings.home / "models" / model / META).is_file() for model in used)
    return Finding("embedding model", f"{name}, " + ("prepared" if ready else "to be prepared by the next import or start"))


def _orders(settings: Settings) -> Finding:
    if settings.orders_url is None:
        return Finding("orders", "in this process")
    from assistant.orders.remote import RemoteOrders
    from assistant.orders.tokens import secret_of

    try:
        remote = RemoteOrders(settings.orders_url, secret_of(settings))
    except AssistantError as error:
        return Finding("orders", settings.orders_url, error.message)
    trouble = remote.trouble()
    remote.close()
    return Finding("orders", f"{settings.orders_url} answers" if trouble is None else settings.orders_url, trouble)


def _chat_model(settings: Settings) -> Finding:
    name = settings.model or settings.model_url
    if name is None:
        return Finding("chat model", "the embedded one: no key, no network")
    from assistant.chat_models.providers import open_chat_model

    try:
        model = open_chat_model(settings)
        if model is not None:
            model.invoke("Answer with the word: ready")
    except AssistantError as error:
        return Finding("chat model", name, error.message)
    except Exception as error:
        why = str(error).partition("\n")[0] or type(error).__name__
        remedy = "check ASSISTANT_MODEL, ASSISTANT_MODEL_URL and ASSISTANT_MODEL_KEY; until then the embedded model answers"
        return Finding("chat model", f"{name} does not answer: {why}", remedy)
    return Finding("chat model", f"{name} answers")


def _notices(settings: Settings) -> Finding:
    ways = ["this server's log"]
    if settings.notify_email:
        if not settings.smtp_url:
            return Finding("notices", f"e-mail to {settings.notify_email}", "set ASSISTANT_SMTP_URL, or no mail can be sent")
        ways.append(f"e-mail to {settings.notify_email}")
    if settings.notify_webhook:
        if not settings.notify_secret:
            return Finding("notices", f"webhook {settings.notify_webhook}", "set ASSISTANT_NOTIFY_SECRET, which signs what is sent")
        ways.append(f"webhook {settings.notify_webhook}")
    return Finding("notices", "freelancers are told by " + ", ".join(ways))
