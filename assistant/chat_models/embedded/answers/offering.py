"""From a wish to an offer: what it is made of, what must be known first, one question at a time, and then the offer itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers import fitting, offered, packages, people, sums, timing
from assistant.chat_models.embedded.answers.choosing import which_gig
from assistant.chat_models.embedded.answers.fitting import in_time
from assistant.chat_models.embedded.deal import Deal
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.proposal import Proposal
from assistant.chat_models.embedded.subject import about
from assistant.chat_models.embedded.told import takes_yes, told_in, wants_references
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.acts import acts
from assistant.understanding.deals import deals, figures
from assistant.understanding.terms import telling, terms
from assistant.understanding.text import fold

Record = dict[str, Any]
MONTHS = "months"
"""What is asked for a subscription beside the gig's own questions."""
MOST_ASKED = 6
"""Questions that one offer is worth; what is still open then, the order asks."""
STEPS = 3
"""Into how many steps an offer is cut where steps are wanted and no number is named."""


def order(wish: Wish, look: Look) -> Part:
    """What is wanted becomes a proposal; where that is not clear, it is asked."""
    language = look.situation.language
    if wish.gig is None:
        return which_gig(look, "order")
    gig = look("get_gig", gig=wish.gig)
    look.cite(f"gig:{wish.gig}")
    if not wish.packages and len(gig["packages"]) > 1 and not wish.counts and not wish.quantity:
        told = packages.overview(Wish(frozenset({"overview"}), wish.text, gig=wish.gig, named=True), look)
        choices = tuple((p["title"], p["title"]) for p in gig["packages"])
        return Part(f"{say('order_which', language)}\n{told.text}", "asked", choices, {**told.note, "kinds": ["order"]})
    foreign = _in_another_tongue(gig, look)
    if foreign is not None:
        return foreign
    proposal = proposed(wish, gig, look)
    if proposal is None:
        return packages.facts(replace(wish, kinds=frozenset({"price"})), look)
    return begin(proposal, look, beyond=_beyond(gig, look))


_IN = re.compile(r"\b(?:in|en) (?:the )?[a-z]+\b")


def _in_another_tongue(gig: Record, look: Look) -> Part | None:
    """A work in a language that the freelancer does not work in, and that no list of the gig speaks of, is not offered."""
    said = " ".join(found.group() for found in _IN.finditer(fold(look.situation.text)))
    wanted = wording.tongues_named(said) - set(look.situation.briefing.languages)
    lists = " ".join(
        (gig["title"], gig["description"], *(e["title"] for e in gig["extras"]), *(i for p in gig["packages"] for i in p["includes"]))
    )
    if not wanted or wanted <= wording.tongues_named(lists):
        return None
    return people.profile(Wish(frozenset({"languages"}), look.situation.text), look)


_THING = re.compile(
    r"^\W*(?:(?:also|aussi|with|avec)\W+)?(?:an?|some|the|my|our|une?|des|du|de la|le|la|mon|ma|mes|notre|nos) (?:[\w'-]+ ?){1,5}\W*$"
)


def _beyond(gig: Record, look: Look) -> str | None:
    """Of "a full box and a matching website" the website, where no list of the gig speaks of it."""
    for piece in _LIST.split(look.situation.text)[1:]:
        subject = about(piece, look.situation, only=gig["slug"])
        strange = telling(subject.topics)
        if _THING.match(fold(piece)) and strange and not (subject.packages or subject.extras) and not fitting.explains(gig, strange):
            return piece.strip(" .!?,;")
    return None


def begin(proposal: Proposal, look: Look, told: dict[str, str] | None = None, beyond: str | None = None) -> Part:
    """The brief's first step: what the client has told already counts as known."""
    gig = look("get_gig", gig=proposal.gig)
    before = Deal.of(look.situation.briefing.dialogue)
    known = dict(before.told) if before is not None and before.proposal.gig == proposal.gig else {}
    known |= _known_before(look, gig) | (told or {})
    known |= told_in((*look.situation.before[-6:], *look.situation.new), gig, look.situation.language)
    asked = before.asked if before is not None and before.proposal.gig == proposal.gig else ()
    deal = Deal("brief", proposal, asked=asked, told=known, beyond=beyond)
    return _too_soon(deal, look) or go_on(deal, look, first=True, lead=_not_so_sold(deal, gig, look))


