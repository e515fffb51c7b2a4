"""The terminal as a channel: one conversation with a freelancer's assistant, line by line, with the engine in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal

from assistant.bots import layout
from assistant.bots.buttons import CARD_OF, Buttons
from assistant.bots.words import words
from assistant.conversations.cards import card_text
from assistant.conversations.parties import conversation_row
from assistant.conversations.read import events
from assistant.conversations.record import Incoming
from assistant.database.columns import new_id
from assistant.database.engine import Database
from assistant.errors import AssistantError
from assistant.orders.caller import Caller
from assistant.orders.service import Orders
from assistant.scheduling.service import Scheduling
from assistant.turns.engine import Engine, Intro

Show = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Visit:
    """Which freelancer, called what, and how the client comes in."""

    handle: str
    name: str
    locale: str | None = None
    gig: str | None = None


@dataclass(frozen=True, slots=True)
class House:
    """What the terminal works with."""

    engine: Engine
    database: Database
    orders: Orders
    scheduling: Scheduling


def converse(house: House, visit: Visit, lines: Iterator[str], show: Show = print) -> None:
    """Until the lines end, or one of them says /quit."""
    with start_blocking_portal() as portal:
        engine = house.engine
        try:
            # What comes unprompted (a freelancer's yes, an offer's end) comes here too.
            portal.call(partial(engine.resume, deliver_notices=False))
            talk = Terminal(portal, house, visit, show)
            talk.open()
            for line in lines:
                if not talk.hear(line.strip()):
                    break
            talk.part()
        finally:
            portal.call(engine.close)


def typed_lines() -> Iterator[str]:
    """What is typed, with the line editing that the terminal has; from a pipe each line is shown, so that the output reads on its own."""
    typing = sys.stdin.isatty()
    if typing:
        # Importing it is what gives input() its editing and its history.
        import readline  # noqa: F401
    while True:
        try:
            line = input("\n> ")
        except (EOFError, KeyboardInterrupt):
            return
        if not typing:
            print(line)
        yield line


class Terminal:
    def __init__(self, portal: BlockingPortal, house: House, visit: Visit, show: Show) -> None:
        self._portal, self._visit, self._show = portal, visit, show
        self._engine, self._database = house.engine, house.database
        self._buttons = Buttons(house.orders, house.scheduling)
        self._conversation = ""
        self._seen = 0
        self._reply: dict[str, Any] | None = None
        self._words = words(visit.locale or "en")

    def open(self) -> None:
        intro = Intro(name=None, locale=self._visit.locale, timezone=None, key=None, channel="terminal")
        opened = self._portal.call(self._engine.open, self._visit.handle, intro, self._visit.gig)
        self._conversation = opened.conversation
        self._catch_up()
        self._show("\n" + self._words.commands.format(name=self._visit.name))

    def hear(self, line: str) -> bool:
        """False when it was the last one."""
        commands: dict[str, Callable[[], None]] = {
            "": self._catch_up,
            "/sources": lambda: self._show(layout.sources(self._reply, self._words)),
            "/help": lambda: self._show(self._words.commands.format(name=self._visit.name)),
            **{f"/{step}": partial(self._press, step) for step in CARD_OF},
            "/human": lambda: self._say(self._words.want_person.format(name=self._visit.name)),
        }
        if line == "/quit":
            return False
        if line in commands:
            commands[line]()
        elif line.startswith("/") and " " not in line:
            self._show("  " + self._words.unknown_command.format(command=line))
        else:
            self._say(self._chosen(line) or line)
        return True

    def part(self) -> None:
        self._show(f"\n{self._words.bye}")

    def _chosen(self, line: str) -> str | None:
        """A number that is no suggestion's is an answer like any other."""
        offered = self._reply["choices"] if self._reply else []
        place = int(line) if line.isdecimal() else 0
        return offered[place - 1]["text"] if 1 <= place <= len(offered) else None

    def _say(self, text: str) -> None:
        try:
            answer = self._portal.call(partial(self._engine.receive, Incoming(self._conversation, new_id(), text)))
        except AssistantError as error:
            self._show(f"  {error.message}")
            return
        self._catch_up()
        if answer.reply is None:
            self._show("  " + self._words.person_speaks.format(name=self._visit.name))

    def _press(self, step: str) -> None:
        try:
            pressed = self._buttons.press(step, self._client())
        except AssistantError as error:
            self._show(f"  {error.message}")
            return
        self._show("  " + (self._words.pressed[step] if pressed else self._words.no_card[CARD_OF[step]]))

    def _client(self) -> Caller:
        with self._database.snapshot() as connection:
            talk = conversation_row(connection, self._conversation)
        return Caller("client", talk.freelancer, talk.client, talk.id)

    def _catch_up(self) -> None:
        """Shows what was said by the other side since it was last shown."""
        with self._database.snapshot() as connection:
            news = events(connection, self._conversation, after=self._seen, owner=False)
        for message in news:
            self._seen = message["seq"]
            if message["author"] != "client":
                self._hear_from(message)

    def _hear_from(self, message: dict[str, Any]) -> None:
        reply = message["reply"]
        if reply is not None:
            self._reply, self._words = reply, words(reply["language"])
        by_person = message["author"] == "freelancer"
        self._show(
            "\n" + layout.said(self._visit.name if by_person else self._words.assistant.format(name=self._visit.name), message["text"])
        )
        for card in reply["cards"] if reply is not None else ():
            if _repeats(card, message["text"]):
                continue
            press = self._words.either.join(f"/{step}" for step in self._buttons.show(card))
            self._show(layout.card(card_text(card, reply["language"]), press or None))
        if reply is not None and reply["choices"]:
            self._show(layout.choices(reply))


def _repeats(card: dict[str, Any], text: str) -> bool:
    """Free starts that the text lists already; here they are chosen by the number of the suggestion that says them."""
    return card["type"] == "slots" and all(said in text for said in card["facts"]["said"])
