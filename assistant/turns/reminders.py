"""Reminders to the client, each given once: before an offer ends, and after a silence."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection

from assistant.conversations.cards import OPEN
from assistant.conversations.parties import conversation_row
from assistant.conversations.record import Choice
from assistant.errors import NotFound, Unavailable
from assistant.orders.caller import Caller
from assistant.orders.offer import Offer
from assistant.turns import follow_up, open_offers
from assistant.turns.claim import SPEAKS
from assistant.turns.follow_up import Silence
from assistant.turns.offer_told import Told, tell
from assistant.turns.office import Office, talk
from assistant.turns.once import Reminder, first_time
from assistant.turns.open_offers import OFFER_ENDS, OpenOffer

log = logging.getLogger(__name__)


async def remind(office: Office) -> None:
    """First of offers: what was just said of one is no silence any more."""
    try:
        await _before_the_end(office)
        await _after_silence(office)
    except Unavailable as error:
        log.warning("reminders must wait: %s", error.message)


async def _before_the_end(office: Office) -> None:
    if office.settings.offer_reminder_hours is None:
        return
    now, ahead = office.clock(), timedelta(hours=office.settings.offer_reminder_hours)
    ending = await office.read(open_offers.ending, now, now + ahead)
    for each in open_offers.due(ending, ahead, now):
        offer = await _open_still(office, each.freelancer, each.offer)
        seq = await office.write_about(talk(each.conversation), _say_it_ends, each, offer, office.clock())
        if seq is not None:
            office.news.tell(each.conversation, seq)


async def _after_silence(office: Office) -> None:
    if office.settings.follow_up_hours is None:
        return
    now, after = office.clock(), timedelta(hours=office.settings.follow_up_hours)
    for silence in await office.read(follow_up.silences, after, now):
        if not follow_up.due(silence, after, now):
            continue
        offer = await _open_still(office, silence.freelancer, silence.offer) if silence.offer else None
        seq = await office.write_about(talk(silence.conversation), _follow_up, silence, offer, after, now)
        if seq is not None:
            office.news.tell(silence.conversation, seq)


async def _open_still(office: Office, freelancer: str, offer: str) -> Offer | None:
    """As the order service has it now, if it can be accepted."""
    try:
        found = await office.ask(office.orders.offer, Caller("freelancer", freelancer), offer)
    except NotFound:
        return None
    return found if found.status in OPEN else None


def _say_it_ends(connection: Connection, ending: OpenOffer, offer: Offer | None, now: datetime) -> int | None:
    talk = conversation_row(connection, ending.conversation)
    if offer is None or now >= ending.expires_at or talk.state not in SPEAKS:
        return None
    if not first_time(connection, Reminder(OFFER_ENDS, ending.offer, talk.id), now):
        return None
    return tell(connection, talk, Told("expires_soon", {"reminder": OFFER_ENDS}, offer=offer), now)


def _follow_up(connection: Connection, silence: Silence, offer: Offer | None, after: timedelta, now: datetime) -> int | None:
    """Only if nothing was said since it was found due."""
    if silence not in follow_up.silences(connection, after, now, silence.conversation):
        return None
    if offer is None and not silence.asked:
        return None
    if not first_time(connection, silence.reminder, now):
        return None
    talk, trace = conversation_row(connection, silence.conversation), {"reminder": follow_up.KIND}
    if silence.asked:
        choices = tuple(Choice(label, text) for label, text in silence.choices)
        return tell(connection, talk, Told("still_asking", trace, "asked", choices=choices), now)
    return tell(connection, talk, Told("still_open", trace, offer=offer), now)
