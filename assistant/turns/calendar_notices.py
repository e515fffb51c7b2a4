"""What a freelancer is written of consultations: who, what, when on both clocks, and what it needs, in the freelancer's language. Pure."""

from __future__ import annotations

from datetime import datetime

from assistant.conversations.times import both_zones
from assistant.orders.service import Event
from assistant.scheduling.consultation import Consultation
from assistant.turns.letters import Reader

SUBJECTS = {
    "requested": {"en": "a consultation waits for your yes", "fr": "une consultation attend votre accord"},
    "held": {"en": "a consultation is booked, to be paid yet", "fr": "une consultation est réservée, reste à payer"},
    "booked": {"en": "a consultation is booked", "fr": "une consultation est réservée"},
    "paid": {"en": "a consultation is paid and confirmed", "fr": "une consultation est payée et confirmée"},
    "moved": {"en": "a consultation is moved", "fr": "une consultation est déplacée"},
    "cancelled": {"en": "a consultation is cancelled", "fr": "une consultation est annulée"},
    "released": {
        "en": "a consultation was not paid: its time is free again",
        "fr": "une consultation n'a pas été payée : le créneau est libre",
    },
    "soon": {"en": "a consultation is coming up", "fr": "une consultation approche"},
    "missed": {"en": "you are said not to have come to a consultation", "fr": "votre absence à une consultation est signalée"},
    "conflict": {
        "en": "a consultation meets something else in your calendars",
        "fr": "une consultation tombe en même temps qu'autre chose dans vos agendas",
    },
    "lapsed": {"en": "a consultation has lapsed without your answer", "fr": "une consultation est restée sans réponse de votre part"},
}
UNANSWERED = {
    "en": "You did not answer in time about a consultation: {what}.",
    "fr": "Une consultation est restée sans votre réponse : {what}.",
}
"""Why a conversation is passed on."""
LABELS = {
    "consultation": {"en": "Consultation", "fr": "Consultation"},
    "when": {"en": "When", "fr": "Quand"},
    "before": {"en": "Before", "fr": "Avant"},
    "about": {"en": "About", "fr": "Sujet"},
    "pay_by": {"en": "Kept for the payment until", "fr": "Réservée pour le paiement jusqu'au"},
    "refunded": {"en": "Refunded (simulated)", "fr": "Remboursé (simulation)"},
    "until": {"en": "Answer until", "fr": "Réponse avant le"},
    "answer": {"en": "Yes or no", "fr": "Oui ou non"},
    "link": {"en": "Meeting link", "fr": "Lien de la visio"},
}
MINUTES = {"en": "{minutes} minutes", "fr": "{minutes} minutes"}
FREE = {"en": "free of charge", "fr": "gratuite"}
SIMULATED = {"en": "Payment is simulated.", "fr": "Le paiement est simulé."}
ELSE = {
    "en": "Without your answer its place becomes free again, and the conversation is passed on to you.",
    "fr": "Sans réponse de votre part, le créneau redevient libre, et la conversation vous est transmise.",
}
STAYS = {"en": "It stays booked: move or cancel it if you cannot.", "fr": "Elle reste réservée : déplacez-la ou annulez-la au besoin."}


def kind(event: Event, consultation: Consultation) -> str | None:
    """Which letter an event is worth; what the freelancer did is none, nor is what needs no answer any more."""
    body, mine = event.body, event.body.get("by") == "freelancer"
    kinds = {
        "consultation_requested": "requested" if consultation.status == "waiting_approval" else None,
        "consultation_held": None if mine else "held",
        # One with a price is confirmed by its payment, which is a letter.
        "consultation_confirmed": None if mine or consultation.price.minor else "booked",
        "consultation_paid": "paid" if body["status"] == "confirmed" else None,
        "consultation_rescheduled": None if mine else "moved",
        "consultation_cancelled": None if mine else "cancelled",
        # One that waited for the freelancer's yes is passed on, which is a letter too.
        "consultation_released": "released" if body.get("was") == "held" and consultation.status == "released" else None,
        "consultation_missed": None if mine else "missed",
        "consultation_conflict": "conflict",
    }
    return kinds.get(event.type)


def text(reader: Reader, kind: str, event: Event, consultation: Consultation) -> str:
    language, one = reader.language, consultation
    lines = [reader.who(), reader.line(LABELS["consultation"], _sold(reader, one)), reader.line(LABELS["when"], _when(reader, event, one))]
    if kind == "moved":
        lines.append(reader.line(LABELS["before"], _clocks(reader, event.body["before"], one)))
    if kind in ("requested", "held", "booked", "soon") and one.about:
        lines.append(reader.line(LABELS["about"], reader.quoted(one.about)))
    if kind == "requested" and one.hold_until:
        lines.append(reader.line(LABELS["until"], reader.when(one.hold_until)))
        lines += [reader.line(LABELS["answer"], f"POST /api/approvals/{one.id}"), ELSE[language]]
    if kind == "held" and event.body["hold_until"]:
        lines.append(reader.line(LABELS["pay_by"], reader.when(datetime.fromisoformat(event.body["hold_until"]))))
    if kind in ("held", "paid"):
        lines.append(SIMULATED[language])
    if kind in ("cancelled", "missed") and event.body["refunded"]:
        lines.append(reader.line(LABELS["refunded"], one.price.say(language)))
    if kind in ("booked", "paid", "moved", "soon") and one.meeting_link:
        lines.append(reader.line(LABELS["link"], one.meeting_link))
    return "\n".join([*lines, STAYS[language]] if kind == "conflict" else lines)


def unanswered(reader: Reader, event: Event, consultation: Consultation) -> str:
    what = f"{MINUTES[reader.language].format(minutes=consultation.minutes)}, {_when(reader, event, consultation)}"
    return UNANSWERED[reader.language].format(what=what)


def _sold(reader: Reader, one: Consultation) -> str:
    price = one.price.say(reader.language) if one.price.minor else FREE[reader.language]
    return f"{MINUTES[reader.language].format(minutes=one.minutes)}, {price}"


def _when(reader: Reader, event: Event, one: Consultation) -> str:
    return _clocks(reader, event.body["starts_at"], one)


def _clocks(reader: Reader, moment: str, one: Consultation) -> str:
    """The freelancer's own first."""
    return both_zones(datetime.fromisoformat(moment), reader.profile.timezone, one.client_timezone, reader.language)
