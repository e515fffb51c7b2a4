"""The freelancer's own chat at a terminal, line by line: what is said is read back, and done on a yes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.bots import layout
from assistant.database.columns import new_id
from assistant.errors import AssistantError
from assistant.owner.chat import OwnerChat
from assistant.owner.messages import OwnerMessage
from assistant.owner.reply import OwnerReply

Show = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Words:
    assistant: str
    commands: str
    unknown_command: str
    bye: str
    changes: str
    help: str


ENGLISH = Words(
    assistant="Your assistant",
    commands=(
        "  A number   picks that answer\n  /changes   what was changed\n  /help      what can be said\n  /quit      leave (so does Ctrl-D)"
    ),
    unknown_command="{command} is no command here. /help says what can be said.",
    bye="Goodbye.",
    changes="what did you change?",
    help="help",
)
FRENCH = Words(
    assistant="Votre assistant",
    commands=(
        "  Un numéro  choisit cette réponse\n"
        "  /changes   ce qui a été changé\n"
        "  /help      ce qui peut se dire\n"
        "  /quit      partir (Ctrl-D aussi)"
    ),
    unknown_command="{command} n'est pas une commande. /help donne ce qui peut se dire.",
    bye="Au revoir.",
    changes="qu'as-tu changé ?",
    help="aide",
)


def steer(chat: OwnerChat, freelancer: str, lines: Iterator[str], show: Show = print, language: str | None = None) -> None:
    """Until the lines end, or one of them says /quit. NotFound (unknown_freelancer)."""
    talk = OwnerTerminal(chat, freelancer, show, language)
    talk.open()
    for line in lines:
        if not talk.hear(line.strip()):
            break
    talk.part()


class OwnerTerminal:
    def __init__(self, chat: OwnerChat, freelancer: str, show: Show, language: str | None) -> None:
        self._chat, self._freelancer, self._show = chat, freelancer, show
        self._thread = f"terminal:{new_id()}"
        self._language = language
        self._words = ENGLISH
        self._reply: OwnerReply | None = None

    def open(self) -> None:
        self._tell(self._chat.greeting(self._freelancer, self._language))
        self._show("\n" + self._words.commands)

    def hear(self, line: str) -> bool:
        """False when it was the last one."""
        if line == "/quit":
            return False
        if line in ("/changes", "/help"):
            self._say(getattr(self._words, line[1:]))
        elif line.startswith("/") and " " not in line:
            self._show("  " + self._words.unknown_command.format(command=line))
        elif line:
            self._say(self._chosen(line) or line)
        return True

    def part(self) -> None:
        self._show(f"\n{self._words.bye}")

    def _chosen(self, line: str) -> str | None:
        choices = self._reply.choices if self._reply else ()
        place = int(line) if line.isdecimal() else 0
        return choices[place - 1].text if 1 <= place <= len(choices) else None

    def _say(self, text: str) -> None:
        try:
            self._tell(self._chat.receive(OwnerMessage(self._freelancer, new_id(), text, self._thread), "terminal"))
        except AssistantError as error:
            self._show(f"  {error.message}")

    def _tell(self, reply: OwnerReply) -> None:
        self._reply, self._words = reply, FRENCH if reply.language == "fr" else ENGLISH
        self._show("\n" + layout.said(self._words.assistant, reply.text))
        if reply.choices:
            self._show(layout.choices({"choices": [{"label": choice.label} for choice in reply.choices]}))
