"""An offer placed and told, or why it could not be made as it was asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.deal import Deal
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.money import Money

Record = dict[str, Any]


def place(deal: Deal, look: Look, *, insist: bool = False) -> Part:
    """Made by the call that says so; where it could not be made, that is said instead."""
    gig = look("get_gig", gig=deal.proposal.gig)
    known = {r["id"]: deal.told[r["id"]] for r in gig["requirements"] if r["id"] in deal.told}
    arguments = {**deal.proposal.arguments(), **({"requirements": known} if known else {}), **({"insist": True} if insist else {})}
    made = look("create_offer", **arguments)
    return _worded(made, deal, look)


def _worded(made: Record, deal: Deal, look: Look) -> Part:
    language, name = look.situation.language, look.situation.briefing.freelancer
    placed = {**deal.proposal.note(), "deal": replace(deal, stage="placed", asking=None).to_state()}
    if made.get("status") == "sent":
        look.cite(f"offer:{made['offer']['id']}")
        return Part(offer_told(made["offer"], language), "acted", note=placed)
    if made.get("status") == "waiting_approval":
        return Part(say("checking", language, name=name), "acted", note=placed)
    if made.get("status") in ("countered", "refused"):
        return not_so(made, deal, look)
    pass_on = say("choose_pass_on", language, name=name)
    text = say("no_combination" if made.get("error") in _COMBINATION else "offer_failed", language, name=name)
    return Part(text, "asked", ((pass_on, pass_on),), {"offered": "person", "deal": {}})


_COMBINATION = frozenset(("two_delivery_times", "not_repeatable", "bad_quantity", "milestones_and_subscription"))


def offer_told(offer: Record, language: str) -> str:
    """The offer in words; its card says the same."""
    texts = [
        say(
            "offer_sent", language, what=what_of(offer), total=wording.money(offer["total"], language),
            days=wording.days(offer["delivery_days"], offer["working_days"], language),
            revisions=wording.revisions(offer["revisions"], language),
        )
    ]  # fmt: skip
    if offer["discount"]:
        full = Money.from_json(offer["total"]) + Money.from_json(offer["discount"])
        texts.append(say("offer_instead", language, total=wording.money(offer["total"], language), full=full.say(language)))
    if offer["months"]:
        texts.append(say("offer_monthly", language, months=_months(offer["months"], language)))
    if offer["milestones"]:
        steps = [
            say(
                "offer_step", language, amount=wording.money(step["amount"], language),
                days=wording.days(step["delivery_days"], offer["working_days"], language),
            )
            for step in offer["milestones"]
        ]  # fmt: skip
        texts.append(say("offer_steps", language, lines=wording.bullets(steps)))
    if offer["client_pays"] != offer["total"]:
        texts.append(say("offer_pays", language, pays=wording.money(offer["client_pays"], language)))
    if offer["revision"] > 1:
        texts.append(say("offer_replaces", language))
    if offer["excludes"]:
        texts.append(say("offer_excludes", language, items=", ".join(offer["excludes"])))
    texts.append(say("offer_until", language, date=wording.day(offer["expires_at"][:10], language)))
    return "\n".join(texts)


def what_of(terms: Record) -> str:
    return " + ".join(i["title"] if i["quantity"] == 1 else f"{i['quantity']} × {i['title']}" for i in terms["items"]) or str(
        terms["title"]
    )


def _months(count: int, language: str) -> str:
    return f"{count} mois" if language == "fr" else f"{count} month{'' if count == 1 else 's'}"


def not_so(made: Record, deal: Deal, look: Look) -> Part:
    """It may not be made as it was asked: the best that may, or an honest no. No limit is named."""
    language, name = look.situation.language, look.situation.briefing.freelancer
    counter, reasons = made.get("counter") or {}, made.get("reasons") or ()
    make = say("choose_make_it", language)
    ask = say("choose_ask_price", language, name=name)
    if "too_fast" in reasons:
        terms = made.get("terms")
        if counter.get("delivery_days") is None or not terms:
            return Part(say("too_fast_plain", language), "declined", note={"deal": {}})
        again = replace(_countered(deal), proposal=replace(deal.proposal, days=counter["delivery_days"]))
        told = {"what": what_of(terms), "total": wording.money(terms["total"], language)}
        text = say("too_fast", language, days=wording.days(counter["delivery_days"], terms["working_days"], language), **told)
        return Part(text, "asked", ((make, make),), {"deal": again.to_state()})
    if counter.get("discount_percent") is not None and made.get("terms") and made["terms"]["discount"]:
        again = replace(_countered(deal), proposal=replace(deal.proposal, percent=counter["discount_percent"]))
        what = {
            "what": what_of(made["terms"]),
            "total": wording.money(made["terms"]["total"], language),
            "full": _full(made["terms"], language),
        }
        text = say("bargain_counter", language, name=name, **what)
        return Part(text, "asked", ((make, make), (ask, ask)), {"deal": again.to_state()})
    return Part(say("not_that_low", language), "declined", note={"deal": {}})


def _countered(deal: Deal) -> Deal:
    """A yes takes what is proposed; what was asked for stays known. A question that is still open is put again later."""
    asked = tuple(key for key in deal.asked if key != deal.asking)
    return replace(deal, stage="agree", asking=None, asked=asked, wanted=deal.wanted or deal.proposal)


def _full(terms: Record, language: str) -> str:
    full = Money.from_json(terms["total"])
    return (full + Money.from_json(terms["discount"]) if terms["discount"] else full).say(language)


def out_of_reach(look: Look) -> Part:
    """The order service does not answer: nothing is said of what there is or is not."""
    language, name = look.situation.language, look.situation.briefing.freelancer
    pass_on = say("choose_pass_on", language, name=name)
    return Part(say("offer_failed", language, name=name), "asked", ((pass_on, pass_on),), {"offered": "person"})


def nothing_placed(look: Look) -> Part:
    return Part(say("no_offer_yet", look.situation.language), "asked")