def _too_soon(deal: Deal, look: Look) -> Part | None:
    """Nobody should answer questions for an offer that cannot be made in the time that was named."""
    if deal.proposal.days is None:
        return None
    weighed = look("consider_offer", **deal.proposal.arguments())
    if weighed.get("status") in ("refused", "countered"):
        return offered.not_so(weighed, deal, look)
    return _faster(deal, look) if "faster" in (weighed.get("reasons") or ()) else None


def _faster(deal: Deal, look: Look) -> Part:
    """Sooner than it is sold, though not too soon: that is for the freelancer to say; at the listed time it can be had at once."""
    language, name = look.situation.language, look.situation.briefing.freelancer
    listed = replace(deal, stage="agree", proposal=replace(deal.proposal, days=None), wanted=deal.proposal)
    make, ask = say("choose_make_it", language), say("choose_ask_time", language, name=name)
    text = f"{_summary(listed.proposal, look)}\n{say('faster', language, name=name)}"
    return Part(text, "asked", ((make, make), (ask, ask)), {**deal.proposal.note(), "deal": listed.to_state()})


def _not_so_sold(deal: Deal, gig: Record, look: Look) -> str:
    """What is wanted that the gig is not: something else beside it, steps or months that it is not sold in."""
    language = look.situation.language
    wanted, title = deals(look.situation.text, language), wording.quoted(gig["title"], language)
    if deal.beyond is not None:
        return say("beyond", language, item=deal.beyond, name=look.situation.briefing.freelancer)
    if "steps" in wanted and not gig["milestones"]:
        return say("milestones_no", language, gig=title)
    return say("subscription_no", language, gig=title) if "monthly" in wanted and not gig["subscription"] else ""


def _known_before(look: Look, gig: Record) -> dict[str, str]:
    """What the brief knows already of what this gig asks."""
    brief = look.situation.briefing.brief
    asked = {r["id"] for r in gig["requirements"]}
    return {key: value for key, value in brief.get("known", {}).items() if key in asked} if brief.get("gig") == gig["slug"] else {}


def go_on(deal: Deal, look: Look, *, first: bool = False, lead: str = "") -> Part:
    """The next question, or the offer where nothing more needs to be known."""
    language = look.situation.language
    gig = look("get_gig", gig=deal.proposal.gig)
    key, question = _next(deal, gig, language)
    if key is None:
        return offered.place(deal, look)
    texts = [lead] if lead else []
    if first:
        texts += [_summary(deal.proposal, look), say("before_offer", language)]
    texts.append(question)
    later = say("choose_later", language)
    note = {**deal.proposal.note(), "deal": replace(deal, asking=key, asked=(*deal.asked, key)).to_state()}
    return Part("\n".join(text for text in texts if text), "asked", ((later, later),), note)


def _next(deal: Deal, gig: Record, language: str) -> tuple[str | None, str]:
    if deal.proposal.months == 0 and MONTHS not in deal.asked:
        return MONTHS, say("how_many_months", language)
    done = {*deal.told, *deal.asked}
    if len(deal.asked) >= MOST_ASKED:
        return None, ""
    for requirement in gig["requirements"]:
        if requirement["id"] not in done and (requirement["required"] or wants_references(requirement)):
            ask = str(requirement["ask"])
            own = ask if gig["language"] == language else wording.quoted(ask, language)
            return requirement["id"], own if requirement["required"] else f"{own} {say('if_you_have', language)}"
    return None, ""


def _summary(proposal: Proposal, look: Look) -> str:
    found = sums.quotes([proposal.order()], look) if proposal.lines else []
    return sums.told(found[0], look.situation.language, detailed=True) if found else say("gladly", look.situation.language)


def told(wish: Wish, look: Look) -> Part:
    """An answer to what was asked: it is noted, with whatever else it tells."""
    deal = Deal.of(look.situation.briefing.dialogue)
    if deal is None or deal.asking is None:
        return offered.nothing_placed(look)
    gig = look("get_gig", gig=deal.proposal.gig)
    language = look.situation.language
    if deal.asking == MONTHS:
        months = figures(wish.text, language).months or _number(wish.text)
        return go_on(replace(deal, proposal=replace(deal.proposal, months=months or 1)), look)
    asked = next((r for r in gig["requirements"] if r["id"] == deal.asking), None)
    if asked is not None and not takes_yes(asked) and acts(wish.text) and acts(wish.text) <= {"affirm", "acknowledge"}:
        return resume(wish, look)
    more = told_in([wish.text], gig, language, {*deal.told, deal.asking})
    if "later" in deals(wish.text, language) and len(wish.text.split()) <= 12:
        return go_on(deal.learnt(more), look, lead=say("left_open", language))
    return go_on(deal.learnt({**more, deal.asking: wish.text.strip()[:1000]}), look, lead=say("next_needed", language))


