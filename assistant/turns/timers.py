"""What happens by the clock: the client is told when nobody came, an idle freelancer hands back, old tokens go; offers and holds end."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select, update

from assistant.conversations.access import forget_old_tokens
from assistant.conversations.control import hand_back
from assistant.conversations.messages import Message, say
from assistant.conversations.parties import seller
from assistant.database.tables import conversations, hand_overs, messages
from assistant.errors import Unavailable
from assistant.scheduling.elsewhere import read_addresses
from assistant.settings import Settings
from assistant.turns import calendar_news, order_news
from assistant.turns.office import Office
from assistant.turns.reminders import remind
from assistant.turns.standing import text

log = logging.getLogger(__name__)

TOKENS_KEPT = timedelta(days=30)
"""How long an ended owner token stays in the list."""


async def tick(office: Office) -> None:
    """What has ended is said before anybody is reminded of it. What one part cannot do holds up none of the others."""
    failed: list[Exception] = []
    for part in (_of_conversations, _of_the_calendar, _of_offers, _of_calendars_elsewhere):
        try:
            await part(office)
        except Unavailable as error:
            log.warning("what ends by the clock must wait: %s", error.message)
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("what happens by the clock could not all be done", failed)


async def _of_the_calendar(office: Office) -> None:
    await office.do(office.scheduling.do_due)
    await calendar_news.take_in(office)


async def _of_calendars_elsewhere(office: Office) -> None:
    """Last, because whoever serves them may be slow."""
    await office.do(read_addresses, office.database, office.calendars, office.clock)


async def _of_offers(office: Office) -> None:
    await office.ask(office.orders.do_due)
    await order_news.take_in(office)
    await remind(office)


async def _of_conversations(office: Office) -> None:
    """Reads first: when nothing is due, nothing is written."""
    now = office.clock()
    if not await office.read(anything_due, office.settings, now):
        return
    for conversation in await office.write(do_what_is_due, office.settings, now):
        office.news.tell(conversation)


def anything_due(connection: Connection, settings: Settings, now: datetime) -> bool:
    return bool(_unmet(connection, settings, now) or _idle(connection, settings, now))


def do_what_is_due(connection: Connection, settings: Settings, now: datetime) -> tuple[str, ...]:
    """The conversations in which something was said. Each thing happens once, however often this runs."""
    forget_old_tokens(connection, now - TOKENS_KEPT)
    unmet, idle = _unmet(connection, settings, now), _idle(connection, settings, now)
    for matter, conversation in unmet:
        _tell_late(connection, matter, conversation, now)
    for conversation in idle:
        hand_back(connection, conversation, now)
    return (*(conversation for _, conversation in unmet), *idle)


def _unmet(connection: Connection, settings: Settings, now: datetime) -> list[tuple[str, str]]:
    """(hand-over, conversation) of clients who wait too long and were not told so yet."""
    since = now - timedelta(hours=settings.waiting_notice_hours)
    late = hand_overs.c.state == "open", hand_overs.c.told_late_at.is_(None), hand_overs.c.created_at <= since
    joined = hand_overs.join(conversations, conversations.c.id == hand_overs.c.conversation)
    statement = select(hand_overs.c.id, hand_overs.c.conversation).select_from(joined)
    rows = connection.execute(statement.where(*late, conversations.c.state == "waiting"))
    return [(row.id, row.conversation) for row in rows]


def _tell_late(connection: Connection, matter: str, conversation: str, now: datetime) -> None:
    talk = connection.execute(select(conversations).where(conversations.c.id == conversation)).one()
    said = text("late", talk.language, seller(connection, talk.freelancer).name)
    say(connection, Message(conversation, "assistant", said, now))
    connection.execute(update(hand_overs).where(hand_overs.c.id == matter).values(told_late_at=now))


def _idle(connection: Connection, settings: Settings, now: datetime) -> list[str]:
    """Conversations that their freelancer took over and left, where the settings say how long that may be."""
    if settings.human_idle_hours is None:
        return []
    theirs = messages.c.conversation == conversations.c.id, messages.c.author.in_(("freelancer", "note"))
    last = select(func.max(messages.c.at)).where(*theirs).scalar_subquery()
    before = now - timedelta(hours=settings.human_idle_hours)
    return list(connection.scalars(select(conversations.c.id).where(conversations.c.state == "freelancer", last <= before)))
