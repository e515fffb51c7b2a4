"""Kinds of work that a document, an FAQ or the profile says are taken on or refused: sectors, music, subjects, clients."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.chat_models.embedded.answers.listed import asked_of, named_by
from assistant.chat_models.embedded.asked_thing import NAMED, Unit, units
from assistant.chat_models.embedded.in_the_original import in_the_original
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.language import detect
from assistant.understanding.terms import light
from assistant.understanding.text import fold, sentences

Record = dict[str, Any]
# The question such a section answers; it is looked for by this as well as by the client's words.
ASKED_OF_IT = {
    "en": "Which kinds of work, sectors or clients do you take on, and which do you refuse?",
    "fr": "Quels types de projets, secteurs ou clients acceptez-vous, et lesquels refusez-vous ?",
}
_OF_KINDS = re.compile(
    r"\b(?:takes?(?: on)?|taken on|refuses?|declines?|works? (?:for|with)|experience (?:with|in)|know best|usual clients"
    r"|does not|do not|no|(?:i|he|she|we) \w+ (?:\w+ ){0,2}for"
    r"|which (?:industries|sectors|clients|music|kinds?|subjects|topics|genres)"
    r"|prends?|prend|refuse|accepte|travaille (?:pour|avec)|secteurs?|connait|clients habituels|je \w+ (?:\w+ ){0,2}pour"
    r"|ne \w+ (?:pas|ni))\b"
)
# Such a section asks, in its title, which kinds are taken.
_TITLE = re.compile(
    r"\b(?:which|what|for whom|quels?|quelles?|pour qui)\b.*\b(?:industr\w+|sectors?|clients?|music|genres?|kinds?|subjects?"
    r"|topics?|projects?|take|work|write|not|secteurs?|projets?|sujets?|musiques?|prend|refuse|pas|travaille)\b"
    r"|\b(?:sign|accept|work for|travaille-t|signe-t|accepte-t)"
)
_REFUSES = re.compile(
    r"\b(?:not?|never|none|neither|nor|refuses?|declines?|except|without|n't|ne|n'|pas|jamais|ni|aucune?s?|refuse\w*|sauf|exclu\w*|hors)\b"
    r"|n't\b|\bn'"
)
# All that such a section lists is refused.
_ALL_REFUSED = re.compile(
    r"^(?!.*\b(?:and|et|or|ou)\b).*(?:\b(?:refuses?|declines?|turns? down|refuse\w*|not|never)\b|n't\b|\bn(?:e |')[^?]*\b(?:pas|jamais)\b)"
)
# "We sell…", "notre…": what the client is about, told beside the question.
_OWN = re.compile(
    r"\b(?:(?:i|we) (?:sell|make|run|own|have|are|am|pour|brew|bake|play|build|produce|trade|offer|operate|import|distribute)"
    r"|(?:i'm|we're|for|our|my|about|on)"
    r"|(?:je|nous|on) (?:vends?|vendons|vend|fais|faisons|fait|fabrique\w*|produi\w*|suis|sommes|est|exploit\w*"
    r"|tiens|tenons|tient|joue\w*|brass\w*|gere\w*|gerons|import\w*|propos\w*)"
    r"|(?:notre|nos|mon|ma|mes|pour|sur|des))\b(?P<x>[^.?!,;]*)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence on kinds of work that speaks of what is asked."""

    hit: Record
    sentence: str
    refused: bool
    named: int


def taken(wish: Wish, look: Look) -> Part | None:
    """What is said of the kind of work a question asks for, else of what the client is about."""
    asked = [unit for unit in asked_of(wish, look).all if _rare(unit, look)]
    found = list(_sentences(asked, look)) if asked else []
    found = found or [told for told in _of_client(look) if asks_of_kinds(told.hit)]
    best = max(found, key=lambda told: (told.named, told.refused), default=None)
    return _answer(best, look) if best is not None else None


def refused(look: Look) -> Part | None:
    """The refusal of what the client is about, where a question about anything else tells of it."""
    found = [told for told in _of_client(look) if told.refused and asks_of_kinds(told.hit)]
    return _answer(max(found, key=lambda told: told.named), look) if found else None


def _of_client(look: Look) -> list[Told]:
    language = look.situation.language
    own = [unit for match in _OWN.finditer(fold(look.situation.text)) for unit in units(match["x"], language)]
    own = [unit for unit in own if unit.known and _rare(unit, look)]
    return list(_sentences(own, look)) if own else []


def _rare(unit: Unit, look: Look) -> bool:
    """Not an everyday word, nor one that the freelancer's own gigs are named by."""
    named = frozenset().union(*(named_by(gig) for gig in look.situation.briefing.gigs))
    return not unit.meanings <= light() | named


def _sentences(asked: list[Unit], look: Look) -> Iterator[Told]:
    language = look.situation.language
    profile = look("get_profile")
    about = {"id": "profile", "of": "freelancer", "kind": "profile", "title": "", "text": profile["about"], "superseded": False}
    yield from _of_hit({**about, "language": detect(profile["about"])}, asked)
    queries = [ASKED_OF_IT[language], " ".join(unit.word for unit in asked)[:1000]]
    seen = {"own:profile:about"}
    for found in look.all([("search_knowledge", {"query": query}) for query in queries]):
        for hit in found.get("results", []):
            if hit["of"] != "freelancer" or hit["kind"] in ("gig", "faq") or hit["superseded"] or hit["id"] in seen:
                continue
            seen.add(hit["id"])
            yield from _of_hit(hit, asked)


def _of_hit(hit: Record, asked: list[Unit]) -> Iterator[Told]:
    title = fold(hit["title"])
    for sentence in sentences(" ".join(str(hit["text"]).split())):
        if sentence.rstrip().endswith("?") or not _OF_KINDS.search(f"{title} {fold(sentence)}"):
            continue
        said = frozenset().union(*(unit.meanings for unit in units(sentence, hit["language"])))
        named = sum(1 for unit in asked if unit.meanings & said)
        enough = named if asks_of_kinds(hit) else 2 * named >= len(asked) and named
        # "Saying no" and "talking" are in many sentences: a word of them alone tells of no kind of work.
        if not any(unit.meanings & said and not unit.meanings - {NAMED + unit.word} <= light() for unit in asked):
            continue
        if enough and all(unit.meanings & said for unit in asked if unit.proper):
            yield Told(hit, sentence, _denied(title, sentence, asked, hit["language"]), named)


def asks_of_kinds(hit: Record) -> bool:
    return hit["kind"] == "document" and bool(_TITLE.search(fold(hit["title"])))


def _denied(title: str, sentence: str, asked: list[Unit], language: str) -> bool:
    """Whether what is asked stands after a "no" in its sentence, or in a list of what is not done."""
    if _ALL_REFUSED.search(title):
        return True
    for place, unit in enumerate(units(sentence, language)):
        if any(unit.meanings & other.meanings for other in asked):
            before = fold(sentence)[: fold(sentence).find(unit.word)] if place >= 0 else ""
            if _REFUSES.search(before):
                return True
    return False


def _answer(told: Told, look: Look) -> Part:
    language, name = look.situation.language, look.situation.briefing.freelancer
    hit = told.hit
    text = in_the_original(told.sentence, hit["language"], language)
    look.cite(hit["id"])
    person = say("choose_person", language, name=name)
    if told.refused or asks_of_kinds(hit):
        text = f"{say('taken_no' if told.refused else 'taken_yes', language)} {text}"
    return Part(text, choices=((person, person),), note={"kinds": []})