def resume(_wish: Wish, look: Look) -> Part:
    """After something else was answered, the question that is still open, once more."""
    deal = Deal.of(look.situation.briefing.dialogue)
    if deal is None or deal.asking is None:
        return Part("")
    gig, language = look("get_gig", gig=deal.proposal.gig), look.situation.language
    open_again = replace(deal, asked=tuple(key for key in deal.asked if key != deal.asking))
    _, question = _next(open_again, gig, language)
    return Part(f"{say('back_to_offer', language)} {question}", "asked", note={"deal": deal.to_state()})


def noted(wish: Wish, look: Look) -> Part:
    """Told after the offer was made: it goes to the brief, under what it answers or beside it."""
    language, name = look.situation.language, look.situation.briefing.freelancer
    deal = Deal.of(look.situation.briefing.dialogue)
    if deal is None:
        return offered.nothing_placed(look)
    gig = look("get_gig", gig=deal.proposal.gig)
    more = told_in([wish.text], gig, language, deal.told)
    beside = " ".join(filter(None, (deal.told.get(BESIDE), wish.text.strip())))[-1000:]
    return Part(say("noted_for_offer", language, name=name), note={"deal": deal.learnt(more or {BESIDE: beside}).to_state()})


def attached(wish: Wish, look: Look) -> Part:
    """A file that nobody asked for is kept with the brief."""
    language, state = look.situation.language, look.situation.briefing.dialogue
    names = [line.removeprefix("📎").strip() for line in wish.text.splitlines() if line.startswith("📎")]
    kept = [*state.get("files", ()), *names][-MOST_FILES:]
    return Part(say("file_kept", language, name=look.situation.briefing.freelancer), note={"files": kept})


MOST_FILES = 10
BESIDE = "more"
"""Under which the brief keeps what answers none of the gig's questions."""


def rework(wish: Wish, look: Look) -> Part:
    """The same deal with something else in it; what is known stays known."""
    deal = Deal.of(look.situation.briefing.dialogue)
    if wish.gig is None or deal is None:
        return order(wish, look)
    gig = look("get_gig", gig=wish.gig)
    proposal = (
        proposed(wish, gig, look) if wish.packages or wish.counts or wish.extras or wish.quantity else _sold_as(deal.proposal, gig, look)
    )
    if proposal is None:
        return packages.facts(replace(wish, kinds=frozenset({"price"})), look)
    if proposal.gig != deal.proposal.gig:
        return begin(proposal, look)
    steps, months = proposal.steps or deal.proposal.steps, proposal.months or deal.proposal.months
    # A price that was granted was for those things; of others it is asked anew.
    percent = deal.proposal.percent if proposal.same_things(deal.proposal) else None
    kept = replace(proposal, percent=percent, steps=steps, months=months)
    if wish.days is not None:
        kept = _in_time(replace(kept, days=None), wish, gig, look)
        sooner = _too_soon(replace(deal, proposal=kept), look)
        if sooner is not None:
            return sooner
    if deal.stage == "brief" and deal.asking is not None:
        asked = tuple(key for key in deal.asked if key != deal.asking)
        return go_on(replace(deal, proposal=kept, asking=None, asked=asked), look, lead=_summary(kept, look))
    return go_on(replace(deal, stage="brief", proposal=kept, asking=None, wanted=None), look)


def enough(_wish: Wish, look: Look) -> Part:
    """ "Just send the offer": what is still open, the order will ask."""
    deal = Deal.of(look.situation.briefing.dialogue)
    return offered.place(deal, look) if deal is not None else offered.nothing_placed(look)


def drop(_wish: Wish, look: Look) -> Part:
    return Part(say("offer_dropped", look.situation.language), note={"deal": {}})


