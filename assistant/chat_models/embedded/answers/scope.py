""" "Do you…?", "Is … included?": yes or no from the lists a gig has, else from what the library says, else not known."""

from __future__ import annotations

import re
from typing import Any

from assistant.chat_models.briefing import GigOutline
from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers import knowledge, opening, reviews, taken
from assistant.chat_models.embedded.answers.listed import SHARED, WHOLE, Match, asked_of, best_match, beyond, fitting
from assistant.chat_models.embedded.asked_thing import NAMED, Asked, Listed, asked_thing, covered
from assistant.chat_models.embedded.beyond import strange
from assistant.chat_models.embedded.in_the_original import in_the_original
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.subject import PLAIN
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.deals import deals
from assistant.understanding.terms import light, terms
from assistant.understanding.text import fold

Record = dict[str, Any]
SAME = 0.85
SPOKEN_FOR = 0.8
"""From here on the library is so sure of an FAQ that its words need not be those of the question."""


def scope(wish: Wish, look: Look) -> Part:
    refused = taken.refused(look)
    if refused is not None:
        return refused
    sold = _ways_of_selling(wish, look)
    if sold is not None:
        return sold
    if wish.extras and wish.gig and not _more_than_extras(wish, look) and not strange(wish, look):
        gig = look("get_gig", gig=wish.gig)
        look.cite(f"gig:{wish.gig}")
        return Part(
            "\n".join(_extra_told(gig, extra, wish, look) for extra in wish.extras),
            note={"gig": wish.gig, "packages": list(wish.packages), "extras": list(wish.extras), "kinds": ["price"]},
        )
    told = reviews.of_the_freelancer(wish, look)
    if told is not None:
        return told
    listed = best_match(wish, look)
    if listed is not None and not listed.sure and strange(wish, look, of_a_gig=listed.where == "gig"):
        listed = None
    # That a package has something, taken for granted, is put right by the lists rather than by what is told of others.
    certain = listed is not None and (listed.sure or (wish.told and wish.packages)) and listed.where in ("includes", "extra")
    if not certain:
        faq = _faq(wish, look)
        if faq is not None:
            return faq
    if listed is None or listed.where in ("gig", "description"):
        # That a gig does such work says nothing of the kinds that are refused.
        told = taken.taken(wish, look)
        if told is not None:
            return told
    return _told(listed, wish, look) if listed is not None else opening.open_question(wish, look)


def _more_than_extras(wish: Wish, look: Look) -> bool:
    """Whether something is asked that neither the gig nor the extras named explain."""
    gig = look.situation.gig(wish.gig)
    titles = ". ".join(extra.title for extra in gig.extras if extra.id in wish.extras) if gig else ""
    tongues, sold = wording.tongues_named(wish.text), wording.tongues_named(titles)
    if tongues and sold and not tongues & sold:
        return True
    return any(unit.strong and unit.known for unit in beyond(asked_of(wish, look), gig, titles).core)


def _faq(wish: Wish, look: Look) -> Part | None:
    """An FAQ of the gig spoken of that asks the same, or one that the library is sure of."""
    alike = _same_asked(wish, look)
    if alike is not None:
        return knowledge.told(alike, wish, look, same=not _OBLIGED.search(fold(wish.text)))
    hit = knowledge.best(wish, look, ("faq",))
    if hit is None or _of_another(hit, wish):
        return None
    said = Listed(f"{hit['title']} {hit['text']}", hit["language"]).meanings
    core = [unit for unit in beyond(asked_of(wish, look), _gig_of(hit, look)).core if unit.strong]
    comparable = [unit for unit in core if unit.known or hit["language"] == look.situation.language]
    if hit["sure"] < SPOKEN_FOR and comparable and not any(unit.meanings & said for unit in comparable):
        return None
    return knowledge.told(hit, wish, look, same=False)


