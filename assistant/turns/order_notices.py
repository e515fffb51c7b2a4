"""What a freelancer is told of offers: who, what, until when and why, in the freelancer's language. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.conversations.cards import card_text, offer_card
from assistant.conversations.record import Brief
from assistant.orders.approval import Approval
from assistant.orders.offer import Offer
from assistant.orders.order import Order
from assistant.turns.letters import Reader

SUBJECTS = {
    "approval_requested": {"en": "an offer waits for your yes", "fr": "une offre attend votre accord"},
    "lapsed": {"en": "an offer has lapsed without your answer", "fr": "une offre est restée sans réponse et n'est plus valable"},
    "accepted": {"en": "your offer is accepted", "fr": "votre offre est acceptée"},
    "declined": {"en": "your offer is declined", "fr": "votre offre est refusée"},
}
UNANSWERED = {
    "en": "You did not answer in time about an offer: {what}.",
    "fr": "Une offre est restée sans votre réponse : {what}.",
}
"""Why a conversation is passed on."""
REASONS = {
    "discount": {
        "en": "the discount is more than you let me grant",
        "fr": "la remise dépasse ce que vous m'avez permis",
    },
    "faster": {
        "en": "the delivery is faster than your catalogue has it",
        "fr": "la livraison est plus rapide que dans votre catalogue",
    },
    "revisions": {
        "en": "there are more revisions than your catalogue has",
        "fr": "il y a plus de retouches que dans votre catalogue",
    },
    "off_catalogue": {
        "en": "your catalogue does not sell all of it, so its price is yours to say",
        "fr": "votre catalogue ne vend pas tout, le prix est donc à fixer par vous",
    },
    "no_limit": {
        "en": "you have not said up to which amount I may send offers alone",
        "fr": "vous n'avez pas dit jusqu'à quel montant je peux envoyer seul une offre",
    },
    "above_limit": {
        "en": "the amount is above what I may send alone",
        "fr": "le montant dépasse ce que je peux envoyer seul",
    },
    "below_floor": {"en": "the amount is below your floor", "fr": "le montant est inférieur à votre plancher"},
    "too_fast": {"en": "the delivery is faster than your shortest", "fr": "la livraison est plus rapide que votre délai minimal"},
}
LABELS = {
    "wish": {"en": "Beyond your catalogue", "fr": "Hors catalogue"},
    "client_pays": {"en": "The client pays, fees included", "fr": "Le client paie, frais compris"},
    "client_pays_month": {"en": "The client pays each month, fees included", "fr": "Le client paie chaque mois, frais compris"},
    "net_month": {"en": "You net each month", "fr": "Il vous reste chaque mois"},
    "net": {"en": "You net", "fr": "Il vous reste"},
    "reasons": {"en": "Why I ask", "fr": "Pourquoi je demande"},
    "question": {"en": "To be answered by you", "fr": "À vous de répondre"},
    "until": {"en": "Answer until", "fr": "Réponse avant le"},
    "answer": {"en": "Yes, no or a change", "fr": "Oui, non ou un changement"},
    "price": {
        "en": "With your yes, say what it costs and in how many days it is delivered.",
        "fr": "Avec votre accord, indiquez le prix et le délai de livraison.",
    },
    "else": {
        "en": "Without your answer nothing is sent, and the conversation is passed on to you.",
        "fr": "Sans réponse de votre part rien n'est envoyé, et la conversation vous est transmise.",
    },
    "known": {"en": "Known", "fr": "Connu"},
    "missing": {"en": "Still missing", "fr": "Manque encore"},
    "order": {"en": "Order", "fr": "Commande"},
    "note": {"en": "The client says", "fr": "Le client dit"},
}


def approval_requested(reader: Reader, offer: Offer, approval: Approval) -> str:
    reasons = "; ".join(REASONS[code][reader.language] if code in REASONS else code for code in approval.reasons)
    lines = [*_about(reader, offer), *([reader.line(LABELS["reasons"], reasons)] if reasons else [])]
    lines += (
        [reader.line(LABELS["question"], reader.quoted(approval.question))] if approval.question not in (None, offer.terms.wish) else []
    )
    lines += [LABELS["price"][reader.language]] if _unpriced(offer) else []
    lines.append(reader.line(LABELS["until"], reader.when(approval.expires_at)))
    lines.append(reader.line(LABELS["answer"], f"POST /api/approvals/{approval.id}"))
    return "\n".join([*lines, LABELS["else"][reader.language]])


def accepted(reader: Reader, offer: Offer, order: Order | None, brief: Brief) -> str:
    known = {**brief.known, **(order.requirements if order else offer.requirements)}
    lines = _about(reader, offer)
    lines += [reader.line(LABELS["known"], _pairs(known))] if known else []
    missing = [field for field in brief.missing if field not in known]
    lines += [reader.line(LABELS["missing"], "; ".join(missing))] if missing else []
    return "\n".join([*lines, *([reader.line(LABELS["order"], order.id)] if order else [])])


def declined(reader: Reader, offer: Offer, note: str | None) -> str:
    return "\n".join([*_about(reader, offer), *([reader.line(LABELS["note"], reader.quoted(note))] if note else [])])


def unanswered(reader: Reader, offer: Offer) -> str:
    what = offer.terms.wish or ", ".join(item.title for item in offer.terms.items) or offer.terms.title
    return UNANSWERED[reader.language].format(what=what)


def lapsed(reader: Reader, offer: Offer) -> str:
    return "\n".join(_about(reader, offer))


def _about(reader: Reader, offer: Offer) -> list[str]:
    language, card = reader.language, offer_card(offer, reader.language)
    who = reader.who()
    if _unpriced(offer):
        wanted = [f"• {item.quantity} × {item.title}" for item in offer.terms.items]
        return [who, offer.terms.title, *wanted, reader.line(LABELS["wish"], reader.quoted(offer.terms.wish or ""))]
    # What the card says of paying is said to the client; here it is a line of its own. Its end begins to count with the yes.
    terms = card_text({**card, "facts": {**card["facts"], "client_pays": card["facts"]["total"], "expires_at": None}}, language)
    each = "" if offer.terms.months is None else "_month"
    pays = reader.line(LABELS[f"client_pays{each}"], offer.client_pays.say(language))
    return [who, terms, pays, reader.line(LABELS[f"net{each}"], offer.net.say(language))]


def _unpriced(offer: Offer) -> bool:
    """Its sums leave out what only the freelancer can price, with the yes."""
    return offer.terms.wish is not None and offer.sent_at is None


def _pairs(known: Mapping[str, str]) -> str:
    return "; ".join(f"{field}: {value}" for field, value in known.items())
