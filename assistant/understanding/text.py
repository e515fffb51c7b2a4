"""Plain text made comparable: one case, no accents, no tricks with invisible or look-alike characters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_APOSTROPHES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-"}
)
_SPECIAL = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})
# Cyrillic and Greek letters that pass for Latin ones inside an otherwise Latin word.
_LOOKALIKES = str.maketrans("аеорсухіјѕԁқӏвмнтк", "aeopcyxijsdqlbmhtk")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ELIDED = frozenset("l d j n s t m c qu jusqu lorsqu puisqu quelqu presqu aujourd".split())


class Word(NamedTuple):
    """One word, folded, and where it stands in the text it came from."""

    text: str
    start: int
    end: int


def visible(text: str) -> str:
    """The text a person sees: compatibility forms made plain, invisible characters dropped."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_APOSTROPHES)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case without accents, for comparing. Look-alike letters of other scripts count as the Latin ones."""
    if text.isascii():
        return text.replace("`", "'").lower()
    lowered = visible(text).lower().translate(_SPECIAL)
    if not lowered.isascii():
        if any("a" <= letter <= "z" for letter in lowered):
            lowered = lowered.translate(_LOOKALIKES)
        lowered = "".join(letter for letter in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(letter))
    return lowered


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[Word, ...]:
    """The words of a folded text; French elisions are split off ("l'offre" gives l, offre), English ones kept ("don't")."""
    found: list[Word] = []
    for match in _WORD.finditer(fold(text)):
        start, token = match.start(), match.group()
        head, apostrophe, tail = token.partition("'")
        while apostrophe and head in _ELIDED and tail:
            found.append(Word(head, start, start + len(head)))
            start, token = start + len(head) + 1, tail
            head, apostrophe, tail = token.partition("'")
        found.append(Word(token.replace("'", ""), start, start + len(token)))
    return tuple(found)


def tokens(text: str) -> list[str]:
    """The words of a folded text without their places, which is all that long lists of them need."""
    folded = fold(text)
    return [word.text for word in words(text)] if "'" in folded else _WORD.findall(folded)


_SENTENCE_END = re.compile(r"(?<=[.!?…;])\s+(?=\S)|\n+")


def sentences(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _SENTENCE_END.split(text) if part.strip())
