"""Answers out of the library: FAQ pairs, documents and the marketplace's rules, quoted as they stand, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.subject import PLAIN
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding import amounts
from assistant.understanding.terms import telling, terms
from assistant.understanding.text import fold, sentences

Record = dict[str, Any]

# How much a passage must have in common with a question to answer it: its meaning and the share of the question's words it has,
# weighed by what the embedding model sees (much in English, little in French, next to nothing between the two), over what is enough.
ENOUGH = {"en": 0.86, "fr": 0.78, "across": 0.6}
SURE = 0.72
NEAR = 0.72
FEES = {"en": "What service fee does a client pay on an order?", "fr": "Quels frais de service le client paie-t-il sur une commande ?"}
MOST_QUOTED = 360
OLD_YEARS = 5


def direct(wish: Wish, look: Look, *, every_kind: bool = True) -> Part | None:
    """The best passage's answer, or None where none answers."""
    hit = best(wish, look, ("faq", "document", "policy", "profile") if every_kind else ("faq",))
    return told(hit, wish, look) if hit is not None else None


def best(wish: Wish, look: Look, kinds: Sequence[str]) -> Record | None:
    """The passage of one of these kinds that answers, the one whose own sentence fits best first."""
    hits = look("search_knowledge", **_query(wish, look)).get("results", [])
    if wish.has("fees"):
        wish = replace(wish, text=FEES[look.situation.language], topics=frozenset())
    language = look.situation.language
    rated = [(strength(hit, language) + _sentence_fit(hit, wish) - (0.2 if hit["language"] != language else 0), hit) for hit in hits if _may_answer(hit, wish, look)]
    for _, hit in sorted(rated, key=lambda row: -row[0]):
        if hit["kind"] in kinds and _answers(hit, wish, look):
            return hit
    return None


def strength(hit: Record, language: str) -> float:
    """1 and more answers; what is between 0 and 1 only comes near."""
    similarity, overlap = max(0.0, hit["similarity"]), hit["overlap"]
    if hit["language"] != language:
        return (overlap + 0.3 * similarity) / ENOUGH["across"]
    if language == "fr":
        return (0.5 * similarity + overlap) / ENOUGH["fr"]
    return (similarity + 0.8 * overlap) / ENOUGH["en"]


def _sentence_fit(hit: Record, wish: Wish) -> float:
    """Up to 0.3 for one sentence that has all of the question's words, 0.2 more where a definition is asked and the sentence gives one."""
    wanted = frozenset(terms(wish.text)) - {"c:definition"}
    if not wanted:
        return 0.0
    parts = [hit["title"], *sentences(str(hit["text"]))]
    said = [terms(part, hit["language"]) for part in parts]
    weight = {term: 0.3 if term.isdigit() else 1.0 for term in wanted}
    cover = max(sum(weight[t] for t in wanted & frozenset(each)) for each in said) / sum(weight.values())
    subject = wish.topics or wanted
    defines = _DEFINITION.search(fold(wish.text)) and any(subject <= frozenset(each[: len(subject) + 3]) for each in said[1:])
    return 0.3 * cover + (0.2 if defines else 0.0)


_DEFINITION = re.compile(
    r"\b(?:what(?:'s| is| are| does)|who (?:counts|is considered|qualifies)|c'est quoi|qu'est[- ]ce qu\w*|qui (?:compte|est considere)|que (?:veut dire|signifie)|definition)\b"
)


def _query(wish: Wish, look: Look) -> dict[str, str]:
    """The question without the freelancer's name, which every other passage has; with the one before where it leans on it."""
    briefing = look.situation.briefing
    text = re.sub(rf"\b{re.escape(briefing.freelancer.split()[0])}\b(?: {re.escape(briefing.freelancer.split()[-1])})?", _you(look), wish.text)
    if wish.has("fees"):
        text = FEES[look.situation.language]
    before = look.situation.before[-1] if look.situation.before else ""
    follows = len(wish.text.split()) <= 6 and before
    return {"query": text[:1000], "before": before[:1000]} if follows else {"query": text[:1000]}


