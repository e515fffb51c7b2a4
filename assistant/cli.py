"""The command line: a menu. Each command reads its arguments, calls one thing, and prints what came of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer

from assistant.errors import AssistantError, Invalid, KnowledgeError

if TYPE_CHECKING:
    from assistant.settings import Settings

# What a command needs it imports when it is called: the menu itself must be there at once.
app = typer.Typer(
    name="assistant",
    help="A personal assistant for freelancers: it answers clients from the freelancer's own records, within the freelancer's limits.",
    epilog="Every setting is an environment variable, ASSISTANT_...; README.md lists them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Home = Annotated[Path | None, typer.Option(metavar="DIR", help="Where everything is stored (ASSISTANT_HOME).", show_default=".assistant")]
Host = Annotated[str | None, typer.Option(metavar="NAME", help="Address to listen on (ASSISTANT_HOST).", show_default="127.0.0.1")]
Port = Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on (ASSISTANT_PORT).", show_default="8000")]
Handle = Annotated[str, typer.Argument(metavar="HANDLE", help="The freelancer's handle, as in /c/HANDLE.")]


@app.command()
def demo(
    home: Home = None,
    host: Host = None,
    port: Port = None,
    knowledge: Annotated[Path, typer.Option(metavar="DIR", help="The sample marketplace.")] = Path("knowledge"),
) -> None:
    """Import the sample marketplace, serve it, and say where to look."""
    from assistant.demo import run

    run(_settings(home=home, host=host, port=port), knowledge)


@app.command()
def serve(
    home: Home = None,
    host: Host = None,
    port: Port = None,
    role: Annotated[Literal["assistant", "orders"], typer.Option(help="Everything, or the order service alone.")] = "assistant",
) -> None:
    """Serve the pages and the API until Ctrl-C."""
    from assistant import serving

    settings = _settings(home=home, host=host, port=port)
    with serving.take_port(settings.host, settings.port) as listening:
        serving.serve(settings, listening, role)


@app.command()
def chat(
    handle: Handle,
    home: Home = None,
    locale: Annotated[Literal["en", "fr"] | None, typer.Option(help="The language to be greeted in.")] = None,
    gig: Annotated[str | None, typer.Option(metavar="SLUG", help="The gig that the conversation starts from.")] = None,
    owner: Annotated[bool, typer.Option("--owner", help="Speak as the freelancer: change hours, days off and prices in words.")] = False,
) -> None:
    """Chat with a freelancer's assistant in this terminal."""
    if owner:
        _steer(handle, _settings(home=home), locale)
        return
    from assistant.bootstrap import built
    from assistant.bots.terminal import House, Visit, converse, typed_lines

    with built(_settings(home=home)) as parts:
        name = parts.shelf.catalogue(handle).profile.name
        converse(House(parts.engine, parts.database, parts.orders, parts.scheduling), Visit(handle, name, locale, gig), typed_lines())


@app.command()
def changes(handle: Handle, home: Home = None) -> None:
    """List what a freelancer changed, newest first, each with its id."""
    from assistant.bootstrap import built
    from assistant.owner.chat import OwnerChat
    from assistant.owner.telling import change_lines

    with built(_settings(home=home)) as parts:
        chat = OwnerChat(parts.office)
        print("\n".join(change_lines(chat.changes(handle), chat.desk(handle).tongue)))


