"""A question that no act gives away: the library's nearest passage says what it is about, and records answer where they can."""

from __future__ import annotations

from dataclasses import replace

from assistant.chat_models.embedded.answers import calendar, knowledge, packages
from assistant.chat_models.embedded.answers.unknown import unknown
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.wishes import Wish

WHOLE = frozenset(("price", "delivery", "revisions", "includes"))


def open_question(wish: Wish, look: Look) -> Part:
    hit = knowledge.best(wish, look, ("faq", "document", "policy", "profile", "gig"))
    if hit is None:
        hit = knowledge.in_full(wish, look, ("faq", "document", "policy", "profile"))
    if hit is None:
        repeated = knowledge.again(wish, look)
        return knowledge.told_again(repeated, wish, look) if repeated is not None else unknown(wish, look)
    if hit["kind"] == "profile" and hit["id"].rsplit(":", 1)[-1] in ("away", "hours", "consultations"):
        return calendar.book(wish, look) if hit["id"].endswith("consultations") else calendar.calendar(wish, look)
    if hit["kind"] != "gig":
        return knowledge.told(hit, wish, look)
    return _from_record(hit["id"].split(":"), wish, look) or knowledge.told(hit, wish, look)


def _from_record(place: list[str], wish: Wish, look: Look) -> Part | None:
    """own:gig:SLUG:package:ID and own:gig:SLUG:extra:ID are told by the record's figures."""
    if len(place) == 4 and place[3] == "excludes" and look.situation.gig(place[2]) is not None:
        return packages.facts(replace(wish, gig=place[2], packages=(), extras=(), topics=frozenset(), kinds=frozenset({"excludes"})), look)
    if len(place) < 5 or look.situation.gig(place[2]) is None:
        return None
    slug, what, item = place[2], place[3], place[4]
    asked = replace(wish, gig=slug, topics=frozenset(), counts=(), named=True)
    if what == "package":
        return packages.facts(replace(asked, kinds=WHOLE, packages=(item,), extras=()), look)
    if what == "extra":
        return packages.facts(replace(asked, kinds=frozenset({"price"}), packages=(), extras=(item,)), look)
    return None
