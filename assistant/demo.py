"""The sample marketplace on this machine: imported when it changed, served, and a list of what to try."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from assistant import serving
from assistant.errors import Invalid
from assistant.settings import Settings

IMPORTED = "demo-knowledge.sha256"


def run(settings: Settings, knowledge: Path) -> None:
    """Until Ctrl-C."""
    if not (knowledge / "freelancers").is_dir():
        raise Invalid(f"{knowledge}: there is no sample marketplace here. Run this in the project's folder, or name it with --knowledge.")
    # The port first: when it is taken, nobody should wait for an import to hear of it.
    with serving.take_port(settings.host, settings.port) as listening:
        bring_up_to_date(settings, knowledge)
        print(welcome(settings, _handles(knowledge)), flush=True)
        serving.serve(settings, listening)


def bring_up_to_date(settings: Settings, knowledge: Path) -> None:
    mark = settings.home / IMPORTED
    now = _fingerprint(settings, knowledge)
    if mark.is_file() and _is_there(settings) and mark.read_text("ascii") == now:
        return
    from assistant.loading import load, said

    print(f"Importing {knowledge} into {settings.home} (the first time with some seconds to prepare the embedding model) ...", flush=True)
    print(said(load(settings, knowledge)))
    mark.write_text(now, "ascii")


def _is_there(settings: Settings) -> bool:
    """The database that the mark is about; another one's address is part of the mark."""
    return settings.database_url is not None or (settings.home / "assistant.db").is_file()


def welcome(settings: Settings, handles: tuple[str, ...]) -> str:
    at = f"http://{'127.0.0.1' if settings.host in ('0.0.0.0', '::', '') else settings.host}:{settings.port}"
    home = "" if settings.home == Path(".assistant") else f" --home {settings.home}"
    pages = "\n".join(f"    {at}/c/{handle}" for handle in handles)
    return f"""
  Chat with a sample freelancer's assistant (no key, no network):
{pages}
  Find a freelancer for a need:
    {at}/
  The API, described:
    {at}/openapi.json

  In another terminal, in this folder:
    the same chat, there:     .venv/bin/assistant chat {handles[0]}{home}
    an owner token:           .venv/bin/assistant token {handles[0]}{home}
    what is set up:           .venv/bin/assistant doctor{home}

  Ctrl-C ends it; what was said stays in {settings.home}/
"""


def _handles(knowledge: Path) -> tuple[str, ...]:
    return tuple(sorted(folder.name for folder in (knowledge / "freelancers").iterdir() if folder.is_dir()))


def _fingerprint(settings: Settings, knowledge: Path) -> str:
    """Of every file that an import would read, and of the model that embeds it."""
    database = settings.database_url.get_secret_value() if settings.database_url else ""
    total = hashlib.sha256(f"{version('freelance-assistant')} {settings.embedding_model} {database}".encode())
    for path in sorted(path for path in knowledge.rglob("*") if path.is_file()):
        total.update(f"\0{path.relative_to(knowledge).as_posix()}\0".encode() + path.read_bytes())
    return total.hexdigest()
