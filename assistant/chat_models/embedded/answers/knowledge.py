"""Answers out of the library: FAQ pairs, documents and the marketplace's rules, quoted as they stand, or not at all."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers.unknown import unknown
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.terms import terms
from assistant.understanding.text import fold, sentences

Record = dict[str, Any]

# How much a passage must have in common with a question to answer it. An FAQ pair is a question somebody already asked, so
# closeness of meaning is enough; a document's section must share the question's own words.
FAQ_SIMILARITY = 0.62
FAQ_WITH_WORDS = 0.42
WORDS_SHARED = 0.5
DOCUMENT_SIMILARITY = 0.55
DOCUMENT_WORDS = 0.62
SURE = 0.75
SHORTEST = 320
OLD_YEARS = 5


def open_question(wish: Wish, look: Look) -> Part:
    return direct(wish, look, every_kind=True) or unknown(wish, look)


def direct(wish: Wish, look: Look, *, every_kind: bool = True) -> Part | None:
    """The best passage's answer, or None where none answers."""
    hits = look("search_knowledge", **_query(wish, look)).get("results", [])
    usable = [hit for hit in hits if _may_answer(hit, wish, look)]
    for hit in usable:
        if _answers(hit, wish, look) and (every_kind or hit["kind"] == "faq"):
            return _told(hit, wish, look)
    return None


def _query(wish: Wish, look: Look) -> dict[str, str]:
    before = look.situation.before[-1] if look.situation.before else ""
    follows = len(wish.text.split()) <= 6 and before
    return {"query": wish.text[:1000], "before": before[:1000]} if follows else {"query": wish.text[:1000]}


def _may_answer(hit: Record, wish: Wish, look: Look) -> bool:
    """What is superseded, or old and unofficial, is history: it answers only questions about the past."""
    if hit["superseded"] or _is_old(hit, look):
        return _asks_of_the_past(wish.text, hit)
    return True


def _is_old(hit: Record, look: Look) -> bool:
    if not hit["date"] or hit["official"]:
        return False
    return int(look.situation.briefing.now[:4]) - date.fromisoformat(hit["date"]).year >= OLD_YEARS


def _asks_of_the_past(question: str, hit: Record) -> bool:
    folded = fold(question)
    past = ("used to", "in the past", "history", "formerly", "originally", "a l'epoque", "autrefois", "anciennement", "historique", "avant en ")
    return bool(hit["date"] and hit["date"][:4] in folded) or any(phrase in folded for phrase in past)


def _answers(hit: Record, wish: Wish, look: Look) -> bool:
    similarity, overlap = hit["similarity"], hit["overlap"]
    if similarity < SURE and not _speaks_of(hit, wish.topics):
        return False
    if _YES_OR_NO.match(fold(excerpt(hit, wish.text))) and not asks_yes_or_no(wish.text):
        return False
    if hit["kind"] == "faq":
        return similarity >= FAQ_SIMILARITY or (similarity >= FAQ_WITH_WORDS and overlap >= WORDS_SHARED) or overlap >= 0.8
    if hit["kind"] == "gig" and wish.has("scope"):
        return False
    if hit["language"] != look.situation.language:
        return overlap >= DOCUMENT_WORDS
    return (similarity >= DOCUMENT_SIMILARITY and overlap >= WORDS_SHARED) or (overlap >= 0.85 and similarity >= 0.35)


_YES_OR_NO = re.compile(r"^(?:yes|no|oui|non)\b")
_ASKS_WHAT = re.compile(r"^\W*(?:and |et |but |mais |so |ok |hi |hello |bonjour )*(?:how|what|which|when|where|who|why|combien|quel\w*|quand|qui|comment|pourquoi|que |qu'est-ce que?)\b")


def asks_yes_or_no(question: str) -> bool:
    return not _ASKS_WHAT.match(fold(question))


def _speaks_of(hit: Record, topics: frozenset[str]) -> bool:
    """Whether a passage has most of what the question is about in its own words."""
    if not topics:
        return True
    said = frozenset(terms(f"{hit['title']}. {hit['text']}", hit["language"]))
    return 2 * len(topics & said) >= len(topics)


def _told(hit: Record, wish: Wish, look: Look) -> Part:
    language = look.situation.language
    text = excerpt(hit, wish.text)
    if hit["language"] != language:
        text = say("quote_foreign", language, tongue=wording.tongue(hit["language"], language), text=f"« {text} »" if language == "fr" else f"“{text}”")
    if hit["date"] and (hit["superseded"] or _is_old(hit, look)):
        text = f"{text} {say('as_of', language, date=wording.day(hit['date'], language))}"
    look.cite(hit["id"])
    person = say("choose_person", language, name=look.situation.briefing.freelancer)
    return Part(text, choices=((person, person),), note={"gig": wish.gig, "kinds": []})


def excerpt(hit: Record, question: str) -> str:
    """The whole text of a short passage, else its sentences nearest to the question, in their order."""
    text = str(hit["text"]).strip()
    if hit["kind"] == "faq":
        return _answer_of(text, hit["title"])
    if len(text) <= SHORTEST:
        return text
    wanted = frozenset(terms(question))
    parts = sentences(text)
    scored = sorted(range(len(parts)), key=lambda i: (-len(wanted & frozenset(terms(parts[i], hit["language"]))), i))
    kept: list[int] = []
    for index in scored:
        if sum(len(parts[i]) for i in kept) + len(parts[index]) > SHORTEST and kept:
            continue
        kept.append(index)
        if len(kept) == 3:
            break
    return " ".join(parts[i] for i in sorted(kept))


def _answer_of(text: str, question: str) -> str:
    """An FAQ passage without its question."""
    return text.removeprefix(question).strip() or text
