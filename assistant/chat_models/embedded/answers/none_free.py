"""Where nothing is free: why, as far as it is known, and that the client can be told when something is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.chat_models.embedded.answers.why_not import why
from assistant.chat_models.embedded.call import Call
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say


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
