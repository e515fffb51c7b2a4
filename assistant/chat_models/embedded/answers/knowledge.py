"""Answers out of the library: FAQ pairs, documents and the marketplace's rules, quoted as they stand, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.glossing import asks_how_many, glossed
from assistant.chat_models.embedded.in_the_original import in_the_original
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding import amounts
from assistant.understanding.terms import named, telling, terms
from assistant.understanding.text import fold, sentences

Record = dict[str, Any]

# From here on the library is sure enough that a passage answers (retrieval/confidence.py).
SURE = 0.25
_SURE_ENOUGH = 0.4
# From here on a passage is near enough to be shown for what it is, where nothing answers.
NEAR = 0.05
# How the marketplace's own pages put what clients ask in a hundred ways.
STANDARD = {
    "fees": {
        "en": "What service fee does the client pay?",
        "fr": "Quels frais de service le client paie-t-il ?",
    },
    "payment": {
        "en": "How do I order on the marketplace, and whom does the client pay?",
        "fr": "Comment commander sur la place de marché, et à qui le client paie-t-il ?",
    },
    "commission": {"en": "What does a freelancer keep after the commission?", "fr": "Que garde le freelance après la commission ?"},
}
_LISTS_ONLY = ("requirements", "away", "hours", "consultations", "skills", "professions")
_TEXTS = ("faq", "document", "policy", "profile")
_CLEARLY = 0.2
_DESCRIBES = 0.15
MOST_QUOTED = 360
OLD_YEARS = 5
FEW_WORDS = 45
"""A longer message tells more than one passage could answer."""
LITTLE = 10


def direct(wish: Wish, look: Look, *, every_kind: bool = True) -> Part | None:
    """The best passage's answer, or None where none answers."""
    hit = best(wish, look, _TEXTS if every_kind else ("faq",))
    return told(hit, wish, look) if hit is not None else None


def best(wish: Wish, look: Look, kinds: Sequence[str]) -> Record | None:
    """The passage of one of these kinds that answers, the one whose own sentence fits best first."""
    asked = _nearest(query_of(wish, look), kinds, wish, look)
    surest = _nearest(query_of(wish, look), _TEXTS, wish, look)
    if asked is not None and surest is not None and surest["sure"] > asked["sure"] + _CLEARLY:
        # It is told in its turn; a lesser passage is no answer meanwhile.
        asked = surest if surest["kind"] in kinds else None
    standard = next((question for kind, question in STANDARD.items() if wish.has(kind)), None)
    if standard is None:
        return asked
    plain = _nearest({"query": standard[look.situation.language]}, kinds, wish, look)
    # What is asked in other words than the usual must be found clearly better than the usual.
    own = asked is not None and asked["language"] == look.situation.language
    return asked if plain is None or (asked is not None and own and asked["sure"] > plain["sure"] + _CLEARLY) else plain


def _nearest(query: dict[str, str], kinds: Sequence[str], wish: Wish, look: Look) -> Record | None:
    found = look("search_knowledge", **query)
    unheard = frozenset(found.get("unheard", ()))
    results: list[Record] = found.get("results", [])
    for hit in sorted(results, key=_precedence, reverse=True):
        if hit["kind"] in kinds and _may_answer(hit, wish, look) and _answers(hit, wish) and not _beside(hit, wish, unheard):
            return hit
    return None


def _beside(hit: Record, wish: Wish, unheard: frozenset[str]) -> bool:
    """Whether much of what is asked about stands neither in the passage nor anywhere with this freelancer: then it is near at best."""
    about = telling(frozenset(terms(wish.text)))
    missing = (about & unheard) - frozenset(terms(f"{hit['title']}. {hit['text']}", hit["language"]))
    everyones = hit["of"] != "freelancer"
    return everyones and hit["sure"] < _SURE_ENOUGH and len(missing) >= 2 and 2 * len(missing) >= len(about)


def in_full(wish: Wish, look: Look, kinds: Sequence[str]) -> Record | None:
    """The passage that answers the message as a whole, where its question alone says too little: "We may reprint. How long…?"."""
    whole = look.situation.text
    if len(whole.split()) > FEW_WORDS or len(whole) < len(wish.text) + LITTLE:
        return None
    hit = _nearest(query_of(replace(wish, text=whole), look), kinds, wish, look)
    # Where several things are asked, what answers them together must be surer.
    return hit if hit is not None and (look.alone or hit["sure"] >= SURE + _CLEARLY) else None


