"""A reply cut into statements: sentences, bullets and table cells, each with what a reader carries over to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.amounts import Amount, find

MARKUP = re.compile(r"[*_`#>]")
SENTENCE_END = re.compile(
    r"(?<![ (.]p\.m)(?<![ (.]a\.m)(?<!approx)(?<!max)(?<!min)(?<!e\.g)(?<!i\.e)(?<!env)(?<=[.!?…;])[\s\"»)]+(?=\S)|;\s*"
)
LIST_MARK = re.compile(r"^\s*(?:[-•–+]|\(?\d{1,2}[.)]|[a-z]\))\s+")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+\.\w+|www\.\S+")
RULE_ROW = re.compile(r"^[\s|:\-–]+$")


@dataclass(frozen=True, slots=True)
class Statement:
    """`text` is reply[start:start + len(text)] without markup. `label` are words of the table's row or column that say what it is of.

    `heads` are the texts (a heading, a row's first cell) whose subject holds here before any other that was mentioned.
    """

    text: str
    start: int
    amounts: tuple[Amount, ...]
    question: bool = False
    label: str = ""
    heads: tuple[str, ...] = ()
    heading: bool = False
    cell: bool = False
    bullet: bool = False


def statements(reply: str, language: str) -> list[Statement]:
    plain = ADDRESS.sub(lambda m: " " * len(m.group()), MARKUP.sub(" ", reply))
    found: list[Statement] = []
    header: list[str] = []
    place = 0
    for line in plain.split("\n"):
        cells = line.count("|") >= 2
        if cells and RULE_ROW.match(line):
            pass
        elif cells:
            found += _row(line, place, header, language)
            header = header or [cell for cell, _ in _cells(line, 0)]
        else:
            header = []
            found += _line(line, place, language)
        place += len(line) + 1
    return found


def _cells(line: str, place: int) -> list[tuple[str, int]]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    at = place + line.index(inner)
    cells: list[tuple[str, int]] = []
    for cell in inner.split("|"):
        cells.append((cell, at))
        at += len(cell) + 1
    return cells


def _row(line: str, place: int, header: list[str], language: str) -> list[Statement]:
    cells = _cells(line, place)
    rows: list[Statement] = []
    first = cells[0][0] if cells else ""
    for column, (cell, at) in enumerate(cells):
        top = header[column] if column < len(header) else ""
        heads = tuple(text for text in (top, first) if text.strip()) if column and header else ()
        rows.append(Statement(cell, at, find(cell, language), label=f"{top} {first if column else ''}", heads=heads, cell=True))
    return rows


def _line(line: str, place: int, language: str) -> list[Statement]:
    mark = LIST_MARK.match(line)
    skipped = mark.end() if mark else 0
    text, at = line[skipped:], place + skipped
    found: list[Statement] = []
    last = 0
    for match in [*SENTENCE_END.finditer(text), None]:
        end = match.start() if match else len(text)
        part = text[last:end]
        if part.strip():
            question = part.rstrip(' "»)').endswith("?")
            heading = part.rstrip().endswith(":") or (len(part.split()) <= 5 and not re.search(r"[.!?]\s*$", part) and not mark)
            found.append(Statement(part, at + last, find(part, language), question, heading=heading, bullet=bool(mark)))
        last = match.end() if match else end
    return found
