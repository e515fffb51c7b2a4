"""French read word by word in English, for models that know no French: rough grammar, right meaning."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from assistant.understanding.terms import LONGEST_PHRASE, stem
from assistant.understanding.text import Word, words

Phrase = tuple[str, ...]
_STOPS = re.compile(r"[.?!:;,\n]")


@lru_cache(maxsize=2048)
def in_english(text: str) -> str:
    """A French text with each word or phrase that is known put into English; names, figures and the rest stay as they are."""
    return " ".join(_pieces(text)).strip()


@cache
def version() -> str:
    """Changes whenever a gloss may."""
    return hashlib.sha256("".join(_file(name) for name in ("glossary.tsv", "lexicon.tsv")).encode()).hexdigest()[:8]


def _pieces(text: str) -> Iterator[str]:
    found = words(text)
    stems = tuple(stem(word.text, "fr") for word in found)
    at = 0
    while at < len(found):
        length, gloss = _known(found, stems, at)
        last = found[at + length - 1]
        upto = found[at + length].start if at + length < len(found) else len(text)
        stop = _STOPS.search(text, last.end, upto)
        piece = gloss if gloss is not None else text[found[at].start : last.end]
        if piece or stop:
            yield piece + (stop.group().strip() if stop else "")
        at += length


def _known(found: tuple[Word, ...], stems: Phrase, at: int) -> tuple[int, str | None]:
    """How many words the longest known phrase from here has, and its gloss; one word and None where it is not known."""
    exact, stemmed = _glossary()
    for length in range(min(LONGEST_PHRASE, len(found) - at), 0, -1):
        said = tuple(word.text for word in found[at : at + length])
        gloss = exact.get(said)
        if gloss is None:
            gloss = stemmed.get(stems[at : at + length])
        if gloss is not None:
            return length, gloss
    return 1, None


@cache
def _glossary() -> tuple[Mapping[Phrase, str], Mapping[Phrase, str]]:
    """English by the French as written, and by its stems; what the lexicon calls the same concept is glossed by its first English word."""
    exact: dict[Phrase, str] = {}
    stemmed: dict[Phrase, str] = {}
    for english, french in _rows():
        for phrase in french.split(","):
            said = tuple(word.text for word in words(phrase))
            if said:
                exact.setdefault(said, english)
                stemmed.setdefault(tuple(stem(word, "fr") for word in said), english)
    return exact, stemmed


def _rows() -> Iterator[tuple[str, str]]:
    for line in _file("glossary.tsv").splitlines():
        if line and not line.startswith("#"):
            english, _, french = line.partition("\t")
            yield english, french
    for line in _file("lexicon.tsv").splitlines():
        if line.strip() and not line.startswith("#"):
            _, english, french = line.split("\t")
            yield english.split(",")[0], french


@cache
def _file(name: str) -> str:
    return files("assistant.understanding").joinpath(name).read_text("utf-8")
