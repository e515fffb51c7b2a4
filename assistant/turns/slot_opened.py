"""Tells who is on the waiting list that a start has opened: in the conversation, with the starts to choose from."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, update

from assistant.chat_models.embedded.call import OPEN, Call
from assistant.conversations.cards import slots_card
from assistant.conversations.facts import Source
from assistant.conversations.parties import Conversation, seller
from assistant.conversations.record import Choice
from assistant.conversations.times import both_zones
from assistant.database.tables import conversations
from assistant.money import Money
from assistant.orders.service import Event
from assistant.scheduling.slots import Slot
from assistant.turns.sayings import Words, tongue
from assistant.turns.unprompted import Unprompted, tell

SLOT_OPENED = "slot_opened"
OPENED: Words = {
    "en": "You asked to be told: {name} has a time free for a call of {minutes} minutes ({price}).",
    "fr": "Vous aviez demandé à être prévenu : {name} a un moment libre pour un appel de {minutes} minutes ({price}).",
}
FIRST: Words = {
    "en": "Tell me which one, and I read it back before I book it. It is kept for nobody, and others may have heard of it too.",
    "fr": "Dites-moi lequel, et je vous le relis avant de réserver. Il n'est gardé pour personne, et d'autres ont pu l'apprendre aussi.",
}
FREE: Words = {"en": "free of charge", "fr": "gratuit"}


def tell_opened(connection: Connection, event: Event, talk: Conversation, now: datetime) -> int:
    """The number of the message, 0 if none was said."""
    language, body, profile = tongue(talk.language), event.body, seller(connection, talk.freelancer)
    minutes, price = body["minutes"], Money.from_json(body["price"])
    starts = [start for start in map(datetime.fromisoformat, body["starts"]) if start > now]
    if not starts:
        return 0
    zones = (body["client_timezone"], profile.timezone)
    slots = [Slot(start, start + timedelta(minutes=minutes), minutes, price) for start in starts]
    said = [both_zones(start, *zones, language) for start in starts]
    told = OPENED[language].format(name=profile.name, minutes=minutes, price=price.say(language) if price.minor else FREE[language])
    fact = "\n".join([told, *(f"• {each}" for each in said)])
    trace = {"event": {"type": event.type, "seq": event.seq, "waiting": body["waiting"]}}
    source = Source("profile:consultations", "profile", "Consultation", "")
    choices, card = tuple(Choice(each, each) for each in said), slots_card(slots, zones, language, talk.id)
    seq = tell(connection, talk, Unprompted(fact, FIRST[language], trace, "acted", (source,), choices, (card,)), now)
    if seq:
        _remember(connection, talk, Call("choose", minutes, offered=tuple(zip(body["starts"], said, strict=False))))
    return seq or 0


def _remember(connection: Connection, talk: Conversation, offered: Call) -> None:
    """So that "the first one" is understood, unless another call is being booked just now."""
    now = Call.of(talk.dialogue)
    if now is None or now.stage not in OPEN:
        dialogue = {**talk.dialogue, "call": offered.to_state()}
        connection.execute(update(conversations).where(conversations.c.id == talk.id).values(dialogue=dialogue))
