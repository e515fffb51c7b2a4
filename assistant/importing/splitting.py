"""Long texts cut into pieces of even size, between sentences."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

LONGEST = 900
"""Letters in a passage: about what the embedding model takes in at once."""

_END = re.compile(r"(?<=[.!?…])[\"'»”)\]]*(?:\s+(?=[\"'«“(\[]?[A-ZÀ-ÖØ-Þ0-9])|\n)|\n+")
_ABBREVIATIONS = {"mr", "mrs", "ms", "dr", "st", "no", "vs", "e.g", "i.e", "approx", "p.ex", "ex", "mme", "mlle", "cf", "art", "fig"}


def sentences(text: str) -> list[str]:
    """Nothing is lost but the white space between them; a line is a sentence too."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        before = text[start : match.start()]
        last = before.rsplit(None, 1)[-1].rstrip(".").lower() if before.split() else ""
        if "\n" not in match.group() and (last in _ABBREVIATIONS or len(last) == 1 and last.isalpha()):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    return [sentence for sentence in (*found, text[start:].strip()) if sentence]


def pieces(text: str, longest: int = LONGEST) -> list[str]:
    if len(text) <= longest:
        return [text]
    parts = [part for sentence in sentences(text) for part in _short(sentence, longest)]
    return packed(parts, longest, " ")


def packed(parts: Sequence[str], longest: int, glue: str) -> list[str]:
    """Neighbours put together, as evenly as their sizes allow."""
    total = sum(len(part) + len(glue) for part in parts)
    if total <= longest:
        return [glue.join(parts)] if parts else []
    wanted = total / math.ceil(total / longest)
    found: list[str] = []
    for part in parts:
        if found and len(found[-1]) + len(glue) + len(part) <= longest and len(found[-1]) + len(part) / 2 <= wanted:
            found[-1] += glue + part
        else:
            found.append(part)
    return found


def _short(sentence: str, longest: int) -> list[str]:
    """A sentence longer than a passage is cut at a comma or a space: there is no better place."""
    parts: list[str] = []
    while len(sentence) > longest:
        cut = max(sentence.rfind("; ", 0, longest), sentence.rfind(", ", 0, longest)) + 1
        cut = cut if cut > longest // 2 else sentence.rfind(" ", 0, longest)
        cut = cut if cut > 0 else longest
        parts.append(sentence[:cut].strip())
        sentence = sentence[cut:].strip()
    return [*parts, sentence] if sentence else parts
