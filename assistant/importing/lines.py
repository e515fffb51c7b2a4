"""The lines of a text and what each is: an item of a list, a related article's name, text, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["blank", "bullet", "number", "related", "text"]

_BULLET = re.compile(r"[-–—•*▪◦‣·](?:\s+(.*))?$")
_NUMBER = re.compile(r"(\d{1,3}[.)]|[a-z]\))\s+(.+)$")
_RELATED_WORDS = "(?:articles? connexes?|related articles?|see also|voir aussi|(?:à )?lire aussi|further reading|read more|learn more)"
_RELATED = re.compile(rf"{_RELATED_WORDS}\s*:\s*(.+)$", re.IGNORECASE)
_GLUED_RELATED = re.compile(rf"(?<=[.!?…»)])[ \t]*(?={_RELATED_WORDS}\s*:)", re.IGNORECASE)
# A page whose list lost its line breaks: "… the end. - The next entry", and a marker left alone at the end of a line.
_GLUED_ITEM = re.compile(r"(?<=[.!?…»)])\s+[-–•]\s+(?=[«“\"]?[A-ZÀ-ÖØ-Þ])")
_LEFT_MARKER = re.compile(r"\s+[-–•]$")
_SENTENCE_END = re.compile(r"[.!?…][\"'»”)\]]*$")
_QUESTION = re.compile(r"(?:Q|Question)\s*[:.)]\s*(.+)$")
_ANSWER = re.compile(r"(?:A|R|Answer|Réponse)\s*[:.)]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class TextLine:
    """`text` is without its marker; `marker` is what stood before it."""

    number: int
    indent: int
    kind: Kind
    text: str
    marker: str = ""


def lines_of(text: str) -> list[TextLine]:
    raw = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2028", "\n").expandtabs(4).split("\n")
    listed = sum(bool(re.match(r"\s*[-–•](\s|$)", line)) for line in raw) >= 2
    return [_line(number, part) for number, line in enumerate(raw, start=1) for part in _unglued(line.rstrip(), listed)]


def ends_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text))


def looks_like_heading(text: str) -> bool:
    """Short, begins like a name, ends like none: no full stop, no colon, no figure of money."""
    if not 2 <= len(text) <= (160 if text.endswith("?") else 90) or len(text.split()) > (25 if text.endswith("?") else 12):
        return False
    if text[-1] in ".!,;:…" or ": " in text or re.search(r"[€$£%|=]", text) or not re.search(r"[^\W\d_]{2}", text):
        return False
    return text[0].isupper() or text[0].isdigit() or text[0] in '«“"¿'


def _unglued(line: str, listed: bool) -> list[str]:
    parts = _GLUED_RELATED.sub("\n", line).split("\n")
    if not listed:
        return parts
    found: list[str] = []
    for part in parts:
        left = _LEFT_MARKER.search(part) if part.strip() not in "-–•" else None
        part = part[: left.start()] if left else part
        found += _related_and_next(part) if _RELATED.match(part.strip()) else _GLUED_ITEM.sub("\n- ", part).split("\n")
        if left:
            found.append("-")
    return found


def _related_and_next(line: str) -> list[str]:
    """ "Related article: A - B - The next entry begins here." names A - B; the first part that reads as a sentence is the next entry."""
    parts = line.split(" - ")
    for place in range(1, len(parts)):
        if ends_sentence(parts[place]) or len(parts[place].split()) > 8:
            return [" - ".join(parts[:place]), "- " + " - ".join(parts[place:])]
    return [line]


def _line(number: int, raw: str) -> TextLine:
    text = raw.strip()
    indent = len(raw) - len(raw.lstrip())
    if not text:
        return TextLine(number, indent, "blank", "")
    if match := _BULLET.match(text):
        return TextLine(number, indent, "bullet", (match.group(1) or "").strip(), "-")
    if match := _NUMBER.match(text):
        return TextLine(number, indent, "number", match.group(2), match.group(1))
    if match := _RELATED.match(text):
        return TextLine(number, indent, "related", match.group(1).strip())
    if match := _QUESTION.match(text):
        return TextLine(number, 0, "text", match.group(1).strip())
    return TextLine(number, indent, "text", _ANSWER.sub("", text, count=1) if _ANSWER.match(text) else text)