@app.command()
def undo(
    change: Annotated[str, typer.Argument(metavar="ID", help="A change, by its id in the list of `assistant changes HANDLE`.")],
    home: Home = None,
) -> None:
    """Put back exactly what was there before a change."""
    from assistant.bootstrap import built
    from assistant.owner.chat import OwnerChat
    from assistant.owner.telling import change_lines

    with built(_settings(home=home)) as parts:
        chat = OwnerChat(parts.office)
        handle = chat.freelancer_of(change)
        print("\n".join(change_lines([chat.undo(handle, change)], chat.desk(handle).tongue)))


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A knowledge folder, a freelancer's folder, or documents.")],
    home: Home = None,
    freelancer: Annotated[str | None, typer.Option(metavar="HANDLE", help="Loose documents belong to this freelancer.")] = None,
    prefer: Annotated[Literal["files", "product"] | None, typer.Option(help="Who wins where the product was changed since.")] = None,
) -> None:
    """Load knowledge: all of it, or nothing if a file is wrong."""
    from assistant.loading import load, said

    print(said(load(_settings(home=home), path, freelancer=freelancer, prefer=prefer)))


@app.command()
def export(
    handle: Handle,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="Where to write the folder, which is named after the handle.")] = Path(),
    home: Home = None,
) -> None:
    """Write a freelancer's folder back.

    With what was changed in the product since it was imported.
    """
    from assistant.database.migrate import opened
    from assistant.importing import export_folder

    with opened(_settings(home=home)) as database:
        export_folder(database, handle, path)
    print(f"{handle} is written to {path / handle}")


@app.command()
def token(
    handle: Handle,
    home: Home = None,
    list_: Annotated[bool, typer.Option("--list", help="List the freelancer's tokens instead.")] = False,
    revoke: Annotated[str | None, typer.Option(metavar="ID", help="End a token, by its id in the list.")] = None,
    expires: Annotated[int, typer.Option(metavar="DAYS", min=1, max=3650, help="Days until the new token ends.")] = 90,
) -> None:
    """Print a new owner token, and nothing else.

    It may do everything for that one freelancer. Keep it like a password: it is stored hashed and cannot be shown again.
    """
    from datetime import UTC, datetime

    from assistant.conversations.access import issue_owner_token, list_owner_tokens, revoke_owner_token
    from assistant.database.migrate import opened

    now = datetime.now(UTC)
    with opened(_settings(home=home)) as database, database.transaction() as connection:
        if list_:
            for made in list_owner_tokens(connection, handle):
                ended = "revoked" if made.revoked_at else "ended" if made.expires_at <= now else "in use"
                print(f"{made.id}  made {made.created_at:%Y-%m-%d}  ends {made.expires_at:%Y-%m-%d}  {ended}")
        elif revoke is not None:
            revoke_owner_token(connection, handle, revoke, now)
        else:
            print(issue_owner_token(connection, handle, days=expires, now=now))


@app.command()
def doctor(home: Home = None) -> None:
    """Say what is set up, what is not, and what to do about it."""
    from assistant.doctor import examine

    findings = examine(_settings(home=home))
    print("\n".join(finding.say() for finding in findings))
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


def _steer(handle: str, settings: Settings, locale: str | None) -> None:
    from assistant.bootstrap import built
    from assistant.bots.owner_terminal import steer
    from assistant.bots.terminal import typed_lines
    from assistant.owner.chat import OwnerChat

    with built(settings) as parts:
        steer(OwnerChat(parts.office), handle, typed_lines(), language=locale)


def _settings(**given: Any) -> Settings:
    from pydantic import ValidationError

    from assistant.settings import Settings

    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        wrong = (f"ASSISTANT_{str(e['loc'][0]).upper()}={e['input']}: {e['msg']}" for e in error.errors(include_url=False))
        raise Invalid("\n".join(wrong)) from None


def main() -> None:
    """Every error that has a name becomes lines on stderr and status 1; a wrong use of the command is status 2."""
    try:
        app()
    except KnowledgeError as error:
        _fail("Nothing was imported:", *error.problems)
    except AssistantError as error:
        _fail(error.message)
    except OSError as error:
        _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        _fail(
            f"{type(error).__name__}: {str(error).partition(chr(10))[0]}",
            "This should not happen. `python -X dev -m assistant ...` shows where it does.",
        )


def _fail(*lines: str) -> NoReturn:
    print("\n".join(lines), file=sys.stderr)
    sys.exit(1)
