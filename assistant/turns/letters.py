"""What a freelancer is written, in the freelancer's language: who it is about, and the notice that takes it there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from sqlalchemy import Connection

from assistant.conversations import hand_overs
from assistant.conversations.notices import Notice, notify
from assistant.conversations.parties import Conversation, client_of, seller, spoken_to_owner
from assistant.conversations.record import Outcome
from assistant.orders.catalogue import Profile
from assistant.turns.claim import SPEAKS
from assistant.turns.sayings import Words

CLIENT = {"en": "Client", "fr": "Client"}
UNKNOWN_NAME = {"en": "unknown name", "fr": "sans nom"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is written to, and about whose wish."""

    profile: Profile
    client: str | None

    @property
    def language(self) -> str:
        return spoken_to_owner(self.profile)

    def subject(self, words: Words) -> str:
        return f"{self.client or CLIENT[self.language]}{_colon(self.language)} {words[self.language]}"

    def line(self, label: Words, value: str) -> str:
        return f"{label[self.language]}{_colon(self.language)} {value}"

    def who(self) -> str:
        return self.line(CLIENT, self.client or UNKNOWN_NAME[self.language])

    def quoted(self, words: str) -> str:
        return f"« {words} »" if self.language == "fr" else f"“{words}”"

    def when(self, moment: datetime) -> str:
        """On the freelancer's own clock."""
        local = moment.astimezone(ZoneInfo(self.profile.timezone))
        return f"{format_datetime(local, 'd MMMM y, HH:mm', locale=self.language)} ({self.profile.timezone})"


@dataclass(frozen=True, slots=True)
class Letter:
    """`key` names the event that it is about among all services', `kind` says what happened; `data` is for programs."""

    key: str
    kind: str
    reader: Reader
    subject: Words
    text: str
    data: Mapping[str, Any] = field(default_factory=dict)


def reader_of(connection: Connection, talk: Conversation) -> Reader:
    return Reader(seller(connection, talk.freelancer), client_of(connection, talk).name)


def send(connection: Connection, talk: Conversation, letter: Letter, now: datetime) -> None:
    subject, data = letter.reader.subject(letter.subject), {"conversation": talk.id, "client": letter.reader.client, **letter.data}
    notify(connection, Notice(letter.key, letter.kind, talk.freelancer, talk.id, subject, letter.text, data), now)


def pass_on(connection: Connection, talk: Conversation, reason: str, letter: Letter, now: datetime) -> Outcome:
    """Where the assistant speaks the matter is handed over, which tells the freelancer; elsewhere the letter does."""
    if talk.state not in SPEAKS:
        send(connection, talk, letter, now)
        return "acted"
    hand_overs.hand_over(connection, freelancer=talk.freelancer, conversation=talk.id, reason=reason, now=now)
    return "handed_over"


def _colon(language: str) -> str:
    return " :" if language == "fr" else ":"
