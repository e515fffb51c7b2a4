"""What the freelancer needs to know of a conversation that is handed over, in the freelancer's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from assistant.conversations.parties import Client, Conversation
from assistant.conversations.record import Brief
from assistant.database.tables import gap_askers, gaps, messages

REASONS = {
    "person": {"en": "The client asks to talk to you in person.", "fr": "Le client demande à vous parler en personne."},
    "unknown_twice": {"en": "I did not know the answer twice.", "fr": "Deux fois, je n'ai pas su répondre."},
    "budget": {"en": "The budget is above your limit for me.", "fr": "Le budget dépasse la limite que vous m'avez fixée."},
    "topic": {"en": "One of your topics came up", "fr": "Un de vos sujets est venu"},
    "phrase": {"en": "One of your phrases came up", "fr": "Une de vos expressions est venue"},
    "failed": {"en": "I could not answer: something went wrong on my side.", "fr": "Je n'ai pas pu répondre : un problème de mon côté."},
}
LABELS = {
    "client": {"en": "Client", "fr": "Client"},
    "returning": {"en": "returning", "fr": "déjà venu"},
    "nameless": {"en": "unknown name", "fr": "sans nom"},
    "reason": {"en": "Reason", "fr": "Raison"},
    "asked": {"en": "Asked last", "fr": "Dernière demande"},
    "stated": {"en": "I have stated", "fr": "J'ai indiqué"},
    "known": {"en": "Known", "fr": "Connu"},
    "missing": {"en": "Still missing", "fr": "Manque encore"},
    "assumed": {"en": "Assumed", "fr": "Supposé"},
    "questions": {"en": "Open questions", "fr": "Questions ouvertes"},
}
LONGEST_QUOTE = 600
PROMISES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Story:
    client: Client
    asked_last: str
    stated: tuple[str, ...]
    open_questions: tuple[str, ...]
    brief: Brief


def worded(reason: str, language: str) -> str:
    """The engine's own reasons ("person", "topic: nda") in words; any other is said as it is."""
    code, _, detail = reason.partition(":")
    if code not in REASONS:
        return reason
    colon = " :" if language == "fr" else ":"
    return f"{REASONS[code][language]}{colon} {detail.strip()}" if detail else REASONS[code][language]


def gather(connection: Connection, talk: Conversation, client: Client) -> Story:
    said = connection.execute(
        select(messages.c.author, messages.c.text, messages.c.reply).where(messages.c.conversation == talk.id).order_by(messages.c.seq)
    ).all()
    asked = [row.text for row in said if row.author == "client"]
    promises = [p for row in said if row.reply for p in row.reply["promises"] if p["kind"] != "scope"]
    stated = dict.fromkeys(f"{p['subject']}: {p['text']}" for p in promises)
    open_here = gap_askers.c.conversation == talk.id, gaps.c.id == gap_askers.c.gap, gaps.c.state == "open"
    questions = connection.scalars(select(gaps.c.question).where(*open_here).order_by(gap_askers.c.asked_at)).all()
    last = asked[-1][:LONGEST_QUOTE] if asked else ""
    return Story(client, last, tuple(stated)[-PROMISES_SHOWN:], tuple(questions), Brief.from_json(talk.brief))


def summarise(story: Story, reason: str, language: str) -> str:
    """One line for each thing there is to say."""
    client, brief = story.client, story.brief
    returning = f" ({LABELS['returning'][language]})" if client.returning else ""
    lines: dict[str, Sequence[str]] = {
        "client": [(client.name or LABELS["nameless"][language]) + returning],
        "reason": [reason],
        "asked": [f"“{story.asked_last}”"] if story.asked_last else [],
        "stated": story.stated,
        "known": ([f"gig: {brief.gig}"] if brief.gig else []) + _pairs(brief.known),
        "missing": brief.missing,
        "assumed": _pairs(brief.assumed),
        "questions": story.open_questions,
    }
    colon = " :" if language == "fr" else ":"
    return "\n".join(f"{LABELS[label][language]}{colon} {'; '.join(values)}" for label, values in lines.items() if values)


def _pairs(known: dict[str, str]) -> list[str]:
    return [f"{field}: {value}" for field, value in known.items()]