def proposed(wish: Wish, gig: Record, look: Look) -> Proposal | None:
    """None where nothing that is sold covers it."""
    language = look.situation.language
    wish = _without_months(wish, look)
    found = _several(wish, gig, look) or fitting.orders(gig, wish, language)
    if found is None:
        return None
    if not found:
        package = next((p for p in gig["packages"] if p["id"] in wish.packages), gig["packages"][0])
        found = [{"gig": gig["slug"], "lines": [{"package": package["id"], "quantity": 1}], "extras": []}]
    return _in_time(_sold_as(Proposal.of_order(found[0]), gig, look), wish, gig, look)


def _sold_as(proposal: Proposal, gig: Record, look: Look) -> Proposal:
    """In steps or by the month, where that is wanted and the gig is sold so."""
    said, language = look.situation.text, look.situation.language
    wanted, named = deals(said, language), figures(said, language)
    if "steps" in wanted and gig["milestones"]:
        return replace(proposal, steps=named.steps or STEPS, months=None)
    if (
        "monthly" in wanted
        and gig["subscription"]
        and (named.months or _SUBSCRIBES.search(fold(said)) or not _monthly_itself(proposal, gig))
    ):
        return replace(proposal, months=named.months or 0, steps=None)
    return proposal


_SUBSCRIBES = re.compile(r"\b(?:subscri\w+|abonne\w*|every month|each month|chaque mois|tous les mois|recurr\w+)\b")


def _monthly_itself(proposal: Proposal, gig: Record) -> bool:
    """ "Four articles a month" is one month of it unless more is said."""
    return any("c:month" in terms(p["title"], gig["language"]) for p in gig["packages"] if p["id"] in dict(proposal.lines))


def _without_months(wish: Wish, look: Look) -> Wish:
    """ "For three months": how long it is taken, not how many of it."""
    language = look.situation.language
    if "monthly" not in deals(look.situation.text, language):
        return wish
    months = figures(look.situation.text, language).months
    counts = tuple(count for count in wish.counts if count[0] != months or "c:month" not in terms(count[1], language))
    return replace(wish, counts=counts, quantity=None if wish.quantity == months else wish.quantity)


_LIST = re.compile(r"[,;+&]|\b(?:and|plus|et|ainsi que|as well as)\b")


def _several(wish: Wish, gig: Record, look: Look) -> list[Record] | None:
    """ "Two labels and one full box": packages in one order, each read by itself with how many of it; None where there is one only."""
    lines: dict[str, int] = {}
    for piece in _LIST.split(look.situation.text):
        subject = about(piece, look.situation, only=gig["slug"])
        if not subject.packages and not any(noun for _, noun in subject.counts):
            continue
        alone = _without_months(replace(subject, extras=(), more=()), look)
        if not alone.packages and not alone.counts:
            continue
        orders = fitting.orders(gig, alone, look.situation.language) or []
        counted: list[Record] = orders[0]["lines"] if orders else [{"package": package, "quantity": 1} for package in subject.packages[:1]]
        for line in counted:
            lines[line["package"]] = lines.get(line["package"], 0) + line["quantity"]
    if len(lines) < 2:
        return None
    more = dict(wish.more)
    together = [{"package": package, "quantity": many} for package, many in lines.items()]
    return [{"gig": gig["slug"], "lines": together, "extras": [{"extra": e, "count": more.get(e, 1)} for e in wish.extras]}]


def _in_time(proposal: Proposal, wish: Wish, gig: Record, look: Look) -> Proposal:
    """With the extra that makes it quick enough where a deadline was named, else with the time that was asked for."""
    if wish.days is None or wish.days > timing.LONGEST:
        return proposal
    chosen = [p for p in gig["packages"] if p["id"] in dict(proposal.lines)]
    ways = [
        proposal,
        *(
            replace(proposal, extras=(*proposal.extras, (e["id"], 1)))
            for e in timing.rushes(gig, chosen)
            if e["id"] not in dict(proposal.extras)
        ),
    ]
    for way, quote in zip(ways, look.all([("quote", way.order()) for way in ways]), strict=True):
        if "error" not in quote and in_time(quote["delivery_days"], quote["working_days"], wish):
            return way
    return replace(ways[-1], days=wish.days)


def _number(text: str) -> int | None:
    found = re.search(r"\b(\d{1,2})\b", text)
    return min(max(int(found.group(1)), 1), 12) if found else None