# Asks whether the client must, where an FAQ tells what the freelancer does.
_OBLIGED = re.compile(r"\b(?:have to|must|need to|do i|do we|dois|devons|doit|faut|myself|ourselves|moi-meme|nous-memes)\b")


def _gig_of(hit: Record, look: Look) -> GigOutline | None:
    return look.situation.gig(hit["id"].split(":")[2]) if hit["id"].startswith("own:gig:") else None


def _of_another(hit: Record, wish: Wish) -> bool:
    """An FAQ of another gig says nothing of this one's packages."""
    return bool(wish.packages and wish.gig and hit["id"].startswith("own:gig:") and not hit["id"].startswith(f"own:gig:{wish.gig}:"))


def _same_asked(wish: Wish, look: Look) -> Record | None:
    """The passage whose title asks for the same thing, word by word, though the library is not sure of it."""
    if knowledge.asks_meaning(wish.text):
        return None
    asked = asked_of(wish, look)
    bare = look("search_knowledge", query=" ".join(unit.word for unit in asked.all)[:1000]).get("results", []) if asked.all else []
    found = {hit["id"]: (_alike(asked, hit, look), hit) for hit in (*knowledge.hits(wish, look), *bare) if _may_be_asked(hit, wish)}
    best = max(found.values(), key=lambda row: row[0], default=None)
    return best[1] if best is not None and best[0] else None


def _may_be_asked(hit: Record, wish: Wish) -> bool:
    own = hit["kind"] in ("faq", "document") and hit["of"] == "freelancer" and not hit["superseded"]
    return (
        own
        and hit["title"].split(" — ")[0].rstrip().endswith("?")
        and knowledge.asks_yes_or_no(hit["title"])
        and not _of_another(hit, wish)
    )


def _alike(asked: Asked, hit: Record, look: Look) -> float:
    """How far a title asks what is asked; 0 where it asks something else."""
    gig, foreign = _gig_of(hit, look), hit["language"] != look.situation.language
    other = asked_thing(hit["title"].split(" — ")[0], hit["language"])
    own = beyond(other, gig)
    other = own if any(unit.strong for unit in own.core) else other
    names = frozenset().union(*(unit.meanings for unit in asked.all if unit.proper))
    if not names <= Listed(hit["text"], hit["language"]).meanings or not any(unit.strong for unit in asked.core):
        return 0.0
    heard = frozenset().union(*(unit.meanings for unit in asked.all))
    mine = covered(asked.all, frozenset().union(*(unit.meanings for unit in other.all)), foreign=foreign)
    its = covered(other.core, heard, foreign=foreign)
    telling = any(unit.strong and unit.known and unit.meanings & heard for unit in beyond(other, gig).core)
    known = [unit for unit in asked.core if unit.known and unit.strong] or [unit for unit in asked.aside if unit.known]
    own_words = [unit for unit in known if not unit.meanings - {NAMED + unit.word} <= light()]
    shared = [unit for unit in own_words if any(unit.meanings & each.meanings for each in other.all)]
    said = covered(other.all, heard, foreign=foreign)
    whole = telling and said >= WHOLE and len(shared) >= SHARED * len(known)
    return mine + its if shared and (whole or (mine >= SAME and said >= 0.8)) else 0.0


def _told(match: Match, wish: Wish, look: Look) -> Part:
    language, name = look.situation.language, look.situation.briefing.freelancer
    if match.where == "skill":
        look.cite("profile")
        look("get_profile")
        return Part(say("yes_skill", language, skill=match.item, name=name))
    gig = look("get_gig", gig=match.gig)
    look.cite(f"gig:{match.gig}")
    note = {"gig": match.gig, "packages": list(wish.packages), "kinds": ["includes"]}
    title = wording.quoted(gig["title"], language)
    if match.where == "excludes":
        return Part(say("excluded", language, item=match.item, gig=title), note=note)
    if match.where == "extra":
        return Part(_extra_told(gig, match.item, wish, look), note=note)
    if match.where == "description":
        return Part(in_the_original(match.item, str(gig["language"]), language), note=note)
    if match.where == "gig" and asked_of(wish, look).within and match.gig != wish.gig:
        return Part(say("own_gig", language, gig=title), note={**note, "kinds": ["price"]})
    if match.where == "gig":
        return Part(_gig_told(gig, title, language), note={**note, "kinds": ["price"]})
    return Part(_include_told(gig, match.item, wish, look), note=note)


