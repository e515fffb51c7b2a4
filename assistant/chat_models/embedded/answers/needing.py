"""A need that was told: the gig that it is for, or the honest answer that nothing here is."""

from __future__ import annotations

from dataclasses import replace

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers import choosing, scope
from assistant.chat_models.embedded.answers.listed import best_match
from assistant.chat_models.embedded.gig_needed import clauses, gig_for
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish


def need(wish: Wish, look: Look) -> Part:
    asked = replace(wish, kinds=frozenset({"scope", "open"}))
    said = " ".join(clauses(wish.text)) or wish.text
    listed = best_match(replace(asked, text=said), look)
    slug = next((gig for text in (said, wish.text, look.situation.text) if (gig := gig_for(text, look.situation))), None)
    if slug is None or (listed is not None and listed.where == "excludes"):
        return scope.scope(asked, look)
    meant = wish if wish.gig == slug else replace(wish, gig=slug, packages=(), extras=(), more=())
    if wish.counts or wish.budget or wish.days:
        return choosing.recommend(meant, look)
    return _offered(slug, look)


def _offered(slug: str, look: Look) -> Part:
    language = look.situation.language
    gig = look("get_gig", gig=slug)
    look.cite(f"gig:{slug}")
    lines = wording.bullets([wording.package_line(p, gig["working_days"], language) for p in gig["packages"]])
    text = say("need_met", language, gig=wording.quoted(gig["title"], language), lines=lines)
    choices = tuple((say(key, language), say(key, language)) for key in ("choose_recommend", "choose_needs"))
    return Part(text, choices=choices, note={"gig": slug, "kinds": ["overview"], "packages": []})
