"""The first message: that an AI assistant speaks, for whom, and what one can ask it. The notice cannot be switched off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from assistant.conversations.facts import Promise, Source
from assistant.conversations.record import Choice
from assistant.orders.catalogue import Gig, Profile
from assistant.scheduling.calendar import Away, Calendar
from assistant.understanding.language import detect

AVAILABILITY = {
    "en": Source("profile:availability", "profile", "Availability"),
    "fr": Source("profile:availability", "profile", "Disponibilité"),
}

NOTICE = {
    "en": "Hello{client}! I am {assistant}, the AI assistant that answers for {freelancer}.",
    "fr": "Bonjour{client} ! Ici {assistant}, l'assistant IA qui répond pour {freelancer}.",
}
NOTICE_NAMELESS = {
    "en": "Hello{client}! I am the AI assistant that answers for {freelancer}.",
    "fr": "Bonjour{client} ! Je suis l'assistant IA qui répond pour {freelancer}.",
}
AGAIN = {"en": "Good to see you again.", "fr": "Ravi de vous retrouver."}
AWAY = {
    "en": "{freelancer} is away until {day}, but I can help you meanwhile.",
    "fr": "{freelancer} est en congé jusqu'au {day} inclus ; en attendant, je peux vous aider.",
}
DAY = {"en": "d MMMM y", "fr": "d MMMM y"}
ASK = {"en": "What would you like to know?", "fr": "Que souhaitez-vous savoir ?"}
ASK_GIG = {"en": "What would you like to know about “{gig}”?", "fr": "Que souhaitez-vous savoir sur « {gig} » ?"}

FIRST_QUESTIONS = {
    "en": {
        "What do you offer?": "What do you offer?",
        "Prices": "How much do your packages cost?",
        "Delivery": "How fast can you deliver?",
    },
    "fr": {
        "Que proposez-vous ?": "Que proposez-vous ?",
        "Tarifs": "Combien coûtent vos forfaits ?",
        "Délais": "En combien de temps pouvez-vous livrer ?",
    },
}
GIG_QUESTIONS = {
    "en": {"Price": "How much does it cost?", "Delivery": "How fast can you deliver it?", "What is included": "What is included?"},
    "fr": {
        "Prix": "Combien ça coûte ?",
        "Délai": "En combien de temps pouvez-vous livrer ?",
        "Ce qui est inclus": "Qu'est-ce qui est inclus ?",
    },
}
PERSON = {
    "en": ("Talk to {freelancer}", "I would like to talk to {freelancer}."),
    "fr": ("Parler à {freelancer}", "Je voudrais parler à {freelancer}."),
}


@dataclass(frozen=True, slots=True)
class Greeting:
    text: str
    choices: tuple[Choice, ...]
    sources: tuple[Source, ...] = ()
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class Visitor:
    """`name` is what the client calls themselves; `returning` is True from the second conversation on."""

    name: str | None
    language: str
    returning: bool = False


def greet(profile: Profile, visitor: Visitor, gig: Gig | None, calendar: Calendar, today: date) -> Greeting:
    """`today` is the freelancer's local date."""
    language = visitor.language
    client = f" {visitor.name}" if visitor.name else ""
    notice = NOTICE if profile.voice.name else NOTICE_NAMELESS
    parts = [notice[language].format(client=client, assistant=profile.voice.name, freelancer=profile.name)]
    if visitor.returning:
        parts.append(AGAIN[language])
    # The freelancer's own words are kept as written: they greet clients of their language.
    if profile.voice.greeting and detect(profile.voice.greeting) == language:
        parts.append(profile.voice.greeting.strip())
    sources: tuple[Source, ...] = ()
    promises: tuple[Promise, ...] = ()
    until = back_after(calendar, today)
    if until is not None:
        day = format_date(until, DAY[language], locale=language)
        parts.append(AWAY[language].format(freelancer=profile.name, day=day))
        sources = (AVAILABILITY[language],)
        promises = (Promise("date", "availability", day, sources[0].id),)
    parts.append(ASK_GIG[language].format(gig=gig.title) if gig else ASK[language])
    return Greeting(" ".join(parts), _choices(profile, language, gig), sources, promises)


def back_after(calendar: Calendar, today: date) -> date | None:
    """The last day of the absence that covers today, absences that follow each other taken as one; None when there is none."""
    current = _covering(calendar.away, today)
    if current is None:
        return None
    last = current.last
    while (following := _covering(calendar.away, date.fromordinal(last.toordinal() + 1))) is not None:
        last = following.last
    return last


def _covering(aways: tuple[Away, ...], day: date) -> Away | None:
    return next((away for away in aways if away.first <= day <= away.last), None)


def _choices(profile: Profile, language: str, gig: Gig | None) -> tuple[Choice, ...]:
    questions = (GIG_QUESTIONS if gig else FIRST_QUESTIONS)[language]
    label, text = PERSON[language]
    person = Choice(label.format(freelancer=profile.name), text.format(freelancer=profile.name))
    return (*(Choice(*question) for question in questions.items()), person)
