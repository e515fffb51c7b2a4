"""Not knowing, said honestly: the question is noted for the freelancer, and passed on where it must be."""

from __future__ import annotations

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish

LONGEST_QUESTION = 500


def unknown(wish: Wish, look: Look) -> Part:
    """What was only told beside a question needs no answer, so there is nothing to say of it."""
    situation = look.situation
    if wish.told and not look.alone:
        return Part("")
    language, name = situation.language, situation.briefing.freelancer
    if wish.lean.points and not wish.topics and wish.kinds <= {"open", "scope"}:
        on_the_table = _spoken_of(look)
        if on_the_table:
            return _asked_back(on_the_table, language)
    noted = look("record_gap", question=wish.text.strip()[:LONGEST_QUESTION])
    if noted.get("handed_over"):
        return Part(say("unknown_twice", language, name=name), "handed_over")
    if "error" in noted:
        return Part(say("unknown_unnoted", language, name=name), "unknown")
    if situation.briefing.state == "waiting":
        return Part(say("unknown_waiting", language, name=name), "unknown")
    pass_on = say("choose_pass_on", language, name=name)
    return Part(say("unknown", language, name=name), "unknown", ((pass_on, pass_on),), {"offered": "person"})


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
