"""Not knowing, said honestly: the question is noted for the freelancer, and passed on where it must be."""

from __future__ import annotations

import re
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers import knowledge
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish
from assistant.conversations.record import Outcome
from assistant.understanding.text import fold

LONGEST_QUESTION = 500


def unknown(wish: Wish, look: Look, *, near: bool = True) -> Part:
    """What was only told beside a question needs no answer, so there is nothing to say of it.

    With `near`, the passage that comes nearest is shown for what it is: the client can tell better whether it answers.
    """
    situation = look.situation
    if wish.told and not look.alone:
        return Part("")
    language, name = situation.language, situation.briefing.freelancer
    if wish.lean.points and not wish.topics and wish.kinds <= {"open", "scope"}:
        on_the_table = _spoken_of(look)
        if on_the_table:
            return _asked_back(on_the_table, language)
    if look.alone and _only_tells(look):
        # What a client tells of the project is no question that went unanswered.
        recommend = say("choose_recommend", language)
        offer = say("choose_offer", language)
        return Part(say("told", language), choices=((recommend, recommend), (offer, offer)))
    nearest = knowledge.near(wish, look) if near else None
    noted = look("record_gap", question=wish.text.strip()[:LONGEST_QUESTION])
    told = "" if nearest is None else f"{say('nearest', language)}\n{knowledge.shown(nearest, wish, look)}\n"
    outcome, what_now, choices = _what_now(noted, look)
    text = told + say(f"nearest_{what_now}", language, name=name) if told else say(what_now, language, name=name)
    return Part(text.strip(), outcome, choices, {"offered": "person"} if choices else {})


def _what_now(noted: dict[str, Any], look: Look) -> tuple[Outcome, str, tuple[tuple[str, str], ...]]:
    """What comes of the question, the phrase that says it, and what can be chosen."""
    briefing = look.situation.briefing
    if noted.get("handed_over"):
        return "handed_over", "unknown_twice", ()
    if "error" in noted:
        return "unknown", "unknown_unnoted", ()
    if briefing.state == "waiting":
        return "unknown", "unknown_waiting", ()
    pass_on = say("choose_pass_on", look.situation.language, name=briefing.freelancer)
    return "unknown", "unknown", ((pass_on, pass_on),)


def _only_tells(look: Look) -> bool:
    """Whether the whole message tells, while a gig is spoken of: "about twenty users, one form and a few reports"."""
    situation = look.situation
    spoken_of = situation.briefing.dialogue.get("gig") or situation.briefing.gig
    return bool(spoken_of) and "?" not in situation.text and _ASKS.search(fold(situation.text)) is None


_ASKS = re.compile(
    r"\b(?:how|what|which|when|where|who|why|whether|do|does|is|are|can|could|will|would|should|may|tell me|let me know|curious|wonder\w*"
    r"|cancel|annuler|want to|like to|voudrais|aimerais|combien|quel(?:le)?s?|quand|ou|qui|comment|pourquoi|est-ce|savoir|dites"
    r"|demande|\w+-(?:vous|tu|il|elle|on|je)|vous|tu|you|he|she)\b"
)


def _spoken_of(look: Look) -> str:
    """What lies on the table, by its name."""
    state = look.situation.briefing.dialogue
    gig = look.situation.gig(state.get("gig"))
    if gig is None:
        return ""
    meant = [package.title for package in gig.packages if package.id in (state.get("packages") or ())]
    return wording.quoted(meant[0] if len(meant) == 1 else gig.title, look.situation.language)


def _asked_back(what: str, language: str) -> Part:
    choices = tuple((say(key, language), say(key, language)) for key in ("choose_prices", "choose_delivery", "choose_includes"))
    return Part(say("which_of_it", language, what=what), "asked", choices)