def _gig_told(gig: Record, title: str, language: str) -> str:
    lines = [wording.package_line(p, gig["working_days"], language) for p in gig["packages"]]
    return f"{say('yes_gig', language, gig=title)}\n{wording.bullets(lines)}"


def _extra_told(gig: Record, extra_id: str, wish: Wish, look: Look) -> str:
    language = look.situation.language
    extra = next(e for e in gig["extras"] if e["id"] == extra_id)
    held = next((item for p in gig["packages"] for item in p["includes"] if _same(extra["title"], item, gig["language"])), None)
    if held is not None:
        return _include_told(gig, held, wish, look)
    return say("yes_extra", language, extra=wording.quoted(extra["title"], language), price=wording.money(extra["price"], language))


def _include_told(gig: Record, item: str, wish: Wish, look: Look) -> str:
    language = look.situation.language
    asked = next((p for p in gig["packages"] if p["id"] in wish.packages), None)
    near = fitting(asked_of(wish, look), [*asked["includes"], item], gig["language"], language) if asked is not None else []
    if asked is not None and near and near[0] in asked["includes"]:
        return say("included_in", language, item=near[0], packages=wording.quoted(asked["title"], language))
    holders = [p for p in gig["packages"] if any(_same(item, other, gig["language"]) for other in p["includes"])]
    packages = wording.listed([wording.quoted(p["title"], language) for p in holders], language)
    extra = next((e for e in gig["extras"] if _same(item, e["title"], gig["language"])), None)
    if asked is not None and asked not in holders:
        text = say("not_in_package", language, package=wording.quoted(asked["title"], language), packages=packages)
    else:
        text = say("included_in", language, item=item, packages=packages)
    if extra is not None and len(holders) < len(gig["packages"]):
        told = {"extra": wording.quoted(extra["title"], language), "price": wording.money(extra["price"], language)}
        text = f"{text} {say('otherwise_extra', language, **told)}"
    return text


def _same(one: str, other: str, language: str) -> bool:
    """Whether two list entries speak of the same thing ("source files" and "Source files (Illustrator)")."""
    a, b = frozenset(terms(one, language)) - PLAIN, frozenset(terms(other, language)) - PLAIN
    if not a or not b:
        return fold(one) == fold(other)
    digits = {t for t in a ^ b if t.isdigit()}
    return (a <= b or b <= a) and not digits


# A thing that others sell by subscription is no subscription of the gig.
_BOXES = re.compile(
    r"\bsubscription (?:box\w*|service|app|site|website|business|products?)\b|\b(?:box|coffrets?|site) (?:par|sur|d') ?abonnement\b"
)


def _ways_of_selling(wish: Wish, look: Look) -> Part | None:
    """Milestones and subscriptions are yes or no of the gig, not list entries."""
    language = look.situation.language
    asked = frozenset().union(*(unit.meanings for unit in asked_of(wish, look).all))
    steps = "steps" in deals(wish.text, language)
    key = (
        "milestones"
        if steps or "c:milestone" in asked
        else "subscription"
        if asked & {"c:subscription"} and not _BOXES.search(fold(wish.text))
        else None
    )
    if key is None or wish.gig is None:
        return None
    gig = look("get_gig", gig=wish.gig)
    look.cite(f"gig:{wish.gig}")
    title = wording.quoted(gig["title"], language)
    return Part(say(f"{key}_{'yes' if gig[key] else 'no'}", language, gig=title), note={"gig": wish.gig})
