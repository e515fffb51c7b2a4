"""What is said without a model: paused, closed, back again, passed on, still waiting, and when something went wrong."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert

from assistant.conversations.messages import Message, say
from assistant.conversations.parties import Conversation, seller
from assistant.conversations.record import Outcome, Reply
from assistant.database.columns import new_id
from assistant.database.tables import turns
from assistant.turns.ask import Spoken

TEXTS = {
    "paused": {
        "en": "The assistant is paused in this conversation. Your message is kept here for {freelancer} to read.",
        "fr": "L'assistant est en pause dans cette conversation. Votre message est conservé ici pour {freelancer}.",
    },
    "closed": {
        "en": "This conversation is closed. To ask something new, please start a new conversation with {freelancer}'s assistant.",
        "fr": "Cette conversation est close. Pour une nouvelle question, commencez une nouvelle conversation sur la page de {freelancer}.",
    },
    "back": {
        "en": "I am here, the AI assistant that answers for {freelancer}. What was passed on to {freelancer} stays open. "
        "What can I do for you?",
        "fr": "Me revoici, l'assistant IA qui répond pour {freelancer}. Ce qui a été transmis à {freelancer} reste ouvert. "
        "Que puis-je faire pour vous ?",
    },
    "handed_over": {
        "en": "I have passed this on to {freelancer}, who will answer you here. Meanwhile I can go on answering your other questions.",
        "fr": "J'ai transmis votre demande à {freelancer}, qui vous répondra ici. En attendant, je peux répondre à vos autres questions.",
    },
    "late": {
        "en": "{freelancer} has not been able to answer yet. Your request stays open here, and I can go on answering other questions.",
        "fr": "{freelancer} n'a pas encore pu répondre. Votre demande reste ouverte ici, et je peux répondre à d'autres questions.",
    },
    "failed": {
        "en": "Something went wrong on my side, so I have passed your message on to {freelancer}, who will answer you here.",
        "fr": "Un problème est survenu de mon côté : j'ai transmis votre message à {freelancer}, qui vous répondra ici.",
    },
}


def text(kind: str, language: str, freelancer: str) -> str:
    """English where the language is not French."""
    return TEXTS[kind]["fr" if language == "fr" else "en"].format(freelancer=freelancer)


def spoken(kind: str, language: str, freelancer: str) -> Spoken:
    outcome: Outcome = "answered" if kind == "back" else "handed_over"
    return Spoken(text(kind, language, freelancer), "fr" if language == "fr" else "en", outcome)


def answer_at_once(connection: Connection, talk: Conversation, seq: int, now: datetime) -> str:
    """Answers a message to a paused or closed conversation in the transaction that takes it in; returns the turn."""
    turn = new_id()
    said = text(talk.state, talk.language, seller(connection, talk.freelancer).name)
    reply = Reply(new_id(), turn, said, talk.language, "declined").to_json()
    span = {"first_seq": seq, "last_seq": seq, "started_at": now, "ended_at": now}
    done = {"state": "done", "epoch": talk.epoch, "outcome": "declined", "reply": reply, "trace": {"standing": talk.state}}
    connection.execute(insert(turns).values(id=turn, conversation=talk.id, **span, **done))
    say(connection, Message(talk.id, "assistant", said, now, reply, turn))
    return turn
