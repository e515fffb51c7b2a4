"""The waiting list, joined and left by a word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.chat_models.embedded import calling
from assistant.chat_models.embedded.answers import booking
from assistant.chat_models.embedded.call import Call
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish


def wait(wish: Wish, look: Look) -> Part:
    """Joins for what was wished before, or with this message."""
    language = look.situation.language
    now = calling.standing(look.situation) or Call("wait", calling.length_named(look.situation))
    if now.stage == "booked":
        now = Call("wait", calling.length_named(look.situation))
    if calling.timed(look.situation):
        now = replace(now, sayings=now.with_said(wish.text))
    asked: dict[str, Any] = {"minutes": now.minutes, "when": now.when}
    made = look("join_waiting_list", **{key: value for key, value in asked.items() if value})
    if made.get("error") == "free_now":
        part = booking.show(replace(now, stage="choose"), look)
        return replace(part, text=f"{say('wait_free_now', language)} {part.text}")
    if "error" in made:
        return Part(say("unclear", language), "asked")
    look.cite("profile:consultations")
    key = "wait_joined_any" if made["any_time"] else "wait_joined"
    return Part(say(key, language, minutes=made["minutes"]), "acted", note={"call": {}})


def leave(_wish: Wish, look: Look) -> Part:
    language = look.situation.language
    made = look("leave_waiting_list")
    return Part(say("wait_not_on" if "error" in made else "wait_left", language), "answered" if "error" in made else "acted")
