"""The waiting list: proposed where nothing is free, joined and left by a word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.chat_models.embedded import calling
from assistant.chat_models.embedded.answers.why_not import why
from assistant.chat_models.embedded.call import Call
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish


def choice(language: str) -> tuple[str, str]:
    """What is pressed to be told of a better time than those that are shown."""
    said = say("choose_wait", language)
    return said, said


def nothing_free(now: Call, found: dict[str, Any], look: Look) -> Part:
    """Why is said where it is known, and that the client can be told."""
    language, name = look.situation.language, look.situation.briefing.freelancer
    texts = [why(found, look)] if found.get("why") and found["why"]["reason"] in ("away", "too_far") else []
    texts += [say("no_slots", language, name=name), say("wait_offer", language)]
    if found.get("away_until") and not texts[:-2]:
        texts.insert(0, why({"why": {"reason": "away", "until": found["away_until"]}}, look))
    return Part(" ".join(texts), "asked", (choice(language),), {"call": replace(now, stage="wait", minutes=found["minutes"]).to_state()})


def wait(wish: Wish, look: Look) -> Part:
    """Joins for what was wished before, or with this message."""
    language = look.situation.language
    now = Call.of(look.situation.briefing.dialogue) or Call("wait", calling.length_named(look.situation))
    if now.stage == "booked":
        now = Call("wait", calling.length_named(look.situation))
    if calling.timed(look.situation):
        now = replace(now, sayings=now.with_said(wish.text))
    asked: dict[str, Any] = {"minutes": now.minutes}
    if now.sayings:
        asked |= {"when": now.sayings[-1], "earlier": "\n".join(now.sayings[:-1])}
    made = look("join_waiting_list", **{key: value for key, value in asked.items() if value})
    if made.get("error") == "free_now":
        from assistant.chat_models.embedded.answers import booking

        part = booking.show(replace(now, stage="choose"), look)
        return replace(part, text=f"{say('wait_free_now', language)} {part.text}")
    if "error" in made:
        return Part(say("unclear", language), "asked")
    look.cite("profile:consultations")
    said = made["said"] or say("wait_any", language)
    return Part(say("wait_joined", language, minutes=made["minutes"], said=said), "acted", note={"call": {}})


def leave(_wish: Wish, look: Look) -> Part:
    language = look.situation.language
    made = look("leave_waiting_list")
    return Part(say("wait_not_on" if "error" in made else "wait_left", language), "answered" if "error" in made else "acted")
