"""Text without markup cut into natural units, each with the headings that make it understandable alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median

from assistant.importing.blocks import Block, Piece, blocks_of
from assistant.importing.dates import date_line
from assistant.importing.lines import TextLine, ends_sentence, lines_of
from assistant.importing.splitting import LONGEST, packed, pieces

SHORT = 160
"""A paragraph shorter than this is read together with the next one under its heading."""
_TOGETHER = 500
_WORD = re.compile(r"[^\W\d_]{2}")
_REMARK = re.compile(r"(remarque|note|nota|conseil|tip|attention|important|astuce|n\.?b\.?)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """`titles`: what the text is about, nearest first; `line` is where it begins; `joins`: it may be read with its neighbours."""

    text: str
    line: int
    titles: tuple[str, ...] = ()
    joins: bool = False


def title_of(text: str) -> str | None:
    """The first line if it stands as one, else the first heading-like line."""
    lines = _content(lines_of(text))
    first = _title_line(lines)
    if first is not None:
        return first.text.rstrip(".")
    return next((block.heading for block in blocks_of(lines) if block.heading), None)


def units_of(text: str, *, titled: bool = True) -> list[Unit]:
    """Every unit is at most LONGEST letters long. Where the first line is the title (`titled`), it is not repeated as a text."""
    lines = _content(lines_of(text))
    title = _title_line(lines) if titled else None
    blocks = blocks_of([line for line in lines if line is not title])
    units = [unit for block in _without_page_ends(blocks) for unit in _units(block)]
    return _together([unit for unit in units if _WORD.search(unit.text)])


def without_markup(text: str) -> str:
    """Markdown's emphasis, links, pictures, code marks and HTML tags taken off one or several lines."""
    text = re.sub(r"<!--(?:(?!<!--).){0,5000}?-->", "", text, flags=re.DOTALL)
    text = re.sub(r"!\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)", r"\1", text)
    text = re.sub(r"\[([^\]]+)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)", r"\1", text)
    text = re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", text)
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])", r"\1", text)
    text = re.sub(r"(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])", r"\1", text)
    return re.sub(r"`([^`\n]+)`", r"\1", text).strip("\n")


def _content(lines: list[TextLine]) -> list[TextLine]:
    """Without a line near the top that is only a date: it says when, not what."""
    filled = [line for line in lines if line.kind != "blank"][:8]
    dated = next((line for line in filled if date_line(line.text)), None)
    return [line for line in lines if line is not dated]


def _title_line(lines: list[TextLine]) -> TextLine | None:
    filled = [line for line in lines if line.kind != "blank"]
    if len(filled) < 2 or filled[0].kind != "text" or not 2 <= len(filled[0].text) <= 100 or filled[0].text[-1] in ":;,":
        return None
    first, second = filled[0], filled[1]
    follows_at_once = lines.index(second) == lines.index(first) + 1
    if not follows_at_once or second.kind != "text" or ends_sentence(first.text):
        return first
    return first if second.text[0].isupper() and len(first.text) <= 60 else None


def _units(block: Block) -> Iterable[Unit]:
    if block.paragraph:
        titles = _titles(block.paragraph.name, block.heading)
        return [Unit(part, block.paragraph.line, titles, joins=True) for part in pieces(block.paragraph.text)]
    if _each_alone(block):
        return [unit for item in block.items if item.text for unit in _item_units(item, block.heading)]
    shown = [f"{item.marker or '-'} {item.text}" for item in block.items if item.text]
    lead = f"{block.lead}\n" if block.lead else ""
    room = LONGEST - len(lead)
    parts = packed([part for item in shown for part in pieces(item, room)], room, "\n")
    titles = _titles(None, block.heading)
    return [Unit(lead + part, block.items[0].line, titles) for part in parts]


def _each_alone(block: Block) -> bool:
    """A list of whole statements (a glossary, questions and answers) rather than of parts of one (steps, ingredients)."""
    filled = [item for item in block.items if item.text]
    if block.ordered or block.lead or not filled:
        return False
    whole = sum(ends_sentence(item.text) for item in filled)
    return any(item.name for item in filled) or (whole * 2 > len(filled) and median(len(item.text) for item in filled) >= 60)


def _item_units(item: Piece, heading: str | None) -> list[Unit]:
    own = item.lines[0] if item.named else None
    return [Unit(part, item.line, _titles(item.name or own, heading)) for part in pieces(item.text)]


def _titles(*names: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _without_page_ends(blocks: list[Block]) -> list[Block]:
    """A web page ends in "0 Comments" or "Was this helpful?": a few words, or a question that nothing answers."""
    kept = list(blocks)
    while len(kept) > 1 and (last := kept[-1].paragraph) and _ends_a_page(last.text):
        kept.pop()
    return kept


def _ends_a_page(text: str) -> bool:
    return text.endswith("?") or (len(text.split()) <= 3 and not ends_sentence(text))


def _together(units: list[Unit]) -> list[Unit]:
    found: list[Unit] = []
    for unit in units:
        last = found[-1] if found else None
        if last and last.titles == unit.titles and _belongs(last, unit):
            found[-1] = replace(last, text=f"{last.text}\n{unit.text}")
        else:
            found.append(unit)
    return found


def _belongs(before: Unit, unit: Unit) -> bool:
    together = len(before.text) + len(unit.text)
    if before.joins and before.text.endswith(":"):
        return together < LONGEST
    if not unit.joins:
        return False
    return together < LONGEST if _REMARK.match(unit.text) else before.joins and len(before.text) < SHORT and together < _TOGETHER
