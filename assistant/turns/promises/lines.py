"""Sentences of a text as they can be compared: their terms, figures and sense, each with what the words before it add."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from assistant.turns.promises.polarity import ANSWER, negative
from assistant.understanding.amounts import Amount, find
from assistant.understanding.terms import terms
from assistant.understanding.written import level, tokens

SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
WRAPPED = re.compile(r"(?<=[^\s.!?;:])[ \t]*\n(?=[^\W\dA-ZÀ-Ý_])|(?<=[^\n]{60})(?<=[^\s.!?;:])\n(?=[^\s•*-])")
"""A line's end in the middle of a sentence."""
TURNS = re.compile(r",? (?=(?:but|mais|however|cependant)\b)")
STANDS_FOR = re.compile(r"\b(?:it is|it's|it takes|they are|this is|c'est|il est|elle est|ce delai est|cela)\b")
"""A sentence whose subject is a pronoun speaks of what the sentence before it named."""
READY = re.compile(
    r"\b(?:print|press)[- ]?ready\b|\bready (?:to|for)(?: the)? (?:print\w*|press)\b|\bpr[êe]te?s? (?:à|a|"
    r"pour)(?: l['’])? ?(?:imprimer|impression)\b",
    re.IGNORECASE,
)
NOTHING: frozenset[str] = frozenset()


@lru_cache(maxsize=20_000)
def meaning(text: str, language: str | None = None) -> tuple[str, ...]:
    """The terms of a text. "Print-ready" is one of its own: it is not printing."""
    return terms(READY.sub("printready", text), language)


@lru_cache(maxsize=20_000)
def either(text: str) -> frozenset[str]:
    """The terms of a few words whose language they do not tell."""
    return frozenset(meaning(text, "en")) | frozenset(meaning(text, "fr"))


class Piece(NamedTuple):
    """One sentence, or a part of one that turns to the contrary."""

    terms: frozenset[str]
    """With those of the title, the question it answers, and the sentence before where it only points to it."""
    near: tuple[frozenset[str], ...]
    """For each amount, the terms of its own part of the sentence."""
    amounts: tuple[Amount, ...]
    negative: bool
    own: frozenset[str]
    text: str
    words: str
    title: bool = False
    """A heading names what follows and states nothing."""


@lru_cache(maxsize=4096)
def pieces(text: str, title: str) -> tuple[Piece, ...]:
    """Cached by their words: the same passages come up turn after turn."""
    return tuple(_pieces(text, title))


def _pieces(text: str, title: str) -> Iterator[Piece]:
    named = frozenset(meaning(title)) if title else NOTHING
    out = bool(title) and "?" not in title and ("c:exclude" in named or negative(title.split(" — ")[0]))
    asked, previous = NOTHING, NOTHING
    first = True
    for sentence in SENTENCES.split(WRAPPED.sub(" ", text)):
        if not sentence.strip():
            continue
        if sentence.rstrip().endswith("?"):
            asked, first = frozenset(meaning(sentence)), True
            continue
        heading = bool(title) and sentence.strip() == title.strip()
        answer = ANSWER.match(level(sentence))
        if answer and first and not heading:
            yield Piece(named | asked, (), (), True, NOTHING, f"{title} {sentence}", words_of(sentence))
            named, asked = (NOTHING if "?" in title else named), NOTHING
            sentence = sentence[answer.end() :]
        for part in TURNS.split(sentence) if sentence.strip() else ():
            own = frozenset(meaning(part))
            carried = previous if STANDS_FOR.search(level(part)) else NOTHING
            amounts = find(part)
            near = tuple(frozenset(meaning(_part(part, amount))) for amount in amounts)
            words = words_of(sentence)
            yield Piece(
                own | named | asked | carried, near, amounts, negative(part) != out, own, f"{title} {part}", words, heading and not amounts
            )
            previous = own
        if first and not heading and "?" in title and negative(sentence):
            named = NOTHING
        if not heading:
            asked, first = NOTHING, False


def words_of(text: str) -> str:
    return " ".join(t.word for t in tokens(text) if t.kind != "mark")


def _part(sentence: str, amount: Amount) -> str:
    """The words around an amount up to the next comma or the like."""
    left = max(sentence.rfind(mark, 0, amount.start) for mark in (", ", "; ", ": ", " and ", " et "))
    ends = [place for mark in (", ", "; ", ". ") if (place := sentence.find(mark, amount.end)) >= 0]
    return sentence[left + 1 : min(ends, default=len(sentence))]
