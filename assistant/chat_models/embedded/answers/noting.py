"""An answer with what it was about, so that a follow-up knows, and what one may ask next."""

from __future__ import annotations

from typing import Any

from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish

ALIKE = 4
"""How many times smaller a number may be than the last one counted to be the same kind of thing."""


def noted(wish: Wish, text: str, kinds: tuple[str, ...], look: Look) -> Part:
    language = look.situation.language
    note: dict[str, Any] = {"gig": wish.gig, "packages": list(wish.packages), "extras": list(wish.extras), "kinds": sorted(kinds)}
    note |= {"quantity": wish.quantity, "more": [list(pair) for pair in wish.more]}
    counted = next(([wish.gig, noun, number] for number, noun in wish.counts if noun and number >= 1), None)
    if counted:
        note["counted"] = counted
    order = ("choose_offer",) if len(wish.packages) == 1 else ()
    next_up = [key for key in (*order, "choose_includes", "choose_recommend", "choose_needs") if not wish.has(key.removeprefix("choose_"))]
    choices = tuple((say(key, language), say(key, language)) for key in next_up[:2])
    return Part(text, choices=choices, note=note)


def counted_before(wish: Wish, look: Look) -> tuple[tuple[int, str], ...]:
    """The counts of a wish, a bare number ("and for 1200?") taken to count what was counted last."""
    slug, noun, last = look.situation.briefing.dialogue.get("counted") or (None, "", 0)
    if slug != wish.gig or not noun:
        return wish.counts
    return tuple((number, counted or (noun if number * ALIKE >= last else "")) for number, counted in wish.counts)
