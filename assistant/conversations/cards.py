"""Cards: what a client gets to look at and to press beside a reply. Their figures are the record's own, never worded."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from babel.dates import format_datetime

from assistant.conversations.times import both_zones
from assistant.money import Money
from assistant.orders.offer import Item, Milestone, Offer
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.slots import Slot

OPEN = ("sent", "viewed")
"""An offer in one of these can be accepted: only then does its card have buttons."""

AHEAD = ("waiting_approval", "held", "confirmed")
"""A consultation in one of these has its place: it can be cancelled, and only while it is held it can be paid."""

BUTTONS = {"accept": {"en": "Accept", "fr": "Accepter"}, "decline": {"en": "Decline", "fr": "Refuser"}}
LABELS = {
    "offer": {"en": "Offer", "fr": "Offre"},
    "discount": {"en": "Discount", "fr": "Remise"},
    "total": {"en": "Total", "fr": "Total"},
    "month": {"en": "Total per month", "fr": "Total par mois"},
    "months": {"en": "Months", "fr": "Mois"},
    "client_pays": {"en": "You pay, fees included", "fr": "Vous payez, frais compris"},
    "client_pays_month": {"en": "You pay each month, fees included", "fr": "Vous payez chaque mois, frais compris"},
    "delivery": {"en": "Delivery", "fr": "Livraison"},
    "revisions": {"en": "Revisions", "fr": "Retouches"},
    "includes": {"en": "Included", "fr": "Compris"},
    "excludes": {"en": "Not included", "fr": "Non compris"},
    "step": {"en": "Step", "fr": "Étape"},
    "note": {"en": "Note", "fr": "Note"},
    "expires": {"en": "Valid until", "fr": "Fin de validité"},
    "consultation": {"en": "Consultation", "fr": "Consultation"},
    "slots": {"en": "Free times", "fr": "Créneaux libres"},
    "when": {"en": "When", "fr": "Quand"},
    "price": {"en": "Price", "fr": "Prix"},
    "status": {"en": "Status", "fr": "État"},
    "pay_by": {"en": "Pay by", "fr": "À payer avant"},
    "answer_by": {"en": "Answered by", "fr": "Réponse avant"},
    "link": {"en": "Meeting link", "fr": "Lien de la visio"},
    "cancelling": {"en": "Cancelling", "fr": "Annulation"},
}
STATES = {
    "waiting_approval": {"en": "waits for the freelancer’s yes", "fr": "attend l’accord du freelance"},
    "held": {"en": "held until it is paid", "fr": "réservée jusqu’au paiement"},
    "confirmed": {"en": "confirmed", "fr": "confirmée"},
    "done": {"en": "over", "fr": "terminée"},
    "no_show_client": {"en": "the client did not come", "fr": "le client n’est pas venu"},
    "no_show_freelancer": {"en": "the freelancer did not come", "fr": "le freelance n’est pas venu"},
    "released": {"en": "released: it is booked no longer", "fr": "libérée : elle n’est plus réservée"},
    "cancelled": {"en": "cancelled", "fr": "annulée"},
}
PAY = {"en": "Pay {price}", "fr": "Payer {price}"}
CANCEL = {"en": "Cancel", "fr": "Annuler"}
CANCEL_FREE = {"en": "Cancel (free)", "fr": "Annuler (sans frais)"}
FREE = {"en": "free of charge", "fr": "gratuit"}
FREE_UNTIL = {
    "en": "free until {when}; later the price is not refunded",
    "fr": "sans frais avant : {when} ; ensuite, pas de remboursement",
}
NOT_REFUNDED = {"en": "once paid, the price is not refunded", "fr": "une fois payé, le prix n’est pas remboursé"}
COSTS_NOTHING = {"en": "costs nothing", "fr": "sans frais"}
SIMULATED = {"en": "Payment is simulated here. No money moves.", "fr": "Le paiement est simulé ici. Aucun argent ne circule."}
REFUNDED = {"en": "The payment was refunded.", "fr": "Le paiement a été remboursé."}
UNLIMITED = {"en": "unlimited", "fr": "illimitées"}
MOMENT = "d MMMM y, HH:mm 'UTC'"


def offer_card(offer: Offer, language: str) -> dict[str, Any]:
    """The contract's card of an offer as it stands; money as {"amount", "currency"}, instants in UTC."""
    terms = offer.terms
    facts = {
        "title": terms.title,
        "items": [_item(item) for item in terms.items],
        "discount": terms.discount.to_json() if terms.discount.minor else None,
        "total": terms.total.to_json(),
        "client_pays": offer.client_pays.to_json(),
        "delivery_days": terms.delivery_days,
        "working_days": terms.working_days,
        "revisions": "unlimited" if terms.revisions is None else terms.revisions,
        "includes": list(terms.includes),
        "excludes": list(terms.excludes),
        "milestones": [_milestone(step) for step in terms.milestones],
        "subscription": {"months": terms.months} if terms.months is not None else None,
        "note": terms.note,
        "expires_at": offer.expires_at.isoformat(),
    }
    buttons = [_button(offer.id, step, language) for step in BUTTONS] if offer.status in OPEN else []
    return {"type": "offer", "id": offer.id, "hash": offer.hash, "facts": facts, "buttons": buttons}