def near(wish: Wish, look: Look) -> Record | None:
    """The passage that comes nearest to what nothing answers surely; None where none comes near."""
    asked = [wish, replace(wish, text=look.situation.text)] if look.alone else [wish]
    found = [hit for each in asked for hit in hits(each, look) if hit["sure"] >= _near_from(hit) and not _is_history(hit, look)]
    return max(found, key=_precedence, default=None)


def _near_from(hit: Record) -> float:
    """A list of words answers nothing, and hours are told from the calendar. What is sold, or holds for everyone, must come nearer."""
    if _is_description(hit) or hit["id"].rsplit(":", 1)[-1] in _LISTS_ONLY:
        return 1
    sold = hit["kind"] == "gig" and not hit["id"].endswith(":excludes")
    return 3 * NEAR if sold else 2 * NEAR if hit["of"] != "freelancer" else NEAR


def shown(hit: Record, wish: Wish, look: Look) -> str:
    """A passage that may or may not answer: with the question that it does answer."""
    language = look.situation.language
    text = excerpt(hit, wish.text)
    text = f"{hit['title']} – {text}" if hit["kind"] == "faq" else text
    look.cite(hit["id"])
    return in_the_original(text, hit["language"], language)


def again(wish: Wish, look: Look) -> Record | None:
    """The passage that answered last, where a question goes on about it and speaks of nothing that it does not."""
    source = look.situation.briefing.dialogue.get("source")
    if not wish.before or not source:
        return None
    hits: list[Record] = look("search_knowledge", **query_of(wish, look)).get("results", [])
    hit = next((hit for hit in hits if hit["id"] == source), None)
    if hit is None or not telling(wish.topics) <= frozenset(terms(f"{hit['title']}. {hit['text']}", hit["language"])):
        return None
    return hit


def told_again(hit: Record, wish: Wish, look: Look) -> Part:
    part = told(hit, wish, look)
    return replace(part, text=f"{say('all_i_have', look.situation.language)}\n{part.text}")


def _precedence(hit: Record) -> float:
    """How sure it is; a gig's description speaks of everything a little, so what answers one question comes before it."""
    return float(hit["sure"]) - (_DESCRIBES if _is_description(hit) else 0)


def _is_description(hit: Record) -> bool:
    return hit["kind"] == "gig" and len(hit["id"].split(":")) == 3


def hits(wish: Wish, look: Look) -> list[Record]:
    found: list[Record] = look("search_knowledge", **query_of(wish, look)).get("results", [])
    return found


def query_of(wish: Wish, look: Look) -> dict[str, str]:
    """The question without the freelancer's name, which every other passage has; with the one before where it leans on it."""
    briefing = look.situation.briefing
    first, last = (re.escape(briefing.freelancer.split()[place]) for place in (0, -1))
    text = re.sub(rf"\b{first}\b(?: {last})?", _you(look), wish.text)
    before = wish.before or (look.situation.before[-1] if look.situation.before else "")
    follows = (wish.before or len(wish.text.split()) <= 6) and before
    return {"query": text[:1000], "before": before[:1000]} if follows else {"query": text[:1000]}


def _you(look: Look) -> str:
    return "vous" if look.situation.language == "fr" else "you"


def _may_answer(hit: Record, wish: Wish, look: Look) -> bool:
    """What is superseded, or old and unofficial, is history: it answers only questions about the past."""
    if wish.has("scope") and hit["kind"] == "profile" and not hit["id"].endswith((":about", ":skills")):
        return False
    return not _is_history(hit, look) or _asks_of_the_past(wish.text, hit)


def _is_history(hit: Record, look: Look) -> bool:
    return bool(hit["superseded"]) or _is_old(hit, look)


def _is_old(hit: Record, look: Look) -> bool:
    if not hit["date"] or hit["official"]:
        return False
    return int(look.situation.briefing.now[:4]) - date.fromisoformat(hit["date"]).year >= OLD_YEARS


def _asks_of_the_past(question: str, hit: Record) -> bool:
    folded = fold(question)
    past = ("used to", "in the past", "history", "formerly", "originally", "a l'epoque", "autrefois", "anciennement", "historique")
    return bool(hit["date"] and hit["date"][:4] in folded) or any(phrase in folded for phrase in past)


def _answers(hit: Record, wish: Wish) -> bool:
    if hit["sure"] < SURE:
        return False
    return asks_yes_or_no(wish.text) or not _YES_OR_NO.match(fold(excerpt(hit, wish.text)))


