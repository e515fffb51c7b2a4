"""Slips of the finger in the words of time: "tommorow", "wendesday", "jeudo"."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from assistant.understanding.moments.words import CANONICAL, MENDABLE, NOT_SLIPS, WEAK


@lru_cache(maxsize=8192)
def mended(word: str) -> str:
    """The word of time that was meant, or the word itself. One slip in a short word, two in a long one, never in its first letter."""
    if len(word) < 5 or word in CANONICAL or word in WEAK or word in NOT_SLIPS or not word.isalpha():
        return word
    best, least = word, 3
    for name in MENDABLE:
        allowed = 2 if len(name) >= 8 and len(word) >= 7 else 1
        if name[0] != word[0] or abs(len(name) - len(word)) > allowed or name == word + "s":
            continue
        slips = OSA.distance(word, name, score_cutoff=allowed)
        if slips <= allowed and slips < least:
            best, least = name, slips
    return best