def consultation_card(consultation: Consultation, freelancer_zone: str, language: str) -> dict[str, Any]:
    """The contract's card of a consultation as it stands: instants in UTC, and the same in words on both clocks."""
    one, zones = consultation, (consultation.client_timezone, freelancer_zone)
    free_until = cancel_free_until(one)
    facts = {
        "status": one.status,
        "starts_at": one.starts_at.isoformat(),
        "ends_at": one.ends_at.isoformat(),
        "minutes": one.minutes,
        "price": one.price.to_json(),
        "client_timezone": zones[0],
        "freelancer_timezone": zones[1],
        "when": both_zones(one.starts_at, *zones, language),
        "client_time": both_zones(one.starts_at, zones[0], zones[0], language),
        "freelancer_time": both_zones(one.starts_at, zones[1], zones[1], language),
        "hold_until": one.hold_until.isoformat() if one.hold_until and one.status in AHEAD else None,
        "cancel_free_until": free_until.isoformat() if free_until and one.status in AHEAD else None,
        "refundable": free_until is None or free_until > one.created_at,
        "refunded_at": one.refunded_at.isoformat() if one.refunded_at else None,
        "meeting_link": one.meeting_link,
    }
    return {"type": "consultation", "id": one.id, "hash": None, "facts": facts, "buttons": _consultation_buttons(one, _tongue(language))}


def cancel_free_until(consultation: Consultation) -> datetime | None:
    """Until then a client who has paid gets everything back, later nothing. None: cancelling costs nothing whenever it is done."""
    if not consultation.price.minor or consultation.moved_by == "freelancer":
        return None
    return consultation.starts_at - timedelta(hours=consultation.policy.cancel_free_hours)


def slots_card(slots: Sequence[Slot], zones: tuple[str, str], language: str, conversation: str) -> dict[str, Any]:
    """Free starts of one length, at least one, on the clocks of the client and the freelancer. Nothing on it binds: its buttons say a
    start in the client's name, as `text` has it, and what is said is read back before it is booked."""
    starts, said = [slot.starts_at.isoformat() for slot in slots], [both_zones(slot.starts_at, *zones, language) for slot in slots]
    facts = {
        "minutes": slots[0].minutes,
        "price": slots[0].price.to_json(),
        "timezone": zones[0],
        "freelancer_timezone": zones[1],
        "starts": starts,
        "said": said,
    }
    id = hashlib.sha256("|".join([str(slots[0].minutes), *starts]).encode()).hexdigest()[:32]
    href = f"/api/conversations/{conversation}/messages"
    buttons = [{"label": each, "method": "POST", "href": href, "text": each} for each in said]
    return {"type": "slots", "id": id, "hash": None, "facts": facts, "buttons": buttons}


def card_text(card: Mapping[str, Any], language: str) -> str:
    """A card in plain lines, for channels that cannot show one. Without `expires_at` nothing is said of an offer's end."""
    say = {"consultation": _consultation_lines, "slots": _slots_lines}.get(card["type"], _offer_lines)
    return "\n".join(say(card["facts"], _tongue(language)))


def _offer_lines(facts: Mapping[str, Any], tongue: str) -> Sequence[str]:
    lines = [_labelled("offer", facts["title"], tongue)]
    colon = " :" if tongue == "fr" else ":"
    lines += [f"• {_counted(item)}{colon} {_say(item['total'], tongue)}" for item in facts["items"]]
    lines += _sums(facts, tongue)
    lines.append(_labelled("delivery", _days(facts["delivery_days"], facts["working_days"], tongue), tongue))
    lines.append(_labelled("revisions", UNLIMITED[tongue] if facts["revisions"] == "unlimited" else str(facts["revisions"]), tongue))
    lines += [_labelled(part, _listed(facts[part], tongue), tongue) for part in ("includes", "excludes") if facts[part]]
    lines += [_step(number, step, facts["working_days"], tongue) for number, step in enumerate(facts["milestones"], 1)]
    lines += [_labelled("note", facts["note"], tongue)] if facts["note"] else []
    lines += [_labelled("expires", _moment(facts["expires_at"], tongue), tongue)] if facts["expires_at"] else []
    return lines


