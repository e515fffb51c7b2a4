"""What a client says to an offer, or of one: yes, no, what became of it, the same again, ask the freelancer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.chat_models.embedded.answers import offered, offering, person
from assistant.chat_models.embedded.answers.choosing import which_gig
from assistant.chat_models.embedded.deal import Deal
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.proposal import Proposal
from assistant.chat_models.embedded.table import Table
from assistant.chat_models.embedded.wishes import Wish

Record = dict[str, Any]
OPEN = ("sent", "viewed")


def status(_wish: Wish, look: Look) -> Part:
    """What became of the newest offer here; the card of an open one comes with it."""
    language, name = look.situation.language, look.situation.briefing.freelancer
    listed = look("list_offers")
    if "error" in listed:
        return offered.out_of_reach(look)
    offers = listed["offers"]
    if not offers:
        return offered.nothing_placed(look)
    newest = offers[0]
    if newest["status"] in OPEN:
        look.cite(f"offer:{newest['id']}")
        return Part(f"{say('offer_open', language)}\n{offered.offer_told(newest, language)}")
    if newest["status"] == "waiting_approval":
        return Part(say("offer_waits", language, name=name))
    key = f"offer_{newest['status']}"
    return Part(say(key if newest["status"] in _ENDED else "no_offer_yet", language, name=name), note=_anew(look))


_ENDED = ("accepted", "declined", "withdrawn", "expired", "refused", "lapsed")


def _anew(look: Look) -> Record:
    """A yes makes it anew."""
    deal = Deal.of(look.situation.briefing.dialogue)
    return {"deal": replace(deal, stage="agree", asking=None).to_state()} if deal is not None else {}


def accept(wish: Wish, look: Look) -> Part:
    """Typed, it never binds: the card comes again, and its button does."""
    language = look.situation.language
    listed = look("list_offers")
    if "error" in listed:
        return offered.out_of_reach(look)
    found = listed["offers"]
    if found and found[0]["status"] in OPEN:
        look.cite(f"offer:{found[0]['id']}")
        return Part(say("accept_by_button", language))
    if found:
        return status(wish, look)
    return offering.order(replace(wish, kinds=frozenset({"order"})), look)


def agreed(_wish: Wish, look: Look) -> Part:
    """A yes to what was proposed: made within the limits, or put to the freelancer."""
    deal = Deal.of(look.situation.briefing.dialogue)
    if deal is None:
        return offered.nothing_placed(look)
    if deal.stage == "ask":
        return offered.place(deal, look, insist=True)
    return offering.go_on(replace(deal, stage="brief", asking=None), look)


def not_agreed(_wish: Wish, look: Look) -> Part:
    """A no to what was proposed: the freelancer may be asked, or something else be changed."""
    language, name = look.situation.language, look.situation.briefing.freelancer
    deal = Deal.of(look.situation.briefing.dialogue)
    ask = say("choose_ask_price", language, name=name)
    choices = ((ask, ask),) if deal is not None and deal.stage == "agree" else ()
    return Part(say("what_to_change", language), "asked", choices, {"deal": deal.to_state()} if deal is not None else {})


def ask_freelancer(wish: Wish, look: Look) -> Part:
    """Exactly what was asked for is put to the freelancer, with the client's own words where nothing sold covers it."""
    dialogue = look.situation.briefing.dialogue
    deal, table = Deal.of(dialogue), Table.of(dialogue)
    if deal is not None:
        wanted = deal.wanted or deal.proposal
        wanted = replace(wanted, wish=deal.beyond[:500]) if deal.beyond else wanted
        part = offered.place(replace(deal, proposal=wanted), look, insist=True)
        if part.outcome == "acted":
            return part
        # What no offer may be, the freelancer can still decide in person; a client is not told which of the two it is.
        passed = person.hand_over(wish, look)
        checking = say("checking", look.situation.language, name=look.situation.briefing.freelancer)
        return replace(passed, text=checking, note=part.note) if passed.outcome == "handed_over" else passed
    if table.query and table.gig:
        lines = tuple((package, table.quantity or 1) for package in table.packages[:1])
        return offered.place(
            Deal("ask", Proposal(table.gig, lines, table.extras if lines else (), wish=table.query[:500])), look, insist=True
        )
    return person.hand_over(wish, look)


def special(wish: Wish, look: Look) -> Part:
    """Made to measure: the freelancer is asked for a price, with the client's own words."""
    if wish.gig is None:
        return which_gig(look, "special")
    return offered.place(Deal("ask", Proposal(wish.gig, wish=wish.text.strip()[:500])), look, insist=True)


def again(_wish: Wish, look: Look) -> Part:
    """What this client ordered last, with what was known then."""
    language = look.situation.language
    listed = look("list_offers")
    if "error" in listed:
        return offered.out_of_reach(look)
    orders = listed["orders"]
    last = next((order["again"] for order in orders if order["again"]), None)
    if last is None or look.situation.gig(last["gig"]) is None:
        return Part(say("no_order_before", language), "asked")
    proposal = Proposal.of_order({"gig": last["gig"], "lines": last["lines"], "extras": last["extras"]})
    return offering.begin(proposal, look, dict(last["requirements"]))
