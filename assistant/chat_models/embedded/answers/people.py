"""Who the freelancer is, what is needed to start, and that listed prices hold."""

from __future__ import annotations

import re
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers import knowledge
from assistant.chat_models.embedded.answers.choosing import which_gig
from assistant.chat_models.embedded.glossing import asks_how_many, glossed
from assistant.chat_models.embedded.in_the_original import in_the_original
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.language import detect
from assistant.understanding.text import fold, sentences

Record = dict[str, Any]
LEVELS = {
    "new": ("new seller", "nouveau"),
    "level_1": ("Level 1", "Niveau 1"),
    "level_2": ("Level 2", "Niveau 2"),
    "top_rated": ("Top Rated", "Top Rated"),
}

# What was done before the trade that is asked about.
_EARLIER = re.compile(r"\b(?:before|previously|formerly|used to|auparavant|avant|autrefois|anciennement)\b")


def profile(wish: Wish, look: Look) -> Part:
    record = look("get_profile")
    look.cite("profile")
    kinds = [kind for kind in ("languages", "location", "level", "about") if wish.has(kind)]
    texts = [{"languages": _languages, "location": _location, "level": _level, "about": _about}[kind](wish, record, look) for kind in kinds]
    return Part("\n".join(texts), note={"kinds": []})


def _languages(wish: Wish, record: Record, look: Look) -> str:
    language, name = look.situation.language, look.situation.briefing.freelancer
    spoken = wording.listed([wording.tongue(code, language) for code in record["languages"]], language)
    asked = wording.tongues_named(wish.text)
    if asked and not asked & set(record["languages"]):
        return say("no_language", language, name=name, tongue=wording.tongue(sorted(asked)[0], language), tongues=spoken)
    return say("yes_language" if asked else "languages", language, name=name, tongues=spoken)


def _location(wish: Wish, record: Record, look: Look) -> str:
    language, name = look.situation.language, look.situation.briefing.freelancer
    zone = say("zone", language, name=name, zone=str(record["timezone"]).replace("_", " "))
    where = next(
        (
            s
            for s in sentences(record["about"])
            if re.search(r"\b(?:based|live|lives|studio in|from|bas[eé]e?|vis|habite|installee?|independante? a)\b", fold(s))
        ),
        None,
    )
    return f"{_own_words(where, look)} {zone}" if where else zone


def _own_words(text: str, look: Look, *, counted: bool = False) -> str:
    language = look.situation.language
    original = detect(text)
    foreign = original != language
    return in_the_original(glossed(text, original, language) if counted and foreign else text, original, language)


def _level(wish: Wish, record: Record, look: Look) -> str:
    language, name = look.situation.language, look.situation.briefing.freelancer
    texts = []
    if re.search(r"\b(?:pro|vetted|verified|certifi\w+|verifie\w*)\b", fold(wish.text)):
        texts.append(say("pro" if record["pro"] else "not_pro", language, name=name))
    if record["level"]:
        texts.append(say("level", language, name=name, level=LEVELS[record["level"]][1 if language == "fr" else 0]))
    elif not texts:
        texts.append(say("no_level", language, name=name))
    return " ".join(texts)


def _about(wish: Wish, record: Record, look: Look) -> str:
    """Who it is; where a number is asked for, the sentence that has it and nothing else."""
    spoken = detect(record["about"])
    parts = sentences(" ".join(record["about"].split()))
    near = knowledge.nearest(parts, wish.text, spoken)
    if asks_how_many(wish.text):
        told = next((parts[i] for i in near if knowledge.has_figure(parts[i]) and not _EARLIER.search(fold(parts[i]))), None)
        if told is not None:
            return _own_words(told, look, counted=True)
    if _EARLIER.search(fold(wish.text)):
        near = sorted(near, key=lambda place: not _EARLIER.search(fold(parts[place])))
    told = " ".join(parts[i] for i in sorted(near[:2]))
    return f"{record['headline']}. {_own_words(told, look)}"


def requirements(wish: Wish, look: Look) -> Part:
    situation, language = look.situation, look.situation.language
    if wish.gig is None:
        return which_gig(look, "requirements")
    gig = look("get_gig", gig=wish.gig)
    look.cite(f"gig:{wish.gig}")
    title = wording.quoted(gig["title"], language)
    if not gig["requirements"]:
        return Part(say("no_requirements", language, gig=title), note={"gig": wish.gig})
    lines = [r["ask"] if r["required"] else f"{r['ask']} {say('if_possible', language)}" for r in gig["requirements"]]
    text = say("requirements", language, name=situation.briefing.freelancer, lines=wording.bullets(lines))
    return Part(text, note={"gig": wish.gig, "packages": list(wish.packages), "kinds": ["requirements"]})


def discount(wish: Wish, look: Look) -> Part:
    """Listed prices hold; whoever may lower them is told, if the client likes."""
    situation, language = look.situation, look.situation.language
    name = situation.briefing.freelancer
    found = knowledge.direct(wish, look, every_kind=bool(wish.topics - {"c:discount", "c:price", "c:cheap"}))
    if found is not None:
        return found
    texts = [say("discount", language, name=name)]
    if wish.gig is not None:
        gig = look("get_gig", gig=wish.gig)
        look.cite(f"gig:{wish.gig}")
        cheapest = gig["packages"][0]
        told = {"package": wording.quoted(cheapest["title"], language), "price": wording.money(cheapest["price"], language)}
        texts.append(say("cheapest", language, **told))
    pass_on = say("choose_pass_on", language, name=name)
    return Part(" ".join(texts), choices=((pass_on, pass_on),), note={"gig": wish.gig, "offered": "person"})