def _consultation_lines(facts: Mapping[str, Any], tongue: str) -> Sequence[str]:
    status, price = facts["status"], facts["price"]
    lines = [_labelled("consultation", f"{facts['minutes']} min", tongue), _labelled("when", facts["when"], tongue)]
    lines.append(_labelled("price", _price(price, tongue), tongue))
    lines.append(_labelled("status", STATES.get(status, {}).get(tongue, status), tongue))
    if facts["hold_until"]:
        label = "pay_by" if status == "held" else "answer_by"
        lines.append(_labelled(label, _on_clock(facts["hold_until"], facts, tongue), tongue))
    if facts["cancel_free_until"] and not facts["refundable"]:
        lines.append(_labelled("cancelling", NOT_REFUNDED[tongue], tongue))
    elif facts["cancel_free_until"]:
        until = _on_clock(facts["cancel_free_until"], facts, tongue)
        lines.append(_labelled("cancelling", FREE_UNTIL[tongue].format(when=until), tongue))
    elif status in AHEAD:
        lines.append(_labelled("cancelling", COSTS_NOTHING[tongue], tongue))
    lines += [_labelled("link", facts["meeting_link"], tongue)] if facts["meeting_link"] else []
    lines += [REFUNDED[tongue]] if facts["refunded_at"] else []
    return [*lines, SIMULATED[tongue]] if status == "held" else lines


def _slots_lines(facts: Mapping[str, Any], tongue: str) -> Sequence[str]:
    told = f"{facts['minutes']} min, {_price(facts['price'], tongue)}"
    return [_labelled("slots", told, tongue), *(f"• {start}" for start in facts["said"])]


def _consultation_buttons(one: Consultation, tongue: str) -> list[dict[str, str]]:
    """What the price is, and whether cancelling costs nothing, is on the button itself; when it begins to cost is among the facts."""
    path, labels = f"/api/consultations/{one.id}", {}
    if one.status == "held":
        labels["pay"] = PAY[tongue].format(price=one.price.say(tongue))
    if one.status in AHEAD:
        labels["cancel"] = (CANCEL if one.paid_at else CANCEL_FREE)[tongue]
    return [{"label": label, "method": "POST", "href": f"{path}/{step}"} for step, label in labels.items()]


def _on_clock(iso: str, facts: Mapping[str, Any], tongue: str) -> str:
    return both_zones(datetime.fromisoformat(iso), facts["client_timezone"], facts["client_timezone"], tongue)


def _price(price: Mapping[str, str], tongue: str) -> str:
    return _say(price, tongue) if Money.from_json(dict(price)).minor else FREE[tongue]


def _item(item: Item) -> dict[str, Any]:
    amounts = {"unit_price": item.unit_price.to_json(), "total": item.total.to_json()}
    return {"title": item.title, "quantity": item.quantity, **amounts}


def _milestone(step: Milestone) -> dict[str, Any]:
    scope = {"title": step.title, "includes": list(step.includes)}
    return {**scope, "delivery_days": step.delivery_days, "amount": step.amount.to_json()}


def _button(offer: str, step: str, language: str) -> dict[str, str]:
    return {"label": BUTTONS[step][_tongue(language)], "method": "POST", "href": f"/api/offers/{offer}/{step}"}


def _tongue(language: str) -> str:
    """English where the language is not French."""
    return "fr" if language == "fr" else "en"


def _labelled(label: str, value: str, tongue: str) -> str:
    return f"{LABELS[label][tongue]}{' :' if tongue == 'fr' else ':'} {value}"


def _counted(item: Mapping[str, Any]) -> str:
    return f"{item['quantity']} × {item['title']}" if item["quantity"] > 1 else str(item["title"])


def _listed(entries: Sequence[str], tongue: str) -> str:
    return (" ; " if tongue == "fr" else "; ").join(entries)


def _sums(facts: Mapping[str, Any], tongue: str) -> Sequence[str]:
    lines = [_labelled("discount", f"−{_say(facts['discount'], tongue)}", tongue)] if facts["discount"] else []
    lines.append(_labelled("month" if facts["subscription"] else "total", _say(facts["total"], tongue), tongue))
    if facts["subscription"]:
        lines.append(_labelled("months", str(facts["subscription"]["months"]), tongue))
    if facts["client_pays"] != facts["total"]:
        label = "client_pays_month" if facts["subscription"] else "client_pays"
        lines.append(_labelled(label, _say(facts["client_pays"], tongue), tongue))
    return lines


def _step(number: int, step: Mapping[str, Any], working: bool, tongue: str) -> str:
    scope = f" ({_listed(step['includes'], tongue)})" if step["includes"] else ""
    told = f"{step['title']}{scope}, {_days(step['delivery_days'], working, tongue)}, {_say(step['amount'], tongue)}"
    return f"{LABELS['step'][tongue]} {number}{' :' if tongue == 'fr' else ':'} {told}"


def _moment(iso: str, tongue: str) -> str:
    return format_datetime(datetime.fromisoformat(iso), MOMENT, locale=tongue)


def _say(money: Mapping[str, str], tongue: str) -> str:
    return Money.from_json(dict(money)).say(tongue)


def _days(count: int, working: bool, tongue: str) -> str:
    if tongue == "fr":
        more = "s" if count > 1 else ""
        return f"{count} jour{more}{f' ouvré{more}' if working else ''}"
    return f"{count} {'working ' if working else ''}day{'' if count == 1 else 's'}"
