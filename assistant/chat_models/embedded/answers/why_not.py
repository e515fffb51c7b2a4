"""Why no start fits, said to the client with the figures that go with it."""

from __future__ import annotations

from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.phrases import say


def why(found: dict[str, Any], look: Look) -> str:
    language, name = look.situation.language, look.situation.briefing.freelancer
    reason = found.get("why") or {}
    kind = reason.get("reason", "taken")
    if kind == "too_soon":
        return say("why_too_soon", language, hours=reason["hours"])
    if kind == "too_far":
        return say("why_too_far", language, last=wording.day(reason["last"], language))
    if kind == "away" and "until" in reason:
        look.cite("profile:availability")
        return say("why_away", language, name=name, last=wording.day(reason["until"], language))
    keys = {"closed": "why_closed", "away": "why_closed", "full": "why_full", "past": "why_past", "off_grid": "why_off_grid"}
    return say(keys.get(kind, "why_taken"), language, name=name)
