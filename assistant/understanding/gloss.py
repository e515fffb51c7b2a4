"""French read in English, word by word: enough for a model of meaning that knows English only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files

from assistant.understanding.language import guess
from assistant.understanding.terms import CONCEPT, STOPWORDS, lexicon, stem
from assistant.understanding.text import words

Phrase = tuple[str, ...]

_LONGEST = 4
"""Words of a set phrase."""


def in_english(text: str) -> str:
    """A French text word for word in English, in its own order; any other text as it is.

    What stands in no word list is kept: a name, or a word both languages share.
    """
    return _read(text) if guess(text).code == "fr" else text


@cache
def edition() -> str:
    """Changes whenever `in_english` may say something else of the same text."""
    return sha256("".join(_table(name) for name in ("lexicon.tsv", "french.tsv")).encode()).hexdigest()[:8]


@lru_cache(maxsize=2_000)
def _read(text: str) -> str:
    return " ".join(_words(_WHERE.sub("where", text)))


# Without its accent it is "or".
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_WHERE = re.compile(r"\bo[ùÙ]\b", re.IGNORECASE)


def _words(text: str) -> Iterator[str]:
    tokens = [word.text for word in words(text)]
    # A word of capitals is a name, whatever it may stand for ("AWS").
    names = frozenset() if text.isupper() else frozenset(name.lower() for name in _CAPITALS.findall(text))
    stems = ["" if token in names and (_form(token),) not in _word_list() else _form(token) for token in tokens]
    at = 0
    while at < len(tokens):
        found = _phrase(tuple(stems[at : at + _LONGEST]))
        if found is not None:
            yield found[0]
        elif tokens[at] not in STOPWORDS["fr"]:
            yield tokens[at]
        at += found[1] if found is not None else 1


def _phrase(ahead: Phrase) -> tuple[str, int] | None:
    """The longest entry that the next words begin with, in English, and of how many words it is."""
    table = _english()
    for length in range(len(ahead), 0, -1):
        if (said := table.get(ahead[:length])) is not None:
            return said, length
    return None


@cache
def _english() -> Mapping[Phrase, str]:
    """Single words by the word list, which is exact; set phrases and what it lacks by the lexicon's concepts."""
    concepts = {
        tuple(part.rstrip("e") for part in stems): concept.removeprefix(CONCEPT)
        for stems, concept in lexicon()["fr"].items()
        if stems[0] not in STOPWORDS["fr"] or len(stems) > 1
    }
    return {**concepts, **_word_list()}


@cache
def _word_list() -> Mapping[Phrase, str]:
    table: dict[Phrase, str] = {}
    for line in _table("french.tsv").splitlines():
        english, tab, french = line.partition("\t")
        for phrase in french.split(",") if tab and not line.startswith("#") else ():
            table.setdefault(tuple(_form(word.text) for word in words(phrase)), english)
    return table


def is_known(word: str) -> bool:
    """Whether a folded word is French, or English, that the word list has: no misspelling of another word."""
    return (_form(word),) in _word_list() or word in _english_words()


@cache
def _english_words() -> frozenset[str]:
    return frozenset(word.text for english in _word_list().values() for word in words(english))


@lru_cache(maxsize=50_000)
def _form(word: str) -> str:
    """One form for "protégé" and "protégée", which the stemmer keeps apart once the accents are gone."""
    return stem(word, "fr").rstrip("e")


def _table(name: str) -> str:
    return files("assistant.understanding").joinpath(name).read_text("utf-8")
