"""What the terminal itself says, in English and in French; what the assistant says comes from the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    assistant: str
    commands: str
    no_sources: str
    unknown_command: str
    person_speaks: str
    want_person: str
    no_card: Mapping[str, str]
    either: str
    pressed: Mapping[str, str]
    bye: str


ENGLISH = Words(
    assistant="Assistant of {name} (AI)",
    commands=(
        "  A number       picks that suggestion\n"
        "  /sources       what the last answer rests on\n"
        "  /human         talk to {name} in person\n"
        "  /accept        accept the offer shown last\n"
        "  /decline       decline it\n"
        "  /pay           pay for the consultation shown last (simulated)\n"
        "  /cancel        cancel it\n"
        "  Enter alone    look for new messages\n"
        "  /quit          leave (so does Ctrl-D)"
    ),
    no_sources="The last answer rests on no record: it states nothing.",
    unknown_command="{command} is no command here. /help lists them.",
    person_speaks="(sent to {name}; the answer appears here: press Enter to look)",
    want_person="I would like to talk to {name} in person.",
    no_card={
        "offer": "There is no offer to press a button on.",
        "consultation": "There is no consultation to press that button on.",
    },
    either=" or ",
    pressed={
        "accept": "Accepted: the order is made. Payment is simulated.",
        "decline": "Declined.",
        "pay": "Paid, which is simulated. What comes of it appears here: press Enter to look.",
        "cancel": "Cancelled. What becomes of the price appears here: press Enter to look.",
    },
    bye="Goodbye.",
)

FRENCH = Words(
    assistant="Assistant de {name} (IA)",
    commands=(
        "  Un numéro      choisit cette suggestion\n"
        "  /sources       sur quoi repose la dernière réponse\n"
        "  /human         parler à {name} en personne\n"
        "  /accept        accepter la dernière offre montrée\n"
        "  /decline       la refuser\n"
        "  /pay           payer la dernière consultation montrée (simulation)\n"
        "  /cancel        l'annuler\n"
        "  Entrée seule   voir s'il y a de nouveaux messages\n"
        "  /quit          partir (Ctrl-D aussi)"
    ),
    no_sources="La dernière réponse ne repose sur aucun document : elle n'affirme rien.",
    unknown_command="{command} n'est pas une commande. /help donne la liste.",
    person_speaks="(transmis à {name} ; la réponse apparaîtra ici : appuyez sur Entrée pour voir)",
    want_person="Je voudrais parler à {name} en personne.",
    no_card={
        "offer": "Il n'y a pas d'offre à accepter ou à refuser.",
        "consultation": "Il n'y a pas de consultation à payer ou à annuler.",
    },
    either=" ou ",
    pressed={
        "accept": "Acceptée : la commande est passée. Le paiement est simulé.",
        "decline": "Refusée.",
        "pay": "Payée, ce qui est simulé. La suite apparaîtra ici : appuyez sur Entrée pour voir.",
        "cancel": "Annulée. Ce qu'il advient du prix apparaîtra ici : appuyez sur Entrée pour voir.",
    },
    bye="Au revoir.",
)


def words(language: str) -> Words:
    return FRENCH if language.startswith("fr") else ENGLISH
