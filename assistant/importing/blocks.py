"""Text without markup read as blocks: headings, paragraphs, and lists with the line that leads into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.importing.lines import TextLine, ends_sentence, looks_like_heading


@dataclass(slots=True)
class Piece:
    """A paragraph, or an item of a list; `name` is what a related article's line called it."""

    line: int
    lines: list[str] = field(default_factory=list)
    marker: str = ""
    name: str | None = None

    @property
    def text(self) -> str:
        """Lines that were wrapped are joined again; where a sentence ended, the line break stays."""
        joined = ""
        for place, line in enumerate(self.lines):
            ended = joined.endswith((".", "!", "?", ":", "…", "»", ")", ";")) or (place == 1 and self.named)
            joined += ("\n" if ended else " " if joined else "") + line
        return joined

    @property
    def named(self) -> bool:
        """Its first line is what it is about."""
        return bool(self.marker) and len(self.lines) > 1 and looks_like_heading(self.lines[0]) and self.lines[1][0].isupper()


@dataclass(slots=True)
class Block:
    """`heading` is the nearest one above. A list has `items`; its `lead` is the paragraph that ends in a colon before it."""

    heading: str | None
    paragraph: Piece | None = None
    items: list[Piece] = field(default_factory=list)
    lead: str | None = None
    indent: int = 0
    ordered: bool = False


def blocks_of(lines: Sequence[TextLine]) -> list[Block]:
    reader = _Reader(lines)
    for place in range(len(lines)):
        reader.take(place)
    return [block for block in reader.blocks if block.items or (block.paragraph and block.paragraph.lines)]


def _next_filled(lines: Sequence[TextLine]) -> list[TextLine | None]:
    """For each line, the next one that is not blank."""
    found: list[TextLine | None] = []
    following: TextLine | None = None
    for line in reversed(lines):
        found.append(following)
        following = line if line.kind != "blank" else following
    return found[::-1]


class _Reader:
    """Takes one line after the other; `open` is the block that the next line may still belong to."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.lines = lines
        self.next_filled = _next_filled(lines)
        self.blocks: list[Block] = []
        self.open: Block | None = None
        self.heading: str | None = None
        self.after_blank = True
        self.headings_in_a_row: list[str] = []

    def take(self, place: int) -> None:
        line = self.lines[place]
        if line.kind == "blank":
            if self.open and self.open.paragraph:
                self.open = None
            self.after_blank = True
            return
        if line.kind in ("bullet", "number"):
            self._item(line)
        elif line.kind == "related":
            self._name(line.text)
        elif self._is_heading(place):
            self.headings_in_a_row.append(line.text)
            self.heading = " — ".join(reversed(self.headings_in_a_row[-2:]))
            self.open = None
            self.after_blank = True
            return
        else:
            self._text(line)
        self.headings_in_a_row = []
        self.after_blank = False

    def _item(self, line: TextLine) -> None:
        ordered = line.kind == "number"
        current = self.open
        restart = ordered and line.marker[:-1] in ("1", "a") and current is not None and line.indent <= current.indent
        other = current is not None and current.ordered != ordered and line.indent <= current.indent
        if current is None or not current.items or restart or other:
            current = Block(self.heading, indent=line.indent, ordered=ordered, lead=self._lead())
            self.blocks.append(current)
            self.open = current
        current.items.append(Piece(line.number, [line.text] if line.text else [], line.marker))

    def _lead(self) -> str | None:
        """The line above a list that ends in a colon, taken from the paragraph it closes."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.paragraph is None or last.heading != self.heading or not last.paragraph.lines[-1].endswith(":"):
            return None
        if len(last.paragraph.text) <= 300:
            self.blocks.pop()
            return last.paragraph.text
        return last.paragraph.lines.pop() if len(last.paragraph.lines[-1]) <= 300 else None

    def _text(self, line: TextLine) -> None:
        current = self.open
        if current and current.items and (not self.after_blank or line.indent > 1 or not current.items[-1].lines):
            current.items[-1].lines.append(line.text)
            return
        if current is None or current.paragraph is None:
            current = Block(self.heading, Piece(line.number))
            self.blocks.append(current)
            self.open = current
        assert current.paragraph is not None
        current.paragraph.lines.append(line.text)

    def _name(self, name: str) -> None:
        """A related article's line names the entry before it; a text after it is a new entry."""
        last = self.blocks[-1] if self.blocks else None
        if last and last.heading == self.heading:
            (last.items[-1] if last.items else last.paragraph or Piece(0)).name = name
        if self.open and self.open.paragraph:
            self.open = None

    def _is_heading(self, place: int) -> bool:
        line = self.lines[place]
        if line.indent > 1 or not looks_like_heading(line.text):
            return False
        following = self.next_filled[place]
        if following is None or following.kind == "related":
            return False
        current = self.open
        if current and current.items and not current.items[-1].lines:
            return False
        if self.after_blank:
            return self._stands_alone(place) or following.kind != "text" or not following.text[0].islower()
        if current and current.items:
            return following.kind in ("bullet", "number")
        return bool(current and current.paragraph and ends_sentence(current.paragraph.lines[-1])) and following.text[:1].isupper()

    def _stands_alone(self, place: int) -> bool:
        return place + 1 < len(self.lines) and self.lines[place + 1].kind == "blank"
