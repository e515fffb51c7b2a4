"""Passing the conversation on, refusing what a rule forbids, and the courtesies of a talk."""

from __future__ import annotations

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.deal import Deal
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.proposal import Proposal
from assistant.chat_models.embedded.wishes import Wish

LONGEST_REASON = 300


def hand_over(wish: Wish, look: Look) -> Part:
    """Said by the call that did it; where it did not work, that is said instead."""
    situation, language = look.situation, look.situation.language
    name = situation.briefing.freelancer
    done = look("hand_over", reason=(wish.reason or wish.text).strip()[:LONGEST_REASON])
    if "error" in done:
        return Part(say("unknown_unnoted", language, name=name), "unknown")
    record = look("get_availability")
    away = next((a for a in record.get("away", []) if a["from"] <= record["today"] <= a["to"]), None)
    text = say("handed_over", language, name=name)
    if away is not None:
        look.cite("profile:availability")
        text = f"{text} {say('away_until', language, name=name, last=wording.day(away['to'], language))}"
    return Part(text, "handed_over")


def complaint(wish: Wish, look: Look) -> Part:
    part = hand_over(wish, look)
    return Part(f"{say('complaint', look.situation.language)} {part.text}", part.outcome)


def decline(wish: Wish, look: Look) -> Part:
    situation, language = look.situation, look.situation.language
    found = look("decline", rule=wish.rule or "other")
    texts = [say(wish.rule or "instructions", language, name=situation.briefing.freelancer)]
    for record in found.get("records", [])[:1]:
        texts.append(say("the_rule", language, title=record["title"]))
        look.cite(record["id"])
    return Part(" ".join(texts), "declined")


def courtesy(wish: Wish, look: Look) -> Part:
    situation, language = look.situation, look.situation.language
    name = situation.briefing.freelancer
    called = situation.briefing.assistant
    offered = situation.briefing.dialogue.get("offered")
    if wish.has("affirm") and offered == "person":
        return hand_over(Wish(wish.kinds, wish.text, reason=str(situation.briefing.dialogue.get("question") or wish.text)), look)
    if wish.has("affirm") and offered is None and not wish.has("deny"):
        part = _offer_of_it(look)
        if part is not None:
            return part
    for kind in ("is_bot", "capabilities", "insult", "how_are_you", "goodbye", "thank", "affirm", "deny", "apology", "acknowledge"):
        if wish.has(kind):
            spoken = f" ({called})" if called else ""
            choices = _openings(look) if kind in ("is_bot", "capabilities", "how_are_you", "affirm") else ()
            return Part(say(kind, language, name=name, called=spoken), choices=choices)
    if wish.has("back_to_assistant"):
        return Part(say("back", language), choices=_openings(look))
    if wish.has("greet"):
        return Part(say("how_can_i", language, name=name), choices=_openings(look))
    return Part(say("unclear", language), "asked", _openings(look))


def _offer_of_it(look: Look) -> Part | None:
    """A yes to what was just told of one package: whether an offer is wanted."""
    language, state = look.situation.language, look.situation.briefing.dialogue
    gig = look.situation.gig(state.get("gig"))
    chosen = [p for p in gig.packages if p.id in (state.get("packages") or ())] if gig is not None else []
    if gig is None or len(chosen) != 1 or Deal.of(state) is not None:
        return None
    more = dict(state.get("more") or ())
    extras = tuple((extra, int(more.get(extra, 1))) for extra in state.get("extras") or ())
    proposal = Proposal(gig.slug, ((chosen[0].id, int(state.get("quantity") or 1)),), extras)
    what = " + ".join((chosen[0].title, *(e.title for e in gig.extras if e.id in dict(extras))))
    make = say("choose_make_it", language)
    return Part(say("shall_i_offer", language, what=what), "asked", ((make, make),), {"deal": Deal("agree", proposal).to_state()})


def _openings(look: Look) -> tuple[tuple[str, str], ...]:
    language = look.situation.language
    return tuple((say(key, language), say(key, language)) for key in ("choose_prices", "choose_delivery", "choose_recommend"))
