"""Which of several gigs is meant, where the words of a question fit more than one: the one the library ranks first."""

from __future__ import annotations

from dataclasses import replace

from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.sizes_asked import asks_size
from assistant.chat_models.embedded.subject import PLAIN, about, counted_terms
from assistant.chat_models.embedded.wishes import FACTS, Wish
from assistant.understanding.terms import terms

AT_HOME = 1.1
"""What a gig in the client's own language counts for, next to one in another: it is written for such clients."""


def settled(wish: Wish, look: Look) -> Wish:
    if not wish.rivals or wish.also or not wish.has(*FACTS, "recommend", "compare", "order", "requirements", "overview", "scope"):
        return wish
    if wish.gig and wish.packages and wish.named:
        # A package was named: that decides.
        return replace(wish, rivals=())
    asked = frozenset(term for _, noun in wish.counts for term in terms(noun, look.situation.language)) - PLAIN
    holding = [slug for slug in wish.rivals if (gig := look.situation.gig(slug)) and asked & counted_terms(gig)]
    if len(holding) == 1:
        # "One view is enough": only one of them is sold by the view.
        return _of(holding[0], wish, look)
    hits = look("search_knowledge", query=_in_full(wish, look)[:1000]).get("results", [])
    for hit in sorted(hits, key=lambda hit: -hit["score"] * (AT_HOME if hit["language"] == look.situation.language else 1.0)):
        slug = next((s for s in wish.rivals if hit["of"] == "freelancer" and f"gig:{s}" in hit["id"]), None)
        if slug is not None:
            return _of(slug, wish, look)
    return replace(wish, rivals=())


def _of(slug: str, wish: Wish, look: Look) -> Wish:
    again = about(_in_full(wish, look), look.situation, only=slug)
    return replace(again, text=wish.text, kinds=wish.kinds, topics=wish.topics, days=again.days or wish.days, rivals=())


def _in_full(wish: Wish, look: Look) -> str:
    """With what was told beside it, where the message asks nothing else: "We want it in French, with the tags. Total?"."""
    return look.situation.text if look.alone else wish.text


def of_the_same(wish: Wish, last: Wish | None, situation: Situation) -> Wish:
    """ "What does the range cost, and does it come with the files?": the files are those of the gig just named."""
    if last is None or not last.gig or wish.gig == last.gig:
        return wish
    if wish.has("includes") and last.packages and asks_size(wish.text, situation.gig(last.gig), situation.language, of_a_package=True):
        # "What is the audit, and how many pages at most?": the pages of the audit.
        return replace(wish, gig=last.gig, packages=last.packages, extras=(), more=(), rivals=(), topics=frozenset())
    if wish.packages or not wish.extras:
        return wish
    again = about(wish.text, situation, only=last.gig)
    taken = again.extras or again.packages
    return replace(again, kinds=wish.kinds, told=wish.told, reason=wish.reason, packages=again.packages or last.packages) if taken else wish