# A yes or no that says nothing of what it is said to.
_BARE = re.compile(r"^(?:yes|no|oui|non)\.")
_YES_OR_NO = re.compile(r"^(?:yes|no|oui|non)\b")
_ASKS_WHAT = re.compile(
    r"^\W*(?:and |et |but |mais |so |ok |hi |hello |bonjour )*(?:how|what|which|when|where|who|whose|why"
    r"|combien|(?:a |de |dans |pour )?quel(?:le)?s?|quand|qui|comment|pourquoi|que |(?:c'est|a|de|en) quoi|qu'est-ce (?:que?|qui))\b"
)


def asks_yes_or_no(question: str) -> bool:
    return not _ASKS_WHAT.match(fold(question))


_ASKS_MEANING = re.compile(
    r"\b(?:what(?:'s| is| are) (?:an? )?\S+\W*$|what does .* mean|explain|expliquez?|defin\w+"
    r"|qu'est[- ]ce qu\W*une?|que (?:veut dire|signifie)|c'est quoi)"
)


def asks_meaning(question: str) -> bool:
    """Whether it asks what something is, which nothing answers that only says whether it is to be had."""
    return _ASKS_MEANING.search(fold(question)) is not None


def named_things(wanted: frozenset[str], text: str) -> frozenset[str]:
    """Of some terms, those that are the name of a thing in the text."""
    return wanted & named(text)


def told(hit: Record, wish: Wish, look: Look, *, same: bool = True) -> Part:
    """`same` where the passage answers the very question asked; a yes or no to another one is told with that."""
    language = look.situation.language
    text = excerpt(hit, wish.text)
    if hit["kind"] == "faq" and (
        _BARE.match(fold(text))
        or (not same and _YES_OR_NO.match(fold(text)))
        or wish.topics
        and not wish.topics & frozenset(terms(text, hit["language"]))
    ):
        text = f"{hit['title']} – {text}"
    if hit["language"] != language and asks_how_many(wish.text):
        text = glossed(text, hit["language"], language)
    text = in_the_original(text, hit["language"], language)
    if hit["date"] and _is_history(hit, look):
        text = f"{text} {say('as_of', language, date=wording.day(hit['date'], language))}"
    look.cite(hit["id"])
    person = say("choose_person", language, name=look.situation.briefing.freelancer)
    return Part(text, choices=((person, person),), note={"gig": wish.gig or _gig_of(hit), "kinds": [], "passage": hit["id"]})


def _gig_of(hit: Record) -> str | None:
    """The gig whose passage it is: what a client asks next is asked of that one."""
    place = str(hit["id"]).split(":")
    return place[2] if hit["of"] == "freelancer" and place[1:2] == ["gig"] and len(place) > 2 else None


def excerpt(hit: Record, question: str) -> str:
    """The whole text of a short passage, else its sentences nearest to the question, in their order."""
    text = str(hit["text"]).strip()
    if hit["kind"] == "faq":
        return _answer_of(text, hit["title"])
    if _is_description(hit):
        text = text.partition("\n")[2] or text  # its first line is the category
    if len(text) <= MOST_QUOTED:
        return text
    parts = sentences(text)
    scored = nearest(parts, question, hit["language"])
    kept: list[int] = []
    for index in scored:
        if sum(len(parts[i]) for i in kept) + len(parts[index]) > MOST_QUOTED and kept:
            continue
        kept.append(index)
        if len(kept) == 3:
            break
    return " ".join(parts[i] for i in sorted(kept))


def nearest(parts: Sequence[str], question: str, language: str) -> list[int]:
    """Places of the sentences, the one nearest to the question first; one with a figure where a number is asked for."""
    wanted = frozenset(terms(question))
    counts = bool(_HOW_MANY.search(fold(question)))

    def rank(place: int) -> tuple[float, int]:
        figure = counts and has_figure(parts[place])
        return -(len(wanted & frozenset(terms(parts[place], language))) + (1.5 if figure else 0)), place

    return sorted(range(len(parts)), key=rank)


def has_figure(text: str) -> bool:
    return any(a.kind in ("count", "duration", "money", "percent") and not a.article for a in amounts.find(text))


_HOW_MANY = re.compile(r"\b(?:how (?:many|much|long|old|often)|since when|combien|depuis (?:quand|combien))\b")


def _answer_of(text: str, question: str) -> str:
    """An FAQ passage without its question."""
    return text.removeprefix(question).strip() or text
