"""When the freelancer must be brought in, found in code so that it holds for every chat model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.money import Money
from assistant.orders.mandate import HandOverTriggers
from assistant.understanding.acts import wants_person
from assistant.understanding.amounts import find
from assistant.understanding.deals import asks_freelancer
from assistant.understanding.terms import CONCEPT, stem, terms
from assistant.understanding.text import fold, sentences, words

LANGUAGES = ("en", "fr")
BETWEEN = 3
"""How many other words may stand between the words of a topic."""
NEAR_PAR = frozenset(("EUR", "USD", "GBP", "CHF"))
"""Currencies close enough to each other for a limit that only decides who answers."""

BUDGET_WORDS = re.compile(r"\b(?:budget|spend|invest|afford|depens|enveloppe)")


def must_hand_over(texts: Sequence[str], triggers: HandOverTriggers, name: str, *, dealing: bool = False) -> str | None:
    """The reason, or None. `texts` are the client's new messages, `name` is the freelancer's.

    `dealing` while an offer is talked of: then "ask Léna" puts the offer to her, and passes nothing on.
    """
    return next((reason for text in texts if (reason := _reason(text, triggers, name, dealing))), None)


def _reason(text: str, triggers: HandOverTriggers, name: str, dealing: bool) -> str | None:
    if wants_person(text, name) and not (dealing and asks_freelancer(text, name=name)):
        return "person"
    return _phrase(text, triggers.phrases) or _topic(text, triggers.topics) or _budget(text, triggers.budget_over)


def _phrase(text: str, phrases: Sequence[str]) -> str | None:
    return next((f"phrase: {p}" for p in phrases if any(_contains(text, p, language, between=0) for language in LANGUAGES)), None)


def _topic(text: str, topics: Sequence[str]) -> str | None:
    return next((f"topic: {topic}" for topic in topics if any(_speaks_of(text, topic, language) for language in LANGUAGES)), None)


def _speaks_of(text: str, topic: str, language: str) -> bool:
    if _contains(text, topic, language, between=BETWEEN):
        return True
    # The same notion in the other language or in other words, where the lexicon knows it.
    wanted = set(terms(topic, language))
    if len(wanted) < 2 or not all(term.startswith(CONCEPT) for term in wanted):
        return False
    return any(wanted <= set(terms(sentence)) for sentence in sentences(text))


def _contains(text: str, wanted: str, language: str, *, between: int) -> bool:
    """The wanted words in their order, in any inflection, within one sentence."""
    needle = _stems(wanted, language)
    return bool(needle) and any(_in_order(_stems(sentence, language), needle, between) for sentence in sentences(text))


def _in_order(stems: tuple[str, ...], needle: tuple[str, ...], between: int) -> bool:
    for start, first in enumerate(stems):
        if first != needle[0]:
            continue
        place = start
        for wanted in needle[1:]:
            window = stems[place + 1 : place + 2 + between]
            if wanted not in window:
                break
            place += 1 + window.index(wanted)
        else:
            return True
    return False


@lru_cache(maxsize=512)
def _stems(text: str, language: str) -> tuple[str, ...]:
    # Abbreviations are too short for the stemmer: "NDAs" is "NDA".
    return tuple(stem(word.text, language).removesuffix("s") for word in words(text))


def _budget(text: str, limit: Money | None) -> str | None:
    """Money above the limit, or a bare number above it where the budget is spoken of."""
    if limit is None:
        return None
    stated = [a for a in find(text) if a.kind == "money" and a.unit in {limit.currency, *NEAR_PAR}]
    if BUDGET_WORDS.search(fold(text)):
        stated += [a for a in find(text) if a.kind == "count" and not a.unit and not a.article]
    highest = [a.high or a.low for a in stated]
    return "budget" if any(amount is not None and amount > limit.amount for amount in highest) else None
