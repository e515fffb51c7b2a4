"""What a client hears of an offer unprompted, English and French. No figure is in these words: the card has them, from the record."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.turns.sayings import Saying

SAYINGS: Mapping[str, Saying] = {
    "made": Saying(
        {"en": "Here is the offer you asked for.", "fr": "Voici l'offre que vous avez demandée."},
        {
            "en": "Take your time to read it, and tell me if something should be different.",
            "fr": "Prenez le temps de la lire, et dites-moi si quelque chose doit changer.",
        },
    ),
    "agreed": Saying(
        {
            "en": "{freelancer} has looked at your request: here is the offer.",
            "fr": "{freelancer} a étudié votre demande : voici l'offre.",
        },
        {
            "en": "Take your time to read it, and tell me if something should be different.",
            "fr": "Prenez le temps de la lire, et dites-moi si quelque chose doit changer.",
        },
    ),
    "edited": Saying(
        {
            "en": "{freelancer} has looked at your request: here is the offer. It differs from what you asked for, please read it through.",
            "fr": "{freelancer} a étudié votre demande : voici l'offre. Elle diffère de ce que vous demandiez, lisez-la bien.",
        },
        {
            "en": "If something should be different, tell me.",
            "fr": "Si quelque chose doit changer, dites-le-moi.",
        },
    ),
    "refused": Saying(
        {
            "en": "{freelancer} has looked at your request and cannot make this offer.",
            "fr": "{freelancer} a étudié votre demande et ne peut pas faire cette offre.",
        },
        {
            "en": "I am sorry. If something about it can change, tell me, and we look for another way.",
            "fr": "J'en suis désolé. Si quelque chose peut changer, dites-le-moi, et nous chercherons une autre solution.",
        },
    ),
    # What it adds is said by the transaction that hands over.
    "lapsed": Saying(
        {
            "en": "{freelancer} could not answer in time about the offer you wanted, so this request has lapsed.",
            "fr": "{freelancer} n'a pas pu répondre à temps au sujet de l'offre souhaitée : cette demande est donc close.",
        },
        {
            "en": "I have passed this on to {freelancer}, who will answer you here. Meanwhile I can answer your other questions.",
            "fr": "J'ai transmis votre demande à {freelancer}, qui vous répondra ici. En attendant, je réponds à vos autres questions.",
        },
    ),
    "expired": Saying(
        {
            "en": "This offer has expired and can no longer be accepted.",
            "fr": "Cette offre a expiré et ne peut plus être acceptée.",
        },
        {
            "en": "If it still interests you, just tell me.",
            "fr": "Si elle vous intéresse toujours, dites-le-moi.",
        },
    ),
    "withdrawn": Saying(
        {
            "en": "A correction: {freelancer} has withdrawn this offer, so what it says no longer holds.",
            "fr": "Une rectification : {freelancer} a retiré cette offre, ce qu'elle indique n'est donc plus valable.",
        },
        {
            "en": "I am sorry about that. If you have a question, I am here.",
            "fr": "J'en suis désolé. Si vous avez une question, je suis là.",
        },
    ),
    "accepted": Saying(
        {
            "en": "You have accepted this offer: your order with {freelancer} is placed. The payment is only simulated here.",
            "fr": "Vous avez accepté cette offre : votre commande auprès de {freelancer} est passée. Le paiement n'est ici que simulé.",
        },
        {
            "en": "I have told {freelancer}, with what you told me about your project.",
            "fr": "J'en ai informé {freelancer}, avec ce que vous m'avez dit de votre projet.",
        },
    ),
    "expires_soon": Saying(
        {
            "en": "A reminder: this offer expires soon. The day is written on it.",
            "fr": "Petit rappel : cette offre expire bientôt. La date y figure.",
        },
        {
            "en": "If you have a question about it, I am here.",
            "fr": "Si vous avez une question à son sujet, je suis là.",
        },
    ),
    # Neither asks anything new: what the client answers is still the question before it.
    "still_open": Saying(
        {
            "en": "Your offer is still open.",
            "fr": "Votre offre est toujours ouverte.",
        },
        {
            "en": "If something about it is unclear or should be different, just tell me.",
            "fr": "Si quelque chose n'est pas clair ou doit changer, dites-le-moi.",
        },
    ),
    "still_asking": Saying(
        {
            "en": "I am still here for your project.",
            "fr": "Je suis toujours là pour votre projet.",
        },
        {
            "en": "Whenever it suits you, answer my last question and we go on from there.",
            "fr": "Quand vous voudrez, répondez à ma dernière question et nous reprendrons de là.",
        },
    ),
}
