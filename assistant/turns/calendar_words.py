"""What a client hears of a consultation unprompted, sentence by sentence, English and French. Every figure comes from the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.turns.sayings import Words

SENTENCES: Mapping[str, Words] = {
    "asked": {
        "en": "{freelancer} is asked about your consultation of {minutes} minutes: {when}. You hear here as soon as there is an answer.",
        "fr": "{freelancer} doit confirmer votre consultation de {minutes} minutes : {when}. Vous aurez la réponse ici.",
    },
    "held": {
        "en": "Your consultation of {minutes} minutes is kept for you: {when}.",
        "fr": "Votre consultation de {minutes} minutes vous est réservée : {when}.",
    },
    "pay_by": {
        "en": "Pay {price} to confirm it; it is kept until {until}. The payment is only simulated here.",
        "fr": "Réglez {price} pour la confirmer ; elle vous est réservée jusqu'au {until}. Le paiement n'est ici que simulé.",
    },
    "agreed": {"en": "{freelancer} has agreed.", "fr": "{freelancer} a donné son accord."},
    "confirmed": {
        "en": "Your consultation with {freelancer} is confirmed: {minutes} minutes, {when}.",
        "fr": "Votre consultation avec {freelancer} est confirmée : {minutes} minutes, {when}.",
    },
    "paid": {
        "en": "Your payment of {price} has come in; it is only simulated here.",
        "fr": "Votre paiement de {price} est arrivé ; il n'est ici que simulé.",
    },
    "paid_late": {
        "en": "Your payment of {price} came after the time for it, but the start you had chosen was still free. It is only simulated here.",
        "fr": "Votre paiement de {price} est arrivé après le délai, mais votre créneau était encore libre. Il n'est ici que simulé.",
    },
    "paid_too_late": {
        "en": "Your payment of {price} came after the time for it, and the start you had chosen is not free any more: {when}.",
        "fr": "Votre paiement de {price} est arrivé après le délai, et votre créneau n'est plus libre : {when}.",
    },
    "refunded": {
        "en": "The whole price of {price} goes back to you; like the payment, that is only simulated here.",
        "fr": "Le prix de {price} vous est remboursé en entier ; comme le paiement, ce n'est ici que simulé.",
    },
    "not_refunded": {
        "en": "By the terms it was booked under, the price of {price} is not refunded.",
        "fr": "Selon les conditions de la réservation, le prix de {price} n'est pas remboursé.",
    },
    "link": {"en": "Meeting link: {link}", "fr": "Lien de la visio : {link}"},
    "declined": {
        "en": "{freelancer} cannot take your consultation: {when}.",
        "fr": "{freelancer} ne peut pas assurer votre consultation : {when}.",
    },
    "lapsed": {
        "en": "{freelancer} could not answer in time about your consultation, so it is not booked: {when}.",
        "fr": "{freelancer} n'a pas pu répondre à temps au sujet de votre consultation, qui n'est donc pas réservée : {when}.",
    },
    "released": {
        "en": "Your consultation was not paid in time, so its place is free again: {when}.",
        "fr": "Votre consultation n'a pas été payée à temps, le créneau est donc de nouveau libre : {when}.",
    },
    "moved": {
        "en": "Your consultation with {freelancer} is moved: {when}, instead of {before}.",
        "fr": "Votre consultation avec {freelancer} est déplacée : {when}, au lieu de {before}.",
    },
    "moved_by_freelancer": {
        "en": "{freelancer} has moved your consultation: {when}, instead of {before}.",
        "fr": "{freelancer} a déplacé votre consultation : {when}, au lieu de {before}.",
    },
    "cancelled": {
        "en": "Your consultation with {freelancer} is cancelled: {when}.",
        "fr": "Votre consultation avec {freelancer} est annulée : {when}.",
    },
    "cancelled_by_freelancer": {
        "en": "{freelancer} has cancelled your consultation: {when}.",
        "fr": "{freelancer} a annulé votre consultation : {when}.",
    },
    "missed_by_client": {
        "en": "{freelancer} says that you did not come to your consultation: {when}.",
        "fr": "{freelancer} signale votre absence à la consultation : {when}.",
    },
    "missed_by_freelancer": {
        "en": "You said that {freelancer} did not come to your consultation: {when}.",
        "fr": "Vous avez signalé l'absence de {freelancer} à votre consultation : {when}.",
    },
    "done": {
        "en": "Your consultation with {freelancer} is over: {when}.",
        "fr": "Votre consultation avec {freelancer} est terminée : {when}.",
    },
    "reminder": {
        "en": "A reminder of your consultation with {freelancer}: {when}.",
        "fr": "Petit rappel de votre consultation avec {freelancer} : {when}.",
    },
    "in_minutes": {
        "en": "A reminder: your consultation with {freelancer} begins in {left} minutes: {when}.",
        "fr": "Petit rappel : votre consultation avec {freelancer} commence dans {left} minutes : {when}.",
    },
    "now": {
        "en": "A reminder: your consultation with {freelancer} is about to begin: {when}.",
        "fr": "Petit rappel : votre consultation avec {freelancer} va commencer : {when}.",
    },
}
"""Facts, which are said whoever speaks in the conversation."""

MORE: Mapping[str, Words] = {
    "change": {
        "en": "If something comes up, tell me, and we look for another time.",
        "fr": "En cas d'empêchement, dites-le-moi, et nous chercherons un autre moment.",
    },
    "question": {"en": "If you have a question, I am here.", "fr": "Si vous avez une question, je suis là."},
    "again": {
        "en": "If you would still like one, tell me when it suits you, and I look for times.",
        "fr": "Si vous en souhaitez toujours une, dites-moi quand cela vous convient, et je cherche des créneaux.",
    },
    "sorry": {
        "en": "I am sorry. Tell me when else it would suit you, and I look for times.",
        "fr": "J'en suis désolé. Dites-moi quand cela vous conviendrait, et je cherche des créneaux.",
    },
    "passed_on": {
        "en": "I have passed this on to {freelancer}, who will answer you here. Meanwhile I can answer your other questions.",
        "fr": "J'ai transmis votre demande à {freelancer}, qui vous répondra ici. En attendant, je réponds à vos autres questions.",
    },
    "mistake": {
        "en": "If that is a mistake, tell me, and I pass it on.",
        "fr": "Si c'est une erreur, dites-le-moi, et je transmettrai.",
    },
    "thanks": {
        "en": "I hope it helped. If you have a question, or want to go on from there, I am here.",
        "fr": "J'espère qu'elle vous a été utile. Pour une question, ou pour la suite, je suis là.",
    },
}
"""What the assistant adds where it speaks."""

OTHER_TIMES: Words = {"en": "Other times", "fr": "D'autres créneaux"}
ASK_FOR_TIMES: Words = {
    "en": "When are you free for a consultation of {minutes} minutes?",
    "fr": "Quand êtes-vous libre pour une consultation de {minutes} minutes ?",
}


def joined(sentences: Iterable[Words], language: str, named: Mapping[str, str]) -> str:
    return " ".join(words[language].format(**named) for words in sentences)
