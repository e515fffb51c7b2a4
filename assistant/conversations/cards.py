"""Cards: what a client gets to look at and to press beside a reply. Their figures are the record's own, never worded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from babel.dates import format_datetime

from assistant.money import Money
from assistant.orders.offer import Item, Milestone, Offer

OPEN = ("sent", "viewed")
"""An offer in one of these can be accepted: only then does its card have buttons."""

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
}
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


def card_text(card: Mapping[str, Any], language: str) -> str:
    """An offer's card in plain lines, for channels that cannot show one. Without `expires_at` nothing is said of its end."""
    facts, tongue = card["facts"], _tongue(language)
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
    return "\n".join(lines)


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
