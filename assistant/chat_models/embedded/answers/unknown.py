"""Not knowing, said honestly: the question is noted for the freelancer, and passed on where it must be."""

from __future__ import annotations

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
    noted = look("record_gap", question=wish.text.strip()[:LONGEST_QUESTION])
    if noted.get("handed_over"):
        return Part(say("unknown_twice", language, name=name), "handed_over")
    if "error" in noted:
        return Part(say("unknown_unnoted", language, name=name), "unknown")
    if situation.briefing.state == "waiting":
        return Part(say("unknown_waiting", language, name=name), "unknown")
    pass_on = say("choose_pass_on", language, name=name)
    return Part(say("unknown", language, name=name), "unknown", ((pass_on, pass_on),), {"offered": "person"})
