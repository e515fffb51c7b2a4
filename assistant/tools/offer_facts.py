"""An offer's terms turned into facts: what a reply may state of it, and of nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from assistant.conversations.facts import Fact, Source, Subject
from assistant.money import Money
from assistant.orders.offer import Offer, Terms
from assistant.tools.facts_of import money_value

NAMES = ("offer", "custom offer", "offre", "offre personnalisée")


def of_offer(offer: Offer) -> tuple[Fact, ...]:
    source = offer_source(offer)
    subject = Subject("quote", source.id, (describe(offer.terms), *NAMES), within=offer.terms.gig)
    last = offer.expires_at.astimezone(ZoneInfo("UTC")).date().isoformat()
    ends = Fact("date", subject, {"from": last, "to": last}, source)
    return (*_of(offer.terms, subject, source, offer.client_pays), ends)


def of_terms(terms: Terms, client_pays: Money | None) -> tuple[Fact, ...]:
    """Of what may be offered, though nothing is yet."""
    source = Source(f"terms:{terms.gig}/{describe(terms)}", "order", describe(terms), terms.title)
    return tuple(_of(terms, Subject("quote", source.id, (describe(terms), *NAMES), within=terms.gig), source, client_pays))


def offer_source(offer: Offer) -> Source:
    return Source(f"offer:{offer.id}", "order", describe(offer.terms), offer.terms.title)


def describe(terms: Terms) -> str:
    return " + ".join(item.title if item.quantity == 1 else f"{item.quantity} × {item.title}" for item in terms.items) or terms.title


def _of(terms: Terms, subject: Subject, source: Source, client_pays: Money | None) -> Iterator[Fact]:
    yield Fact("price", subject, money_value(terms.total), source)
    yield Fact("delivery", subject, {"days": terms.delivery_days, "working_days": terms.working_days}, source)
    yield Fact("revisions", subject, {"count": terms.revisions}, source)
    for item in terms.items:
        part = Subject("quote", f"{source.id}#{item.title}", (item.title, f"{item.quantity} × {item.title}"), within=terms.gig)
        for amount in dict.fromkeys((item.unit_price, item.total)):
            yield Fact("price", part, money_value(amount), source)
    for entry in terms.includes:
        yield Fact("scope", subject, {"item": entry, "included": True}, source)
    for entry in terms.excludes:
        yield Fact("scope", subject, {"item": entry, "included": False}, source)
    if terms.months is not None:
        yield Fact("policy", subject, {"text": _monthly(terms.months)}, source)
    yield from _parts(terms, source, client_pays)


def _parts(terms: Terms, source: Source, client_pays: Money | None) -> Iterator[Fact]:
    """What is not the offer's own price or time, though it belongs to it: of subjects that only words of their own speak of."""

    def part(*names: str) -> Subject:
        return Subject("part", f"{source.id}#{names[0]}", names, within=terms.gig)

    if terms.discount.minor:
        yield Fact("price", part("discount", "remise"), money_value(terms.discount), source)
        yield Fact("price", part("listed", "prix affiché"), money_value(terms.total + terms.discount), source)
    if client_pays is not None and client_pays.minor:
        yield Fact("price", part("fee included", "frais compris"), money_value(client_pays), source)
    for number, step in enumerate(terms.milestones, 1):
        subject = part(f"step {number}", f"étape {number}")
        yield Fact("price", subject, money_value(step.amount), source)
        yield Fact("delivery", subject, {"days": step.delivery_days, "working_days": terms.working_days}, source)


def _monthly(months: int) -> str:
    """As the embedded model words it too (chat_models/embedded/offer_phrases.py)."""
    english = f"The price is that of one month, for {months} month{'' if months == 1 else 's'}."
    return f"{english}\nLe prix est celui d'un mois, pendant {months} mois."
