"""Another price than the listed one: granted within the limits, countered with the best that may be, put to the freelancer, or refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers import knowledge, offering, people, sums
from assistant.chat_models.embedded.answers.money_named import same_money
from assistant.chat_models.embedded.answers.offered import not_so, out_of_reach, what_of
from assistant.chat_models.embedded.deal import Deal
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.proposal import Proposal
from assistant.chat_models.embedded.wishes import Wish
from assistant.money import Money
from assistant.understanding.deals import figures
from assistant.understanding.text import fold

Record = dict[str, Any]


def discount(wish: Wish, look: Look) -> Part:
    proposal = _meant(wish, look)
    target = _target(wish, look, proposal)
    if proposal is None or target is None:
        return _vague(wish, look, proposal)
    quote = next(iter(sums.quotes([proposal.order()], look)), None)
    if quote is None:
        return people.discount(wish, look)
    full = Money.from_json(quote["total"])
    if isinstance(target, Money) and target.minor >= full.minor:
        return _within(proposal, quote, look)
    asked = proposal.at(target, full) if isinstance(target, Money) else replace(proposal, percent=f"{target:f}")
    return _weighed(asked, quote, look)


def _weighed(asked: Proposal, quote: Record, look: Look) -> Part:
    language, name = look.situation.language, look.situation.briefing.freelancer
    made = look("consider_offer", **asked.arguments())
    if "error" in made:
        return out_of_reach(look)
    deal = _deal(asked, look)
    full = wording.money(quote["total"], language)
    make, ask = say("choose_make_it", language), say("choose_ask_price", language, name=name)
    if made.get("status") == "sent":
        look.cite(f"gig:{asked.gig}")
        told = {"what": what_of(made["terms"]), "total": wording.money(made["terms"]["total"], language), "full": full}
        return Part(say("bargain_yes", language, **told), "asked", ((make, make),), {"deal": deal.to_state(), **asked.note()})
    if made.get("status") == "countered" and made["terms"]["discount"]:
        part = not_so(made, deal, look)
        return replace(part, note={**part.note, **asked.note()})
    if made.get("status") == "waiting_approval":
        text = say("bargain_ask", language, what=_what(quote), full=full, name=name)
        note = {"deal": replace(deal, stage="ask").to_state(), **asked.note()}
        return Part(text, "asked", ((ask, ask),), note)
    return _refused(asked, quote, look)


def _refused(asked: Proposal, quote: Record, look: Look) -> Part:
    """Too low for an offer: what is listed, and what there is for less."""
    language, name = look.situation.language, look.situation.briefing.freelancer
    gig = look("get_gig", gig=asked.gig)
    texts = [say("bargain_no", language, what=_what(quote), full=wording.money(quote["total"], language))]
    total = Money.from_json(quote["total"]).minor
    smaller = [p for p in gig["packages"] if Money.from_json(p["price"]).minor < total]
    if smaller:
        cheapest = min(smaller, key=lambda p: Money.from_json(p["price"]).minor)
        told = {"package": wording.quoted(cheapest["title"], language), "price": wording.money(cheapest["price"], language)}
        texts.append(say("cheapest", language, **told))
    pass_on = say("choose_pass_on", language, name=name)
    return Part(
        " ".join(texts),
        "declined",
        ((pass_on, pass_on),),
        {**asked.note(), "offered": "person", "deal": replace(_deal(asked, look), stage="bargain").to_state()},
    )


def _within(proposal: Proposal, quote: Record, look: Look) -> Part:
    language = look.situation.language
    make = say("choose_make_it", language)
    text = say("bargain_within", language, what=_what(quote), full=wording.money(quote["total"], language))
    return Part(text, "answered", ((make, make),), {"deal": _deal(proposal, look).to_state(), **proposal.note()})


def _vague(wish: Wish, look: Look, proposal: Proposal | None) -> Part:
    """No figure is named: what is known of discounts is told, else it is asked what the client has in mind."""
    language = look.situation.language
    found = knowledge.direct(wish, look, every_kind=bool(wish.topics - {"c:discount", "c:price", "c:cheap"}))
    if found is not None or proposal is None:
        return found or people.discount(wish, look)
    quote = next(iter(sums.quotes([proposal.order()], look)), None)
    if quote is None:
        return people.discount(wish, look)
    text = say("what_price", language, what=_what(quote), full=wording.money(quote["total"], language))
    return Part(text, "asked", note={"deal": replace(_deal(proposal, look), stage="bargain").to_state(), **proposal.note()})


def _without_the_sum(wish: Wish, look: Look) -> Wish:
    """ "280, would that be possible?" counts nothing: what was counted before is still what is wanted."""
    sum_named = figures(look.situation.text, look.situation.language).bare
    if sum_named is None or wish.packages:
        return wish
    counts = tuple(count for count in wish.counts if count[0] != sum_named)
    slug, noun, number = look.situation.briefing.dialogue.get("counted") or (None, "", 0)
    return replace(wish, counts=counts or (((number, noun),) if slug == wish.gig and noun else ()))


def _meant(wish: Wish, look: Look) -> Proposal | None:
    """What the price is to be of: what is named now, else what is being dealt about."""
    deal = Deal.of(look.situation.briefing.dialogue)
    wish = _without_the_sum(wish, look)
    if wish.gig is None or not (wish.packages or wish.counts):
        return replace(deal.proposal, percent=None) if deal is not None else None
    if deal is not None and deal.proposal.gig == wish.gig and not wish.named:
        return replace(deal.proposal, percent=None)
    return offering.proposed(replace(wish, days=None), look("get_gig", gig=wish.gig), look)


def _target(wish: Wish, look: Look, proposal: Proposal | None) -> Money | Decimal | None:
    """The total that is wanted, or the percentage off; a bare number is money where a price was asked for."""
    if proposal is None:
        return None
    language = look.situation.language
    currency = look("get_gig", gig=proposal.gig)["packages"][0]["price"]["currency"]
    named = figures(wish.text, language)
    if named.percent is not None and 0 < named.percent < 100:
        return named.percent
    if named.price is None:
        return _money(named.bare, currency)
    amount, unit = named.price
    # "$" and "francs" are the money of several countries.
    shared = unit == "franc" or (unit == "USD" and "us" not in fold(wish.text))
    return _money(amount, currency) if same_money(f"{unit}?" if shared else unit, currency) or unit == currency else None


def _money(amount: Decimal | None, currency: str) -> Money | None:
    try:
        return Money.parse(amount, currency) if amount is not None and amount > 0 else None
    except ValueError:  # finer than the currency can be paid
        return None


def _deal(proposal: Proposal, look: Look) -> Deal:
    before = Deal.of(look.situation.briefing.dialogue)
    same = before is not None and before.proposal.gig == proposal.gig
    if before is None or not same:
        return Deal("agree", proposal)
    # What was asked and not answered yet is asked again, once there is an offer to make.
    asked = tuple(key for key in before.asked if key != before.asking)
    return Deal("agree", proposal, None, asked, dict(before.told))


def _what(quote: Record) -> str:
    return what_of(
        {"items": [*quote["lines"], *({"title": e["title"], "quantity": e["count"]} for e in quote["extras"])], "title": quote["title"]}
    )