def _you(look: Look) -> str:
    return "vous" if look.situation.language == "fr" else "you"


def _may_answer(hit: Record, wish: Wish, look: Look) -> bool:
    """What is superseded, or old and unofficial, is history: it answers only questions about the past."""
    if wish.has("scope") and hit["kind"] == "profile" and not hit["id"].endswith((":about", ":skills")):
        return False
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
    near = strength(hit, look.situation.language)
    spoken = _spoken_share(hit, wish, look)
    alike = near >= 1 and (hit["similarity"] >= SURE or spoken >= 0.5)
    # Further away in meaning, but it has every word that tells what is asked.
    same_matter = near >= NEAR and spoken >= 0.99 and bool(telling(wish.topics))
    if not alike and not same_matter:
        return False
    return asks_yes_or_no(wish.text) or not _YES_OR_NO.match(fold(excerpt(hit, wish.text)))


_YES_OR_NO = re.compile(r"^(?:yes|no|oui|non)\b")
_ASKS_WHAT = re.compile(r"^\W*(?:and |et |but |mais |so |ok |hi |hello |bonjour )*(?:how|what|which|when|where|who|why|combien|quel\w*|quand|qui|comment|pourquoi|que |qu'est-ce que?)\b")


def asks_yes_or_no(question: str) -> bool:
    return not _ASKS_WHAT.match(fold(question))


def _spoken_share(hit: Record, wish: Wish, look: Look) -> float:
    """How much of what the question is about a passage has in its own words, whichever package it is asked of."""
    language, gig = look.situation.language, look.situation.gig(wish.gig)
    named = [o.title for o in (*gig.packages, *gig.extras) if o.id in (*wish.packages, *wish.extras)] if gig else []
    titles = frozenset(term for title in named for term in terms(title, gig.language)) if gig else frozenset()
    said = frozenset(terms(f"{hit['title']}. {hit['text']}", hit["language"]))
    everything = frozenset(t for t in terms(wish.text, language) if not t.isdigit()) - PLAIN - titles
    whole = _share(everything, said, wish.text)
    return max(_share(wish.topics, said, wish.text), 0.5 if whole >= 0.7 else 0.0)


def _share(wanted: frozenset[str], said: frozenset[str], text: str) -> float:
    """The part of the wanted terms that was said, by weight: names weigh most, words that no lexicon knows least."""
    if not wanted:
        return 1.0
    names = named_things(wanted, text)
    about = telling(wanted)
    weight = {term: 2.0 if term in names else 1.0 if term in about else 0.35 for term in wanted}
    return sum(weight[t] for t in wanted & said) / sum(weight.values())


def named_things(wanted: frozenset[str], text: str) -> frozenset[str]:
    """Of some terms, those that are the name of a thing in the text."""
    return wanted & frozenset(term for name in _NAMES.findall(text) for language in ("en", "fr") for term in terms(name, language))


# A word with a capital inside a sentence, or of capitals: the name of a thing.
_NAMES = re.compile(r"(?<=[a-zà-ÿ,;:'’] )(?:[A-ZÀ-Þ][\w.+#-]*|[a-z]+[A-Z]\w*)|\b[A-Z]{2,}\d*\b")


def told(hit: Record, wish: Wish, look: Look) -> Part:
    language = look.situation.language
    text = excerpt(hit, wish.text)
    if hit["kind"] == "faq" and wish.topics and not wish.topics & frozenset(terms(text, hit["language"])):
        text = f"{hit['title']} – {text}"
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
        figure = counts and any(amount.kind in ("count", "duration", "money", "percent") and not amount.article for amount in amounts.find(parts[place]))
        return -(len(wanted & frozenset(terms(parts[place], language))) + (1.5 if figure else 0)), place

    return sorted(range(len(parts)), key=rank)


_HOW_MANY = re.compile(r"\b(?:how (?:many|much|long|old|often)|since when|combien|depuis (?:quand|combien))\b")


def _answer_of(text: str, question: str) -> str:
    """An FAQ passage without its question."""
    return text.removeprefix(question).strip() or text
