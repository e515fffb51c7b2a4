"""French read in English, word by word: enough for a model of meaning that knows English only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files

from assistant.understanding.language import guess
from assistant.understanding.terms import CONCEPT, STOPWORDS, lexicon, stem
from assistant.understanding.text import fold, words

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
    return sha256("".join(_table(name) for name in ("lexicon.tsv", "french.tsv", "gloss.py")).encode()).hexdigest()[:8]


@lru_cache(maxsize=2_000)
def _read(text: str) -> str:
    return " ".join(_words(_AFTER_VERB.sub("", _WHAT_IS.sub("what is ", _WHERE.sub("where", text)))))


# Without its accent it is "or".
_WHERE = re.compile(r"\bo[ùÙ]\b", re.IGNORECASE)
_WHAT_IS = re.compile(r"\bqu['’]est[- ]ce qu['’](?=une?\b)", re.IGNORECASE)
# "Les fichiers sont-ils compris ?": the subject has been named before.
_AFTER_VERB = re.compile(r"-(?:t-)?(?:ils?|elles?)\b", re.IGNORECASE)
# A capital inside a sentence, or a word of capitals: a name, whatever it may stand for ("AWS", "la maison Brume").
_NAMES = re.compile(r"(?<=[a-zà-ÿ] )[A-ZÀ-Þ][a-zà-ÿ]+|\b[A-ZÀ-Þ]{2,}\b")


def _words(text: str) -> Iterator[str]:
    tokens = [word.text for word in words(text)]
    names = frozenset() if text.isupper() else frozenset(fold(name) for name in _NAMES.findall(text) if not _is_read(name))
    stems = ["" if token in names else _form(token) for token in tokens]
    at = 0
    while at < len(tokens):
        found = _phrase(tuple(stems[at : at + _LONGEST]), tokens[at] if stems[at] else "")
        if found is not None:
            yield found[0]
        elif tokens[at] not in STOPWORDS["fr"]:
            yield tokens[at]
        at += found[1] if found is not None else 1


def _is_read(name: str) -> bool:
    """A name with another one in English (Londres), or a word written large (TARIF)."""
    known = _exact().get(fold(name), "")
    return known != "" if name.isupper() else known[:1].isupper()


def _phrase(ahead: Phrase, first: str) -> tuple[str, int] | None:
    """The longest entry that the next words begin with, in English, and of how many words it is; `first` is the next word as written."""
    table = _english()
    for length in range(len(ahead), 1, -1):
        if (said := table.get(ahead[:length])) is not None:
            return said, length
    # The word itself before its stem, which it may share with another ("faute" and "faut", "pays" and "payer").
    said = _exact().get(first) or (table.get(ahead[:1]) if ahead[0] else None)
    return (said, 1) if said is not None else None


@cache
def _english() -> Mapping[Phrase, str]:
    """Single words by the word list, which is exact; set phrases and what it lacks by the lexicon's concepts."""
    concepts = {
        tuple(part.rstrip("e") for part in stems): concept.removeprefix(CONCEPT)
        for stems, concept in lexicon()["fr"].items()
        if stems[0] not in STOPWORDS["fr"] or len(stems) > 1
    }
    listed: dict[Phrase, str] = {}
    for phrase, english in _word_list():
        listed.setdefault(tuple(_form(word) for word in phrase), english)
    return {**concepts, **listed}


@cache
def _exact() -> Mapping[str, str]:
    """Single words as they stand in the word list."""
    table: dict[str, str] = {}
    for phrase, english in _word_list():
        if len(phrase) == 1:
            table.setdefault(phrase[0], english)
    return table


@cache
def _word_list() -> Sequence[tuple[Phrase, str]]:
    return [
        (tuple(word.text for word in words(phrase)), english)
        for english, tab, french in (line.partition("\t") for line in _table("french.tsv").splitlines())
        if tab and not english.startswith("#")
        for phrase in french.split(",")
    ]


def is_known(word: str, language: str) -> bool:
    """Whether the word list has a folded word of that language, so no misspelling of another; French borrows English ones."""
    return word in _english_words() or (language == "fr" and _form(word) in _french_forms())


@cache
def _english_words() -> frozenset[str]:
    return frozenset(word.text for _, english in _word_list() for word in words(english))


@cache
def _french_forms() -> frozenset[str]:
    return frozenset(_form(phrase[0]) for phrase, _ in _word_list() if len(phrase) == 1)


@lru_cache(maxsize=50_000)
def _form(word: str) -> str:
    """One form for "protégé" and "protégée", which the stemmer keeps apart once the accents are gone."""
    return stem(word, "fr").rstrip("e")


def _table(name: str) -> str:
    return files("assistant.understanding").joinpath(name).read_text("utf-8")
