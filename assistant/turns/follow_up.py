"""One friendly word after a client's silence, where the assistant had asked something or an offer is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, and_, or_, select

from assistant.database.tables import conversations, messages, turns
from assistant.database.turn_tables import open_offers, reminders
from assistant.turns.once import Reminder

KIND = "follow_up"
PAUSE = timedelta(days=7)
"""At most one follow-up per conversation in this time; a silence that is longer than that is left alone."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A conversation of the assistant's: who spoke `last` and `since` when nothing was said; `heard` is the client's last message's number.

    `asked` is True where the last reply needs something from the client; `offer` is an open one; `choices` are the last reply's.
    """

    conversation: str
    freelancer: str
    last: str
    since: datetime
    heard: int
    asked: bool
    offer: str | None = None
    followed_up_at: datetime | None = None
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def reminder(self) -> Reminder:
        """The same as long as the client says nothing."""
        return Reminder(KIND, f"{self.conversation}:{self.heard}", self.conversation)


def due(silence: Silence, after: timedelta, now: datetime) -> bool:
    """Never before `after`, never to a client who said nothing at all, never twice within a week."""
    waits_for_client = silence.last == "assistant" and silence.heard > 0 and (silence.asked or silence.offer is not None)
    in_time = after <= now - silence.since < longest(after)
    return waits_for_client and in_time and (silence.followed_up_at is None or now - silence.followed_up_at >= PAUSE)


def longest(after: timedelta) -> timedelta:
    """A follow-up that is later than this would be out of the blue."""
    return max(PAUSE, 2 * after)


def silences(connection: Connection, after: timedelta, now: datetime, conversation: str | None = None) -> tuple[Silence, ...]:
    """Those that may be due; of one conversation, if it is named."""
    statement = _candidates(now).where(conversations.c.updated_at <= now - after, conversations.c.updated_at > now - longest(after))
    if conversation is not None:
        statement = statement.where(conversations.c.id == conversation)
    return tuple(_silence(row) for row in connection.execute(statement))


def _candidates(now: datetime) -> Select[Any]:
    said = messages.alias("said")
    last = select(said.c.seq).where(said.c.conversation == conversations.c.id, said.c.author != "note").order_by(said.c.seq.desc()).limit(1)
    heard = select(said.c.seq).where(said.c.conversation == conversations.c.id, said.c.author == "client").order_by(said.c.seq.desc())
    offered = select(open_offers.c.offer).where(open_offers.c.conversation == conversations.c.id, open_offers.c.expires_at > now)
    offer = offered.order_by(open_offers.c.expires_at.desc()).limit(1).scalar_subquery()
    given = select(reminders.c.at).where(reminders.c.conversation == conversations.c.id, reminders.c.kind == KIND)
    followed_up = given.order_by(reminders.c.at.desc()).limit(1).scalar_subquery()
    place = and_(messages.c.conversation == conversations.c.id, messages.c.seq == last.scalar_subquery())
    columns = conversations.c.id, conversations.c.freelancer, messages.c.author, messages.c.at, messages.c.reply, turns.c.outcome
    found = heard.limit(1).scalar_subquery().label("heard"), offer.label("offer"), followed_up.label("followed_up_at")
    joined = conversations.join(messages, place).outerjoin(turns, turns.c.id == messages.c.turn)
    waits = or_(turns.c.outcome == "asked", offer.is_not(None))
    mine = conversations.c.state == "assistant", messages.c.author == "assistant"
    return select(*columns, *found).select_from(joined).where(*mine, waits)


def _silence(row: Any) -> Silence:
    choices = tuple((choice["label"], choice["text"]) for choice in row.reply["choices"]) if row.reply else ()
    asked = row.outcome == "asked"
    return Silence(row.id, row.freelancer, row.author, row.at, row.heard or 0, asked, row.offer, row.followed_up_at, choices)
