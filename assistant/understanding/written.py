"""Tokens of a text as a reader sees them: look-alike letters and digits of any script read the same, invisible characters vanish."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

LOOK_ALIKES = dict(
    zip(
        "авеѕіјкмнорстухԁɡᴏοαειικνρτυχАВЕЅІЈКМНОРСТУХΑΒΕΗΙΚΜΝΟΡΤΥΧΖ",
        "abesijkmhopctyxdgooaeiiknptuxabesijkmhopctyxabehikmnoptyxz",
        strict=True,
    )
)
SPELLED = {
    "٫": ".", "٬": ",", "⁄": "/", "∕": "/", "’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "﹣": "-", "×": "x", "✕": "x", "œ": "oe", "æ": "ae",
}  # fmt: skip
TOKEN = re.compile(
    r"(?<![\d])\d{1,3}(?:(?:[ ']\d{3})+(?:[.,]\d+)?|(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3})+(?:,\d+)?)(?!\d)"
    r"|\d+(?:[.,]\d+)?|[^\W\d_]+|[^\s\w]|_"
)


class Token(NamedTuple):
    """`word` is folded (lower case, no accents, look-alikes replaced); start and end are places in the original text."""

    kind: Literal["number", "word", "mark"]
    word: str
    raw: str
    start: int
    end: int
    glued: bool
    """No space between this token and the one before it."""


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character in SPELLED:
        return SPELLED[character]
    category = unicodedata.category(character)
    if category in ("Cf", "Mn", "Me", "Cc") and not character.isspace():
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    if character in LOOK_ALIKES:
        return LOOK_ALIKES[character]
    whole = unicodedata.normalize("NFKC", character)
    if category == "No" and "⁄" in whole:
        whole = " " + whole
    plain = unicodedata.normalize("NFD", whole.lower())
    return "".join(SPELLED.get(c, LOOK_ALIKES.get(c, c)) for c in plain if unicodedata.category(c) not in ("Mn", "Cf"))


def vocabulary(words: str) -> frozenset[str]:
    """A set of folded words, written as one line of them."""
    return frozenset(words.split())


def fold(text: str) -> str:
    """As tokens read it: lower case, no accents, plain digits, no invisible characters."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


@lru_cache(maxsize=16_384)
def level(text: str) -> str:
    """Folded like tokens, but of the text's own length, so that places in it are places in the text."""
    return text.lower() if text.isascii() else "".join((_folded(c) or " ")[0] for c in text)


def _plain(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in the original."""
    pieces: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        piece = _folded(character)
        pieces.append(piece)
        places.extend([place] * len(piece))
    return "".join(pieces), places


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """Numbers keep their separators ("1 234,50"); words are runs of letters; everything else is single marks."""
    if text.isascii():
        plain, places = text.lower(), list(range(len(text)))
    else:
        plain, places = _plain(text)
    found: list[Token] = []
    last = -1
    for match in TOKEN.finditer(plain):
        word = match.group()
        start, end = places[match.start()], places[match.end() - 1] + 1
        kind: Literal["number", "word", "mark"] = "number" if word[0].isdigit() else "word" if word[0].isalpha() else "mark"
        found.append(Token(kind, word, text[start:end], start, end, match.start() == last))
        last = match.end()
    return tuple(found)


def word_at(tokens: Sequence[Token], place: int) -> str:
    """Empty before the first token and after the last."""
    return tokens[place].word if 0 <= place < len(tokens) else ""
