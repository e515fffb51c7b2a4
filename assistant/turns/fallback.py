"""What is said when no model could: that it is not known, by the transaction that noted the question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.conversations.record import Choice

NOTED = {
    "en": "I cannot confirm this from {name}'s records, so I would rather not guess. I have noted your question for {name}.",
    "fr": "Je ne peux pas le confirmer d'après les fiches de {name}, je préfère ne rien avancer. J'ai noté votre question pour {name}.",
}
PASSED_ON = {
    "en": "I cannot confirm this from {name}'s records, so I would rather not guess. I have passed this conversation on to {name}.",
    "fr": "Je ne peux pas le confirmer d'après les fiches de {name}, je préfère ne rien avancer. J'ai transmis la conversation à {name}.",
}
NOT_NOTED = {
    "en": "I cannot answer this reliably right now. Please send it again in a moment.",
    "fr": "Je ne peux pas répondre de façon fiable pour le moment. Merci de renvoyer votre message dans un instant.",
}


PERSON = {"en": "Talk to {name}", "fr": "Parler à {name}"}


def person_choice(language: str, name: str) -> Choice:
    label = PERSON["fr" if language == "fr" else "en"].format(name=name)
    return Choice(label, label)


OFFERED = {
    "en": "Your offer is made: the card has everything, and only you can accept it.",
    "fr": "Votre offre est prête : la carte contient tout, et c'est à vous de l'accepter.",
}
ASKED = {
    "en": "I am checking this with {name} and will tell you here.",
    "fr": "Je vois cela avec {name} et je vous le dirai ici.",
}


BOOKED = {
    "en": "That is done: the card shows how your consultation with {name} stands now.",
    "fr": "C'est fait : la carte indique où en est votre consultation avec {name}.",
}


def deed_text(language: str, name: str, cards: Iterable[Mapping[str, Any]]) -> str:
    """What was done is said, though no model found the words for it; the cards show what it was."""
    shown = {card["type"] for card in cards}
    texts = OFFERED if "offer" in shown else BOOKED if "consultation" in shown else ASKED
    return texts["fr" if language == "fr" else "en"].format(name=name)


def honest_text(language: str, name: str, *, noted: bool, passed_on: bool) -> str:
    texts = PASSED_ON if passed_on else NOTED if noted else NOT_NOTED
    return texts["fr" if language == "fr" else "en"].format(name=name)
