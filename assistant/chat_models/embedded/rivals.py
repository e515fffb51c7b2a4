"""Which of several gigs is meant, where the words of a question fit more than one: the one the library ranks first."""

from __future__ import annotations

from dataclasses import replace

from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.subject import about
from assistant.chat_models.embedded.wishes import FACTS, Wish


def settled(wish: Wish, look: Look) -> Wish:
    if not wish.rivals or wish.also or not wish.has(*FACTS, "recommend", "compare", "order", "requirements", "overview"):
        return wish
    if wish.gig and wish.packages and wish.named:
        # A package was named: that decides.
        return replace(wish, rivals=())
    hits = look("search_knowledge", query=wish.text[:1000]).get("results", [])
    for hit in hits:
        slug = next((s for s in wish.rivals if hit["of"] == "freelancer" and f"gig:{s}" in hit["id"]), None)
        if slug is not None:
            again = about(wish.text, look.situation, only=slug)
            return replace(again, kinds=wish.kinds, topics=wish.topics, days=again.days or wish.days, rivals=())
    return replace(wish, rivals=())
